import PageDescription
import Testing
import Typesetting

struct ShapingTests {
  let typesetter: Typesetter

  init() throws { typesetter = Typesetter(library: try Fonts.library()) }

  @Test func theCutThatIsAskedForIsTheCutThatIsUsed() throws {
    let cuts = [
      (400, false, "EBGaramond-Regular"), (500, false, "EBGaramond-Medium"), (700, false, "EBGaramond-Bold"),
      (400, true, "EBGaramond-Italic"),
    ]
    for (weight, isItalic, file) in cuts {
      let line = try typesetter.line("Certificate", style: TextStyle(family: "EB Garamond", weight: weight, isItalic: isItalic))
      #expect(line.runs.map { $0.face.path.hasSuffix("/\(file).otf") } == [true])
    }
  }

  @Test func positionsAreNotRounded() throws {
    let line = try typesetter.line("successfully completed, received a passing grade")
    let fractions = line.runs.flatMap(\.glyphs).map { ($0.origin.x.points * 12).truncatingRemainder(dividingBy: 1) }
    #expect(Set(fractions.map { Int($0 * 1000) }).count > 10, "at 12 pt, glyphs stand at all fractions of a point")
  }

  @Test func aSizeScalesEverything() throws {
    let line = try typesetter.line("Zoë Þórsdóttir")
    let small = line.placed(size: .points(7), at: .zero)
    let large = line.placed(size: .points(70), at: .zero)
    for (a, b) in zip(small.flatMap(\.glyphs), large.flatMap(\.glyphs)) {
      #expect(abs(a.origin.x.points * 10 - b.origin.x.points) < 1e-9)
    }
  }

  @Test func arabicLettersJoinAndRunFromRightToLeft() throws {
    let word = try typesetter.line("محمد", language: "ar")
    let alone = try ["م", "ح", "د"].map { try typesetter.line($0, language: "ar").runs[0].glyphs[0].id }
    #expect(word.isRightToLeft)
    #expect(word.runs.filter { !$0.isRightToLeft } == [])
    #expect(Set(word.runs.flatMap(\.glyphs).map(\.id)).isDisjoint(with: alone.prefix(2)))
    let starts = word.runs[0].clusters.map(\.bytes.lowerBound)
    #expect(starts == starts.sorted(by: >), "the last letter stands leftmost")
  }

  @Test func aRightToLeftNameKeepsItsLatinPartInOrder() throws {
    let line = try typesetter.line("ליאור Cohen בן־דוד", language: "he")
    let texts = line.runs.map { $0.text.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    #expect(texts == ["בן־דוד", "Cohen", "ליאור"])
  }

  @Test func theTextOfARunIsWhatWasWritten() throws {
    for text in ["office affluent", "कृष्णमूर्ति", "ศิริพร วงศ์สุวรรณ", "Nguyễn Thị Minh Khai", "محمد الطيّب", "가나다 王小明"] {
      let line = try typesetter.line(text)
      let written = line.isRightToLeft ? line.runs.reversed().map(\.text) : line.runs.map(\.text)
      #expect(written.joined() == text)
      for run in line.runs {
        #expect(run.clusters.map(\.glyphCount).reduce(0, +) == run.glyphs.count)
        #expect(run.clusters.map(\.bytes.count).reduce(0, +) == run.text.utf8.count)
      }
    }
  }

  @Test func isolatesSteerTheOrderAndAreNotPartOfTheText() throws {
    let line = try typesetter.line("\u{2068}OCE101\u{2069}: أسس علم البيانات", language: "ar", direction: .rightToLeft)
    #expect(!line.runs.map(\.text).joined().unicodeScalars.contains { (0x2066...0x2069).contains($0.value) })
    #expect(line.runs.last?.text == "OCE101", "the first part of a right-to-left sentence stands rightmost")
  }

  @Test func trackingStandsBetweenLettersOnly() throws {
    let plain = try typesetter.line("AB", style: TextStyle(family: "EB Garamond"))
    let tracked = try typesetter.line("AB", style: TextStyle(family: "EB Garamond", tracking: 0.5))
    #expect(abs(tracked.width - plain.width - 0.5) < 0.05)
  }

  @Test func joinedScriptsAreNeverTracked() throws {
    let plain = try typesetter.line("محمد", style: TextStyle(family: "Amiri"), language: "ar")
    let tracked = try typesetter.line("محمد", style: TextStyle(family: "Amiri", tracking: 0.3), language: "ar")
    #expect(tracked.width == plain.width)
  }

  @Test func smallCapitalsAreTheFontsOwn() throws {
    let plain = try typesetter.line("institute", style: TextStyle(family: "EB Garamond"))
    let small = try typesetter.line("institute", style: TextStyle(family: "EB Garamond", features: ["smcp"]))
    #expect(small.runs.flatMap(\.glyphs).map(\.id) != plain.runs.flatMap(\.glyphs).map(\.id))
    #expect(small.runs[0].size == plain.runs[0].size, "not a scaled capital")
  }

  @Test func theInkHoldsWhatIsPainted() throws {
    let line = try typesetter.line("Ég")
    #expect(line.ink.top < -0.7 && line.ink.bottom > 0.15)
    #expect(line.ink.left > -0.1 && line.ink.right < line.width + 0.1)
  }
}
