import Courses
import Diagnostics
import Eligibility
import Foundation
import LocatedYAML
import Testing

@testable import Layout

/// Each kind of mistake names its line and column. `⟦` in the text marks the place and is taken out before reading.
struct LayoutErrorTests {
  static let head = """
    layout: Test
    sheets: {A4: {width: 297mm, height: 210mm}}
    colors: {ink: "#112233"}
    styles:
      plain: {font: EB Garamond, size: 8pt to 12pt, color: ink}

    """

  private func problems(
    _ marked: String, award: Award = Samples.award("Ana Lima"), course: CourseFolder = Samples.course()
  ) throws -> (found: [LayoutProblem], places: [String], marks: [String]) {
    let text = Self.head + marked
    var marks: [String] = []
    for (i, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if let mark = line.firstIndex(of: "⟦") { marks.append("\(i + 1):\(line.distance(from: line.startIndex, to: mark) + 1)") }
    }
    let thrown = #expect(throws: DiagnosticList.self) {
      try Samples.lay(text.replacing("⟦", with: ""), award: award, course: course)
    }
    let sorted = try #require(thrown).sorted
    for problem in sorted { #expect(problem.problem.hint != nil, "\(problem)") }
    return (
      sorted.compactMap { $0.problem as? LayoutProblem },
      sorted.map { $0.location.map { "\($0.line):\($0.column)" } ?? "nowhere" }, marks
    )
  }

  private func expect(_ marked: String, _ expected: LayoutProblem...) throws {
    let result = try problems(marked)
    #expect(result.found == expected)
    #expect(result.places == result.marks)
  }

  @Test func allProblemsOfAFileComeAtOnce() throws {
    let result = try problems(
      """
      elements:
        - {text: "{name}", style: ⟦plane, x: 0mm, width: 100%, baseline: 50%}
        - {text: "{nmae}", style: plain, x: ⟦10, width: 100%, baseline: 50%}
        - {rule: {from: [0mm, 0mm], to: [1mm, 1mm]}, stroke: ⟦red, stroke_width: 1pt}
      """)
    #expect(result.found.count == 4)
    #expect(result.found.contains(.unknownStyle("plane", known: ["plain"])))
    #expect(result.found.contains(.badLength("10", .missingUnit)))
    #expect(result.found.contains(.unknownColor("red", known: ["ink"])))
  }

  @Test func anUnknownVariableIsNoBlank() throws {
    try expect(
      #"elements: [{text: ⟦"{nmae}", style: plain, x: 0mm, width: 100%, baseline: 50%}]"#,
      .unknownVariable("nmae", known: SheetFacts.variables + SheetFacts.signatoryVariables))
  }

