import Diagnostics

/// Writes keys and values line by line, two blanks per level, and collects what cannot be written.
struct YAMLFileWriter {
  private(set) var text = ""
  private(set) var problems = DiagnosticList()
  private var level = 0

  mutating func blankLine() { text += "\n" }

  mutating func comment(_ words: String) {
    for line in words.split(separator: "\n", omittingEmptySubsequences: false) { put(line.isEmpty ? "#" : "# \(line)") }
  }

  mutating func group(_ key: some RawRepresentable<String>, comment: String? = nil, _ body: (inout Self) -> Void) {
    put("\(key.rawValue):", remark: comment)
    level += 1
    body(&self)
    level -= 1
  }

  /// One item of a list of groups.
  mutating func item(_ body: (inout Self) -> Void) {
    let start = text.endIndex
    level += 1
    body(&self)
    level -= 1
    // The first line of the item carries the dash, two blanks before its key.
    let dash = String(repeating: "  ", count: level) + "- "
    let written = text[start...]
    text = text[..<start] + dash + written.dropFirst(dash.count)
  }

  /// A text that somebody chose; without one, an example is left as a comment.
  mutating func words(
    _ key: some RawRepresentable<String>, _ value: String?, lines: YAMLReader.Lines = .one, required: Bool = false,
    comment: String? = nil, example: String? = nil
  ) {
    guard let value, value.contains(where: { !$0.isWhitespace }) else {
      if required { problems.add(CourseProblem.emptyValue(key.rawValue)) }
      if let example { put("# \(key.rawValue): \(example)", remark: comment) }
      return
    }
    switch PrintableText.fault(in: value, lines: lines) {
    case .lineBreak: problems.add(CourseProblem.lineBreak(key.rawValue))
    case .control(let code): problems.add(CourseProblem.controlCharacter(key.rawValue, code))
    case nil:
      let scalar = YAMLScalarText.block(value, indentation: 2 * level + 2)
      put("\(key.rawValue): \(scalar)", remark: scalar.hasPrefix("|") ? nil : comment)
    }
  }

  /// A value whose text is YAML as it is: a number, a date, a boolean, a list of words.
  mutating func value(_ key: some RawRepresentable<String>, _ text: String?, comment: String? = nil, example: String? = nil) {
    if let text {
      put("\(key.rawValue): \(text)", remark: comment)
    } else if let example {
      put("# \(key.rawValue): \(example)", remark: comment)
    }
  }

  /// - Parameter remark: a comment after the line, below those of its neighbours where the line is short enough.
  private mutating func put(_ line: String, remark: String? = nil) {
    let indented = String(repeating: "  ", count: level) + line
    let gap = String(repeating: " ", count: max(2, Self.remarkColumn - indented.count))
    text += indented + (remark.map { gap + "# " + $0 } ?? "") + "\n"
  }

  private static let remarkColumn = 36
}
