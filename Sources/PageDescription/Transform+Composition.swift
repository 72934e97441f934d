extension Transform {
  /// What this and then `outer` do.
  public func followed(by outer: Transform) -> Transform {
    let origin = outer.applied(to: Point(x: tx, y: ty))
    return Transform(
      a: outer.a * a + outer.c * b, b: outer.b * a + outer.d * b, c: outer.a * c + outer.c * d, d: outer.b * c + outer.d * d,
      tx: origin.x, ty: origin.y)
  }

  /// How much shorter lengths become in the direction where they lose most.
  public var leastScale: Double { singularValues.least }
  /// How much longer lengths become in the direction where they gain most.
  public var greatestScale: Double { singularValues.greatest }

  private var singularValues: (least: Double, greatest: Double) {
    let sum = (a * a + b * b + c * c + d * d) / 2
    let determinant = a * d - b * c
    let root = max(0, sum * sum - determinant * determinant).squareRoot()
    return (max(0, sum - root).squareRoot(), (sum + root).squareRoot())
  }
}
