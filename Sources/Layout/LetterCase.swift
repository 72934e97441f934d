import Foundation

/// Capitals or small letters by the rules of a language: İ in Turkish, no accents over Greek capitals, SS for ß (Unicode, SpecialCasing;
/// CLDR transforms `el-Upper`, `tr-Upper`, `lt-Upper`).
enum LetterCase: String, Sendable, Hashable, CaseIterable {
  case asWritten = "none"
  case upper, lower

  /// What keeps directions apart has no case and stays where it is.
  func applied(to text: String, language: String) -> String {
    switch self {
    case .asWritten: text
    case .upper: text.uppercased(with: Locale(identifier: language))
    case .lower: text.lowercased(with: Locale(identifier: language))
    }
  }
}
