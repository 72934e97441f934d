internal import CPangoCairo
internal import PageDescription

/// A PDF being written into memory.
@safe struct PDFSurface: ~Copyable {
  /// Where cairo's bytes arrive.
  private final class Sink {
    var bytes: [UInt8] = []
  }
  private let surface: OpaquePointer
  private let sink: Sink
  private let created: PDFDate?

  init(_ sheet: Sheet, created: PDFDate?) throws(DrawingProblem) {
    let sink = Sink()
    let write: cairo_write_func_t = { sink, bytes, count in
      let sink = unsafe Unmanaged<Sink>.fromOpaque(sink!).takeUnretainedValue()
      unsafe sink.bytes.append(contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
      return CAIRO_STATUS_SUCCESS
    }
    guard
      let surface = unsafe cairo_pdf_surface_create_for_stream(
        write, Unmanaged.passUnretained(sink).toOpaque(), sheet.trim.width.points, sheet.trim.height.points)
    else { throw .cairo(during: "making a PDF", status: "no surface") }
    let status = unsafe cairo_surface_status(surface)
    guard status == CAIRO_STATUS_SUCCESS else {
      unsafe cairo_surface_destroy(surface)
      throw .cairo(during: "making a PDF", status: status.words)
    }
    unsafe self.surface = surface
    self.sink = sink
    self.created = created
    // 1.5 is the first with ActualText, without which clusters of several glyphs cannot be copied out. From 1.17.6 on cairo hides a
    // 1.5 file's objects in streams, where nothing can be added to them: there 1.4 has to do.
    unsafe cairo_pdf_surface_restrict_to_version(surface, cairo_version() < 11_706 ? CAIRO_PDF_VERSION_1_5 : CAIRO_PDF_VERSION_1_4)
    unsafe cairo_surface_set_fallback_resolution(surface, 600, 600)
    set(CAIRO_PDF_METADATA_TITLE, sheet.title)
    set(CAIRO_PDF_METADATA_AUTHOR, sheet.author)
    set(CAIRO_PDF_METADATA_SUBJECT, sheet.subject)
    set(CAIRO_PDF_METADATA_CREATOR, "Laurel")
    // Left out, cairo would take the clock's.
    set(CAIRO_PDF_METADATA_CREATE_DATE, PDFDate.placeholder)
  }

  deinit {
    // Finished before the sink goes.
    unsafe cairo_surface_finish(surface)
    unsafe cairo_surface_destroy(surface)
  }

  private func set(_ key: cairo_pdf_metadata_t, _ value: String) {
    guard !value.isEmpty else { return }
    unsafe cairo_pdf_surface_set_metadata(surface, key, value)
  }

  func canvas(_ body: (borrowing Canvas) throws(DrawingProblem) -> Void) throws(DrawingProblem) {
    let canvas = unsafe try Canvas(on: surface, medium: .document)
    try body(canvas)
  }

  func beginPage(_ sheet: Sheet) throws(DrawingProblem) {
    guard sheet.trim.width > .zero, sheet.trim.height > .zero else { throw .impossibleSize(PixelSize(width: 0, height: 0)) }
    unsafe cairo_pdf_surface_set_size(surface, sheet.trim.width.points, sheet.trim.height.points)
  }

  func endPage(on canvas: borrowing Canvas) throws(DrawingProblem) {
    unsafe cairo_show_page(canvas.context)
    try canvas.checkStatus(during: "ending a page")
  }

  /// The file's bytes as cairo wrote them, dated. Errors of the whole drawing may only show here.
  consuming func finish() throws(DrawingProblem) -> [UInt8] {
    unsafe cairo_surface_finish(surface)
    let status = unsafe cairo_surface_status(surface)
    guard status == CAIRO_STATUS_SUCCESS else { throw .cairo(during: "finishing a PDF", status: status.words) }
    var bytes: [UInt8] = []
    swap(&bytes, &sink.bytes)
    try PDFDate.write(created, into: &bytes)
    return bytes
  }
}
