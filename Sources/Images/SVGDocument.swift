internal import CRsvg
package import PageDescription

/// An SVG file parsed by librsvg: fetches nothing, runs nothing. Belongs to one worker.
@safe package final class SVGDocument {
  /// Natural size in user units.
  package let width: Double
  package let height: Double
  private let handle: UnsafeMutablePointer<RsvgHandle>

  package init(_ bytes: [UInt8]) throws(ImageProblem.Fault) {
    var error: UnsafeMutablePointer<GError>?
    guard let handle = unsafe Self.handle(bytes, &error) else { throw .damaged(.svg, .reported(unsafe Self.take(error))) }
    unsafe rsvg_handle_set_dpi(handle, 96)
    guard let size = unsafe Self.naturalSize(handle) else {
      unsafe g_object_unref(handle)
      throw .svgWithoutSize
    }
    let isSane = size.width.isFinite && size.height.isFinite && min(size.width, size.height) >= 0.01 && max(size.width, size.height) <= 1e6
    guard isSane, max(size.width / size.height, size.height / size.width) <= 1000 else {
      unsafe g_object_unref(handle)
      throw .svgExtremeSize(width: size.width, height: size.height)
    }
    unsafe self.handle = handle
    (width, height) = size
  }

  deinit { unsafe g_object_unref(handle) }

  /// Draws the whole picture into `width`×`height` user units from the origin of a `cairo_t`.
  package func draw(on context: OpaquePointer) throws(ImageProblem.Fault) {
    var viewport = RsvgRectangle(x: 0, y: 0, width: width, height: height)
    var error: UnsafeMutablePointer<GError>?
    guard unsafe rsvg_handle_render_document(handle, context, &viewport, &error) != 0 else {
      throw .damaged(.svg, .reported(unsafe Self.take(error)))
    }
  }

  /// The box around what the picture paints, found on a small rendering and rounded outwards; `nil` when it paints nothing.
  package func inkBox() throws(ImageProblem.Fault) -> UnitRect? {
    let scale = 512 / max(width, height)
    let (w, h) = (max(1, Int((width * scale).rounded(.up))), max(1, Int((height * scale).rounded(.up))))
    guard let surface = unsafe cairo_image_surface_create(CAIRO_FORMAT_ARGB32, Int32(w), Int32(h)) else { return .whole }
    defer { unsafe cairo_surface_destroy(surface) }
    guard let context = unsafe cairo_create(surface) else { return .whole }
    defer { unsafe cairo_destroy(context) }
    unsafe cairo_scale(context, Double(w) / width, Double(h) / height)
    unsafe try draw(on: context)
    unsafe cairo_surface_flush(surface)
    guard unsafe cairo_status(context) == CAIRO_STATUS_SUCCESS, let data = unsafe cairo_image_surface_get_data(surface) else {
      throw .damaged(.svg, .reported(unsafe String(cString: cairo_status_to_string(cairo_status(context)))))
    }
    let stride = Int(unsafe cairo_image_surface_get_stride(surface))
    // Premultiplied, but only alpha is looked at; its place in the word depends on nothing but the byte order.
    var pixels = [UInt8](repeating: 0, count: 4 * w * h)
    for y in 0..<h {
      for x in 0..<w { pixels[4 * (y * w + x) + 3] = unsafe data[y * stride + 4 * x + 3] }
    }
    // A curve's end covers so little of its last pixel that it passes for haze: one pixel more all round, so that nothing is cut flat.
    return InkBounds(image: DecodedImage(width: w, height: h, pixels: pixels)).box?.grown(across: 1 / Double(w), down: 1 / Double(h))
  }

  /// The longest text or attribute that libxml2 takes unless told otherwise. Pictures in art from PDF files are longer; what else a long
  /// file could do to the memory, `SVGInspection` has refused.
  private static let longestText = 10_000_000

  private static func handle(
    _ bytes: [UInt8], _ error: inout UnsafeMutablePointer<GError>?
  ) -> UnsafeMutablePointer<RsvgHandle>? {
    unsafe bytes.withUnsafeBytes { buffer in
      // Read to its end below, while the bytes are there.
      let stream = unsafe g_memory_input_stream_new_from_data(buffer.baseAddress, buffer.count, nil)
      defer { unsafe g_object_unref(stream) }
      let flags = bytes.count > longestText ? RSVG_HANDLE_FLAG_UNLIMITED : RSVG_HANDLE_FLAGS_NONE
      // Without a base address every reference to another file is refused (librsvg, “Security and locations of referenced files”).
      return unsafe rsvg_handle_new_from_stream_sync(stream, nil, flags, nil, &error)
    }
  }

  /// From width and height in absolute units, else from the viewBox (SVG 2, 8.2).
  private static func naturalSize(_ handle: UnsafeMutablePointer<RsvgHandle>) -> (width: Double, height: Double)? {
    var (width, height) = (0.0, 0.0)
    if unsafe rsvg_handle_get_intrinsic_size_in_pixels(handle, &width, &height) != 0 { return (width, height) }
    var (hasWidth, hasHeight, hasViewBox): (gboolean, gboolean, gboolean) = (0, 0, 0)
    var (lengthX, lengthY, viewBox) = (RsvgLength(), RsvgLength(), RsvgRectangle())
    unsafe rsvg_handle_get_intrinsic_dimensions(handle, &hasWidth, &lengthX, &hasHeight, &lengthY, &hasViewBox, &viewBox)
    return hasViewBox != 0 ? (viewBox.width, viewBox.height) : nil
  }

  /// The message of a GLib error, which is freed.
  private static func take(_ error: UnsafeMutablePointer<GError>?) -> String {
    guard let error = unsafe error else { return "librsvg gives no reason" }
    defer { unsafe g_error_free(error) }
    return unsafe String(cString: error.pointee.message)
  }
}

extension UnitRect {
  /// With a margin on each side, as far as the picture goes.
  fileprivate func grown(across: Double, down: Double) -> UnitRect {
    let (left, top) = (max(0, x - across), max(0, y - down))
    return UnitRect(
      x: left, y: top, width: min(1, x + width + across) - left, height: min(1, y + height + down) - top)
  }
}
