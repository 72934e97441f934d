internal import CPangoCairo
internal import PageDescription

/// One worker's private fonts: a fontconfig configuration that knows nothing but the faces asked for, a Pango font map upon it, and
/// the faces' character maps. Belongs to one thread; two font maps share nothing.
@safe final class FontWorld {
  let context: OpaquePointer
  let fontMap: OpaquePointer
  let configuration: OpaquePointer
  /// The font map's references while no thread of Pango's holds one.
  private let referencesAtRest: Int32
  let freeType: FT_Library
  /// Emptied and filled again for each stretch of text.
  let buffer: OpaquePointer
  var families: [FontFace: String] = [:]
  var characterMaps: [FontFace: FT_Face] = unsafe [:]
  private var loadedFaces: [FontFace: LoadedFace] = [:]
  var faceMetrics: [FontFace: FaceMetrics] = [:]

  /// The size at which everything is shaped; results are scaled from it. Large enough that Pango's 1/1024 pt is a few millionths of an em.
  static let shapingSize = 200.0

  /// Keeps fontconfig's default configuration, with the system's fonts, from being loaded: it is read at the first Pango call otherwise.
  private static let systemFontsAreShutOut: Bool = unsafe FcConfigSetCurrent(FcConfigCreate()) != 0

  init() {
    precondition(Self.systemFontsAreShutOut)
    // A map is private; what fontconfig and cairo keep behind all maps is not.
    unsafe (configuration, fontMap, context) = SharedFontFiles.oneAtATime { unsafe Self.makeMap() }
    referencesAtRest = unsafe laurel_references(UnsafeMutableRawPointer(fontMap))
    var library: FT_Library?
    let status = unsafe FT_Init_FreeType(&library)
    precondition(status == 0, "FreeType cannot start: error \(status)")
    unsafe freeType = library!
    unsafe buffer = hb_buffer_create()
    // As Pango sets its own.
    unsafe hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS)
    unsafe hb_buffer_set_flags(buffer, hb_buffer_flags_t(rawValue: HB_BUFFER_FLAG_BOT.rawValue | HB_BUFFER_FLAG_EOT.rawValue))
    unsafe hb_buffer_set_invisible_glyph(buffer, ShaperGlyph.invisible)
  }

  /// The family's cut that a style asks for; `nil` when the family isn't installed.
  func loadedFace(of family: FontFamily, for style: TextStyle) -> LoadedFace? {
    guard let face = family.face(weight: style.weight, italic: style.isItalic).map(loadedFace) else { return nil }
    face.placesMarks = family.placesMarks
    return face
  }

  func loadedFace(_ face: FontFace) -> LoadedFace {
    if let known = loadedFaces[face] { return known }
    let loaded = LoadedFace(face)
    loadedFaces[face] = loaded
    return loaded
  }

  private static func makeMap() -> (configuration: OpaquePointer, fontMap: OpaquePointer, context: OpaquePointer) {
    let configuration = unsafe FcConfigCreate()!
    let fontMap = unsafe OpaquePointer(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT)!)
    unsafe pango_fc_font_map_set_config(fontMap, configuration)
    let context = unsafe pango_font_map_create_context(unsafeBitCast(fontMap, to: UnsafeMutablePointer<PangoFontMap>.self))!
    unsafe pango_context_set_round_glyph_positions(context, 0)
    unsafe pango_cairo_context_set_resolution(context, 72)
    let options = unsafe cairo_font_options_create()
    unsafe cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    unsafe cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    unsafe cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    unsafe pango_cairo_context_set_font_options(context, options)
    unsafe cairo_font_options_destroy(options)
    return unsafe (configuration, fontMap, context)
  }

  /// Waits until no thread of Pango's is at work on the map.
  ///
  /// Pango looks for each font on two threads of its own, answers when the first has found one, and lets both clear up later in the map's
  /// tables, without a lock (1.50, pangofc-fontmap.c, `thread_data_free`, `free_patterns`). So the map may be neither changed nor let go of
  /// before they have ended. Each holds a reference to it until it has.
  func awaitPango() {
    while unsafe laurel_references(UnsafeMutableRawPointer(fontMap)) > referencesAtRest { g_usleep(50) }
  }

  deinit {
    for face in loadedFaces.values { face.close() }
    unsafe hb_buffer_destroy(buffer)
    while let (_, face) = unsafe characterMaps.popFirst() { _ = unsafe FT_Done_Face(face) }
    _ = unsafe FT_Done_FreeType(freeType)
    let (context, fontMap, configuration) = unsafe (context, fontMap, configuration)
    awaitPango()
    SharedFontFiles.oneAtATime {
      unsafe g_object_unref(UnsafeMutableRawPointer(context))
      unsafe g_object_unref(UnsafeMutableRawPointer(fontMap))
      unsafe FcConfigDestroy(configuration)
    }
  }
}
