/// Glyphs of one font face at one size, in visual order (left to right), placed one by one.
public struct GlyphRun: Hashable, Sendable {
  public var face: FontFace
  /// The em's size.
  public var size: Length
  public var color: Color
  public var glyphs: [Glyph]
  /// The text that the glyphs stand for, in logical order.
  public var text: String
  /// Which of `text` each group of glyphs stands for, in the glyphs' (visual) order. The glyph counts add up to `glyphs.count`,
  /// the byte ranges cover `text`.
  public var clusters: [Cluster]
  public var isRightToLeft: Bool
  /// BCP 47 when it differs from the sheet's.
  public var language: String?

  public init(
    face: FontFace, size: Length, color: Color, glyphs: [Glyph], text: String, clusters: [Cluster], isRightToLeft: Bool = false,
    language: String? = nil
  ) {
    self.face = face
    self.size = size
    self.color = color
    self.glyphs = glyphs
    self.text = text
    self.clusters = clusters
    self.isRightToLeft = isRightToLeft
    self.language = language
  }

  public struct Glyph: Hashable, Sendable {
    /// The face's glyph index.
    public var id: UInt32
    /// The glyph's origin on the baseline.
    public var origin: Point
    /// How far the pen moves on: horizontal, unhinted.
    public var advance: Length

    public init(id: UInt32, origin: Point, advance: Length) {
      self.id = id
      self.origin = origin
      self.advance = advance
    }
  }

  public struct Cluster: Hashable, Sendable {
    /// UTF-8 bytes of `text`.
    public var bytes: Range<Int>
    public var glyphCount: Int

    public init(bytes: Range<Int>, glyphCount: Int) {
      self.bytes = bytes
      self.glyphCount = glyphCount
    }
  }
}

/// A face in a font file; what drawing opens and what ends up embedded.
public struct FontFace: Hashable, Sendable {
  /// The font file on this machine.
  public var path: String
  /// The face's index in a collection (TTC), else 0.
  public var index: Int

  public init(path: String, index: Int = 0) {
    self.path = path
    self.index = index
  }
}
