internal import CPangoCairo
internal import PageDescription

/// A face at one size, ready to shape with, and the ink of its glyphs.
@safe final class ShapingFont {
  /// Size in relation to the shaping size.
  let scale: Double
  let pango: UnsafeMutablePointer<PangoFont>
  /// Belongs to `pango`.
  let harfBuzz: OpaquePointer
  private var inks: [UInt32: Ink] = [:]

  /// A glyph's painted area from its origin, in em of the paragraph's size, y downwards.
  struct Ink {
    var left: Double
    var top: Double
    var width: Double
    var height: Double
  }

  init(_ face: FontFace, scale: Double, in world: FontWorld) throws(TypesettingProblem) {
    self.scale = scale
    let font = unsafe try SharedFontFiles.oneAtATime { () throws(TypesettingProblem) in unsafe try Self.load(face, scale, in: world) }
    unsafe pango = font
    unsafe harfBuzz = SharedFontFiles.oneAtATime { unsafe pango_font_get_hb_font(font) }
    unsafe try FontWorld.check(font, against: face)
  }

  private static func load(
    _ face: FontFace, _ scale: Double, in world: FontWorld
  ) throws(TypesettingProblem) -> UnsafeMutablePointer<PangoFont> {
    let description = unsafe pango_font_description_new()!
    defer { unsafe pango_font_description_free(description) }
    unsafe pango_font_description_set_family(description, try world.pangoFamily(of: face))
    unsafe pango_font_description_set_absolute_size(description, FontWorld.shapingSize * scale * Double(PANGO_SCALE))
    guard let font = unsafe pango_context_load_font(world.context, description) else { throw .unreadableFont(path: face.path) }
    return unsafe font
  }

  deinit {
    let pango = unsafe pango
    SharedFontFiles.oneAtATime { unsafe g_object_unref(pango) }
  }

  func ink(of glyph: UInt32) -> Ink {
    if let known = inks[glyph] { return known }
    var rectangle = PangoRectangle()
    SharedFontFiles.oneAtATime { unsafe pango_font_get_glyph_extents(pango, glyph, &rectangle, nil) }
    let unit = FontWorld.shapingSize * Double(PANGO_SCALE)
    let ink = Ink(
      left: Double(rectangle.x) / unit, top: Double(rectangle.y) / unit, width: Double(rectangle.width) / unit,
      height: Double(rectangle.height) / unit)
    inks[glyph] = ink
    return ink
  }
}

extension FontWorld {
  /// What resolved must be what was asked for.
  static func check(_ font: UnsafeMutablePointer<PangoFont>, against face: FontFace) throws(TypesettingProblem) {
    let pattern = unsafe pango_fc_font_get_pattern(UnsafeMutableRawPointer(font).assumingMemoryBound(to: PangoFcFont.self))
    var file: UnsafeMutablePointer<FcChar8>?
    var index: Int32 = 0
    guard unsafe FcPatternGetString(pattern, FC_FILE, 0, &file) == FcResultMatch, let file = unsafe file else {
      throw .substitutedFont(asked: face.path, used: "a font without a file")
    }
    _ = unsafe FcPatternGetInteger(pattern, FC_INDEX, 0, &index)
    let path = unsafe String(cString: file)
    guard path == face.path, Int(index) == face.index else { throw .substitutedFont(asked: face.path, used: path) }
  }
}
