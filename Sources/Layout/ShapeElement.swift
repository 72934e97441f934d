internal import Diagnostics
internal import PageDescription

/// An outline that is filled, stroked or both.
struct ShapeElement: Sendable {
  enum Shape: Sendable {
    case rule(from: (x: LengthExpression, y: LengthExpression), to: (x: LengthExpression, y: LengthExpression))
    case rectangle(FrameExpression, cornerRadius: Length)
    case ellipse(FrameExpression)
    /// SVG path data in millimetres from a place.
    case path(Path, x: LengthExpression, y: LengthExpression)
    case seal(SealOutline, x: LengthExpression, y: LengthExpression)
  }
  var shape: Shape
  var fill: PaintExpression?
  var stroke: StrokeExpression?
  /// 0…1.
  var opacity: Double
}

/// What a shape is filled with, before its place and the track's colours are known.
enum PaintExpression: Sendable {
  struct Stop: Sendable {
    var color: Located<String>
    /// 0…1.
    var offset: Double
  }
  /// How far from the middle of the shape's box a radial gradient goes.
  enum Reach: String, Sendable, CaseIterable { case corner, side }

  case color(Located<String>)
  /// In degrees, clockwise; 0 runs upwards (CSS Images 3, 3.1.1).
  case linear([Stop], angle: Double)
  case radial([Stop], to: Reach)

  /// The names of its colours.
  var colors: [Located<String>] {
    switch self {
    case .color(let name): [name]
    case .linear(let stops, _), .radial(let stops, _): stops.map(\.color)
    }
  }
  var isGradient: Bool {
    switch self {
    case .color: false
    case .linear, .radial: true
    }
  }
}

struct StrokeExpression: Sendable {
  var color: Located<String>
  var width: Length
  /// Dashes and gaps in turn; empty for a solid line.
  var dashes: [Length]
  var cap: Stroke.Cap
  var join: Stroke.Join
}
