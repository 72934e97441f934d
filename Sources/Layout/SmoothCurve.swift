internal import PageDescription

extension Path {
  /// More steps than any drawing needs; a file from nobody knows whom may ask for more.
  private static let mostSteps = 10_000

  /// Adds a smooth curve through `steps` + 1 points with their slopes (cubic Hermite, written as Béziers).
  /// - Parameters:
  ///   - isContinued: whether it begins where the path ends, without a move.
  ///   - point: in points.
  mutating func addCurve(
    over range: ClosedRange<Double>, steps: Int, isContinued: Bool = false, _ point: (Double) -> (x: Double, y: Double)
  ) {
    let steps = min(max(1, steps), Self.mostSteps)
    let step = (range.upperBound - range.lowerBound) / Double(steps)
    let small = step / 64
    func slope(_ t: Double) -> (x: Double, y: Double) {
      let (a, b) = (point(t - small), point(t + small))
      return ((b.x - a.x) / (2 * small), (b.y - a.y) / (2 * small))
    }
    func place(_ x: Double, _ y: Double) -> Point { Point(x: .points(x), y: .points(y)) }
    var last = point(range.lowerBound)
    var lastSlope = slope(range.lowerBound)
    if !isContinued { segments.append(.move(place(last.x, last.y))) }
    for i in 1...steps {
      let t = range.lowerBound + step * Double(i)
      let next = point(t)
      let nextSlope = slope(t)
      segments.append(
        .curve(
          place(last.x + lastSlope.x * step / 3, last.y + lastSlope.y * step / 3),
          place(next.x - nextSlope.x * step / 3, next.y - nextSlope.y * step / 3), place(next.x, next.y)))
      (last, lastSlope) = (next, nextSlope)
    }
  }
}
