/// How much an image file may ask for. Checked before anything is unpacked.
public struct ImageLimits: Hashable, Sendable {
  /// Bytes of a PNG or JPEG file.
  public var fileBytes: Int
  /// Pixels of a PNG or JPEG.
  public var pixels: Int
  /// Bytes of an SVG file.
  public var svgBytes: Int

  public init(fileBytes: Int, pixels: Int, svgBytes: Int) {
    self.fileBytes = fileBytes
    self.pixels = pixels
    self.svgBytes = svgBytes
  }

  /// 50 MB and 100 megapixels; an SVG of 10 MB.
  public static let standard = ImageLimits(fileBytes: 50_000_000, pixels: 100_000_000, svgBytes: 10_000_000)
}
