internal import CPangoCairo
internal import FontPrograms
internal import PageDescription

/// The font faces that one worker has opened. Each has a FreeType library of its own: cairo may let go of a face late, and on another
/// worker's thread.
final class FontStore {
  private var faces: [FontFace: OpenFace] = [:]

  func face(_ face: FontFace) throws(DrawingProblem) -> OpenFace {
    if let open = faces[face] { return open }
    let open = try OpenFace(face)
    faces[face] = open
    return open
  }
}

/// A font face as FreeType and cairo see it.
@safe final class OpenFace {
  let face: FontFace
  let unitsPerEm: Double
  /// Owned; owns the FreeType face in turn, which therefore lives as long as cairo needs it.
  private let cairoFace: OpaquePointer
  private let program: FontProgram

  init(_ face: FontFace) throws(DrawingProblem) {
    self.face = face
    do { program = try FontProgram(face) } catch { throw DrawingProblem(error) }
    unitsPerEm = program.unitsPerEm
    var library: FT_Library?
    guard unsafe FT_Init_FreeType(&library) == 0, let library = unsafe library else { throw .unreadableFont(face) }
    var opened: FT_Face?
    let isOpen = unsafe FT_New_Face(library, face.path, face.index, &opened) == 0
    guard isOpen, let opened = unsafe opened, unsafe opened.pointee.units_per_EM > 0, unsafe opened.pointee.glyph != nil else {
      // Closes the face too, should there be one.
      unsafe FT_Done_FreeType(library)
      throw .unreadableFont(face)
    }
    guard let cairoFace = unsafe cairo_ft_font_face_create_for_ft_face(opened, Int32(FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP)) else {
      unsafe FT_Done_FreeType(library)
      throw .unreadableFont(face)
    }
    // Any address that nobody else uses will do for a key: the face's own.
    let key = unsafe UnsafeRawPointer(opened).assumingMemoryBound(to: cairo_user_data_key_t.self)
    let isKept = unsafe cairo_font_face_set_user_data(cairoFace, key, UnsafeMutableRawPointer(opened)) { pointer in
      let face = unsafe pointer!.assumingMemoryBound(to: FT_FaceRec_.self)
      let library = unsafe face.pointee.glyph.pointee.library
      unsafe FT_Done_Face(face)
      unsafe FT_Done_FreeType(library)
    }
    guard isKept == CAIRO_STATUS_SUCCESS else {
      unsafe cairo_font_face_destroy(cairoFace)
      unsafe FT_Done_FreeType(library)
      throw .unreadableFont(face)
    }
    unsafe self.cairoFace = cairoFace
  }

  deinit { unsafe cairo_font_face_destroy(cairoFace) }

  /// Makes this the canvas's font at an em of `size`.
  func select(at size: Length, on canvas: borrowing Canvas) {
    unsafe cairo_set_font_face(canvas.context, cairoFace)
    unsafe cairo_set_font_size(canvas.context, size.points)
  }

  func outline(of glyph: UInt32) throws(DrawingProblem) -> GlyphOutline {
    do { return try program.outline(of: glyph) } catch { throw DrawingProblem(error) }
  }
}

extension DrawingProblem {
  init(_ problem: FontProgramProblem) {
    switch problem {
    case .unreadable(let face), .unsupported(let face): self = .unreadableFont(face)
    case .missingOutline(let glyph, let face): self = .missingOutline(glyph: glyph, face)
    }
  }
}
