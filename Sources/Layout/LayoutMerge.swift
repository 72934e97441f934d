internal import Diagnostics
internal import LocatedYAML

/// Puts the keys of one layout file on top of another's: what `extends` and `variants` mean. Values keep the places in the files that they
/// come from.
///
/// Mappings are merged key by key, symbols by name as a whole, elements by their id. A key without a value takes the other's away.
struct LayoutMerge {
  let findings: MappingReader.Findings

  /// How deep mappings of a top-level key are merged; what is deeper is replaced.
  private static let depths = [
    "colors": 1, "lengths": 1, "sheets": 1, "styles": 2, "tracks": 2, "symbols": 1, "signature_box": 1, "margins": 1,
  ]
  /// Keys that tell what an element does with the one of the same id, and where it stands; they are nothing that is drawn.
  static let directives = ["remove", "before", "after"]

  private static let keptByAnotherKind = ["id", "when", "role", "mirror"]

  /// - Parameter isVariant: whether `over` is one of `variants`, which have a condition beside what they change.
  func merged(_ base: YAMLNode, with over: YAMLNode, isVariant: Bool) -> YAMLNode {
    guard let changes = over.mapping else { return base }
    var entries = base.mapping ?? []
    for change in changes {
      let key = change.key.value
      if isVariant, key == "when" { continue }
      guard !change.value.isNothing else {
        entries.removeAll { $0.key.value == key }
        continue
      }
      let i = entries.firstIndex { $0.key.value == key }
      switch (key, i) {
      case ("elements", let i?): entries[i].value = elements(entries[i].value, with: change.value)
      case ("elements", nil): entries.append(change.withValue(elements(change.value.replacing(.sequence([])), with: change.value)))
      case ("variants", let i?): entries[i].value = appended(entries[i].value, change.value)
      case (_, let i?): entries[i].value = Self.merged(entries[i].value, with: change.value, depth: Self.depths[key] ?? 0)
      case (_, nil): entries.append(change)
      }
    }
    return base.replacing(.mapping(entries))
  }

  private static func merged(_ base: YAMLNode, with over: YAMLNode, depth: Int) -> YAMLNode {
    guard depth > 0, var entries = base.mapping, let changes = over.mapping else { return over }
    for change in changes {
      let i = entries.firstIndex { $0.key.value == change.key.value }
      if change.value.isNothing {
        if let i { entries.remove(at: i) }
      } else if let i {
        entries[i].value = merged(entries[i].value, with: change.value, depth: depth - 1)
      } else {
        entries.append(change)
      }
    }
    return base.replacing(.mapping(entries))
  }

  private func appended(_ base: YAMLNode, _ more: YAMLNode) -> YAMLNode {
    guard let old = base.sequence, let new = more.sequence else { return more }
    return base.replacing(.sequence(old + new))
  }

  // MARK: Elements

  private func elements(_ base: YAMLNode, with over: YAMLNode) -> YAMLNode {
    guard var list = base.sequence, let changes = over.sequence else { return over }
    for change in changes {
      guard let id = change.value("id")?.text else {
        insert(change, into: &list)
        continue
      }
      let isRemoved = removes(change)
      let isChanged = edit(&list, id: id.value) { old in isRemoved ? nil : merged(element: old, with: change) }
      guard !isChanged else {
        if !isRemoved, change.value("before") != nil || change.value("after") != nil { move(id.value, as: change, in: &list) }
        continue
      }
      // An element that is changed and isn't there, or a new one that draws nothing.
      if isRemoved || ElementReader.kind(of: change) == nil {
        findings.add(.unknownElement(id.value, known: ids(of: list)), at: id.location)
      } else {
        insert(change, into: &list)
      }
    }
    return base.replacing(.sequence(list))
  }

  private func removes(_ change: YAMLNode) -> Bool {
    guard change.mapping != nil, change.value("remove") != nil else { return false }
    var reader = MappingReader(change, findings: findings)
    return reader.boolean("remove") ?? false
  }

