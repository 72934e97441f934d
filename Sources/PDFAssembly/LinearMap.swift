/// A matrix without its shift: what it does to lengths and directions (ISO 32000-1, 8.3.4).
struct LinearMap {
  var (a, b, c, d) = (1.0, 0.0, 0.0, 1.0)

  /// The identity.
  init() {}

  /// - Parameter numbers: a matrix's six, of which the last two are the shift; `nil` when there are not as many.
  init?(_ numbers: [Double]) {
    guard numbers.count == 6 else { return nil }
    (a, b, c, d) = (numbers[0], numbers[1], numbers[2], numbers[3])
  }

  /// This one first, then `next`.
  func followed(by next: LinearMap) -> LinearMap {
    var product = LinearMap()
    product.a = a * next.a + b * next.c
    product.b = a * next.b + b * next.d
    product.c = c * next.a + d * next.c
    product.d = c * next.b + d * next.d
    return product
  }

  /// The smaller singular value: how long a unit is in the direction that loses most.
  var leastScale: Double {
    let sum = (a * a + b * b + c * c + d * d) / 2
    let determinant = a * d - b * c
    let root = max(0, sum * sum - determinant * determinant).squareRoot()
    return max(0, sum - root).squareRoot()
  }

  /// How long the unit vectors to the right and upwards become.
  var unitLengths: (x: Double, y: Double) { ((a * a + b * b).squareRoot(), (c * c + d * d).squareRoot()) }
}
