/// How much an image file may ask for. Checked before anything is unpacked.
public struct ImageLimits: Hashable, Sendable {
  /// Bytes of a PNG, JPEG or PDF file.
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

/// How much converting a page of a PDF may cost.
public struct PDFLimits: Hashable, Sendable {
  /// For all of it.
  public var seconds: Int
  /// Bytes of the drawing that comes out.
  public var drawingBytes: Int
  /// Bytes of address space that a program of poppler's gets.
  public var memoryBytes: Int

  public init(seconds: Int, drawingBytes: Int, memoryBytes: Int) {
    self.seconds = seconds
    self.drawingBytes = drawingBytes
    self.memoryBytes = memoryBytes
  }

  /// 10 seconds, 50 MB and 2 GB.
  public static let standard = PDFLimits(seconds: 10, drawingBytes: 50_000_000, memoryBytes: 2_000_000_000)
}
