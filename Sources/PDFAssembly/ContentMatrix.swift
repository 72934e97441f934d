import PageDescription

/// From the coordinates at hand to those in which the content stream begins (ISO 32000-1, 8.3.3).
struct ContentMatrix: Hashable {
  /// a, b, c and d of a matrix, then its shift in points.
  private(set) var numbers = [1.0, 0, 0, 1, 0, 0]

  /// The identity.
  init() {}

  /// - Parameter numbers: the six operands of `cm`.
  init(_ numbers: [Double]) {
    precondition(numbers.count == 6)
    self.numbers = numbers
  }

  /// The sheet's own transform, whose y grows downwards.
  /// - Parameter height: the sheet's, in points.
  init(_ t: Transform, height: Double) {
    numbers = [t.a, -t.b, -t.c, t.d, t.c * height + t.tx.points, height - t.d * height - t.ty.points]
  }

  /// This one first, then `next`.
  func followed(by next: ContentMatrix) -> ContentMatrix {
    let (m, n) = (numbers, next.numbers)
    return ContentMatrix([
      m[0] * n[0] + m[1] * n[2], m[0] * n[1] + m[1] * n[3], m[2] * n[0] + m[3] * n[2], m[2] * n[1] + m[3] * n[3],
      m[4] * n[0] + m[5] * n[2] + n[4], m[4] * n[1] + m[5] * n[3] + n[5],
    ])
  }

  /// Writes the six numbers, with a blank after each.
  func write(to bytes: inout [UInt8]) {
    bytes.append(numbers[0], numbers[1], numbers[2], numbers[3], decimals: 6)
    bytes.append(numbers[4], numbers[5], decimals: 3)
  }
}
