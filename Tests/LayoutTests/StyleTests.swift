import Courses
import Diagnostics
import PageDescription
import Testing

@testable import Layout

/// What styles can ask of a text's letters.
struct StyleTests {
  /// The glyphs and the text of one line in a style with the given keys.
  private func line(
    _ text: String, _ keys: String, base: String = "{font: EB Garamond, size: 12pt, color: ink}", language: String = "en"
  ) throws -> (glyphs: [UInt32], text: String) {
    let layout = """
      layout: Test
      sheets: {A4: {width: 297mm, height: 210mm}}
      colors: {ink: "#112233"}
      styles:
        base: \(base)
        own: {extends: base\(keys.isEmpty ? "" : ", " + keys)}
      elements:
        - {text: "\(text)", style: own, x: 0mm, width: 100%, baseline: 50%}
      """
    let engine = try Samples.engine(of: layout, words: [language: "a: b"], course: Samples.course(languages: [language]))
    let item = try #require(try engine.lay(Samples.award("Ana Lima", language: language)).displayList.items.first)
    let runs = item.contents.compactMap { if case .glyphs(let run) = $0 { run } else { nil } }
    return (runs.flatMap { $0.glyphs.map(\.id) }, item.text)
  }

  @Test func smallCapitalsAndFiguresHaveWords() throws {
    for (words, tags) in [
      ("small_caps: true", "features: [smcp]"), ("small_caps: all", "features: [smcp, c2sc]"),
      ("figures: old-style", "features: [onum]"), ("figures: tabular lining", "features: [tnum, lnum]"),
      ("figures: proportional", "features: [pnum]"), ("ligatures: discretionary", "features: [dlig]"),
    ] {
      #expect(try line("Office 1984 stop", words).glyphs == line("Office 1984 stop", tags).glyphs, "\(words)")
    }
    #expect(try line("Office", "small_caps: true").glyphs != line("Office", "small_caps: all").glyphs)
    #expect(try line("1984", "figures: old-style").glyphs != line("1984", "figures: lining").glyphs)
  }

  @Test func ligaturesCanBeSwitchedOff() throws {
    let joined = try line("first", "").glyphs
    let apart = try line("first", "ligatures: none").glyphs
    #expect(joined.count < apart.count && apart.count == 5)
    #expect(try line("first", "features: [-liga]").glyphs == apart)
    #expect(try line("first", "features: -liga").glyphs == apart)
  }

  @Test func eachKeyIsInheritedByItselfAndANearerWordWins() throws {
    let base = "{font: EB Garamond, size: 12pt, color: ink, small_caps: true, features: [onum, -liga]}"
    #expect(try line("ab 12", "figures: tabular", base: base).glyphs == line("ab 12", "features: [smcp, onum, tnum]").glyphs)
    #expect(try line("ab 12", "figures: lining", base: base).glyphs == line("ab 12", "features: [smcp, lnum]").glyphs)
    #expect(try line("first", "small_caps: false", base: base).glyphs == line("first", "features: [-liga]").glyphs)
    #expect(try line("first", "small_caps: false, ligatures: common", base: base).glyphs == line("first", "").glyphs)
  }

  @Test(arguments: [
    ("tr", "İstanbul’da ılık", "İSTANBUL’DA ILIK", "istanbul’da ılık"),
    ("el", "Αθήνα, Μαΐου ΟΔΟΣ", "ΑΘΗΝΑ, ΜΑΪΟΥ ΟΔΟΣ", "αθήνα, μαΐου οδος"),
    ("de", "Große Straße", "GROSSE STRASSE", "große straße"), ("en", "Title I", "TITLE I", "title i"),
  ])
  func lettersChangeByTheLanguagesRules(_ language: String, _ text: String, _ upper: String, _ lower: String) throws {
    #expect(try line(text, "case: upper", language: language).text == upper)
    #expect(try line(text, "case: lower", language: language).text == lower)
    #expect(try line(text, "case: none", base: "{font: EB Garamond, size: 12pt, color: ink, case: upper}", language: language).text == text)
  }

  @Test func capitalsLeaveTheOrderOfTwoDirectionsAsItIs() throws {
    let layout =
      LayoutErrorTests.head + """
          loud: {extends: plain, case: upper}
        elements:
          - {id: a, text: "given to {name}, 2026", style: plain, x: 0mm, width: 100%, baseline: 50%}
          - {id: b, text: "given to {name}, 2026", style: loud, x: 0mm, width: 100%, baseline: 60%}
        """
    let items = try Samples.lay(layout, award: Samples.award("ليلى 12 الحسيني")).displayList.items
    func words(_ id: String) -> [String] { [items.first { $0.id == id }].compactMap { $0?.text.uppercased() } }
    #expect(words("a") == words("b") && !words("a").isEmpty)
  }

  @Test func wordsThatStylesDoNotKnowAreNamedWithTheirPlace() throws {
    for (keys, problem, hint) in [
      ("small_caps: some", LayoutProblem.unknownWord("some", known: ["true", "all", "false"]), "known: true, all, false"),
      (
        "figures: oldstyle", .unknownWord("oldstyle", known: ["old-style", "lining", "tabular", "proportional"]),
        "did you mean “old-style”?"
      ), ("ligatures: comon", .unknownWord("comon", known: ["none", "common", "discretionary"]), "did you mean “common”?"),
      ("case: uper", .unknownWord("uper", known: ["none", "upper", "lower"]), "did you mean “upper”?"),
    ] {
      let thrown = #expect(throws: DiagnosticList.self) { try line("a", keys) }
      let found = try #require(thrown).diagnostics
      #expect(found.map { $0.problem as? LayoutProblem } == [problem])
      #expect(found.first?.location?.line == 6)
      #expect(found.first?.problem.hint == hint)
    }
    for keys in ["figures: old-style lining", "features: [liga=0]", "features: [smallcaps]"] {
      let thrown = #expect(throws: DiagnosticList.self) { try line("a", keys) }
      #expect(try #require(thrown).diagnostics.count == 1, "\(keys)")
    }
  }
}
