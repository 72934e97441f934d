internal import CPangoCairo
internal import PageDescription

/// Shapes and measures text with a font library. Belongs to one worker; make one for each.
///
/// Shaping is Pango's (bidirectional order by UAX #9, OpenType shaping by HarfBuzz), with positions unrounded and unhinted, at one fixed
/// size: the result scales, so a fit or a line break is the same at every size and resolution.
public final class Typesetter {
  public let library: FontLibrary
  let world: FontWorld
  let fonts: FontChoice

  public init(library: FontLibrary) {
    self.library = library
    world = FontWorld()
    fonts = FontChoice(library: library, world: world)
  }

  /// Vertical measures of the face that a style asks for.
  public func metrics(of style: TextStyle) throws(TypesettingProblem) -> FaceMetrics {
    guard let face = library.family(named: style.family)?.face(weight: style.weight, italic: style.isItalic) else {
      throw .unknownFamily(style.family, nearest: library.families.map(\.name))
    }
    return try world.metrics(of: face)
  }

  /// Shapes one line.
  /// - Parameters:
  ///   - spans: the line's text in logical order; line breaks in it are set as blanks.
  ///   - direction: the paragraph's base direction; `.automatic` takes it from the first strong letter (UAX #9, P2).
  /// - Throws: `TypesettingProblem.missingCharacter` for a character that no font has. Never a box.
  public func line(_ spans: [TextSpan], direction: BaseDirection = .automatic) throws(TypesettingProblem) -> ShapedLine {
    try measuredLine(spans, direction: direction).line
  }

  /// A shaped line with the advance that falls to each byte of its text.
  func measuredLine(_ spans: [TextSpan], direction: BaseDirection) throws(TypesettingProblem) -> (line: ShapedLine, advances: [Double]) {
    let paragraph = try ParagraphText(spans, fonts: fonts)
    return try LineShaping(world: world, paragraph: paragraph, direction: direction).shape()
  }
}
