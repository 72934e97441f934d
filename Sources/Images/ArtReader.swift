public import PageDescription

/// A picture for a layout, and what those who chose it should know.
public struct Art: Sendable {
  public var asset: ImageAsset
  public var remarks: [ImageProblem]
}

/// Reads art files: what `ImageReader` reads, and pages of PDF files, which become SVGs of the chosen box's size.
public enum ArtReader {
  /// - Parameters:
  ///   - path: the file on this machine.
  ///   - displayPath: how the user named it; for messages, and the asset's `path`.
  ///   - page: which part of a PDF; other pictures are read whole.
  /// - Throws: what is wrong with the file.
  public static func read(
    _ path: String, displayPath: String? = nil, page: ArtPage = ArtPage(), limits: ImageLimits = .standard, pdfLimits: PDFLimits = .standard
  ) throws(ImageProblem) -> Art {
    let name = displayPath ?? path
    do {
      let bytes = try ImageReader.contents(of: path, limit: limits.fileBytes)
      guard FileFormat(signatureOf: bytes) == .pdf else {
        return Art(asset: try ImageReader.read(bytes: bytes, named: name, limits: limits), remarks: [])
      }
      let drawing = try PDFArt.convert(bytes, page, limits: pdfLimits)
      var drawingLimits = limits
      drawingLimits.svgBytes = max(limits.svgBytes, drawing.svg.count)
      drawingLimits.fileBytes = max(limits.fileBytes, drawing.svg.count)
      let asset = try ImageReader.read(bytes: drawing.svg, named: name, limits: drawingLimits)
      return Art(asset: asset, remarks: drawing.inks.isEmpty ? [] : [ImageProblem(file: name, fault: .pdfInks(drawing.inks))])
    } catch {
      throw ImageProblem(file: name, fault: error)
    }
  }
}
