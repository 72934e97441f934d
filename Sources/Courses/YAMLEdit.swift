import Diagnostics
import LocatedYAML

/// The smallest change of a YAML text that gives one key another value: comments, order, quotes and line ends elsewhere stay.
struct YAMLEdit {
  enum NewKeyPlace { case first, last }

  /// The section that holds the key, or `nil` for the file's own keys.
  let section: String?
  let key: String
  /// As it is to stand in the file.
  let value: String
  /// Where a key that is not there yet goes.
  let place: NewKeyPlace

  private var name: String { section.map { "\($0).\(key)" } ?? key }

  /// - Throws: what is wrong with the text, or that it is written so that only rewriting it would help.
  func applied(to text: String, file: String) throws(DiagnosticList) -> String {
    let document = try YAMLDocument(courseFile: SourceText(text, file: file))
    var scalars = document.source.scalars
    guard let (range, replacement) = try change(in: document) else { return text }
    scalars.replaceSubrange(range, with: replacement.unicodeScalars)
    var edited = String.UnicodeScalarView()
    if document.source.hasByteOrderMark { edited.append("\u{FEFF}") }
    edited.append(contentsOf: scalars)
    let result = String(edited)
    guard try isThisChangeAlone(from: document.root, to: YAMLDocument(courseFile: SourceText(result, file: file)).root) else {
      throw cannotEdit(at: range.lowerBound, in: document)
    }
    return result
  }

  /// The offsets to replace and what stands there instead; `nil` when the value is there already.
  private func change(in document: YAMLDocument) throws(DiagnosticList) -> (Range<Int>, String)? {
    guard let root = document.root.mapping else { throw cannotEdit(at: 0, in: document) }
    var node = document.root
    if let section {
      guard let entry = Self.entry(section, of: root) else { throw cannotEdit(at: 0, in: document) }
      if entry.value.isNothing {
        let indentation = String(repeating: " ", count: (entry.key.location?.column ?? 1) + 1)
        let end = try endOfEmptyValue(entry.value, in: document)
        return (end..<end, lineEnd(in: document) + indentation + "\(key): \(value)")
      }
      node = entry.value
    }
    guard let mapping = node.mapping else { throw cannotEdit(at: node.offset, in: document) }
    if let old = Self.entry(key, of: mapping)?.value { return try replacement(of: old, in: document) }
    return insertion(into: mapping, at: node.offset, in: document)
  }

  private static func entry(_ key: String, of mapping: [YAMLNode.Entry]) -> YAMLNode.Entry? {
    mapping.first { $0.key.value == key }
  }

  private func replacement(of old: YAMLNode, in document: YAMLDocument) throws(DiagnosticList) -> (Range<Int>, String)? {
    let start = old.offset
    guard let scalar = old.scalar else { throw cannotEdit(at: start, in: document) }
    if old.isNothing && scalar.text.isEmpty {
      let end = try endOfEmptyValue(old, in: document)
      return (end..<end, " " + value)
    }
    let isSame = scalar.text == value || (YAMLBoolean.value(of: value).map { $0 == YAMLBoolean.value(of: scalar.text) } ?? false)
    if isSame && scalar.style == .plain { return nil }
    let quote: String
    switch scalar.style {
    case .plain: quote = ""
    case .singleQuoted: quote = "'"
    case .doubleQuoted: quote = "\""
    case .literal, .folded: throw cannotEdit(at: start, in: document)
    }
    let written = Array((quote + scalar.text + quote).unicodeScalars)
    let end = start + written.count
    // Anything else is written with an anchor, a tag, escapes or over several lines.
    guard end <= document.source.scalars.count, Array(document.source.scalars[start..<end]) == written else {
      throw cannotEdit(at: start, in: document)
    }
    return (start..<end, value)
  }

  private func insertion(into mapping: [YAMLNode.Entry], at start: Int, in document: YAMLDocument) -> (Range<Int>, String) {
    let scalars = document.source.scalars
    if start < scalars.count, scalars[start] == "{" {
      return (start + 1..<start + 1, "\(key): \(value)" + (mapping.isEmpty ? "" : ", "))
    }
    let lineEnd = lineEnd(in: document)
    if place == .last {
      let needsLineEnd = scalars.last.map { $0 != "\n" && $0 != "\r" } ?? false
      return (scalars.count..<scalars.count, (needsLineEnd ? lineEnd : "") + "\(key): \(value)" + lineEnd)
    }
    let first = mapping.first?.offset ?? start
    let lineStart = scalars[..<first].lastIndex { $0 == "\n" || $0 == "\r" }.map { $0 + 1 } ?? 0
    var indentation = String.UnicodeScalarView()
    indentation.append(contentsOf: scalars[lineStart..<first])
    return (first..<first, "\(key): \(value)" + lineEnd + String(indentation))
  }

  /// Just after the colon of a key without a value.
  private func endOfEmptyValue(_ node: YAMLNode, in document: YAMLDocument) throws(DiagnosticList) -> Int {
    let offset = node.offset
    guard offset > 0, document.source.scalars[offset - 1] == ":" else { throw cannotEdit(at: offset, in: document) }
    return offset
  }

  private func lineEnd(in document: YAMLDocument) -> String {
    let scalars = document.source.scalars
    guard let i = scalars.firstIndex(where: { $0 == "\n" || $0 == "\r" }) else { return "\n" }
    if scalars[i] == "\n" { return "\n" }
    return i + 1 < scalars.count && scalars[i + 1] == "\n" ? "\r\n" : "\r"
  }

  /// Whether the two documents differ in the one value and in nothing else.
  private func isThisChangeAlone(from old: YAMLNode, to new: YAMLNode) -> Bool {
    guard var before = Self.entries(of: old), var after = Self.entries(of: new) else { return false }
    if let section {
      let (oldSection, newSection) = (Self.take(section, from: &before), Self.take(section, from: &after))
      guard Self.isSame(before, after), let a = Self.entries(of: oldSection), let b = Self.entries(of: newSection) else { return false }
      before = a
      after = b
    }
    guard Self.take(key, from: &after)?.scalar?.text == value else { return false }
    _ = Self.take(key, from: &before)
    return Self.isSame(before, after)
  }

  /// The keys and values of a group; none when there is nothing, `nil` when it is no group.
  private static func entries(of node: YAMLNode?) -> [YAMLNode.Entry]? {
    guard let node, !node.isNothing else { return [] }
    return node.mapping
  }

  private static func take(_ key: String, from entries: inout [YAMLNode.Entry]) -> YAMLNode? {
    entries.firstIndex { $0.key.value == key }.map { entries.remove(at: $0).value }
  }

  private static func isSame(_ a: [YAMLNode.Entry], _ b: [YAMLNode.Entry]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { $0.isSame(as: $1) }
  }

  private func cannotEdit(at offset: Int, in document: YAMLDocument) -> DiagnosticList {
    DiagnosticList([Diagnostic(CourseProblem.cannotEdit(name), at: document.source.location(at: offset))])
  }
}