  @Test func anUnknownKeyHasANearestOne() throws {
    let result = try problems(#"elements: [{text: "a", style: plain, x: 0mm, ⟦widht: 100%, baseline: 50%}]"#)
    let problem = try #require(result.found.first)
    #expect(result.places == result.marks)
    #expect(problem.hint == "did you mean “width”?")
  }

  @Test func whatWouldDrawNothingIsRefused() throws {
    let symbol = #"symbols: {dot: [{ellipse: {x: 0mm, y: 0mm, width: 1mm, height: 1mm}, fill: ink}]}"# + "\n"
    let drawn = try problems(symbol + "elements: [{symbol: dot, x: 0mm, y: 0mm, scale: ⟦0}]")
    #expect(drawn.found.map(\.message) == ["expected a number other than 0, found “0”"])
    #expect(drawn.places == drawn.marks)
    let led = try problems(
      #"elements: [{text: "a", style: plain, x: 9mm, y: 9mm, arc: {radius: 5mm, side: top, span: 90}, ⟦link: "{url}"}]"#)
    #expect(led.places == led.marks && led.found.map(\.message).first?.contains("“link”") == true)
  }

  @Test(arguments: [
    ("width: 0mm, height: 20mm", 0.0, 20.0), ("width: 20mm, height: 10mm - 15mm", 20.0, -5.0),
    ("width: 20mm - 100%, height: 5mm", -277.0, 5.0),
  ])
  func aPictureNeedsRoom(_ size: String, _ width: Double, _ height: Double) throws {
    for kind in [#"code: "{url}", color: ink"#, "image: logo"] {
      let art = try ArtFolder(Self.head + "elements: [{id: mark, \(kind), x: 10mm, y: 10mm, \(size)}]")
      let thrown = #expect(throws: DiagnosticList.self) { try art.lay() }
      let found = try #require(thrown).sorted
      guard found.count == 1, case .emptyBox("mark", let foundWidth, let foundHeight)? = found[0].problem as? LayoutProblem else {
        Issue.record("\(kind): found \(found)")
        continue
      }
      #expect(abs(foundWidth.millimetres - width) < 1e-6 && abs(foundHeight.millimetres - height) < 1e-6)
      #expect(found[0].location?.line == 6 && found[0].location?.column == 12)
    }
  }

  @Test func aConditionOnAnUnknownTrack() throws {
    try expect(
      #"elements: [{when: ⟦track is gold, text: "a", style: plain, x: 0mm, width: 100%, baseline: 50%}]"#,
      .badCondition("track is gold", .unknownTrack("gold")))
  }

  /// What can never hold is a slip.
  @Test func aConditionOnAPageOrLanguageThatTheLayoutLacks() throws {
    let element = #"text: "a", style: plain, x: 0mm, width: 100%, baseline: 50%"#
    let result = try problems(
      """
      variants: [{when: ⟦page is A4 or page is A5, colors: {ink: "#000000"}}]
      elements:
        - {when: ⟦language is jp, \(element)}
        - {when: ⟦language is not fr or page is A4 landscape, \(element)}
        - {when: language is zh or language is de, \(element)}
      """)
    #expect(result.places == result.marks)
    #expect(
      result.found.map(\.message) == [
        "the condition “page is A4 or page is A5” asks for “A5”, which there is not",
        "the condition “language is jp” asks for “jp”, which there is not",
        "the condition “language is not fr or page is A4 landscape” asks for “A4 landscape”, which there is not",
      ])
    #expect(result.found[1].hint?.hasPrefix("known: ar, de, en, es") == true)
  }

  @Test func aMissingKeyAndAnEmptyElement() throws {
    try expect(
      "elements: [⟦{id: nothing}]",
      .noContent(known: ElementReader.kinds))
    try expect(#"elements: [⟦{text: "a", x: 0mm, width: 100%, baseline: 50%}]"#, .missingKey("style"))
  }

  private func yamlProblems(_ layout: String) throws -> [YAMLProblem] {
    let thrown = #expect(throws: DiagnosticList.self) { try Samples.lay(layout) }
    return try #require(thrown).sorted.compactMap { $0.problem as? YAMLProblem }
  }

  @Test func notYAML() throws {
    let found = try yamlProblems(Self.head + "elements: [")
    guard case .syntax? = found.first else {
      Issue.record("found \(found)")
      return
    }
    #expect(try yamlProblems("# nothing\n") == [.nothingInFile])
    #expect(try yamlProblems(Self.head + "---\nelements: []\n") == [.severalDocuments])
    #expect(try yamlProblems(Self.head + "elements: []\nsafe: 1mm\nsafe: 2mm\n") == [.duplicateKey("safe", firstLine: 7)])
  }

  @Test func columnsCountCharactersAsEditorsDo() throws {
    try expect(
      #"elements: [{id: "é👩‍👧", text: "a", style: ⟦plane, x: 0mm, width: 100%, baseline: 50%}]"#, .unknownStyle("plane", known: ["plain"]))
  }

  @Test func aBlockOfTextEndsWithoutALine() throws {
    let sheet = try Samples.lay(
      Self.head + "elements:\n  - text: |\n      Ana\n    style: plain\n    x: 0mm\n    width: 100%\n    baseline: 50%\n")
    #expect(sheet.displayList.items.first?.text == "Ana")
  }

  @Test func aliasesRepeatAValueButCannotFlood() throws {
    let place = "style: plain, x: 0mm, width: 100%"
    let sheet = try Samples.lay(
      Self.head + "elements: [{id: a, text: &t Ana, \(place), baseline: &b 50%}, {id: b, text: *t, \(place), baseline: *b}]")
    #expect(sheet.displayList.items.compactMap(\.text).filter { $0 == "Ana" }.count == 2)
    let bomb = "a0: &a0 [{}, {}]\n" + (1...21).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1), *a\($0 - 1)]\n" }.joined()
    #expect(try yamlProblems(Self.head + bomb + "elements: *a21\n") == [.aliasesRepeatTooMuch(limit: 20_000)])
    let many = "safe: &s 1mm\nsymbols: [" + String(repeating: "*s,", count: 65) + "]\n"
    #expect(try yamlProblems(Self.head + many + "elements: []\n") == [.tooManyAliases(limit: 64)])
  }

  @Test func aLayoutFileHasAtMostAMegabyte() throws {
    let size = 1 << 20
    let layout = Self.head + #"elements: [{text: a, style: plain, x: 0mm, width: 100%, baseline: 50%}]"# + "\n#"
    let comment = String(repeating: "x", count: size - layout.utf8.count)
    #expect(try Samples.lay(layout + comment).displayList.items.isEmpty == false)
    #expect(try yamlProblems(layout + comment + "x") == [.tooLarge(bytes: size + 1, limit: size)])
  }

  @Test func aNameThatDoesNotFitSaysByHowMuch() throws {
    let result = try problems(#"elements: [⟦{id: name, text: "{name}", style: plain, x: 0mm, width: 3mm, baseline: 50%}]"#)
    guard case .doesNotFit(let element, let text, let needed, let available, false, _, 1)? = result.found.first else {
      Issue.record("found \(result.found)")
      return
    }
    #expect(element == "name" && text == "Ana Lima")
    #expect(abs(available.millimetres - 3) < 1e-9 && needed > available)
    #expect(result.places == result.marks)
  }

  @Test func aWordWithoutValueIsAnErrorAndOptionalTextIsLeftOut() throws {
    let course = Samples.course(platform: nil)
    let result = try problems(
      #"elements: [{id: p, text: ⟦"on {platform}", style: plain, x: 0mm, width: 100%, baseline: 50%}]"#, course: course)
    #expect(result.found == [.missingValue(variable: "platform", element: "p")])
    #expect(result.places == result.marks)
    let sheet = try Samples.lay(
      Self.head + #"elements: [{text: "gone[[ on {platform}]]", style: plain, x: 0mm, width: 100%, baseline: 50%}]"#, course: course)
    #expect(sheet.displayList.items.first?.text == "gone")
  }

  @Test func aRosterColumnPrintsAndItsAbsenceIsNoBlank() throws {
    let layout = Self.head + #"elements: [{id: c, text: "{roster.cohort}", style: plain, x: 0mm, width: 100%, baseline: 50%}]"#
    let sheet = try Samples.lay(layout, award: Samples.award("Ana", custom: ["cohort": "Harbour group"]))
    #expect(sheet.displayList.items.first?.text == "Harbour group")
    let result = try problems(#"elements: [{id: c, text: ⟦"{roster.cohort}", style: plain, x: 0mm, width: 100%, baseline: 50%}]"#)
    #expect(result.found == [.missingValue(variable: "roster.cohort", element: "c")])
  }

  @Test func aCharacterThatNoFontHasFailsTheLearner() throws {
    let thrown = #expect(throws: DiagnosticList.self) { try Samples.engine().lay(Samples.award("Ana 🦀")) }
    #expect(try #require(thrown).diagnostics.first?.problem as? LayoutProblem == .missingCharacter("🦀", in: "Ana 🦀", package: nil))
  }

  @Test func aLanguageWithoutWordsIsRefusedWithThoseThereAre() throws {
    let thrown = #expect(throws: DiagnosticList.self) { try Samples.engine().lay(Samples.award("Ana", language: "eo")) }
    #expect(
      try #require(thrown).diagnostics.first?.problem as? LayoutProblem
        == .missingWords(language: "eo", known: try Samples.catalogue().layout(named: Located("classic"), .certificate).languages))
  }
}
