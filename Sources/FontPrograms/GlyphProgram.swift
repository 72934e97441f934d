/// A glyph as a font subset holds it.
public final class GlyphProgram: Sendable {
  /// In thousandths of an em.
  public let advance: Double
  /// Around what it paints, in thousandths of an em.
  public let box: GlyphBox
  /// A Type 2 charstring, or a `glyf` entry without instructions.
  let bytes: [UInt8]
  /// Where in `bytes` the glyph index of each component stands; none for a glyph with an outline of its own.
  let components: [Component]
  /// In font units (`hmtx`).
  let leftSideBearing: Int

  init(advance: Double, box: GlyphBox, bytes: [UInt8], components: [Component], leftSideBearing: Int) {
    self.advance = advance
    self.box = box
    self.bytes = bytes
    self.components = components
    self.leftSideBearing = leftSideBearing
  }

  struct Component: Sendable {
    var offset: Int
    var glyph: UInt32
  }
}

/// An upright box, y upwards from the baseline.
public struct GlyphBox: Hashable, Sendable {
  public var left: Double
  public var bottom: Double
  public var right: Double
  public var top: Double

  public init(left: Double, bottom: Double, right: Double, top: Double) {
    self.left = left
    self.bottom = bottom
    self.right = right
    self.top = top
  }

  /// Holds nothing.
  public static let empty = GlyphBox(left: .infinity, bottom: .infinity, right: -.infinity, top: -.infinity)
  public var isEmpty: Bool { left > right || bottom > top }

  mutating func include(_ x: Double, _ y: Double) {
    left = min(left, x)
    right = max(right, x)
    bottom = min(bottom, y)
    top = max(top, y)
  }

  mutating func include(_ other: GlyphBox) {
    guard !other.isEmpty else { return }
    include(other.left, other.bottom)
    include(other.right, other.top)
  }

  /// The box of whole numbers that holds this one.
  var roundedOut: GlyphBox {
    GlyphBox(left: left.rounded(.down), bottom: bottom.rounded(.down), right: right.rounded(.up), top: top.rounded(.up))
  }

  func scaled(by factor: Double) -> GlyphBox {
    GlyphBox(left: left * factor, bottom: bottom * factor, right: right * factor, top: top * factor)
  }
}
