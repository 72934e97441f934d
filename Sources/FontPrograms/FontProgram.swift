internal import CPangoCairo
public import PageDescription

/// A face of a font file as FreeType opens it: outlines, measures and the raw tables that subsets are made from. Belongs to one worker.
/// Everything is in font units, unscaled and unhinted, so the same at every size and resolution.
@safe public final class FontProgram {
  /// How a font file describes its glyphs.
  public enum Flavor: Sendable {
    /// Quadratic outlines in a `glyf` table (OpenType 1.9, “glyf”).
    case trueType
    /// Cubic outlines in a `CFF` table (Adobe Technical Note 5176).
    case compact
  }

  public let face: FontFace
  public let unitsPerEm: Double
  public let flavor: Flavor
  public let description: FontDescription
  private let handle: FT_Face
  private var outlines: [UInt32: GlyphOutline] = [:]
  private var glyphs: [UInt32: GlyphProgram] = [:]
  private var trueType: TrueTypeTables?

  /// - Throws: `.unreadable` for a file that is no font, `.unsupported` for one whose outlines cannot be embedded (bitmaps, CFF2).
  public init(_ face: FontFace) throws(FontProgramProblem) {
    self.face = face
    var library: FT_Library?
    guard unsafe FT_Init_FreeType(&library) == 0, let library = unsafe library else { throw .unreadable(face) }
    var opened: FT_Face?
    let isOpen = unsafe FT_New_Face(library, face.path, face.index, &opened) == 0
    guard isOpen, let opened = unsafe opened, unsafe opened.pointee.units_per_EM > 0, unsafe opened.pointee.glyph != nil else {
      // Closes the face too, should there be one.
      unsafe FT_Done_FreeType(library)
      throw .unreadable(face)
    }
    let isCompact = unsafe Self.hasTable("CFF ", opened)
    guard unsafe isCompact || Self.hasTable("glyf", opened) else {
      unsafe FT_Done_FreeType(library)
      throw .unsupported(face)
    }
    flavor = isCompact ? .compact : .trueType
    unsafe handle = opened
    unitsPerEm = Double(unsafe opened.pointee.units_per_EM)
    description = unsafe FontDescription(opened)
  }

  deinit {
    let library = unsafe handle.pointee.glyph.pointee.library
    unsafe FT_Done_Face(handle)
    unsafe FT_Done_FreeType(library)
  }

  /// The glyph's shape.
  public func outline(of glyph: UInt32) throws(FontProgramProblem) -> GlyphOutline {
    if let known = outlines[glyph] { return known }
    try load(glyph)
    guard unsafe handle.pointee.glyph.pointee.format == FT_GLYPH_FORMAT_OUTLINE,
      let outline = unsafe GlyphOutline(handle.pointee.glyph.pointee.outline)
    else { throw .missingOutline(glyph: glyph, face) }
    outlines[glyph] = outline
    return outline
  }

  /// The glyph as a subset holds it; made once.
  public func glyph(_ id: UInt32) throws(FontProgramProblem) -> GlyphProgram {
    if let known = glyphs[id] { return known }
    let program: GlyphProgram
    switch flavor {
    case .compact:
      try load(id)
      let advance = Double(unsafe handle.pointee.glyph.pointee.metrics.horiAdvance)
      guard unsafe handle.pointee.glyph.pointee.format == FT_GLYPH_FORMAT_OUTLINE,
        let outline = unsafe GlyphOutline(handle.pointee.glyph.pointee.outline)
      else { throw .missingOutline(glyph: id, face) }
      let scale = 1000 / unitsPerEm
      program = GlyphProgram(
        advance: advance * scale, box: outline.box.scaled(by: scale),
        bytes: CharString(outline, advance: advance * scale, scale: scale).bytes, components: [], leftSideBearing: 0)
    case .trueType:
      if trueType == nil { trueType = try TrueTypeTables(self) }
      program = try trueType!.glyph(id, of: self)
    }
    glyphs[id] = program
    return program
  }

  /// The same, or what stands for `FontSubset.blank`.
  func subsetGlyph(_ id: UInt32) throws(FontProgramProblem) -> GlyphProgram {
    guard id == FontSubset.blank else { return try glyph(id) }
    return GlyphProgram(
      advance: 0, box: .empty, bytes: flavor == .compact ? Self.endOfCharString : [], components: [], leftSideBearing: 0)
  }

  private func load(_ glyph: UInt32) throws(FontProgramProblem) {
    let flags = Int32(FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP | FT_LOAD_IGNORE_TRANSFORM)
    guard unsafe FT_Load_Glyph(handle, glyph, flags) == 0 else { throw .missingOutline(glyph: glyph, face) }
  }

  // MARK: Tables

  /// A table's bytes, or a part of them; `nil` when the font has no such table or part.
  func table(_ tag: String, _ range: Range<Int>? = nil) -> [UInt8]? {
    let code = Self.code(of: tag)
    var length = FT_ULong(range?.count ?? 0)
    if range == nil {
      guard unsafe FT_Load_Sfnt_Table(handle, code, 0, nil, &length) == 0 else { return nil }
    }
    guard length > 0 else { return [] }
    let count = Int(length)
    var isRead = false
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      isRead = unsafe FT_Load_Sfnt_Table(handle, code, FT_Long(range?.lowerBound ?? 0), buffer.baseAddress, &length) == 0
      initialized = isRead ? count : 0
    }
    return isRead ? bytes : nil
  }

  private static func hasTable(_ tag: String, _ face: FT_Face) -> Bool {
    var length = FT_ULong(0)
    return unsafe FT_Load_Sfnt_Table(face, code(of: tag), 0, nil, &length) == 0 && length > 0
  }

  private static func code(of tag: String) -> FT_ULong { tag.utf8.reduce(0) { $0 << 8 | FT_ULong($1) } }
}

/// Why a font file cannot be used.
public enum FontProgramProblem: Error, Equatable, Sendable {
  /// No font, or damaged.
  case unreadable(FontFace)
  /// Its glyphs are neither `glyf` nor `CFF` outlines.
  case unsupported(FontFace)
  case missingOutline(glyph: UInt32, FontFace)
}
