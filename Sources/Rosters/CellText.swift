import Foundation

/// What may stand in a cell that is printed or that names somebody, and in which form it is kept.
enum CellText {
  /// Without white space (Unicode `White_Space`) at the ends; what stands inside is kept as written.
  static func trimmed(_ text: String) -> String {
    guard let firstByte = text.utf8.first, let lastByte = text.utf8.last else { return text }
    if (0x21..<0x80).contains(firstByte), (0x21..<0x80).contains(lastByte) { return text }
    let scalars = text.unicodeScalars
    guard let start = scalars.firstIndex(where: { !isWhiteSpace($0) }), let end = scalars.lastIndex(where: { !isWhiteSpace($0) }) else {
      return ""
    }
    return String(scalars[start...end])
  }

  static func isWhiteSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x80 ? scalar.value == 0x20 || (0x09...0x0D).contains(scalar.value) : scalar.properties.isWhitespace
  }

  /// Unicode normalisation form C (UAX #15).
  static func composed(_ text: String) -> String {
    isSurelyComposed(text) ? text : text.precomposedStringWithCanonicalMapping
  }

  /// Form C, but with CJK compatibility ideographs as written: form C would replace them by others that print differently, and in
  /// Japanese and Korean names people insist on theirs.
  static func composedForPrint(_ text: String) -> String {
    if isSurelyComposed(text) { return text }
    let scalars = text.unicodeScalars
    guard scalars.contains(where: isCompatibilityIdeograph) else { return text.precomposedStringWithCanonicalMapping }
    var result = String.UnicodeScalarView()
    var run = String.UnicodeScalarView()
    for scalar in scalars {
      if isCompatibilityIdeograph(scalar) {
        result.append(contentsOf: String(run).precomposedStringWithCanonicalMapping.unicodeScalars)
        run.removeAll()
        result.append(scalar)
      } else {
        run.append(scalar)
      }
    }
    result.append(contentsOf: String(run).precomposedStringWithCanonicalMapping.unicodeScalars)
    return String(result)
  }

  private static func isCompatibilityIdeograph(_ scalar: Unicode.Scalar) -> Bool {
    (0xF900...0xFAFF).contains(scalar.value) || (0x2F800...0x2FA1F).contains(scalar.value)
  }

  /// A quick yes (UAX #15, 9) for ASCII, Latin, Cyrillic letters, unified ideographs and Hangul syllables that stand alone.
  private static func isSurelyComposed(_ text: String) -> Bool {
    isPlain(text)
      || text.unicodeScalars.allSatisfy { scalar in
        switch scalar.value {
        case 0..<0x300, 0x400..<0x482, 0x48A..<0x530, 0x4E00..<0xA000, 0xAC00..<0xD7A4: true
        default: false
        }
      }
  }

  /// Whether there is nothing but ASCII's printing characters in it.
  private static func isPlain(_ text: String) -> Bool { text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } }

  /// Whether anything of it would be seen on paper.
  static func isVisible(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      scalar.value < 0x80 ? scalar.value > 0x20 : !isWhiteSpace(scalar) && !scalar.properties.isDefaultIgnorableCodePoint
    }
  }

  /// The characters that must not be printed or name anybody, each once, in the order met.
  /// - Parameter lineBreaks: whether line breaks and tabs are fine.
  static func forbidden(in text: String, allowingLineBreaks lineBreaks: Bool = false) -> [ForbiddenCharacter] {
    if isPlain(text) { return [] }
    var found: [ForbiddenCharacter] = []
    var openIsolates = 0
    for scalar in text.unicodeScalars {
      if scalar.value >= 0x20, scalar.value < 0x7F { continue }
      switch scalar.value {
      case 0x2066...0x2068: openIsolates += 1
      case 0x2069: openIsolates -= 1
      default: break
      }
      guard let kind = ForbiddenCharacter.Kind(scalar), !(lineBreaks && (kind == .lineBreak || scalar == "\t")) else { continue }
      let character = ForbiddenCharacter(codePoint: scalar.value, kind: kind)
      if !found.contains(character) { found.append(character) }
    }
    if openIsolates > 0 { found.append(ForbiddenCharacter(codePoint: 0x2066, kind: .openIsolate)) }
    return found
  }

  /// Words that programs write where a value was missing.
  static func isPlaceholder(_ text: String) -> Bool {
    text.utf8.count < 10 && placeholders.contains(text)
  }
  private static let placeholders: Set<String> = [
    "None", "none", "NULL", "Null", "null", "NaN", "nan", "undefined", "N/A", "n/a", "#N/A", "#REF!", "#NAME?", "#VALUE!",
  ]

  /// Whether UTF-8 was once read as Latin-1, so that “é” became “Ã©”.
  static func looksMisdecoded(_ text: String) -> Bool {
    if isPlain(text) { return false }
    var previous: UInt32 = 0
    for scalar in text.unicodeScalars {
      if previous == 0xC2 || previous == 0xC3, (0xA0...0xBF).contains(scalar.value), scalar.value != 0xAA, scalar.value != 0xBA {
        return true
      }
      previous = scalar.value
    }
    return false
  }
}

/// A character that a name, or another cell that may be printed, must not have.
public struct ForbiddenCharacter: Sendable, Hashable {
  public var codePoint: UInt32
  public var kind: Kind

  public enum Kind: Sendable, Hashable {
    case control
    case lineBreak
    /// Embeddings and overrides, U+202A…202E: they would turn round what is printed after them (UAX #9).
    case bidiControl
    /// An isolate (U+2066…2068) that nothing closes.
    case openIsolate
    /// U+FFFD: what a program writes when it couldn't read a character.
    case replacement
    case noncharacter
    case privateUse

    init?(_ scalar: Unicode.Scalar) {
      switch scalar.value {
      case 0x0A...0x0D, 0x85, 0x2028, 0x2029: self = .lineBreak
      case 0..<0x20, 0x7F...0x9F: self = .control
      case 0x202A...0x202E: self = .bidiControl
      case 0xFFFD: self = .replacement
      case 0xFDD0...0xFDEF: self = .noncharacter
      case let value where value & 0xFFFE == 0xFFFE: self = .noncharacter
      case 0xE000...0xF8FF, 0xF0000...0xFFFFD, 0x100000...0x10FFFD: self = .privateUse
      default: return nil
      }
    }
  }
}
