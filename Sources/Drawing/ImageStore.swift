internal import CPangoCairo
internal import Images
internal import PageDescription

/// The images that one worker has decoded, each once, and their reductions.
final class ImageStore {
  private struct Reduction: Hashable {
    var asset: ImageAsset
    var factor: Int
    var isForDocument: Bool
  }
  private var decoded: [ImageAsset: DecodedImage] = [:]
  private var surfaces: [Reduction: ImageSurface] = [:]
  private var documents: [ImageAsset: SVGDocument] = [:]

  func document(_ asset: ImageAsset) throws(DrawingProblem) -> SVGDocument {
    if let known = documents[asset] { return known }
    do {
      let document = try SVGDocument(asset.bytes)
      documents[asset] = document
      return document
    } catch {
      throw .image(ImageProblem(file: asset.path, fault: error))
    }
  }

  func image(_ asset: ImageAsset) throws(DrawingProblem) -> DecodedImage {
    if let known = decoded[asset] { return known }
    let image: DecodedImage?
    do { image = try asset.decoded() } catch { throw .image(error) }
    guard let image else { preconditionFailure("a vector image has no pixels") }
    decoded[asset] = image
    return image
  }

  /// The image reduced to 1/`factor` of its pixels in both directions. For a document, a plain JPEG at full size keeps its own bytes.
  func surface(_ asset: ImageAsset, reducedBy factor: Int, for medium: Medium) throws(DrawingProblem) -> ImageSurface {
    let isForDocument = medium == .document && factor == 1 && asset.isPlainJPEG
    let key = Reduction(asset: asset, factor: factor, isForDocument: isForDocument)
    if let known = surfaces[key] { return known }
    let surface = try ImageSurface(image(asset), reducedBy: factor)
    if isForDocument { try surface.attachJPEG(asset.bareBytes) }
    surfaces[key] = surface
    return surface
  }
}

/// A picture in cairo's own pixels: premultiplied, native 32-bit words.
@safe final class ImageSurface {
  let factor: Int
  private let surface: OpaquePointer

  init(_ original: DecodedImage, reducedBy factor: Int) throws(DrawingProblem) {
    let image = original.reduced(by: factor)
    let (width, height) = (image.width, image.height)
    guard let surface = unsafe cairo_image_surface_create(CAIRO_FORMAT_ARGB32, Int32(clamping: width), Int32(clamping: height)) else {
      throw .cairo(during: "placing an image", status: "no surface")
    }
    let status = unsafe cairo_surface_status(surface)
    guard status == CAIRO_STATUS_SUCCESS, let data = unsafe cairo_image_surface_get_data(surface) else {
      unsafe cairo_surface_destroy(surface)
      throw .cairo(during: "placing an image", status: status.words)
    }
    self.factor = factor
    unsafe self.surface = surface
    let stride = Int(unsafe cairo_image_surface_get_stride(surface)) / 4
    unsafe data.withMemoryRebound(to: UInt32.self, capacity: stride * height) { words in
      let pixels = image.pixels.span
      for y in 0..<height {
        for x in 0..<width { unsafe words[y * stride + x] = Self.premultiplied(pixels, 4 * (y * width + x)) }
      }
    }
    unsafe cairo_surface_mark_dirty(surface)
  }

  deinit { unsafe cairo_surface_destroy(surface) }

  private static func premultiplied(_ pixels: borrowing Span<UInt8>, _ i: Int) -> UInt32 {
    let alpha = UInt32(pixels[i + 3])
    func multiplied(_ value: UInt8) -> UInt32 { (UInt32(value) * alpha + 127) / 255 }
    return alpha << 24 | multiplied(pixels[i]) << 16 | multiplied(pixels[i + 1]) << 8 | multiplied(pixels[i + 2])
  }

  /// Lets a PDF carry the JPEG itself instead of its pixels.
  func attachJPEG(_ bytes: [UInt8]) throws(DrawingProblem) {
    let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count)
    unsafe copy.initialize(from: bytes, count: bytes.count)
    let status = unsafe cairo_surface_set_mime_data(
      surface, CAIRO_MIME_TYPE_JPEG, copy, UInt(bytes.count), { unsafe $0!.assumingMemoryBound(to: UInt8.self).deallocate() }, copy)
    guard status == CAIRO_STATUS_SUCCESS else {
      unsafe copy.deallocate()
      throw .cairo(during: "attaching a JPEG", status: status.words)
    }
  }

  /// A pattern that shows the picture, one unit per original pixel. The caller destroys it.
  func pattern(for medium: Medium) -> OpaquePointer? {
    let pattern = unsafe cairo_pattern_create_for_surface(surface)
    var matrix = cairo_matrix_t()
    unsafe cairo_matrix_init_scale(&matrix, 1 / Double(factor), 1 / Double(factor))
    unsafe cairo_pattern_set_matrix(pattern, &matrix)
    switch medium {
    case .picture:
      unsafe cairo_pattern_set_filter(pattern, CAIRO_FILTER_BEST)
      // The edge's colour goes on, or an enlarged picture would fade out at its edges.
      unsafe cairo_pattern_set_extend(pattern, CAIRO_EXTEND_PAD)
    case .document:
      // Anything better makes cairo write /Interpolate true, which PDF/A forbids (ISO 19005-3, 6.2.8.1).
      unsafe cairo_pattern_set_filter(pattern, CAIRO_FILTER_FAST)
    }
    return unsafe pattern
  }
}
