/// A picture's samples in the smallest colour type without a palette that keeps all of them.
struct PNGSamples {
  let type: PNGFile.ColorType
  /// Bits per sample.
  let depth: Int
  private let image: DecodedImage

  init(_ image: DecodedImage) {
    self.image = image
    let pixels = image.pixels.span
    let isGray = stride(from: 0, to: pixels.count, by: 4).allSatisfy { pixels[$0] == pixels[$0 + 1] && pixels[$0] == pixels[$0 + 2] }
    type = isGray ? (image.isOpaque ? .gray : .grayWithAlpha) : (image.isOpaque ? .rgb : .rgbWithAlpha)
    depth = type == .gray ? Self.grayDepth(pixels) : 8
  }

  /// The fewest bits that tell all these shades apart as they are: multiples of 255, 85, 17 or 1 (ISO/IEC 15948, 13.12).
  private static func grayDepth(_ pixels: Span<UInt8>) -> Int {
    [1, 2, 4].first { depth in
      let step = UInt8(255 / ((1 << depth) - 1))
      return stride(from: 0, to: pixels.count, by: 4).allSatisfy { pixels[$0].isMultiple(of: step) }
    } ?? 8
  }

  /// With the byte that names the row's filter.
  var bytesPerRow: Int { 1 + (image.width * type.channels * depth + 7) / 8 }
  /// Bytes before compression.
  var size: Int { image.height * bytesPerRow }

  /// The rows as PNG compresses them, none of them filtered.
  var rows: [UInt8] {
    let (width, height, channels, depth) = (image.width, image.height, type.channels, depth)
    if depth < 8 {
      let shades = stride(from: 0, to: image.pixels.count, by: 4).map { image.pixels[$0] >> UInt8(8 - depth) }
      return SampleRows.packed(shades.span, width: width, height: height, depth: depth, leading: 1)
    }
    let (from, count) = (image.pixels.span, size)
    return unsafe [UInt8](unsafeUninitializedCapacity: count) { to, initialized in
      unsafe from.withUnsafeBufferPointer { from in
        var (source, target) = (0, 0)
        for _ in 0..<height {
          unsafe to[target] = 0
          target += 1
          switch channels {
          case 4:
            unsafe (to.baseAddress! + target).initialize(from: from.baseAddress! + source, count: 4 * width)
            target += 4 * width
          case 3:
            for x in 0..<width {
              unsafe to[target + 3 * x] = from[source + 4 * x]
              unsafe to[target + 3 * x + 1] = from[source + 4 * x + 1]
              unsafe to[target + 3 * x + 2] = from[source + 4 * x + 2]
            }
            target += 3 * width
          case 2:
            for x in 0..<width {
              unsafe to[target + 2 * x] = from[source + 4 * x]
              unsafe to[target + 2 * x + 1] = from[source + 4 * x + 3]
            }
            target += 2 * width
          default:
            for x in 0..<width { unsafe to[target + x] = from[source + 4 * x] }
            target += width
          }
          source += 4 * width
        }
      }
      initialized = count
    }
  }
}
