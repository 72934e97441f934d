internal import CImageCodecs
internal import Glibc
internal import PageDescription

/// Decodes PNG and JPEG through the C codecs.
enum PixelDecoding {
  struct Header {
    var size: PixelSize
    var isCMYK: Bool
    var components: Int
  }

  /// What the file's header says; nothing is unpacked.
  static func probe(_ bytes: [UInt8], as kind: ImageAsset.Kind) throws(ImageProblem.Fault) -> Header {
    var header = laurel_image_header()
    var error = [CChar](repeating: 0, count: Int(LAUREL_ERROR_LENGTH))
    let isSound: Bool
    switch kind {
    case .png: isSound = unsafe laurel_png_probe(bytes, bytes.count, &header, &error)
    case .jpeg: isSound = unsafe laurel_jpeg_probe(bytes, bytes.count, &header, &error)
    case .svg: preconditionFailure("a vector image has no pixels")
    }
    guard isSound else { throw .damaged(kind.format, .reported(text(error))) }
    return Header(
      size: PixelSize(width: Int(header.width), height: Int(header.height)), isCMYK: header.is_cmyk, components: Int(header.components))
  }

  /// Unpacks the whole file, upright as its EXIF orientation asks.
  static func decode(_ bytes: [UInt8], as kind: ImageAsset.Kind, limits: ImageLimits) throws(ImageProblem.Fault) -> DecodedImage {
    let header = try probe(bytes, as: kind)
    guard header.size.width * header.size.height <= limits.pixels else { throw .tooManyPixels(header.size, limit: limits.pixels) }
    var result = unsafe laurel_pixels()
    var error = [CChar](repeating: 0, count: Int(LAUREL_ERROR_LENGTH))
    let isSound: Bool
    switch kind {
    case .png: isSound = unsafe laurel_png_decode(bytes, bytes.count, UInt64(limits.pixels), &result, &error)
    case .jpeg: isSound = unsafe laurel_jpeg_decode(bytes, bytes.count, UInt64(limits.pixels), &result, &error)
    case .svg: preconditionFailure("a vector image has no pixels")
    }
    guard isSound, let pixels = unsafe result.pixels else { throw .damaged(kind.format, .reported(text(error))) }
    defer { unsafe free(pixels) }
    let width = Int(unsafe result.width)
    let height = Int(unsafe result.height)
    let count = width * height
    let hasAlpha = unsafe result.channels == 4
    let rgba = unsafe [UInt8](unsafeUninitializedCapacity: count * 4) { buffer, initialized in
      if hasAlpha {
        unsafe buffer.baseAddress!.initialize(from: pixels, count: count * 4)
      } else {
        for i in 0..<count {
          unsafe buffer[4 * i] = pixels[3 * i]
          unsafe buffer[4 * i + 1] = pixels[3 * i + 1]
          unsafe buffer[4 * i + 2] = pixels[3 * i + 2]
          unsafe buffer[4 * i + 3] = 255
        }
      }
      initialized = count * 4
    }
    let image = DecodedImage(width: width, height: height, pixels: rgba)
    guard kind == .jpeg, let orientation = EXIFOrientation(jpeg: bytes), orientation != .upright else { return image }
    return orientation.turned(image)
  }

  private static func text(_ error: [CChar]) -> String {
    String(decoding: error.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}

extension ImageAsset.Kind {
  var format: FileFormat {
    switch self {
    case .png: .png
    case .jpeg: .jpeg
    case .svg: .svg
    }
  }
}
