import Foundation
internal import PageDescription

/// The rim of a seal: a circle whose edge goes in and out.
struct SealOutline: Sendable, Equatable {
  enum Edge: String, Sendable, CaseIterable {
    /// A cosine.
    case wave
    /// A star's tips.
    case points
    /// Arcs of circles, outwards.
    case scallops
  }
  /// To the outermost points.
  var radius: Length
  /// How often the edge goes out.
  var points: Int
  /// How far it goes in, of the radius: 0…1.
  var depth: Double
  var edge: Edge

  /// Clockwise from the top, where the edge is outermost.
  func path(center: Point) -> Path {
    switch edge {
    case .wave: wave(center)
    case .points:
      .polyline((0..<(2 * points)).map { place($0, $0 % 2 == 0 ? 1 : 1 - depth, center) }, closed: true)
    case .scallops: scallops(center)
    }
  }

  private func wave(_ center: Point) -> Path {
    var path = Path()
    path.addCurve(over: 0...1, steps: 6 * points) { t in
      let distance = radius.points * (1 - depth / 2 + depth / 2 * cos(2 * .pi * Double(points) * t))
      return (center.x.points + distance * sin(2 * .pi * t), center.y.points - distance * cos(2 * .pi * t))
    }
    path.segments.append(.close)
    return path
  }

  private func scallops(_ center: Point) -> Path {
    let inner = 1 - depth
    // Half a scallop's chord, and how far it rises over the chord.
    let half = inner * sin(.pi / Double(points))
    let rise = 1 - inner * cos(.pi / Double(points))
    let curve = radius * ((half * half + rise * rise) / (2 * rise))
    var segments: [Path.Segment] = [.move(place(-1, inner, center))]
    for i in 0..<points {
      let arc = EllipticArc(
        from: place(2 * i - 1, inner, center), to: place(2 * i + 1, inner, center), radii: Size(width: curve, height: curve),
        isLarge: rise > half, isClockwise: true)
      segments += arc.curves
    }
    return Path(segments + [.close])
  }

  /// - Parameters:
  ///   - halfStep: from the top, in halves of the way from one point to the next.
  ///   - part: of the radius.
  private func place(_ halfStep: Int, _ part: Double, _ center: Point) -> Point {
    let angle = .pi * Double(halfStep) / Double(points)
    return Point(x: center.x + radius * (part * sin(angle)), y: center.y - radius * (part * cos(angle)))
  }
}
