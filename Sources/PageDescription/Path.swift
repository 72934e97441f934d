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

  /// How far a quarter arc's controls stand from its ends, in radii.
  private static let quarterArc = 0.552_284_749_830_793_4

  /// Four cubic quarter arcs; off a true ellipse by at most 0.03 % of the radius.
  public static func ellipse(in rect: Rect) -> Path {
    let k = quarterArc
    let (cx, cy, rx, ry) = (rect.midX, rect.midY, rect.width / 2, rect.height / 2)
    func at(_ x: Double, _ y: Double) -> Point { Point(x: cx + rx * x, y: cy + ry * y) }
    return Path([
      .move(at(1, 0)), .curve(at(1, k), at(k, 1), at(0, 1)), .curve(at(-k, 1), at(-1, k), at(-1, 0)),
      .curve(at(-1, -k), at(-k, -1), at(0, -1)), .curve(at(k, -1), at(1, -k), at(1, 0)), .close,
    ])
  }

  /// A rectangle with quarter circles for corners.
  /// - Parameter radius: made smaller where two corners would meet.
  public static func rectangle(_ rect: Rect, cornerRadius radius: Length) -> Path {
    let r = min(radius, rect.width / 2, rect.height / 2)
    guard r > .zero else { return .rectangle(rect) }
    // How far from the corner the controls stand.
    let c = r * (1 - quarterArc)
    let (left, top, right, bottom) = (rect.minX, rect.minY, rect.maxX, rect.maxY)
    func at(_ x: Length, _ y: Length) -> Point { Point(x: x, y: y) }
    return Path([
      .move(at(left + r, top)), .line(at(right - r, top)), .curve(at(right - c, top), at(right, top + c), at(right, top + r)),
      .line(at(right, bottom - r)), .curve(at(right, bottom - c), at(right - c, bottom), at(right - r, bottom)),
      .line(at(left + r, bottom)), .curve(at(left + c, bottom), at(left, bottom - c), at(left, bottom - r)),
      .line(at(left, top + r)), .curve(at(left, top + c), at(left + c, top), at(left + r, top)), .close,
    ])
  }

  public static func polyline(_ points: [Point], closed: Bool = false) -> Path {
    guard let first = points.first else { return Path() }
    return Path([.move(first)] + points.dropFirst().map { .line($0) } + (closed ? [.close] : []))
  }

  /// The same path with every point moved.
  public func moved(_ move: (Point) -> Point) -> Path {
    Path(
      segments.map { segment in
        switch segment {
        case .move(let to): .move(move(to))
        case .line(let to): .line(move(to))
        case .curve(let a, let b, let to): .curve(move(a), move(b), move(to))
        case .close: .close
        }
      })
  }

  /// The smallest upright box that holds the path, bends included; `nil` for a path without points.
  public var bounds: Rect? {
    var (xs, ys): ([Double], [Double]) = ([], [])
    var last = Point.zero
    for segment in segments {
      switch segment {
      case .move(let to), .line(let to):
        xs.append(to.x.points)
        ys.append(to.y.points)
        last = to
      case .curve(let a, let b, let to):
        xs += Self.extremes(last.x.points, a.x.points, b.x.points, to.x.points)
        ys += Self.extremes(last.y.points, a.y.points, b.y.points, to.y.points)
        last = to
      case .close: break
      }
    }
    guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max() else { return nil }
    return Rect(x: .points(left), y: .points(top), width: .points(right - left), height: .points(bottom - top))
  }

  /// Where one coordinate of a cubic Bézier turns, and its end.
  private static func extremes(_ p: Double, _ a: Double, _ b: Double, _ q: Double) -> [Double] {
    // The derivative, over three: (1-t)²·(a-p) + 2t(1-t)·(b-a) + t²·(q-b).
    let (u, v, w) = (a - p, b - a, q - b)
    let (square, linear) = (u - 2 * v + w, 2 * (v - u))
    var places: [Double] = []
    if square.magnitude > 1e-12 {
      let root = linear * linear - 4 * square * u
      if root >= 0 { places = [(-linear + root.squareRoot()) / (2 * square), (-linear - root.squareRoot()) / (2 * square)] }
    } else if linear != 0 {
      places = [-u / linear]
    }
    return places.filter { $0 > 0 && $0 < 1 }.map { t in
      let s = 1 - t
      return s * s * s * p + 3 * s * s * t * a + 3 * s * t * t * b + t * t * t * q
    } + [q]
  }
}
