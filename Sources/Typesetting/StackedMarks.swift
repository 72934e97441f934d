import Foundation

/// Accents that make no ready letter with what they stand on, so that a font must place them itself (Unicode, Combining Diacritical Marks
/// and their extensions).
enum StackedMarks {
  static func occur(in scalars: some Collection<Unicode.Scalar>) -> Bool {
    guard scalars.contains(where: isAccent) else { return false }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text).precomposedStringWithCanonicalMapping.unicodeScalars.contains(where: isAccent)
  }

  private static func isAccent(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0300...0x036F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF: true
    default: false
    }
  }
}
