import FontPrograms
import Foundation
import PageDescription
import Testing

/// Subsets, read back by FreeType: the same glyphs, under their CIDs.
@Suite struct SubsetTests {
  /// A hundred glyphs all over the font, in no order.
  private func someGlyphs(of original: FontReading) -> [UInt32] {
    var state = UInt64(original.glyphCount)
    return (0..<100).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt32(state >> 33) % UInt32(original.glyphCount)
    }
  }

  private func read(_ face: FontFace) throws -> FontReading {
    try FontReading(Array(Data(contentsOf: URL(fileURLWithPath: face.path), options: .alwaysMapped)), index: face.index)
  }

  private func subset(_ face: FontFace, _ glyphs: [UInt32]) throws -> FontReading {
    try FontReading(FontSubset(of: FontProgram(face), glyphs: glyphs, name: "AAAAAA+Test").bytes)
  }

  @Test(arguments: Faces.all) func `every glyph keeps its outline and its advance`(face: FontFace) throws {
    let original = try read(face)
    let program = try FontProgram(face)
    let glyphs = someGlyphs(of: original)
    let copy = try FontReading(FontSubset(of: program, glyphs: glyphs, name: "AAAAAA+Test").bytes)
    // A CFF subset is at 1000 units to the em, a TrueType subset at the font's own.
    let scale = program.flavor == .compact ? 1000 / original.unitsPerEm : 1
    #expect(copy.unitsPerEm == (program.flavor == .compact ? 1000 : original.unitsPerEm))
    for (i, glyph) in glyphs.enumerated() {
      let (expected, actual) = try (original.glyph(Int(glyph), scale: scale), copy.glyph(i + 1))
      #expect(expected == actual, "glyph \(glyph) of \(face.path)")
      #expect(abs(try program.glyph(glyph).advance - actual.advance * 1000 / copy.unitsPerEm) < 0.01)
    }
  }

  @Test(arguments: [Faces.garamond, Faces.gentium]) func `CID 0 is blank and half an em wide`(face: FontFace) throws {
    let copy = try subset(face, [40])
    let blank = try copy.glyph(0)
    #expect(blank.segments.isEmpty && blank.advance == (copy.unitsPerEm / 2).rounded() && FontSubset.blankWidth == 500)
  }

  @Test(arguments: [Faces.garamond, Faces.gentium]) func `a glyph may stand under several CIDs`(face: FontFace) throws {
    let letter = try read(face).glyph(of: "é")
    let copy = try subset(face, [letter, 1, letter])
    #expect(try copy.glyph(1) == copy.glyph(3) && !copy.glyph(1).segments.isEmpty)
    #expect(try copy.glyph(1) != copy.glyph(2))
  }

  @Test func `parts of composite glyphs come along, parts of parts too`() throws {
    let original = try read(Faces.gentium)
    // A letter with two marks: TrueType composes it.
    let letters = "ếǖẫ".unicodeScalars.map { original.glyph(of: $0) }
    let copy = try subset(Faces.gentium, letters)
    #expect(copy.glyphCount > letters.count + 1)
    for (i, letter) in letters.enumerated() { #expect(try copy.glyph(i + 1) == original.glyph(Int(letter))) }
  }

  @Test(arguments: [Faces.garamond, Faces.gentium]) func `blanks keep their advance`(face: FontFace) throws {
    let original = try read(face)
    let blank = original.glyph(of: " ")
    let copy = try subset(face, [blank, blank])
    #expect(try copy.glyph(2) == original.glyph(Int(blank)) && copy.glyph(2).segments.isEmpty)
  }

  @Test(arguments: [Faces.garamond, Faces.gentium]) func `a subset may hold something without ink and width`(face: FontFace) throws {
    let copy = try subset(face, [40, FontSubset.blank])
    #expect(try copy.glyph(2) == FontReading.Glyph(advance: 0, leftSideBearing: 0, segments: []))
  }

  @Test(arguments: [Faces.garamond, Faces.gentium]) func `a subset of nothing is a font`(face: FontFace) throws {
    #expect(try subset(face, []).glyphCount == 1)
  }

  @Test func `hundreds of glyphs take wide offsets`() throws {
    let glyphs = (1...1500).map { UInt32($0) }
    for face in [Faces.garamond, Faces.amiri] {
      let (original, copy) = try (read(face), subset(face, glyphs))
      for glyph in [1, 255, 256, 1499, 1500] { #expect(try copy.glyph(glyph) == original.glyph(glyph)) }
    }
  }

  @Test(arguments: [Faces.garamond, Faces.gentium]) func `a subset's box is about its own glyphs`(face: FontFace) throws {
    let original = try read(face)
    let subset = try FontSubset(of: FontProgram(face), glyphs: "apple".unicodeScalars.map { original.glyph(of: $0) }, name: "AAAAAA+Test")
    let whole = try FontProgram(face).description.box
    #expect(subset.box.bottom < -150 && subset.box.top > 400 && subset.box.top < 800 && Int(subset.box.top) < whole.top - 200)
    let copy = try FontReading(subset.bytes)
    let (em, box) = (copy.unitsPerEm / 1000, subset.box)
    for (actual, expected) in zip(copy.box, [box.left, box.bottom, box.right, box.top]) { #expect(abs(actual - expected * em) <= 2) }
    let blank = try FontSubset(of: FontProgram(face), glyphs: [original.glyph(of: " ")], name: "AAAAAA+Test")
    #expect(blank.box == GlyphBox(left: 0, bottom: 0, right: 0, top: 0))
  }

  @Test func `the same glyphs give the same bytes`() throws {
    for face in [Faces.garamond, Faces.amiri] {
      let fresh = try FontSubset(of: FontProgram(face), glyphs: [5, 9, 400], name: "AAAAAA+Test").bytes
      let used = try FontProgram(face)
      for glyph in [400, 12, 9] as [UInt32] { _ = try (used.glyph(glyph), used.outline(of: glyph)) }
      #expect(try FontSubset(of: used, glyphs: [5, 9, 400], name: "AAAAAA+Test").bytes == fresh)
    }
  }
}
