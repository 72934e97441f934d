import PageDescription
import Typesetting

/// The folder that holds Tests and Fonts.
let repository = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")

private let library = Result { try FontLibrary(folder: repository + "/Fonts") }

/// A line as layout sets it: shaped, with fallback fonts, on one baseline.
func shaped(
  _ text: String, _ family: String = "EB Garamond", italic: Bool = false, size: Double, x: Double, y: Double, color: Color = .black,
  language: String = "en"
) throws -> [Mark] {
  let span = TextSpan(text, style: TextStyle(family: family, isItalic: italic, color: color), language: language)
  let line = try Typesetter(library: library.get()).line([span])
  return line.placed(size: .points(size), at: Point(x: .points(x), y: .points(y))).map { run in
    var run = run
    if run.language == language { run.language = nil }
    return .glyphs(run)
  }
}
