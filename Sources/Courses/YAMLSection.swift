import Diagnostics
import Yams

/// One group of keys of a file, checked against the keys it may have.
struct YAMLSection<Key: RawRepresentable & CaseIterable & Hashable> where Key.RawValue == String {
  /// As a person would name it: `certificate.signatories[2]`; empty for the file itself.
  let name: String
  /// Where to blame what is missing.
  let location: SourceLocation
  fileprivate(set) var entries: [Key: YAMLEntry] = [:]

  subscript(_ key: Key) -> YAMLEntry? { entries[key] }
  func path(_ key: Key) -> String { path(key.rawValue) }
  func path(_ key: String) -> String { name.isEmpty ? key : "\(name).\(key)" }
}

/// A key and its value.
struct YAMLEntry {
  let key: String
  let keyLocation: SourceLocation
  let value: Node
}

/// Reads nodes into values and collects what is wrong with them.
struct YAMLReader {
  let document: YAMLDocument
  var findings = DiagnosticList()

  init(_ document: YAMLDocument) { self.document = document }

  /// No group has nearly as many keys, so the rest of a longer one cannot be right: its first keys tell enough.
  private static var mostKeys: Int { 100 }

  mutating func add(_ problem: CourseProblem, at location: SourceLocation?) { findings.add(problem, at: location) }

  /// The keys and values of a mapping in the order of the file; each key once, the first time it stands there.
  mutating func entries(of mapping: Node.Mapping) -> [YAMLEntry] {
    var firstLines: [String: Int] = [:]
    var entries: [YAMLEntry] = []
    for (key, value) in mapping.prefix(Self.mostKeys) {
      let location = document.location(of: key)
      guard case .scalar(let scalar) = key else {
        add(.keyIsNotText, at: location)
        continue
      }
      let text = document.text(ofKey: scalar)
      if text == "<<" {
        add(.mergeKey, at: location)
      } else if let line = firstLines[text] {
        add(.duplicateKey(text, firstLine: line), at: location)
      } else {
        firstLines[text] = location.line
        entries.append(YAMLEntry(key: text, keyLocation: location, value: value))
      }
    }
    return entries
  }

  /// - Returns: `nil` when the node is no mapping, which is then reported.
  mutating func section<Key>(_ node: Node, named name: String, at location: SourceLocation, _: Key.Type) -> YAMLSection<Key>? {
    guard let mapping = mapping(node, named: name.isEmpty ? document.source.file : name) else { return nil }
    var section = YAMLSection<Key>(name: name, location: location)
    let known = Key.allCases.map(\.rawValue)
    for entry in entries(of: mapping) {
      if let key = Key(rawValue: entry.key) {
        section.entries[key] = entry
      } else if let nearest = nearest(to: entry.key, among: known) {
        add(.unknownKey(entry.key, nearest: nearest, known: known), at: entry.keyLocation)
      } else if let home = CourseFileKey.home(of: entry.key), home != name {
        add(.misplacedKey(entry.key, belongsIn: home), at: entry.keyLocation)
      } else {
        add(.unknownKey(entry.key, nearest: nil, known: known), at: entry.keyLocation)
      }
    }
    return section
  }

  /// - Returns: `nil` when the key is absent or empty, or no mapping, which is then reported.
  mutating func section<Outer, Key>(_ key: Outer, of outer: YAMLSection<Outer>, _ type: Key.Type) -> YAMLSection<Key>? {
    guard let entry = outer[key], !Self.isNothing(entry.value) else { return nil }
    return section(entry.value, named: outer.path(key), at: entry.keyLocation, type)
  }

  mutating func mapping(_ node: Node, named name: String) -> Node.Mapping? {
    if case .mapping(let mapping) = node { return mapping }
    add(.wrongKind(name, expected: .mapping, found: Self.kind(of: node)), at: document.location(of: node))
    return nil
  }

  /// The items of a list, or a single value as a list of one.
  mutating func items(_ entry: YAMLEntry, named name: String, allowingSingle: Bool) -> [Node]? {
    switch entry.value {
    case .sequence(let sequence): return Array(sequence)
    case .scalar where allowingSingle: return [entry.value]
    default:
      add(.wrongKind(name, expected: .list, found: Self.kind(of: entry.value)), at: document.location(of: entry.value))
      return nil
    }
  }

  /// The text of a scalar as it is written, or `nil` for another kind of node, which is then reported.
  mutating func scalar(_ node: Node, named name: String) -> Located<String>? {
    let location = document.location(of: node)
    guard case .scalar(let scalar) = node else {
      add(.wrongKind(name, expected: .text, found: Self.kind(of: node)), at: location)
      return nil
    }
    let tag = scalar.tag.description
    guard ["", "!", "tag:yaml.org,2002:str"].contains(tag) else {
      add(.unsupportedTag(tag), at: location)
      return nil
    }
    guard scalar.style == .literal || scalar.style == .folded else { return Located(scalar.string, at: location) }
    // The line break that ends a block scalar belongs to YAML, not to the text.
    return Located(String(scalar.string.reversed().drop { $0.isNewline }.reversed()), at: location)
  }

  /// Whether a value is left out: `key:`, `key: ~`, `key: null`.
  static func isNothing(_ node: Node) -> Bool {
    guard case .scalar(let scalar) = node, scalar.style == .plain else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }

  static func isQuoted(_ node: Node) -> Bool {
    guard case .scalar(let scalar) = node else { return false }
    return scalar.style != .plain
  }

  private static func kind(of node: Node) -> NodeKind {
    switch node {
    case .scalar, .alias: .text
    case .sequence: .list
    case .mapping: .mapping
    }
  }
}
