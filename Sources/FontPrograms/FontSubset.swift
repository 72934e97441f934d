/// A font program with some of a face's glyphs, ready to be embedded in a PDF under CIDs 1, 2, 3 ….
public struct FontSubset: Sendable {
  /// The stream of `FontFile2` (TrueType) or `FontFile3` with subtype `CIDFontType0C` (CFF), not compressed.
  public let bytes: [UInt8]
  public let flavor: FontProgram.Flavor
  /// Around its glyphs, in thousandths of an em, in whole numbers. Much smaller than the face's: from it poppler tells how fine letters are
  /// to be placed, and takes whole pixels where tall ones might come.
  public let box: GlyphBox

  /// Width of CID 0, which shows nothing, in thousandths of an em.
  public static let blankWidth = 500

  /// Stands among a subset's glyphs for one without ink and width, whatever the font.
  public static let blank = UInt32.max

  /// - Parameters:
  ///   - glyphs: the face's glyph indices in the order of their CIDs, from 1; a glyph may stand under several.
  ///   - name: the PostScript name with its subset tag.
  public init(of font: FontProgram, glyphs: [UInt32], name: String) throws(FontProgramProblem) {
    flavor = font.flavor
    var box = GlyphBox.empty
    for glyph in glyphs { box.include(try font.subsetGlyph(glyph).box) }
    self.box = box.isEmpty ? GlyphBox(left: 0, bottom: 0, right: 0, top: 0) : box.roundedOut
    switch font.flavor {
    case .compact: bytes = try font.compactSubset(glyphs, name: name, box: self.box)
    case .trueType: bytes = try font.trueTypeSubset(glyphs, box: self.box)
    }
  }
}
