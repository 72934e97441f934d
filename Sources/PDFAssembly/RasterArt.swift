import Compression
import Images
import PageDescription

/// A picture of pixels as image XObjects (ISO 32000-1, 8.9): made anew from the file's own pixels, in the form that takes the fewest bytes
/// without a difference that anyone would see. A plain JPEG stays the file it was.
struct RasterArt {
  /// Pixels per inch that are kept at the placed size: what a press resolves.
  static let resolution = 300.0

  private let picture: ImageStream
  private let mask: ImageStream?
  private let palette: [UInt8]?
  /// The part of the asset that the picture holds.
  private let part: UnitRect

  /// A JPEG that can stay the file it was; `nil` for any other image. Its pixels are never unpacked.
  init?(plainJPEG mark: ImageMark) {
    guard mark.tint == nil, mark.asset.kind == .jpeg, mark.asset.isPlainJPEG else { return nil }
    let size = PixelSize(width: Int(mark.asset.width), height: Int(mark.asset.height))
    (picture, mask, palette, part) = (ImageStream(jpeg: mark.asset.bareBytes, size: size), nil, nil, .whole)
  }

  init(_ mark: ImageMark, image: DecodedImage, deflater: Deflater) {
    let area = PixelArea(mark.crop, of: image.size)
    part = area.part(of: image.size)
    var pixels = image.cropped(to: area)
    let scale = (
      width: mark.frame.width.inches / mark.crop.width * part.width, height: mark.frame.height.inches / mark.crop.height * part.height
    )
    let wanted = PixelSize(
      width: max(1, Int((scale.width * Self.resolution).rounded(.up))), height: max(1, Int((scale.height * Self.resolution).rounded(.up))))
    pixels = pixels.resampled(to: wanted)
    let encoding = ImageEncoding(pixels, tint: mark.tint, deflater: deflater)
    (picture, mask, palette) = (encoding.picture, encoding.mask, encoding.palette)
  }

  /// Where the picture's pixels lie.
  func frame(of mark: ImageMark) -> Rect {
    let (unitWidth, unitHeight) = (mark.frame.width / mark.crop.width, mark.frame.height / mark.crop.height)
    return Rect(
      x: mark.frame.minX + unitWidth * (part.x - mark.crop.x), y: mark.frame.minY + unitHeight * (part.y - mark.crop.y),
      width: unitWidth * part.width, height: unitHeight * part.height)
  }

  var isTransparent: Bool { mask != nil }

  /// - Returns: the image's number.
  func write(to objects: inout ObjectWriter, _ spaces: ColorSpaceNames) -> Int {
    let maskNumber = mask.map { $0.write(to: &objects, colorSpace: "/DeviceGray") { _ in } }
    var space: [UInt8] = []
    if let palette {
      let table = objects.add(stream: palette) { $0 += "/Filter/FlateDecode" }
      space += "[/Indexed"
      space += spaces.rgb
      space.append(UInt8(ascii: " "))
      space.append(decimal: picture.colors - 1)
      space.append(UInt8(ascii: " "))
      space.append(reference: table)
      space.append(UInt8(ascii: "]"))
    } else {
      space += picture.components == 1 ? spaces.gray : spaces.rgb
    }
    return picture.write(to: &objects, colorSpace: String(decoding: space, as: UTF8.self)) { bytes in
      guard let maskNumber else { return }
      bytes += "/SMask "
      bytes.append(reference: maskNumber)
    }
  }
}

/// The samples of an image XObject.
struct ImageStream {
  var bytes: [UInt8]
  var size: PixelSize
  var components: Int
  var depth: Int
  /// Of an indexed image.
  var colors = 0
  var filter: Filter

  enum Filter {
    case jpeg
    case deflate
    /// Rows are differences that a PNG's filters made (ISO 32000-1, 7.4.4.4).
    case predicted
  }

  init(bytes: [UInt8], size: PixelSize, components: Int, depth: Int, colors: Int = 0, filter: Filter) {
    self.bytes = bytes
    self.size = size
    self.components = components
    self.depth = depth
    self.colors = colors
    self.filter = filter
  }

  /// With its samples compressed.
  func packed(by deflater: Deflater) -> ImageStream {
    var copy = self
    copy.bytes = deflater.zlib(bytes)
    return copy
  }

  init(jpeg bytes: [UInt8], size: PixelSize) {
    // The number of components stands in the frame header (ITU-T T.81, B.2.2).
    let components = JPEGFrame.components(of: bytes) ?? 3
    self.init(bytes: bytes, size: size, components: components, depth: 8, filter: .jpeg)
  }

  func write(to objects: inout ObjectWriter, colorSpace: String, _ entries: (inout [UInt8]) -> Void) -> Int {
    objects.add(stream: bytes) { bytes in
      bytes += "/Type/XObject/Subtype/Image/Width "
      bytes.append(decimal: size.width)
      bytes += "/Height "
      bytes.append(decimal: size.height)
      bytes += "/ColorSpace"
      bytes += colorSpace
      bytes += "/BitsPerComponent "
      bytes.append(decimal: depth)
      switch filter {
      case .jpeg: bytes += "/Filter/DCTDecode"
      case .deflate: bytes += "/Filter/FlateDecode"
      case .predicted:
        bytes += "/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors "
        bytes.append(decimal: components)
        bytes += "/Columns "
        bytes.append(decimal: size.width)
        bytes += ">>"
      }
      entries(&bytes)
    }
  }
}

/// Whole pixels of an image.
struct PixelArea {
  var columns: Range<Int>
  var rows: Range<Int>

  /// The pixels that a part of the image touches.
  init(_ crop: UnitRect, of size: PixelSize) {
    func range(_ from: Double, _ length: Double, _ count: Int) -> Range<Int> {
      let first = min(max(0, Int((from * Double(count) + 1e-6).rounded(.down))), count - 1)
      let end = min(count, max(first + 1, Int(((from + length) * Double(count) - 1e-6).rounded(.up))))
      return first..<end
    }
    columns = range(crop.x, crop.width, size.width)
    rows = range(crop.y, crop.height, size.height)
  }

  func part(of size: PixelSize) -> UnitRect {
    UnitRect(
      x: Double(columns.lowerBound) / Double(size.width), y: Double(rows.lowerBound) / Double(size.height),
      width: Double(columns.count) / Double(size.width), height: Double(rows.count) / Double(size.height))
  }
}

extension DecodedImage {
  var size: PixelSize { PixelSize(width: width, height: height) }

  func cropped(to area: PixelArea) -> DecodedImage {
    guard area.columns.count < width || area.rows.count < height else { return self }
    var kept: [UInt8] = []
    kept.reserveCapacity(4 * area.columns.count * area.rows.count)
    for row in area.rows {
      let start = 4 * (row * width + area.columns.lowerBound)
      kept += pixels[start..<(start + 4 * area.columns.count)]
    }
    return DecodedImage(width: area.columns.count, height: area.rows.count, pixels: kept)
  }
}

/// What a JPEG's frame header says.
private enum JPEGFrame {
  static func components(of bytes: [UInt8]) -> Int? {
    var position = 2
    while position + 9 < bytes.count, bytes[position] == 0xFF {
      let marker = bytes[position + 1]
      if (0xC0...0xCF).contains(marker), marker != 0xC4, marker != 0xC8, marker != 0xCC { return Int(bytes[position + 9]) }
      position += 2 + (Int(bytes[position + 2]) << 8 | Int(bytes[position + 3]))
    }
    return nil
  }
}
