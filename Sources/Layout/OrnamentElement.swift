internal import Diagnostics
internal import PageDescription

/// Line work that is computed.
struct OrnamentElement: Sendable {
  enum Kind: Sendable {
    case band(BandElement)
    case rosette(RosetteElement)
    case border(BorderElement)
    case lines(LinesElement)
  }
  var kind: Kind
  /// 0…1.
  var opacity: Double

  /// The strands that it draws.
  var strands: [Guilloche.Strands] {
    switch kind {
    case .band(let band): band.pattern.strands
    case .rosette(let rosette): rosette.pattern.strands
    case .border(let border): border.pattern.strands
    case .lines(let lines): [lines.strands]
    }
  }
}

struct BandElement: Sendable {
  var from: (x: LengthExpression, y: LengthExpression)
  var to: (x: LengthExpression, y: LengthExpression)
  var halfHeight: Length
  /// About how long one repeat is; rounded so that a whole number fits.
  var period: Length
  var pattern: Guilloche
}

struct RosetteElement: Sendable {
  var x: LengthExpression
  var y: LengthExpression
  var radius: Length
  var pattern: Guilloche
}

/// Bands along the four sides of a box, meeting in its corners.
struct BorderElement: Sendable {
  /// Its edges are the bands' middles.
  var frame: FrameExpression
  var halfHeight: Length
  /// About how long one repeat is; rounded so that a whole number fits each side.
  var period: Length
  var pattern: Guilloche
  /// A symbol over each corner.
  var corner: Located<String>?
  /// Whether the symbol is drawn for the top left corner and turned for the others.
  var turnsCorners: Bool
}

/// Lines side by side that fill a box, as on banknotes.
struct LinesElement: Sendable {
  var frame: FrameExpression
  /// Of the lines to the horizontal, in degrees, clockwise.
  var angle: Double
  var strands: Guilloche.Strands
}

extension Element {
  /// The symbol that is drawn as the element or in it.
  var symbol: Located<String>? {
    switch kind {
    case .symbol(let symbol): return symbol.name
    case .ornament(let ornament):
      if case .border(let border) = ornament.kind { return border.corner }
      return nil
    case .text, .image, .signatories, .code, .shape, .stack: return nil
    }
  }
}
