import PageDescription

/// A gradient as a shading pattern (ISO 32000-1, 8.7.4.3): axial or radial (8.7.4.5.3 and 8.7.4.5.4), its colours in the space that plain
/// colours have, going on beyond both ends.
struct GradientPattern {
  /// The pattern's dictionary.
  let dictionary: [UInt8]

  /// - Parameters:
  ///   - matrix: from the gradient's coordinates to those in which the content stream begins: a pattern knows nothing of what `cm` did since.
  ///   - height: of the sheet, in points.
  ///   - decimals: of coordinates.
  /// - Returns: `nil` for a colour.
  init?(_ paint: Paint, matrix: ContentMatrix, height: Double, decimals: Int, spaces: ColorSpaceNames) {
    var bytes: [UInt8] = []
    bytes += "<</Type/Pattern/PatternType 2"
    if matrix != ContentMatrix() {
      bytes += "/Matrix["
      matrix.write(to: &bytes)
      bytes[bytes.count - 1] = UInt8(ascii: "]")
    }
    // From the first stop to the last; before and behind them the shading goes on by itself.
    let stops: [GradientStop]
    switch paint {
    case .color: return nil
    case .linear(let gradient):
      stops = gradient.stops
      bytes += "/Shading<</ShadingType 2/Coords["
      for offset in Self.range(stops) {
        let x = gradient.start.x + (gradient.end.x - gradient.start.x) * offset
        let y = gradient.start.y + (gradient.end.y - gradient.start.y) * offset
        bytes.append(x.points, height - y.points, decimals: decimals)
      }
    case .radial(let gradient):
      stops = gradient.stops
      bytes += "/Shading<</ShadingType 3/Coords["
      for offset in Self.range(stops) {
        let center = gradient.center
        bytes.append(center.x.points, height - center.y.points, (gradient.radius * offset).points, decimals: decimals)
      }
    }
    bytes[bytes.count - 1] = UInt8(ascii: "]")
    bytes += "/Extend[true true]/ColorSpace"
    bytes += spaces.rgb
    let (first, last) = (Self.range(stops)[0], Self.range(stops)[1])
    if (first, last) != (0, 1) {
      bytes += "/Domain["
      bytes.append(first, last, decimals: 6)
      bytes[bytes.count - 1] = UInt8(ascii: "]")
    }
    bytes += "/Function"
    Self.write(stops, to: &bytes)
    bytes += ">>>>"
    dictionary = bytes
  }

  /// From the first stop to the last; where all are in one place, from its beginning, so that the colour changes there.
  private static func range(_ stops: [GradientStop]) -> [Double] {
    let (first, last) = (stops[0].offset, stops[stops.count - 1].offset)
    return first < last ? [first, last] : [0, 1]
  }

  /// The stops as one function from offsets to colours: exponential ones of exponent 1 (7.10.3), stitched where there are several (7.10.4).
  private static func write(_ stops: [GradientStop], to bytes: inout [UInt8]) {
    let (first, last) = (range(stops)[0], range(stops)[1])
    // Stops in one place make no piece: the colour jumps.
    let all = [GradientStop(stops[0].color, at: first)] + stops + [GradientStop(stops[stops.count - 1].color, at: last)]
    let pieces = zip(all, all.dropFirst()).filter { $0.offset < $1.offset }
    if pieces.count == 1, first == 0, last == 1 { return write(pieces[0].0.color, pieces[0].1.color, to: &bytes) }
    bytes += "<</FunctionType 3/Domain["
    bytes.append(first, last, decimals: 6)
    bytes[bytes.count - 1] = UInt8(ascii: "]")
    bytes += "/Functions["
    for (from, to) in pieces { write(from.color, to.color, to: &bytes) }
    bytes += "]/Bounds["
    for (i, piece) in pieces.dropFirst().enumerated() {
      if i > 0 { bytes.append(UInt8(ascii: " ")) }
      bytes.append(piece.0.offset, decimals: 6)
    }
    bytes += "]/Encode["
    for i in pieces.indices { bytes += i == 0 ? "0 1" : " 0 1" }
    bytes += "]>>"
  }

  private static func write(_ from: Color, _ to: Color, to bytes: inout [UInt8]) {
    bytes += "<</FunctionType 2/Domain[0 1]/N 1/C0["
    bytes.append(from.red, from.green, from.blue, decimals: 3)
    bytes[bytes.count - 1] = UInt8(ascii: "]")
    bytes += "/C1["
    bytes.append(to.red, to.green, to.blue, decimals: 3)
    bytes[bytes.count - 1] = UInt8(ascii: "]")
    bytes += ">>"
  }
}
