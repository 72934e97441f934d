import FontPrograms
import Foundation
import PageDescription
import Testing

@Suite struct FontProgramTests {
  @Test func `what a descriptor says is in thousandths of an em`() throws {
    let (upright, italic) = try (
      FontProgram(Faces.gentium).description, FontProgram(Faces.face("EBGaramond/EBGaramond-Italic.otf")).description
    )
    #expect(upright.postScriptName == "GentiumPlus" && italic.postScriptName == "EBGaramond-Italic")
    #expect((600...750).contains(upright.capHeight) && upright.italicAngle == 0 && italic.italicAngle < 0)
    #expect(upright.descent < 0 && upright.ascent > upright.capHeight && upright.box.left < 0 && upright.box.top > upright.capHeight)
  }

  @Test func `a glyph's box holds its outline`() throws {
    for face in [Faces.garamond, Faces.gentium, Faces.amiri] {
      let program = try FontProgram(face)
      let scale = 1000 / program.unitsPerEm
      for glyph in stride(from: UInt32(3), to: 600, by: 7) {
        let (box, outline) = try (program.glyph(glyph).box, program.outline(of: glyph).box)
        guard !outline.isEmpty else { continue }
        // Control points may stand out of a TrueType glyph's box, what is painted may not.
        #expect(box.left <= outline.right * scale && box.right >= outline.left * scale && !box.isEmpty, "\(glyph) of \(face.path)")
      }
    }
  }

  @Test func `files that are no fonts are refused`() throws {
    let none = FontFace(path: "/nowhere/font.otf")
    #expect(throws: FontProgramProblem.unreadable(none)) { try FontProgram(none) }
    try withFile(Array("not a font at all".utf8)) { path in
      let face = FontFace(path: path)
      _ = #expect(throws: FontProgramProblem.unreadable(face)) { try FontProgram(face) }
    }
    let beyond = FontFace(path: Faces.gentium.path, index: 7)
    #expect(throws: FontProgramProblem.unreadable(beyond)) { try FontProgram(beyond) }
  }

  @Test(arguments: [Faces.garamond, Faces.gentium]) func `a glyph that the font lacks is refused`(face: FontFace) throws {
    let program = try FontProgram(face)
    for glyph in [60_000, UInt32.max] {
      #expect(throws: FontProgramProblem.missingOutline(glyph: glyph, face)) { try program.glyph(glyph) }
      #expect(throws: FontProgramProblem.missingOutline(glyph: glyph, face)) { try program.outline(of: glyph) }
    }
    #expect(throws: FontProgramProblem.missingOutline(glyph: 60_000, face)) {
      try FontSubset(of: program, glyphs: [60_000], name: "AAAAAA+Test")
    }
  }

  /// A damaged file is refused sooner or later; whatever it says, it ends nothing but itself.
  @Test func `damaged glyphs are refused or drawn, never fatal`() throws {
    let whole = [UInt8](try Data(contentsOf: URL(fileURLWithPath: Faces.face("Noto/NotoSansOlChiki-Regular.ttf").path)))
    var state: UInt32 = 1
    func next(_ limit: Int) -> Int {
      state = state &* 1_664_525 &+ 1_013_904_223
      return Int(state >> 8) % limit
    }
    var outcomes: Set<Bool> = []
    for _ in 0..<60 {
      var bytes = whole
      // Behind the table directory.
      for _ in 0..<200 { bytes[300 + next(bytes.count - 300)] = UInt8(next(256)) }
      try withFile(bytes) { path in
        guard let program = try? FontProgram(FontFace(path: path)) else { return }
        for glyph in 0..<40 as Range<UInt32> {
          outcomes.insert((try? FontSubset(of: program, glyphs: [glyph], name: "AAAAAA+Test")) != nil)
        }
      }
    }
    #expect(outcomes.contains(true))
  }
}
