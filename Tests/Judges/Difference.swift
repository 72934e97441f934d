import Images

/// How two pictures differ, seen on white.
public struct Difference: CustomStringConvertible {
  public let expected: DecodedImage
  public let actual: DecodedImage
  /// Mean over all components, 0…255.
  public private(set) var mean = 255.0
  /// The part of the pixels that differ by more than a quarter of the range.
  public private(set) var farPart = 1.0
  public var hasSameSize: Bool { expected.width == actual.width && expected.height == actual.height }

  public init(_ expected: DecodedImage, _ actual: DecodedImage) {
    self.expected = expected
    self.actual = actual
    guard hasSameSize else { return }
    var sum = 0
    var far = 0
    for i in stride(from: 0, to: expected.pixels.count, by: 4) {
      let differences = (0..<4).map { abs(Self.component(expected, i, $0) - Self.component(actual, i, $0)) }
      sum += differences.reduce(0, +)
      if differences.max()! > 64 { far += 1 }
    }
    mean = Double(sum) / Double(expected.pixels.count)
    farPart = Double(far) / Double(expected.pixels.count / 4)
  }

  /// The same drawing, on whatever cairo.
  public var isSmall: Bool { mean < 0.3 && farPart < 0.001 }

  public var description: String { hasSameSize ? "mean \(mean), \(farPart * 100) % far off" : "another size" }

  /// Alpha as it is, colours as they look on white.
  private static func component(_ image: DecodedImage, _ i: Int, _ c: Int) -> Int {
    let alpha = Int(image.pixels[i + 3])
    return c == 3 ? alpha : 255 - (255 - Int(image.pixels[i + c])) * alpha / 255
  }

  /// Expected, actual, and the difference: black where they agree.
  public var panel: DecodedImage {
    let (width, height) = (max(expected.width, actual.width), max(expected.height, actual.height))
    var pixels: [UInt8] = []
    func value(_ image: DecodedImage, _ x: Int, _ y: Int, _ c: Int) -> Int {
      x < image.width && y < image.height ? Self.component(image, 4 * (y * image.width + x), c) : 128
    }
    for y in 0..<height {
      for panel in 0..<3 {
        for x in 0..<width {
          for c in 0..<3 {
            let (e, a) = (value(expected, x, y, c), value(actual, x, y, c))
            pixels.append(UInt8(panel == 0 ? e : panel == 1 ? a : abs(e - a)))
          }
          pixels.append(255)
        }
      }
    }
    return DecodedImage(width: 3 * width, height: height, pixels: pixels)
  }
}
