internal import Compression
public import PageDescription

extension DecodedImage {
  /// Whether a PNG may make do with a palette of at most 256 colours.
  public enum PaletteUse: Hashable, Sendable {
    /// When the picture has no more, and the file gets smaller.
    case ifLossless
    /// Also when nobody can tell: at a peak signal-to-noise ratio of at least 45 dB, as `indexed` measures it, with no colour far off.
    /// Drawn pictures of a few inks become half as large; photographs seldom pass.
    case ifIndistinguishable
  }

  public enum EncodingFailure: Error, Equatable, Sendable {
    /// No pixels, or more than 2 GB of them.
    case impossibleSize(PixelSize)
  }

  /// The picture as a PNG file (ISO/IEC 15948), in sRGB. Its colour type is the smallest that keeps all: gray of 1 to 8 bits, a palette of
  /// 1 to 8 bits, or gray or colours of 8 bits, with an alpha channel where something shines through.
  /// - Parameters:
  ///   - dpi: pixels per inch, written as pHYs (11.3.5.3); `nil` leaves it out.
  ///   - level: the compression's effort, 0 to 12. 6 suits most; 2 takes three quarters of its time for a few percent more bytes; 7 to 9
  ///     gain nothing with drawn pictures.
  ///   - filtered: also tries filtered rows (clause 9) and keeps them when they are smaller, as they are for photographs. Takes several
  ///     times as long.
  public func png(
    dpi: Double? = nil, level: Int = 6, filtered: Bool = false, palette: PaletteUse = .ifLossless
  ) throws(EncodingFailure) -> [UInt8] {
    guard PNGFile.holds(width: width, height: height) else { throw .impossibleSize(PixelSize(width: width, height: height)) }
    let samples = PNGSamples(self)
    if let indexed = exactlyIndexed(), indexed.pngSize < samples.size { return indexed.png(dpi: dpi, level: level) }
    if palette == .ifIndistinguishable, let indexed = indistinguishablyIndexed(), indexed.pngSize < samples.size {
      return indexed.png(dpi: dpi, level: level)
    }
    let deflater = Deflater(level: level)
    let rows = samples.rows
    var data = deflater.zlib(rows)
    if filtered, samples.depth == 8 {
      let alternative = deflater.zlib(PNGFilter.filtered(rows, bytesPerPixel: samples.type.channels, bytesPerRow: samples.bytesPerRow))
      if alternative.count < data.count { data = alternative }
    }
    var file = PNGFile(width: width, height: height, depth: samples.depth, type: samples.type)
    file.append(pixelsPerInch: dpi)
    return file.finished(with: data)
  }
}

extension IndexedImage {
  /// The picture as a PNG file with a palette (ISO/IEC 15948, 11.2.3), in sRGB.
  /// - Parameters:
  ///   - dpi: pixels per inch, written as pHYs (11.3.5.3); `nil` leaves it out.
  ///   - level: the compression's effort, 0 to 12.
  /// - Precondition: there is a pixel.
  public func png(dpi: Double? = nil, level: Int = 6) -> [UInt8] {
    precondition(PNGFile.holds(width: width, height: height), "a PNG has at least one pixel and at most 2 GB")
    var file = PNGFile(width: width, height: height, depth: bitDepth, type: .palette)
    file.append("PLTE", palette.flatMap { [$0.red, $0.green, $0.blue] })
    if translucentCount > 0 { file.append("tRNS", palette[..<translucentCount].map(\.alpha)) }
    file.append(pixelsPerInch: dpi)
    return file.finished(with: Deflater(level: level).zlib(packedRows(leading: 1)))
  }

  /// Bytes before compression.
  var pngSize: Int {
    let transparency = translucentCount > 0 ? 12 + translucentCount : 0
    return height * (1 + (width * bitDepth + 7) / 8) + 12 + 3 * palette.count + transparency
  }

  /// Up to and including the last colour that lets something shine through.
  private var translucentCount: Int { (palette.lastIndex { $0.alpha < 255 } ?? -1) + 1 }
}
