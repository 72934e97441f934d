import Foundation
internal import PageDescription

/// An arc of an ellipse between two points (SVG 2, 9.3.8), as cubic curves.
struct EllipticArc {
  /// Off the true ellipse by at most 0.03 % of the radius. A straight line where a radius is nothing, none where the arc has no length.
  let curves: [Path.Segment]

  /// - Parameters:
  ///   - rotation: of the ellipse's first axis, in degrees, clockwise.
  ///   - isLarge: whether it is the arc of more than half a turn.
  init(from: Point, to: Point, radii: Size, rotation: Double = 0, isLarge: Bool, isClockwise: Bool) {
    let (x1, y1, x2, y2) = (from.x.points, from.y.points, to.x.points, to.y.points)
    var (rx, ry) = (radii.width.points.magnitude, radii.height.points.magnitude)
    guard x1 != x2 || y1 != y2 else {
      curves = []
      return
    }
    guard rx > 0, ry > 0 else {
      curves = [.line(to)]
      return
    }
    // From end points to the centre, by SVG 2's appendix B.2.4, with radii that are too small made larger (B.2.5).
    let (cosine, sine) = (cos(rotation * .pi / 180), sin(rotation * .pi / 180))
    let (dx, dy) = ((x1 - x2) / 2, (y1 - y2) / 2)
    let (px, py) = (cosine * dx + sine * dy, cosine * dy - sine * dx)
    let excess = (px * px) / (rx * rx) + (py * py) / (ry * ry)
    if excess > 1 {
      rx *= excess.squareRoot()
      ry *= excess.squareRoot()
    }
    let (qx, qy) = (rx * py, ry * px)
    let rest = max(0, rx * rx * ry * ry - qx * qx - qy * qy)
    let factor = (rest / (qx * qx + qy * qy)).squareRoot() * (isLarge == isClockwise ? -1 : 1)
    let (ux, uy) = (factor * rx * py / ry, -factor * ry * px / rx)
    let (cx, cy) = (cosine * ux - sine * uy + (x1 + x2) / 2, sine * ux + cosine * uy + (y1 + y2) / 2)
    let first = atan2((py - uy) / ry, (px - ux) / rx)
    var sweep = atan2((-py - uy) / ry, (-px - ux) / rx) - first
    if isClockwise, sweep < 0 { sweep += 2 * .pi }
    if !isClockwise, sweep > 0 { sweep -= 2 * .pi }

    func place(_ x: Double, _ y: Double) -> Point {
      Point(x: .points(cx + cosine * rx * x - sine * ry * y), y: .points(cy + sine * rx * x + cosine * ry * y))
    }
    // Numbers beyond all measure leave no ellipse; a line is what a radius of 0 gives too (SVG 2, 9.5.1).
    guard sweep.isFinite, cx.isFinite, cy.isFinite else {
      curves = [.line(to)]
      return
    }
    let count = max(1, Int((sweep.magnitude / (.pi / 2) - 1e-9).rounded(.up)))
    let step = sweep / Double(count)
    let reach = 4 / 3 * tan(step / 4)
    curves = (0..<count).map { i in
      let (a, b) = (first + step * Double(i), first + step * Double(i + 1))
      return .curve(
        place(cos(a) - reach * sin(a), sin(a) + reach * cos(a)), place(cos(b) + reach * sin(b), sin(b) - reach * cos(b)),
        i == count - 1 ? to : place(cos(b), sin(b)))
    }
  }
}
