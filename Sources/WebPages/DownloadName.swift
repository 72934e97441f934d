import Foundation

/// The name under which a learner's browser saves a file: says course and learner, keeps every script, and is safe in any file system.
public struct DownloadName: Sendable, Hashable {
  /// With its extension.
  public let text: String

  /// - Parameters:
  ///   - parts: joined by an en dash, such as course and learner; the last one is kept whole for as long as it can be.
  ///   - fileExtension: without the full stop.
  public init(_ parts: [String], extension fileExtension: String) {
    let ending = "." + fileExtension
    var room = Self.longest - ending.utf8.count
    var kept: [String] = []
    for part in parts.map(Self.safe).reversed() where !part.isEmpty {
      let text = Self.shortened(part, toBytes: room)
      if text.isEmpty { break }
      kept.insert(text, at: 0)
      room -= text.utf8.count + Self.separator.utf8.count
    }
    let stem = kept.isEmpty ? "certificate" : kept.joined(separator: Self.separator)
    text = (Self.reserved.contains(stem.prefix { $0 != "." }.uppercased()) ? "_" + stem : stem) + ending
  }

  private static let separator = " – "
  /// Most file systems stop at 255 bytes; this leaves room for a browser's “ (1)” and “.crdownload”.
  private static let longest = 200
  /// Device names of Windows, which are no file names with any extension either.
  private static let reserved: Set<String> = Set(
    ["CON", "PRN", "AUX", "NUL"] + (1...9).flatMap { ["COM\($0)", "LPT\($0)"] })

  /// In NFC, blanks as one space; without control characters, without what Windows, macOS or a shell read as more than a letter, without
  /// signs that turn the direction of the text and so could disguise an extension, and without full stops or blanks at the ends.
  private static func safe(_ text: String) -> String {
    var result = ""
    for scalar in text.precomposedStringWithCanonicalMapping.unicodeScalars {
      switch scalar {
      case "/", "\\", "|": result.unicodeScalars.append("-")
      case ":": result.unicodeScalars.append(",")
      case "\"", "*", "?", "<", ">": break
      case "\u{200B}", "\u{200E}", "\u{200F}", "\u{061C}", "\u{FEFF}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": break
      default:
        if scalar.properties.isWhitespace || scalar.properties.generalCategory == .control {
          result.unicodeScalars.append(" ")
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    let words = result.split { $0.isWhitespace }.joined(separator: " ")
    let core = words.drop { ". -".contains($0) }
    return String(core.reversed().drop { ". ".contains($0) }.reversed())
  }

  /// Cut between characters, never inside one.
  private static func shortened(_ text: String, toBytes limit: Int) -> String {
    if text.utf8.count <= limit { return text }
    var result = ""
    var used = "…".utf8.count
    for character in text {
      used += character.utf8.count
      if used > limit { break }
      result.append(character)
    }
    let trimmed = result.reversed().drop { $0.isWhitespace }.reversed()
    return trimmed.isEmpty ? "" : String(trimmed) + "…"
  }
}
