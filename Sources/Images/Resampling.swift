internal import Glibc
public import PageDescription

extension DecodedImage {
  /// The picture at fewer pixels, each weighted by its alpha, so that no colour that wasn't seen shows up: averaged with a Hamming-windowed
  /// sinc, which is sharper than plain areas and leaves no halo around edges. Where alpha is 0, so are the colours.
  /// - Parameter size: of at least a pixel. A side that would grow stays as it is.
  public func resampled(to size: PixelSize) -> DecodedImage {
    precondition(size.width > 0 && size.height > 0, "a picture has at least a pixel")
    let (w, h) = (min(size.width, width), min(size.height, height))
    if (w, h) == (width, height) { return self }
    let columns = Kernel(from: width, to: w)
    let rows = Kernel(from: height, to: h)
    let narrow = narrowed(columns, to: w)
    var result = [UInt8](repeating: 0, count: 4 * w * h)
    for y in 0..<h {
      let taps = rows.taps[y]
      for x in 0..<w {
        var sum = SIMD4<Int32>(repeating: Kernel.one / 2)
        for (i, weight) in taps.weights.enumerated() {
          sum &+= SIMD4<Int32>(truncatingIfNeeded: narrow[(taps.first + i) * w + x]) &* weight
        }
        let seen = sum &>> Kernel.bits
        let alpha = (seen.w + 127) / 255
        guard alpha > 0 else { continue }
        let o = 4 * (y * w + x)
        for c in 0..<3 { result[o + c] = UInt8(min((seen[c] * 255 + seen.w / 2) / seen.w, 255)) }
        result[o + 3] = UInt8(alpha)
      }
    }
    return DecodedImage(width: w, height: h, pixels: result)
  }

  /// The rows narrowed: red, green and blue times alpha, and alpha times 255.
  private func narrowed(_ kernel: Kernel, to w: Int) -> [SIMD4<UInt16>] {
    let from = pixels.span
    var row = [SIMD4<Int32>](repeating: .zero, count: width)
    return [SIMD4<UInt16>](capacity: w * height) { result in
      for y in 0..<height {
        for x in 0..<width {
          let i = 4 * (y * width + x)
          let color = SIMD4<Int32>(Int32(from[i]), Int32(from[i + 1]), Int32(from[i + 2]), 255)
          row[x] = color &* Int32(from[i + 3])
        }
        for taps in kernel.taps {
          var sum = SIMD4<Int32>(repeating: Kernel.one / 2)
          for (i, weight) in taps.weights.enumerated() { sum &+= row[taps.first + i] &* weight }
          result.append(SIMD4<UInt16>(truncatingIfNeeded: sum &>> Kernel.bits))
        }
      }
    }
  }
}

/// How much each pixel of a row adds to each pixel of a shorter one.
private struct Kernel {
  /// The weights' sum: none is negative, so that 255² times it stays within 31 bits.
  static let one: Int32 = 1 << bits
  static let bits: Int32 = 14

  struct Taps {
    var first: Int
    var weights: [Int32]
  }

  let taps: [Taps]

  init(from length: Int, to shorter: Int) {
    let scale = Double(length) / Double(shorter)
    taps = (0..<shorter).map { i in
      let center = (Double(i) + 0.5) * scale
      let first = max(0, Int((center - scale).rounded(.down)))
      let end = min(length, Int((center + scale).rounded(.up)))
      let exact = (first..<end).map { Self.hammingSinc((Double($0) + 0.5 - center) / scale) }
      let sum = exact.reduce(0, +)
      var weights = exact.map { Int32(($0 / sum * Double(Self.one)).rounded()) }
      // Rounding must not add up, or a plain white would turn gray.
      weights[weights.count / 2] += Self.one - weights.reduce(0, +)
      return Taps(first: first, weights: weights)
    }
  }

  /// sin πx ÷ πx, windowed to −1…1.
  private static func hammingSinc(_ x: Double) -> Double {
    if abs(x) >= 1 { return 0 }
    if x == 0 { return 1 }
    return sin(.pi * x) / (.pi * x) * (0.54 + 0.46 * cos(.pi * x))
  }
}
