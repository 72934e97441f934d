public import PageDescription

/// How a stretch of text is to look, but for its size: sizes are found by fitting.
public struct TextStyle: Hashable, Sendable {
  /// A family of the font library.
  public var family: String
  /// CSS weight, 100…900.
  public var weight: Int
  public var isItalic: Bool
  /// OpenType features by tag (`smcp`, `onum`, `lnum`, `tnum`, …), switched on.
  public var features: Set<String>
  /// OpenType features that are on by themselves (`liga`, `clig`, `calt`, …), switched off.
  public var withoutFeatures: Set<String>
  /// Extra room after each letter, in em. Left out in scripts whose letters join.
  public var tracking: Double
  public var color: Color
  /// Size in relation to the paragraph's size.
  public var scale: Double

  public init(
    family: String, weight: Int = 400, isItalic: Bool = false, features: Set<String> = [], withoutFeatures: Set<String> = [],
    tracking: Double = 0, color: Color = .black, scale: Double = 1
  ) {
    self.family = family
    self.weight = weight
    self.isItalic = isItalic
    self.features = features
    self.withoutFeatures = withoutFeatures
    self.tracking = tracking
    self.color = color
    self.scale = scale
  }
}

/// Text in one style.
public struct TextSpan: Hashable, Sendable {
  public var text: String
  public var style: TextStyle
  /// BCP 47: chooses letterforms (`locl`, Han variants).
  public var language: String

  public init(_ text: String, style: TextStyle, language: String) {
    self.text = text
    self.style = style
    self.language = language
  }
}

public enum BaseDirection: Sendable, Hashable { case automatic, leftToRight, rightToLeft }

/// A line of text, shaped and measured in em of the paragraph's size, so that it can be set at any size.
public struct ShapedLine: Hashable, Sendable {
  /// In visual order; origins relative to the line's start on the baseline, y downwards, all in points at a size of 1 pt.
  public var runs: [GlyphRun]
  /// The sum of the advances, in em.
  public var width: Double
  /// The painted area relative to the line's start on the baseline, in em, y downwards.
  public var ink: InkBox
  /// Whether the line reads from right to left.
  public var isRightToLeft: Bool

  public struct InkBox: Hashable, Sendable {
    public var left: Double
    public var right: Double
    /// Negative above the baseline.
    public var top: Double
    public var bottom: Double

    public static let empty = InkBox(left: 0, right: 0, top: 0, bottom: 0)
  }

  /// The line's runs at a size and place.
  /// - Parameters:
  ///   - size: what 1 em is.
  ///   - origin: the line's left end on the baseline.
  public func placed(size: Length, at origin: Point) -> [GlyphRun] {
    let factor = size.points
    return runs.map { run in
      var run = run
      run.size = run.size * factor
      run.glyphs = run.glyphs.map {
        GlyphRun.Glyph(
          id: $0.id, origin: Point(x: origin.x + $0.origin.x * factor, y: origin.y + $0.origin.y * factor), advance: $0.advance * factor)
      }
      return run
    }
  }
}

/// Vertical measures of a face, in em above the baseline (descender below it, positive).
public struct FaceMetrics: Hashable, Sendable {
  public var ascender: Double
  public var descender: Double
  public var capHeight: Double
  public var xHeight: Double
}

/// Why a text can't be set.
public enum TypesettingProblem: Error, Sendable, Equatable {
  /// No font has it. `package` installs one that does, if one is known.
  case missingCharacter(Unicode.Scalar, in: String, package: String?)
  case unknownFamily(String, nearest: [String])
  /// A font file can't be opened.
  case unreadableFont(path: String)
  /// Shaping used another font than the one asked for.
  case substitutedFont(asked: String, used: String)
}
