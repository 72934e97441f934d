internal import CPangoCairo
internal import Images
internal import PageDescription

/// Pixels to draw on; transparent at first.
@safe struct PictureSurface: ~Copyable {
  private static let mostPixels = 100_000_000
  private let size: PixelSize
  private let surface: OpaquePointer

  init(_ size: PixelSize) throws(DrawingProblem) {
    // cairo's image surfaces end at 32,767 pixels a side.
    guard (1...32_767).contains(size.width), (1...32_767).contains(size.height), size.width * size.height <= Self.mostPixels,
      let surface = unsafe cairo_image_surface_create(CAIRO_FORMAT_ARGB32, Int32(size.width), Int32(size.height))
    else { throw .impossibleSize(size) }
    let status = unsafe cairo_surface_status(surface)
    guard status == CAIRO_STATUS_SUCCESS else {
      unsafe cairo_surface_destroy(surface)
      throw .cairo(during: "making a picture", status: status.words)
    }
    self.size = size
    unsafe self.surface = surface
  }

  /// The same pixels once more.
  func copied() throws(DrawingProblem) -> PictureSurface {
    let copy = try PictureSurface(size)
    unsafe cairo_surface_flush(surface)
    guard let from = unsafe cairo_image_surface_get_data(surface), let to = unsafe cairo_image_surface_get_data(copy.surface) else {
      throw .cairo(during: "copying a picture", status: "no pixels")
    }
    let bytes = Int(unsafe cairo_image_surface_get_stride(surface)) * size.height
    unsafe to.update(from: from, count: bytes)
    unsafe cairo_surface_mark_dirty(copy.surface)
    return copy
  }

  deinit { unsafe cairo_surface_destroy(surface) }

  func canvas(_ body: (borrowing Canvas) throws(DrawingProblem) -> Void) throws(DrawingProblem) {
    let canvas = unsafe try Canvas(on: surface, medium: .picture)
    try body(canvas)
  }

  /// What was drawn, no longer premultiplied.
  consuming func finish() throws(DrawingProblem) -> DecodedImage {
    unsafe cairo_surface_flush(surface)
    let status = unsafe cairo_surface_status(surface)
    guard status == CAIRO_STATUS_SUCCESS, let data = unsafe cairo_image_surface_get_data(surface) else {
      throw .cairo(during: "reading a picture", status: status.words)
    }
    let (width, height) = (size.width, size.height)
    let stride = Int(unsafe cairo_image_surface_get_stride(surface)) / 4
    let pixels = unsafe data.withMemoryRebound(to: UInt32.self, capacity: stride * height) { words in
      unsafe [UInt8](unsafeUninitializedCapacity: 4 * width * height) { pixels, count in
        var i = 0
        for y in 0..<height {
          for x in 0..<width {
            let word = unsafe words[y * stride + x]
            let alpha = word >> 24
            if alpha == 255 || alpha == 0 {
              unsafe pixels[i] = UInt8(truncatingIfNeeded: word >> 16)
              unsafe pixels[i + 1] = UInt8(truncatingIfNeeded: word >> 8)
              unsafe pixels[i + 2] = UInt8(truncatingIfNeeded: word)
            } else {
              unsafe pixels[i] = UInt8(min(255, ((word >> 16 & 255) * 255 + alpha / 2) / alpha))
              unsafe pixels[i + 1] = UInt8(min(255, ((word >> 8 & 255) * 255 + alpha / 2) / alpha))
              unsafe pixels[i + 2] = UInt8(min(255, ((word & 255) * 255 + alpha / 2) / alpha))
            }
            unsafe pixels[i + 3] = UInt8(alpha)
            i += 4
          }
        }
        count = i
      }
    }
    return DecodedImage(width: width, height: height, pixels: pixels)
  }
}
