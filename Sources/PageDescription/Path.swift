/// An outline of straight and curved segments.
public struct Path: Hashable, Sendable {
  public enum Segment: Hashable, Sendable {
    case move(Point)
    case line(Point)
    /// Cubic Bézier.
    case curve(Point, Point, Point)
    case close
  }
  public var segments: [Segment]

  public init(_ segments: [Segment] = []) { self.segments = segments }

  public static func rectangle(_ rect: Rect) -> Path {
    Path([
      .move(rect.origin), .line(Point(x: rect.maxX, y: rect.minY)), .line(Point(x: rect.maxX, y: rect.maxY)),
      .line(Point(x: rect.minX, y: rect.maxY)), .close,
    ])
  }

  /// Four cubic quarter arcs; off a true ellipse by at most 0.03 % of the radius.
  public static func ellipse(in rect: Rect) -> Path {
    let k = 0.552_284_749_830_793_4
    let (cx, cy, rx, ry) = (rect.midX, rect.midY, rect.width / 2, rect.height / 2)
    func at(_ x: Double, _ y: Double) -> Point { Point(x: cx + rx * x, y: cy + ry * y) }
    return Path([
      .move(at(1, 0)), .curve(at(1, k), at(k, 1), at(0, 1)), .curve(at(-k, 1), at(-1, k), at(-1, 0)),
      .curve(at(-1, -k), at(-k, -1), at(0, -1)), .curve(at(k, -1), at(1, -k), at(1, 0)), .close,
    ])
  }

  public static func polyline(_ points: [Point], closed: Bool = false) -> Path {
    guard let first = points.first else { return Path() }
    return Path([.move(first)] + points.dropFirst().map { .line($0) } + (closed ? [.close] : []))
  }
}

/// A path filled, stroked or both (fill first).
public struct PathMark: Hashable, Sendable {
  public enum FillRule: String, Hashable, Sendable { case nonZero, evenOdd }
  public var path: Path
  public var fill: Color?
  public var fillRule: FillRule
  public var stroke: Stroke?

  public init(path: Path, fill: Color? = nil, fillRule: FillRule = .nonZero, stroke: Stroke? = nil) {
    self.path = path
    self.fill = fill
    self.fillRule = fillRule
    self.stroke = stroke
  }
}

public struct Stroke: Hashable, Sendable {
  public enum Cap: String, Hashable, Sendable { case butt, round, square }
  public enum Join: String, Hashable, Sendable { case miter, round, bevel }
  public var color: Color
  public var width: Length
  public var cap: Cap
  public var join: Join
  /// Lengths of dashes and gaps in turn; empty for a solid line.
  public var dashes: [Length]

  public init(color: Color, width: Length, cap: Cap = .butt, join: Join = .miter, dashes: [Length] = []) {
    self.color = color
    self.width = width
    self.cap = cap
    self.join = join
    self.dashes = dashes
  }
}
