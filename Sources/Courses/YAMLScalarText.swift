/// How a text is written as a YAML scalar, so that every reader of YAML 1.1 or 1.2 takes it for that same text.
/// Compared scalar by scalar throughout: to a `String` a quote with a combining mark is no quote, to YAML it is.
enum YAMLScalarText {
  /// On one line: plain where that is safe, else quoted.
  static func flow(_ text: String) -> String {
    if isSafePlain(text) { return text }
    let needsEscapes = text.unicodeScalars.contains(where: isEscaped)
    if !needsEscapes && text.unicodeScalars.contains(where: { $0 == "\"" || $0 == "\\" }) {
      return "'" + text.unicodeScalars.map { $0 == "'" ? "''" : String($0) }.joined() + "'"
    }
    return "\"" + text.unicodeScalars.map(escaped).joined() + "\""
  }

  /// Several lines as a block, where a block keeps them as they are, else quoted.
  /// - Parameter indentation: blanks before each line of the block.
  static func block(_ text: String, indentation: Int) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count > 1 else { return flow(text) }
    let keepsItself =
      !lines[0].isEmpty && !lines[lines.count - 1].isEmpty
      && lines.allSatisfy { line in
        !line.unicodeScalars.contains(where: isEscaped) && line.unicodeScalars.first.map { !$0.properties.isWhitespace } ?? true
          && line.unicodeScalars.last != " "
      }
    guard keepsItself else { return flow(text) }
    let blanks = String(repeating: " ", count: indentation)
    return "|\n" + lines.map { $0.isEmpty ? "" : blanks + $0 }.joined(separator: "\n")
  }

  private static func isSafePlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
    return !"-?:,[]{}#&*!|>'\"%@`=<~ ".unicodeScalars.contains(first) && last != " " && last != ":"
      && !text.unicodeScalars.contains(where: isEscaped) && !holds(": ", text) && !holds(" #", text)
      && !text.unicodeScalars.contains(where: { "[]{},".unicodeScalars.contains($0) }) && !looksLikeAnotherType(text)
  }

  private static func holds(_ pair: String, _ text: String) -> Bool {
    let wanted = Array(pair.unicodeScalars)
    let scalars = Array(text.unicodeScalars)
    return zip(scalars, scalars.dropFirst()).contains { $0 == wanted[0] && $1 == wanted[1] }
  }

  /// What YAML 1.1 or 1.2 reads as a number, a date, a boolean or nothing.
  private static func looksLikeAnotherType(_ text: String) -> Bool {
    if ["true", "false", "yes", "no", "on", "off", "y", "n", "null"].contains(text.lowercased()) { return true }
    guard let first = text.unicodeScalars.first, "0123456789+-.".unicodeScalars.contains(first) else { return false }
    return text.unicodeScalars.allSatisfy { "0123456789abcdefABCDEFxXoOiInNtTzZ_.:+- ".unicodeScalars.contains($0) }
  }

  private static func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0xA0...0x2027, 0x202A...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD: false
    case 0x10000...: scalar.properties.isNoncharacterCodePoint
    default: true
    }
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": "\\\""
    case "\\": "\\\\"
    case "\n": "\\n"
    case "\t": "\\t"
    case _ where isEscaped(scalar): "\\U" + padded(String(scalar.value, radix: 16, uppercase: true), to: 8)
    default: String(scalar)
    }
  }

  private static func padded(_ digits: String, to width: Int) -> String {
    String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
