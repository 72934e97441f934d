import FontPrograms
import PageDescription

/// A face as one document shows it: which glyphs, for which text. CIDs count up in order of first use. A glyph that stands for two
/// different texts gets a CID for each, so that copying gives what was written (ISO 32000-1, 9.10).
struct DocumentFont {
  let program: FontProgram
  /// The resource's name in content streams, without its slash.
  let name: String
  /// By CID from 1.
  private(set) var glyphs: [UInt32] = []
  private(set) var widths: [Double] = []
  /// What each CID stands for, as UTF-16 in big-endian hexadecimal.
  private var texts: [[UInt8]] = []
  private var plain: [UInt64: UInt16] = [:]
  private var compound: [Compound: UInt16] = [:]
  private var blank: UInt16?

  private struct Compound: Hashable {
    var glyph: UInt32
    var text: [UInt8]
  }

  init(program: FontProgram, name: String) {
    self.program = program
    self.name = name
  }

  /// The CID under which a glyph stands for a character.
  mutating func cid(of glyph: UInt32, for scalar: Unicode.Scalar) throws(FontProgramProblem) -> UInt16 {
    let key = UInt64(glyph) << 32 | UInt64(scalar.value)
    if let known = plain[key] { return known }
    var text: [UInt8] = []
    for unit in UTF16.encode(scalar)! { text.append(hex16: unit) }
    let cid = try add(glyph, text)
    plain[key] = cid
    return cid
  }

  /// The CID under which a glyph stands for several characters, or for none.
  mutating func cid(of glyph: UInt32, for scalars: some Collection<Unicode.Scalar>) throws(FontProgramProblem) -> UInt16 {
    guard let first = scalars.first else { return try cid(of: glyph, for: Self.nothing) }
    if scalars.count == 1 { return try cid(of: glyph, for: first) }
    var text: [UInt8] = []
    for scalar in scalars {
      // A map's strings end at 512 bytes (9.10.3); what an ActualText says besides has no such end.
      guard text.count < Self.longestText else { break }
      for unit in UTF16.encode(scalar)! { text.append(hex16: unit) }
    }
    let key = Compound(glyph: glyph, text: text)
    if let known = compound[key] { return known }
    let cid = try add(glyph, text)
    compound[key] = cid
    return cid
  }

  /// In hexadecimal digits.
  private static let longestText = 1000

  /// ZERO WIDTH SPACE: what a glyph stands for whose text another one carries. An empty text is not allowed.
  static let nothing: Unicode.Scalar = "\u{200B}"

  /// The CID of something without ink and width.
  mutating func cidOfBlank() throws(FontProgramProblem) -> UInt16 {
    if let blank { return blank }
    var text: [UInt8] = []
    text.append(hex16: UInt16(Self.nothing.value))
    let cid = try add(FontSubset.blank, text, width: 0)
    blank = cid
    return cid
  }

  private mutating func add(_ glyph: UInt32, _ text: [UInt8]) throws(FontProgramProblem) -> UInt16 {
    try add(glyph, text, width: Self.written(try program.glyph(glyph).advance))
  }

  private mutating func add(_ glyph: UInt32, _ text: [UInt8], width: Double) throws(FontProgramProblem) -> UInt16 {
    guard glyphs.count < 65_000 else { throw .unsupported(program.face) }
    widths.append(width)
    glyphs.append(glyph)
    texts.append(text)
    return UInt16(glyphs.count)
  }

  /// A width as the file says it: to a hundredth of a thousandth of an em.
  private static func written(_ width: Double) -> Double { (width * 100).rounded() / 100 }

  func width(of cid: UInt16) -> Double { widths[Int(cid) - 1] }

  // MARK: Objects

