import Images

/// Pictures drawn pixel by pixel.
enum DrawnPicture {
  static func make(_ width: Int, _ height: Int, _ color: (_ x: Int, _ y: Int) -> [UInt8]) -> DecodedImage {
    DecodedImage(width: width, height: height, pixels: (0..<height).flatMap { y in (0..<width).flatMap { x in color(x, y) } })
  }

  /// A badge in a few inks with soft edges: green and gold rings on white, nothing outside.
  static let rings = make(160, 160) { x, y in
    let (dx, dy) = (Double(x) - 79.3, Double(y) - 80.1)
    let radius = (dx * dx + dy * dy).squareRoot()
    func cover(_ edge: Double) -> Double { min(max(edge - radius, 0), 1) }
    var color = SIMD3<Double>(31, 78, 74)
    for (edge, ink) in [
      (70.0, SIMD3<Double>(255, 255, 255)), (60.5, SIMD3(176, 122, 42)), (52.2, SIMD3(255, 255, 255)), (30, SIMD3(31, 78, 74)),
    ] {
      color += (ink - color) * cover(edge)
    }
    let alpha = cover(78) * 255
    return alpha < 0.5 ? [0, 0, 0, 0] : [UInt8(color.x), UInt8(color.y), UInt8(color.z), UInt8(alpha.rounded())]
  }

  /// Shading without edges, as in a photograph of the sky.
  static let sky = make(120, 90) { x, y in [UInt8(x), UInt8(2 * y), UInt8(255 - x / 2 - y), 255] }

  /// Every pixel another colour.
  static let noise = make(64, 64) { x, y in
    let hash = UInt32(y * 64 + x) &* 2_654_435_769
    return [UInt8(truncatingIfNeeded: hash >> 8), UInt8(truncatingIfNeeded: hash >> 16), UInt8(truncatingIfNeeded: hash >> 24), 255]
  }
}

extension DecodedImage {
  subscript(x: Int, y: Int) -> [UInt8] { Array(pixels[(4 * (y * width + x))..<(4 * (y * width + x) + 4)]) }
}

extension IndexedImage {
  var decoded: DecodedImage {
    DecodedImage(
      width: width, height: height,
      pixels: indices.flatMap { (i: UInt8) -> [UInt8] in
        let color = palette[Int(i)]
        return [color.red, color.green, color.blue, color.alpha]
      })
  }
}
