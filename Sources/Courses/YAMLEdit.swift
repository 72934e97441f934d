import Diagnostics
import Yams

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
    let document = try YAMLDocument(SourceText(text, file: file))
    var scalars = document.source.scalars
    guard let (range, replacement) = try change(in: document) else { return text }
    scalars.replaceSubrange(range, with: replacement.unicodeScalars)
    var edited = String.UnicodeScalarView()
    if document.source.hasByteOrderMark { edited.append("\u{FEFF}") }
    edited.append(contentsOf: scalars)
    let result = String(edited)
    guard try isThisChangeAlone(from: document.root, to: YAMLDocument(SourceText(result, file: file)).root) else {
      throw cannotEdit(at: range.lowerBound, in: document)
    }
    return result
  }

  /// The offsets to replace and what stands there instead; `nil` when the value is there already.
  private func change(in document: YAMLDocument) throws(DiagnosticList) -> (Range<Int>, String)? {
    guard case .mapping(let root) = document.root else { throw cannotEdit(at: 0, in: document) }
    var node = document.root
    if let section {
      guard let (sectionKey, sectionNode) = Self.entry(section, of: root) else { throw cannotEdit(at: 0, in: document) }
      if YAMLReader.isNothing(sectionNode) {
        let indentation = String(repeating: " ", count: (sectionKey.mark?.column ?? 1) + 1)
        let end = try endOfEmptyValue(sectionNode, in: document)
        return (end..<end, lineEnd(in: document) + indentation + "\(key): \(value)")
      }
      node = sectionNode
    }
    guard case .mapping(let mapping) = node else { throw cannotEdit(at: document.offset(of: node), in: document) }
    if let (_, old) = Self.entry(key, of: mapping) { return try replacement(of: old, in: document) }
    return insertion(into: mapping, at: document.offset(of: node), in: document)
  }

  private static func entry(_ key: String, of mapping: Node.Mapping) -> (Node, Node)? {
    mapping.first { $0.key.scalar?.string == key }.map { ($0.key, $0.value) }
  }

  private func replacement(of old: Node, in document: YAMLDocument) throws(DiagnosticList) -> (Range<Int>, String)? {
    let start = document.offset(of: old)
    guard case .scalar(let scalar) = old else { throw cannotEdit(at: start, in: document) }
    if YAMLReader.isNothing(old) && scalar.string.isEmpty {
      let end = try endOfEmptyValue(old, in: document)
      return (end..<end, " " + value)
    }
    let isSame = scalar.string == value || (YAMLBoolean.value(of: value).map { $0 == YAMLBoolean.value(of: scalar.string) } ?? false)
    if isSame && scalar.style == .plain { return nil }
    let quote: String
    switch scalar.style {
    case .plain: quote = ""
    case .singleQuoted: quote = "'"
    case .doubleQuoted: quote = "\""
    case .any, .literal, .folded: throw cannotEdit(at: start, in: document)
    }
    let written = Array((quote + scalar.string + quote).unicodeScalars)
    let end = start + written.count
    // Anything else is written with an anchor, a tag, escapes or over several lines.
    guard end <= document.source.scalars.count, Array(document.source.scalars[start..<end]) == written else {
      throw cannotEdit(at: start, in: document)
    }
    return (start..<end, value)
  }

  private func insertion(into mapping: Node.Mapping, at start: Int, in document: YAMLDocument) -> (Range<Int>, String) {
    let scalars = document.source.scalars
    if start < scalars.count, scalars[start] == "{" {
      return (start + 1..<start + 1, "\(key): \(value)" + (mapping.isEmpty ? "" : ", "))
    }
    let lineEnd = lineEnd(in: document)
    if place == .last {
      let needsLineEnd = scalars.last.map { $0 != "\n" && $0 != "\r" } ?? false
      return (scalars.count..<scalars.count, (needsLineEnd ? lineEnd : "") + "\(key): \(value)" + lineEnd)
    }
    let first = mapping.first.map { document.offset(of: $0.key) } ?? start
    let lineStart = scalars[..<first].lastIndex { $0 == "\n" || $0 == "\r" }.map { $0 + 1 } ?? 0
    var indentation = String.UnicodeScalarView()
    indentation.append(contentsOf: scalars[lineStart..<first])
    return (first..<first, "\(key): \(value)" + lineEnd + String(indentation))
  }

  /// Just after the colon of a key without a value.
  private func endOfEmptyValue(_ node: Node, in document: YAMLDocument) throws(DiagnosticList) -> Int {
    let offset = document.offset(of: node)
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
  private func isThisChangeAlone(from old: Node, to new: Node) -> Bool {
    func pairs(_ node: Node?) -> [Node: Node]? {
      guard let node else { return [:] }
      if YAMLReader.isNothing(node) { return [:] }
      guard case .mapping(let mapping) = node else { return nil }
      return Dictionary(mapping.map { ($0.key, $0.value) }) { first, _ in first }
    }
    guard var before = pairs(old), var after = pairs(new) else { return false }
    if let section {
      guard let a = pairs(before.removeValue(forKey: Node(section))), let b = pairs(after.removeValue(forKey: Node(section))),
        before == after
      else { return false }
      before = a
      after = b
    }
    guard after.removeValue(forKey: Node(key))?.scalar?.string == value else { return false }
    before.removeValue(forKey: Node(key))
    return before == after
  }

  private func cannotEdit(at offset: Int, in document: YAMLDocument) -> DiagnosticList {
    DiagnosticList([Diagnostic(CourseProblem.cannotEdit(name), at: document.source.location(at: offset))])
  }
}