  /// Changes the element of an id wherever it stands, also inside stacks.
  /// - Parameter change: gives the new element, or `nil` to take it away.
  /// - Returns: whether there is one.
  private func edit(_ list: inout [YAMLNode], id: String, _ change: (YAMLNode) -> YAMLNode?) -> Bool {
    for i in list.indices {
      if list[i].value("id")?.text?.value == id {
        if let new = change(list[i]) { list[i] = new } else { list.remove(at: i) }
        return true
      }
      guard var inner = list[i].value("elements")?.sequence else { continue }
      if edit(&inner, id: id, change) {
        list[i] = list[i].setting("elements", to: .sequence(inner))
        return true
      }
    }
    return false
  }

  private func merged(element base: YAMLNode, with over: YAMLNode) -> YAMLNode {
    guard var entries = base.mapping, let changes = over.mapping else { return over }
    if let kind = ElementReader.kind(of: over), ElementReader.kind(of: base) != kind {
      // Another thing in the old one's place.
      entries.removeAll { !Self.keptByAnotherKind.contains($0.key.value) }
    }
    for change in changes where !Self.directives.contains(change.key.value) {
      let key = change.key.value
      let i = entries.firstIndex { $0.key.value == key }
      if change.value.isNothing {
        if let i { entries.remove(at: i) }
      } else if key == "elements", let i {
        entries[i].value = elements(entries[i].value, with: change.value)
      } else if let i {
        entries[i].value = Self.merged(entries[i].value, with: change.value, depth: ElementReader.kinds.contains(key) ? 1 : 0)
      } else {
        entries.append(change)
      }
    }
    // A baseline and a box exclude each other; the newer one counts.
    if over.value("baseline") != nil, over.value("y") == nil { entries.removeAll { ["y", "height", "vertical"].contains($0.key.value) } }
    if over.value("baseline") == nil, over.value("y") != nil { entries.removeAll { $0.key.value == "baseline" } }
    return base.replacing(.mapping(entries))
  }

  private func move(_ id: String, as change: YAMLNode, in list: inout [YAMLNode]) {
    var found: YAMLNode?
    _ = edit(&list, id: id) {
      found = $0
      return nil
    }
    guard let found else { return }
    insert(found, like: change, into: &list)
  }

  private func insert(_ new: YAMLNode, into list: inout [YAMLNode]) { insert(new.without(Self.directives), like: new, into: &list) }

  /// Puts an element before or after another one, or at the end.
  private func insert(_ new: YAMLNode, like change: YAMLNode, into list: inout [YAMLNode]) {
    guard
      let (id, offset) = change.value("before").flatMap({ $0.text.map { ($0, 0) } })
        ?? change.value("after").flatMap({ $0.text.map { ($0, 1) } })
    else { return list.append(new) }
    if !place(new, beside: id.value, offset: offset, in: &list) {
      findings.add(.unknownElement(id.value, known: ids(of: list)), at: id.location)
      list.append(new)
    }
  }

  private func place(_ new: YAMLNode, beside id: String, offset: Int, in list: inout [YAMLNode]) -> Bool {
    if let i = list.firstIndex(where: { $0.value("id")?.text?.value == id }) {
      list.insert(new, at: i + offset)
      return true
    }
    for i in list.indices {
      guard var inner = list[i].value("elements")?.sequence, place(new, beside: id, offset: offset, in: &inner) else { continue }
      list[i] = list[i].setting("elements", to: .sequence(inner))
      return true
    }
    return false
  }

  private func ids(of list: [YAMLNode]) -> [String] {
    list.flatMap { ($0.value("id")?.text.map { [$0.value] } ?? []) + ids(of: $0.value("elements")?.sequence ?? []) }
  }
}

extension YAMLNode {
  /// The value of a key.
  func value(_ key: String) -> YAMLNode? { mapping?.first { $0.key.value == key }?.value }

  fileprivate func setting(_ key: String, to content: Content) -> YAMLNode {
    replacing(.mapping((mapping ?? []).map { $0.key.value == key ? $0.withValue($0.value.replacing(content)) : $0 }))
  }

  fileprivate func without(_ keys: [String]) -> YAMLNode {
    guard let mapping, mapping.contains(where: { keys.contains($0.key.value) }) else { return self }
    return replacing(.mapping(mapping.filter { !keys.contains($0.key.value) }))
  }
}

extension YAMLNode.Entry {
  fileprivate func withValue(_ value: YAMLNode) -> Self {
    var copy = self
    copy.value = value
    return copy
  }
}
