/// How a camera held its picture (EXIF 2.32, 4.6.4, tag 0x0112): where the stored first row and first column belong.
enum EXIFOrientation: Int {
  case upright = 1
  case mirrored, upsideDown, upsideDownMirrored, transposed, turnedRight, transversed, turnedLeft

  /// Reads the tag from a JPEG's APP1 segment; `nil` when there is none that can be understood.
  init?(jpeg bytes: [UInt8]) {
    for segment in JPEGSegments(bytes) where segment.marker == 0xE1 {
      let body = bytes[segment.body]
      guard body.starts(with: "Exif\0\0".utf8), let value = Self.tag(0x0112, in: Array(body.dropFirst(6))) else { continue }
      self.init(rawValue: value)
      return
    }
    return nil
  }

  /// A SHORT value of the first directory of a TIFF block.
  private static func tag(_ wanted: Int, in tiff: [UInt8]) -> Int? {
    let isLittle = tiff.starts(with: "II".utf8)
    guard tiff.count >= 8, isLittle || tiff.starts(with: "MM".utf8) else { return nil }
    func number(_ offset: Int, _ length: Int) -> Int? {
      guard offset >= 0, offset + length <= tiff.count else { return nil }
      let field = tiff[offset..<(offset + length)]
      return (isLittle ? Array(field.reversed()) : Array(field)).reduce(0) { $0 << 8 | Int($1) }
    }
    guard let directory = number(4, 4), let count = number(directory, 2) else { return nil }
    for i in 0..<min(count, 500) {
      let entry = directory + 2 + 12 * i
      guard let tag = number(entry, 2) else { return nil }
      if tag == wanted { return number(entry + 8, 2) }
    }
    return nil
  }

  private var swapsSides: Bool {
    switch self {
    case .upright, .mirrored, .upsideDown, .upsideDownMirrored: false
    case .transposed, .turnedRight, .transversed, .turnedLeft: true
    }
  }

  /// The picture as it should be seen.
  func turned(_ image: DecodedImage) -> DecodedImage {
    let (w, h) = (image.width, image.height)
    let (width, height) = swapsSides ? (h, w) : (w, h)
    var pixels = [UInt8](repeating: 0, count: image.pixels.count)
    for y in 0..<height {
      for x in 0..<width {
        let (sx, sy) =
          switch self {
          case .upright: (x, y)
          case .mirrored: (w - 1 - x, y)
          case .upsideDown: (w - 1 - x, h - 1 - y)
          case .upsideDownMirrored: (x, h - 1 - y)
          case .transposed: (y, x)
          case .turnedRight: (y, h - 1 - x)
          case .transversed: (w - 1 - y, h - 1 - x)
          case .turnedLeft: (w - 1 - y, x)
          }
        let (to, from) = (4 * (y * width + x), 4 * (sy * w + sx))
        for i in 0..<4 { pixels[to + i] = image.pixels[from + i] }
      }
    }
    return DecodedImage(width: width, height: height, pixels: pixels)
  }
}
