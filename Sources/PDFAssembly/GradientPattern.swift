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
    let range: [Double]
    switch paint {
    case .color: return nil
    case .linear(let gradient):
      stops = gradient.stops
      range = Self.range(stops, from: -1)
      bytes += "/Shading<</ShadingType 2/Coords["
      for offset in range {
        let x = gradient.start.x + (gradient.end.x - gradient.start.x) * offset
        let y = gradient.start.y + (gradient.end.y - gradient.start.y) * offset
        bytes.append(x.points, height - y.points, decimals: decimals)
      }
    case .radial(let gradient):
      stops = gradient.stops
      // Nothing lies before the centre.
      range = Self.range(stops, from: 0)
      bytes += "/Shading<</ShadingType 3/Coords["
      for offset in range {
        let center = gradient.center
        bytes.append(center.x.points, height - center.y.points, (gradient.radius * offset).points, decimals: decimals)
      }
    }
    bytes[bytes.count - 1] = UInt8(ascii: "]")
    bytes += "/Extend[true true]/ColorSpace"
    bytes += spaces.rgb
    if range != [0, 1] {
      bytes += "/Domain["
      bytes.append(range[0], range[1], decimals: 6)
      bytes[bytes.count - 1] = UInt8(ascii: "]")
    }
    bytes += "/Function"
    Self.write(stops, over: range, to: &bytes)
    bytes += ">>>>"
    dictionary = bytes
  }

  /// From the first stop to the last. Where the colour jumps at an end, the range goes on beyond it: a reader knows one colour at an end, and
  /// takes that for all that lies outside.
  /// - Parameter from: where a range begins at the earliest.
  private static func range(_ stops: [GradientStop], from start: Double) -> [Double] {
    let (first, last) = (stops[0].offset, stops[stops.count - 1].offset)
    let jumpsFirst = stops.count > 1 && stops[1].offset == first
    let jumpsLast = stops.count > 1 && stops[stops.count - 2].offset == last
    let from = jumpsFirst ? (first > 0 ? 0 : start) : first
    let to = jumpsLast ? (last < 1 ? 1 : 2) : last
    return from < to ? [from, to] : [0, 1]
  }

  /// The stops as one function from offsets to colours: exponential ones of exponent 1 (7.10.3), stitched where there are several (7.10.4).
  private static func write(_ stops: [GradientStop], over range: [Double], to bytes: inout [UInt8]) {
    let (first, last) = (range[0], range[1])
    // Stops in one place make no piece: the colour jumps.
    let all = [GradientStop(stops[0].color, at: first)] + stops + [GradientStop(stops[stops.count - 1].color, at: last)]
    let pieces = zip(all, all.dropFirst()).filter { $0.offset < $1.offset }
    if pieces.count == 1, range == [0, 1] { return write(pieces[0].0.color, pieces[0].1.color, to: &bytes) }
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
