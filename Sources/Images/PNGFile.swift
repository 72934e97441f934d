internal import Compression

/// A PNG file under construction (ISO/IEC 15948), chunk by chunk.
struct PNGFile {
  /// How a pixel is told (11.2.2).
  enum ColorType: UInt8 {
    case gray = 0
    case rgb = 2
    case palette = 3
    case grayWithAlpha = 4
    case rgbWithAlpha = 6

    var channels: Int {
      switch self {
      case .gray, .palette: 1
      case .grayWithAlpha: 2
      case .rgb: 3
      case .rgbWithAlpha: 4
      }
    }
  }

  private var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// Begins the file with its header (11.2.2), and says that its colours are sRGB's, to be matched perceptually (11.3.3.5).
  init(width: Int, height: Int, depth: Int, type: ColorType) {
    append("IHDR", Self.number(width) + Self.number(height) + [UInt8(depth), type.rawValue, 0, 0, 0])
    append("sRGB", [0])
  }

  /// Whether so many pixels fit: a side and a chunk are at most 2³¹ − 1 (7.1), and the rows stay one chunk.
  static func holds(width: Int, height: Int) -> Bool {
    let limit = Int(Int32.max)
    return width > 0 && height > 0 && width <= limit / 8 && height <= limit / (4 * width + 16)
  }

  mutating func append(_ type: StaticString, _ data: [UInt8]) {
    bytes.reserveCapacity(bytes.count + data.count + 12)
    bytes += Self.number(data.count)
    let start = bytes.count
    bytes += "\(type)".utf8
    bytes += data
    bytes += Self.number(Int(Checksum.crc32(bytes.span.extracting(start..<bytes.count))))
  }

  /// The resolution (11.3.5.3), in whole pixels per metre; nothing when there is none.
  mutating func append(pixelsPerInch dpi: Double?) {
    guard let dpi, dpi > 0, dpi < 5e7 else { return }
    let perMetre = Self.number(Int((dpi / 0.0254).rounded()))
    append("pHYs", perMetre + perMetre + [1])
  }

  /// Ends the file with its pixels, compressed.
  consuming func finished(with data: [UInt8]) -> [UInt8] {
    bytes.reserveCapacity(bytes.count + data.count + 24)
    append("IDAT", data)
    append("IEND", [])
    return bytes
  }

  /// Four bytes, the highest first (7.1).
  private static func number(_ value: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) } }
}
