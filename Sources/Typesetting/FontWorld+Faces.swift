internal import CPangoCairo
internal import PageDescription

extension FontWorld {
  /// The name under which Pango finds exactly this face. Each face becomes a family of its own, regular in weight and slant, so that no
  /// ranking of languages, weights or optical sizes can put another cut in its place.
  func pangoFamily(of face: FontFace) throws(TypesettingProblem) -> String {
    if let name = families[face] { return name }
    awaitPango()
    guard unsafe FcConfigAppFontAddFile(configuration, face.path) != 0, let set = unsafe FcConfigGetFonts(configuration, FcSetApplication)
    else {
      throw .unreadableFont(path: face.path)
    }
    let name = "laurel-\(families.count)"
    var isFound = false
    for i in 0..<Int(unsafe set.pointee.nfont) {
      guard let pattern = unsafe set.pointee.fonts[i] else { continue }
      var fileName: UnsafeMutablePointer<FcChar8>?
      var index: Int32 = 0
      guard unsafe FcPatternGetString(pattern, FC_FILE, 0, &fileName) == FcResultMatch, let fileName = unsafe fileName,
        unsafe String(cString: fileName) == face.path
      else { continue }
      _ = unsafe FcPatternGetInteger(pattern, FC_INDEX, 0, &index)
      var family: UnsafeMutablePointer<FcChar8>?
      if unsafe FcPatternGetString(pattern, FC_FAMILY, 0, &family) == FcResultMatch, let family = unsafe family,
        unsafe String(cString: family).hasPrefix("laurel-")
      {
        continue
      }
      for key in [FC_FAMILY, FC_FAMILYLANG, FC_FULLNAME, FC_FULLNAMELANG, FC_STYLE, FC_STYLELANG, FC_WEIGHT, FC_SLANT, FC_WIDTH] {
        _ = unsafe FcPatternDel(pattern, key)
      }
      let isWanted = Int(index) == face.index
      _ = unsafe FcPatternAddString(pattern, FC_FAMILY, isWanted ? name : "laurel-unused")
      _ = unsafe FcPatternAddInteger(pattern, FC_WEIGHT, FC_WEIGHT_REGULAR)
      _ = unsafe FcPatternAddInteger(pattern, FC_SLANT, FC_SLANT_ROMAN)
      _ = unsafe FcPatternAddInteger(pattern, FC_WIDTH, FC_WIDTH_NORMAL)
      isFound = isFound || isWanted
    }
    guard isFound else { throw .unreadableFont(path: face.path) }
    unsafe pango_fc_font_map_config_changed(fontMap)
    families[face] = name
    return name
  }

  /// Whether the face has a glyph for the character, by itself or by its canonical parts.
  func hasGlyph(_ face: FontFace, _ scalar: Unicode.Scalar) throws(TypesettingProblem) -> Bool {
    let map = unsafe try characterMap(of: face)
    var isCovered = unsafe FT_Get_Char_Index(map, FT_ULong(scalar.value)) != 0
    if !isCovered {
      var parts = [gunichar](repeating: 0, count: 18)
      let count = unsafe g_unichar_fully_decompose(scalar.value, 0, &parts, gsize(parts.count))
      if count > 1 { isCovered = parts[..<Int(count)].allSatisfy { unsafe FT_Get_Char_Index(map, FT_ULong($0)) != 0 } }
    }
    return isCovered
  }

  /// Vertical measures from the OS/2 table (OpenType 1.9, “OS/2”), from the letters H and x where the table is too old to say.
  func metrics(of face: FontFace) throws(TypesettingProblem) -> FaceMetrics {
    if let known = faceMetrics[face] { return known }
    let map = unsafe try characterMap(of: face)
    let em = Double(unsafe map.pointee.units_per_EM)
    func top(of letter: Character) -> Double? {
      let glyph = unsafe FT_Get_Char_Index(map, FT_ULong(letter.unicodeScalars.first!.value))
      guard glyph != 0, unsafe FT_Load_Glyph(map, glyph, FT_Int32(FT_LOAD_NO_SCALE)) == 0 else { return nil }
      return Double(unsafe map.pointee.glyph.pointee.metrics.horiBearingY) / em
    }
    let ascender = Double(unsafe map.pointee.ascender) / em
    let metrics = FaceMetrics(
      ascender: ascender, descender: -Double(unsafe map.pointee.descender) / em, capHeight: top(of: "H") ?? ascender * 0.7,
      xHeight: top(of: "x") ?? ascender * 0.5)
    faceMetrics[face] = metrics
    return metrics
  }

  private func characterMap(of face: FontFace) throws(TypesettingProblem) -> FT_Face {
    if let known = unsafe characterMaps[face] { return unsafe known }
    var handle: FT_Face?
    guard unsafe FT_New_Face(freeType, face.path, FT_Long(face.index), &handle) == 0, let handle = unsafe handle else {
      throw .unreadableFont(path: face.path)
    }
    unsafe characterMaps[face] = handle
    return unsafe handle
  }
}
