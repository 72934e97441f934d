internal import CImageCodecs
internal import Glibc

extension DecodedImage {
  /// The picture as a PNG file (ISO/IEC 15948), without an alpha channel when it is opaque and in gray when it has no colour.
  /// - Parameters:
  ///   - dpi: pixels per inch, written as pHYs (11.3.5.3); `nil` leaves it out.
  ///   - level: zlib's effort, 0 to 9.
  ///   - filtered: filters the rows, which makes photographs smaller and flat art larger and slower.
  public func png(dpi: Double? = nil, level: Int = 6, filtered: Bool = false) throws(EncodingFailure) -> [UInt8] {
    let channels = isOpaque ? (isGray ? 1 : 3) : 4
    var bytes: UnsafeMutablePointer<UInt8>?
    var count = 0
    var error = [CChar](repeating: 0, count: Int(LAUREL_ERROR_LENGTH))
    let isDone = unsafe laurel_png_encode(
      channels == 4 ? pixels : packed(channels), UInt32(width), UInt32(height), UInt8(channels), Int32(level), filtered, dpi ?? 0, &bytes,
      &count, &error)
    guard isDone, let bytes = unsafe bytes else {
      throw EncodingFailure(reason: String(decoding: error.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self))
    }
    defer { unsafe free(bytes) }
    return unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
  }

  /// libpng's reason: no memory, or a picture without pixels.
  public struct EncodingFailure: Error, Equatable, Sendable {
    public var reason: String
  }

  private var isGray: Bool {
    let p = pixels.span
    return stride(from: 0, to: p.count, by: 4).allSatisfy { p[$0] == p[$0 + 1] && p[$0] == p[$0 + 2] }
  }

  private func packed(_ channels: Int) -> [UInt8] {
    let count = width * height
    let from = pixels.span
    return unsafe [UInt8](unsafeUninitializedCapacity: count * channels) { to, initialized in
      for i in 0..<count {
        for c in 0..<channels { unsafe to[channels * i + c] = from[4 * i + c] }
      }
      initialized = count * channels
    }
  }
}
