import Diagnostics
import LocatedYAML

/// One group of keys of a file, checked against the keys it may have.
struct YAMLSection<Key: RawRepresentable & CaseIterable & Hashable> where Key.RawValue == String {
  /// As a person would name it: `certificate.signatories[2]`; empty for the file itself.
  let name: String
  /// Where to blame what is missing.
  let location: SourceLocation?
  fileprivate(set) var entries: [Key: YAMLNode.Entry] = [:]

  subscript(_ key: Key) -> YAMLNode.Entry? { entries[key] }
  func path(_ key: Key) -> String { path(key.rawValue) }
  func path(_ key: String) -> String { name.isEmpty ? key : "\(name).\(key)" }
}

/// Reads nodes into values and collects what is wrong with them.
struct YAMLReader {
  let document: YAMLDocument
  var findings: DiagnosticList

  init(_ document: YAMLDocument) {
    self.document = document
    findings = document.problems
  }

  /// No group has nearly as many keys, so the rest of a longer one cannot be right: its first keys tell enough.
  private static var mostKeys: Int { 100 }

  mutating func add(_ problem: CourseProblem, at location: SourceLocation?) { findings.add(problem, at: location) }

  /// - Returns: `nil` when the node is no mapping, which is then reported.
  mutating func section<Key>(_ node: YAMLNode, named name: String, at location: SourceLocation?, _: Key.Type) -> YAMLSection<Key>? {
    guard let mapping = mapping(node, named: name.isEmpty ? document.source.file : name) else { return nil }
    var section = YAMLSection<Key>(name: name, location: location)
    let known = Key.allCases.map(\.rawValue)
    for entry in mapping {
      let name = entry.key.value
      if let key = Key(rawValue: name) {
        section.entries[key] = entry
      } else if let nearest = nearest(to: name, among: known) {
        add(.unknownKey(name, nearest: nearest, known: known), at: entry.key.location)
      } else if let home = CourseFileKey.home(of: name), home != section.name {
        add(.misplacedKey(name, belongsIn: home), at: entry.key.location)
      } else {
        add(.unknownKey(name, nearest: nil, known: known), at: entry.key.location)
      }
    }
    return section
  }

  /// - Returns: `nil` when the key is absent or empty, or no mapping, which is then reported.
  mutating func section<Outer, Key>(_ key: Outer, of outer: YAMLSection<Outer>, _ type: Key.Type) -> YAMLSection<Key>? {
    guard let entry = outer[key], !entry.value.isNothing else { return nil }
    return section(entry.value, named: outer.path(key), at: entry.key.location, type)
  }

  /// The keys and values of a mapping: the first of them, when there are more than can be right.
  mutating func mapping(_ node: YAMLNode, named name: String) -> [YAMLNode.Entry]? {
    if let mapping = node.mapping { return Array(mapping.prefix(Self.mostKeys)) }
    add(.wrongKind(name, expected: .mapping, found: node.kind), at: node.location)
    return nil
  }

  /// The items of a list, or a single value as a list of one.
  mutating func items(_ entry: YAMLNode.Entry, named name: String, allowingSingle: Bool) -> [YAMLNode]? {
    switch entry.value.content {
    case .sequence(let sequence): return sequence
    case .scalar where allowingSingle: return [entry.value]
    case .scalar, .mapping:
      add(.wrongKind(name, expected: .list, found: entry.value.kind), at: entry.value.location)
      return nil
    }
  }

  /// The text of a scalar as it is written, or `nil` for another kind of node, which is then reported.
  mutating func scalar(_ node: YAMLNode, named name: String) -> Located<String>? {
    if let text = node.text { return text }
    add(.wrongKind(name, expected: .text, found: node.kind), at: node.location)
    return nil
  }
}
