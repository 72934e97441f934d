public import PageDescription

/// A box round ink on the sheet: upright, or turned with what it holds.
public struct InkBox: Hashable, Sendable {
  /// Round its corners.
  public let bounds: Rect
  /// Its corners in order; empty where the box is its own bounds.
  private let corners: [Point]

  /// - Parameter transform: from the rectangle's coordinates to the sheet's.
  public init(_ rect: Rect, under transform: Transform = .identity) {
    guard transform != .identity else {
      bounds = rect
      corners = []
      return
    }
    let corners = [
      rect.origin, Point(x: rect.maxX, y: rect.minY), Point(x: rect.maxX, y: rect.maxY), Point(x: rect.minX, y: rect.maxY),
    ].map(transform.applied)
    let (xs, ys) = (corners.map(\.x), corners.map(\.y))
    bounds = Rect(x: xs.min()!, y: ys.min()!, width: xs.max()! - xs.min()!, height: ys.max()! - ys.min()!)
    let isUpright = (transform.b == 0 && transform.c == 0) || (transform.a == 0 && transform.d == 0)
    self.corners = isUpright ? [] : corners
  }

  /// How far two boxes reach into each other, by the shortest way out; `nil` when they don't.
  func overlap(with other: InkBox) -> Length? {
    let across = min(bounds.maxX, other.bounds.maxX) - max(bounds.minX, other.bounds.minX)
    let down = min(bounds.maxY, other.bounds.maxY) - max(bounds.minY, other.bounds.minY)
    guard across > .zero, down > .zero else { return nil }
    var least = min(across, down)
    guard !corners.isEmpty || !other.corners.isEmpty else { return least }
    // Two convex shapes are apart when a line along one of their edges divides them.
    for axis in axes + other.axes {
      let (own, others) = (extent(along: axis), other.extent(along: axis))
      let shared = min(own.high, others.high) - max(own.low, others.low)
      guard shared > 0 else { return nil }
      least = min(least, .points(shared))
    }
    return least
  }

  private var outline: [Point] {
    guard corners.isEmpty else { return corners }
    return [
      bounds.origin, Point(x: bounds.maxX, y: bounds.minY), Point(x: bounds.maxX, y: bounds.maxY), Point(x: bounds.minX, y: bounds.maxY),
    ]
  }

  /// Directions square to the edges, of length one.
  private var axes: [(x: Double, y: Double)] {
    let points = outline
    return [(points[0], points[1]), (points[1], points[2])].map { from, to in
      let (dx, dy) = ((to.x - from.x).points, (to.y - from.y).points)
      let length = (dx * dx + dy * dy).squareRoot()
      return length > 0 ? (-dy / length, dx / length) : (1, 0)
    }
  }

  private func extent(along axis: (x: Double, y: Double)) -> (low: Double, high: Double) {
    let values = outline.map { $0.x.points * axis.x + $0.y.points * axis.y }
    return (values.min()!, values.max()!)
  }
}
