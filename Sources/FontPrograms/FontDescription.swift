internal import CPangoCairo

/// What a PDF's font descriptor says of a face (ISO 32000-1, 9.8.1), in thousandths of an em.
public struct FontDescription: Hashable, Sendable {
  /// Without blanks and delimiters.
  public var postScriptName: String
  public var ascent: Int
  /// Negative below the baseline.
  public var descent: Int
  public var capHeight: Int
  /// Degrees counter-clockwise from upright: negative for letters that lean forward.
  public var italicAngle: Int
  public var box: (left: Int, bottom: Int, right: Int, top: Int) { (edges[0], edges[1], edges[2], edges[3]) }
  private var edges: [Int]

  init(_ face: FT_Face) {
    let scale = 1000 / Double(unsafe face.pointee.units_per_EM)
    func thousandths(_ value: some BinaryInteger) -> Int { Int((Double(value) * scale).rounded()) }
    let name = unsafe FT_Get_Postscript_Name(face).map { unsafe String(cString: $0) } ?? "Font"
    let kept = name.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    postScriptName = kept.isEmpty ? "Font" : kept
    ascent = thousandths(unsafe face.pointee.ascender)
    descent = thousandths(unsafe face.pointee.descender)
    let box = unsafe face.pointee.bbox
    edges = [thousandths(box.xMin), thousandths(box.yMin), thousandths(box.xMax), thousandths(box.yMax)]
    var capHeight = 0
    if let table = unsafe FT_Get_Sfnt_Table(face, FT_SFNT_OS2) {
      let os2 = unsafe table.assumingMemoryBound(to: TT_OS2.self)
      if unsafe os2.pointee.version >= 2, unsafe os2.pointee.version != 0xFFFF { capHeight = thousandths(unsafe os2.pointee.sCapHeight) }
    }
    self.capHeight = capHeight > 0 ? capHeight : ascent * 7 / 10
    var angle = 0
    if let table = unsafe FT_Get_Sfnt_Table(face, FT_SFNT_POST) {
      // 16.16 fixed point.
      angle = Int((Double(unsafe table.assumingMemoryBound(to: TT_Postscript.self).pointee.italicAngle) / 65_536).rounded())
    }
    italicAngle = angle
  }
}