  /// Writes the font's five objects: Type0, CIDFont, descriptor, program, ToUnicode (9.7, 9.8).
  /// - Parameters:
  ///   - font: the number reserved for the Type0 font.
  ///   - tag: six capitals that tell subsets of a face in one file apart (9.6.4).
  ///   - packed: how the streams are written.
  func write(to objects: inout ObjectWriter, as font: Int, tag: String, packed: StreamPacking) throws(FontProgramProblem) {
    let baseFont = "\(tag)+\(program.description.postScriptName)"
    let subset = try FontSubset(of: program, glyphs: glyphs, name: baseFont)
    let isTrueType = subset.flavor == .trueType
    let (descendant, descriptor, file, unicode) = (objects.reserve(), objects.reserve(), objects.reserve(), objects.reserve())
    objects.write(font) { bytes in
      bytes += "<</Type/Font/Subtype/Type0/BaseFont/"
      bytes += baseFont
      bytes += "/Encoding/Identity-H/DescendantFonts["
      bytes.append(reference: descendant)
      bytes += "]/ToUnicode "
      bytes.append(reference: unicode)
      bytes += ">>"
    }
    objects.write(descendant) { bytes in
      bytes += "<</Type/Font/Subtype/"
      bytes += isTrueType ? "CIDFontType2/CIDToGIDMap/Identity/BaseFont/" : "CIDFontType0/BaseFont/"
      bytes += baseFont
      bytes += "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor "
      bytes.append(reference: descriptor)
      bytes += "/DW 0/W[0["
      bytes.append(decimal: FontSubset.blankWidth)
      for width in widths {
        bytes.append(UInt8(ascii: " "))
        bytes.append(width, decimals: 2)
      }
      bytes += "]]>>"
    }
    objects.write(descriptor) { bytes in
      let facts = program.description
      bytes += "<</Type/FontDescriptor/FontName/"
      bytes += baseFont
      bytes += "/Flags 4/FontBBox["
      let box = subset.box
      for (i, edge) in [box.left, box.bottom, box.right, box.top].enumerated() {
        if i > 0 { bytes.append(UInt8(ascii: " ")) }
        bytes.append(edge, decimals: 0)
      }
      bytes += "]/ItalicAngle "
      bytes.append(decimal: facts.italicAngle)
      bytes += "/Ascent "
      bytes.append(decimal: facts.ascent)
      bytes += "/Descent "
      bytes.append(decimal: facts.descent)
      bytes += "/CapHeight "
      bytes.append(decimal: facts.capHeight)
      bytes += isTrueType ? "/StemV 80/FontFile2 " : "/StemV 80/FontFile3 "
      bytes.append(reference: file)
      bytes += ">>"
    }
    packed.write(file, subset.bytes, to: &objects) { bytes in
      if isTrueType {
        bytes += "/Length1 "
        bytes.append(decimal: subset.bytes.count)
      } else {
        bytes += "/Subtype/CIDFontType0C"
      }
    }
    packed.write(unicode, unicodeMap(), to: &objects) { _ in }
  }

  /// The CMap that says which text each CID stands for (9.10.3).
  private func unicodeMap() -> [UInt8] {
    var map: [UInt8] = []
    map.reserveCapacity(320 + 16 * texts.count)
    map +=
      """
      /CIDInit/ProcSet findresource begin 12 dict begin begincmap/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\
      /CMapName/Adobe-Identity-UCS def/CMapType 2 def 1 begincodespacerange<0000><FFFF>endcodespacerange

      """
    // At most a hundred to a block (Adobe Technical Note 5014).
    for first in stride(from: 0, to: texts.count, by: 100) {
      let block = first..<min(first + 100, texts.count)
      map.append(decimal: block.count)
      map += " beginbfchar\n"
      for i in block {
        map.append(UInt8(ascii: "<"))
        map.append(hex16: UInt16(i + 1))
        map += "><"
        map += texts[i]
        map += ">\n"
      }
      map += "endbfchar\n"
    }
    map += "endcmap CMapName currentdict/CMap defineresource pop end end\n"
    return map
  }
}
