import Courses
import Diagnostics
import Eligibility
import PageDescription
import Testing

@testable import Layout

/// What all learners of a variant share, and what is one learner's own.
struct SharedPartTests {
  /// A layout with the given elements in the style `plain`.
  private func engine(_ elements: String, styles: String = "", course: CourseFolder = Samples.course()) throws -> LayoutEngine {
    try Samples.engine(of: LayoutErrorTests.head + "  \(styles)\nelements:\n" + elements, course: course)
  }

  private static let place = "style: plain, x: 0mm, width: 100%, baseline: 50%"

  @Test func learnersShareOneFixedPart() throws {
    let engine = try Samples.engine()
    let a = try engine.lay(Samples.award("Ana Lima")).parts
    let b = try engine.lay(Samples.award(ClassicTests.names[6])).parts
    let other = try engine.lay(Samples.award("Ana Lima", track: .honor)).parts
    #expect(a.fixed === b.fixed)
    #expect(a.fixed !== other.fixed)
    #expect(a.fixed.sheet.title.isEmpty && a.title.contains("Ana Lima"))
    #expect(a.fixed.items.last?.id == LaidSheet.specimenMarkID)
    #expect(a.learner.map(\.item.id) == ["name", "issued", "code", "id", "address"])
    #expect(a.learner.allSatisfy { $0.item.dependence == .learner })
  }

  @Test func mergedTheyStandInDrawingOrder() throws {
    let parts = try Samples.engine().lay(Samples.award("Ana Lima")).parts
    let ids = parts.displayList.items.map(\.id)
    #expect(ids.count == parts.fixed.items.count + parts.learner.count)
    for own in parts.learner {
      let place = try #require(ids.firstIndex(of: own.item.id))
      let before = ids[..<place].filter { id in parts.fixed.items.contains { $0.id == id } }
      #expect(before.count == own.precedingFixedItems)
    }
    #expect(parts.displayList.sheet.title == parts.title)
  }

  @Test func whatOneLearnerLacksDoesNotMoveTheOthersInReadingOrder() throws {
    let engine = try engine(
      """
        - {id: name, text: "{name}", \(Self.place)}
        - {id: cohort, when: roster.cohort, text: "{roster.cohort}", \(Self.place)}
        - {id: fixed, text: "{title}", \(Self.place)}
        - {id: id, text: "{id}", \(Self.place)}
      """)
    func indices(_ award: Award) throws -> [String: Int] {
      let structures = try engine.lay(award).displayList.items.compactMap { item -> (String, Int)? in
        if case .element(let structure) = item.role { (item.id, structure.readingIndex) } else { nil }
      }
      return Dictionary(uniqueKeysWithValues: structures)
    }
    let without = try indices(Samples.award("Ana Lima"))
    let with = try indices(Samples.award("Ana Lima", custom: ["cohort": "autumn"]))
    #expect(without["cohort"] == nil && with["cohort"] == 1)
    #expect(with.filter { $0.key != "cohort" } == without)
  }

  /// The first learner laid out decides nothing for the others.
  @Test func anOptionalPartThatTheFirstLearnerLacksIsPrintedForTheNext() throws {
    let engine = try engine(#"  - {id: a, text: "Group[[ {roster.cohort}]]", \#(Self.place)}"#)
    #expect(try engine.lay(Samples.award("Ana Lima")).displayList.items[0].text == "Group")
    #expect(try engine.lay(Samples.award("Ola", custom: ["cohort": "autumn"])).displayList.items[0].text == "Group autumn")
  }

  @Test func aFixedTextThatLeadsToTheLearnersPageIsTheLearners() throws {
    let engine = try engine(#"  - {id: a, text: "Verify", link: "https://example.example/{name}", \#(Self.place)}"#)
    for name in ["Ana", "Ola"] {
      let item = try #require(try engine.lay(Samples.award(name)).parts.learner.first?.item)
      #expect(item.contents.contains { if case .link(let link) = $0 { link.url.hasSuffix("/\(name)") } else { false } })
    }
  }

  @Test func aTextThatReturnsWithAnotherLearnerLeadsToTheirPlace() throws {
    let engine = try engine(#"  - {id: a, text: "{issued}", link: "https://groups.example/{roster.cohort}", \#(Self.place)}"#)
    for cohort in ["autumn", "spring", "autumn"] {
      let item = try #require(try engine.lay(Samples.award("Ana", custom: ["cohort": cohort])).parts.learner.first?.item)
      #expect(item.text == "June 30, 2026")
      #expect(item.contents.contains { if case .link(let link) = $0 { link.url.hasSuffix(cohort) } else { false } })
    }
  }

  @Test func theSameWordsInAnotherRunAreAnotherText() throws {
    let engine = try engine(
      """
        - {id: a, text: [{text: "[[{roster.a}]]", style: large}, {text: "[[{roster.b}]]"}], \(Self.place)}
      """, styles: "large: {font: EB Garamond, size: 12pt, color: ink, scale: 2}")
    func size(_ custom: [String: String]) throws -> Length {
      guard case .glyphs(let run)? = try engine.lay(Samples.award("Ana", custom: custom)).displayList.items[0].contents.first else {
        return .zero
      }
      return run.size
    }
    #expect(try size(["a": "x"]) == .points(24))
    #expect(try size(["b": "x"]) == .points(12))
  }

  @Test func aLengthThatSomeLearnersHaveMovesTheirFixedItemsToo() throws {
    let engine = try Samples.engine(
      of: LayoutErrorTests.head + """
        lengths: {drop: {default: 0mm, roster.cohort: 10mm}}
        elements:
          - {id: a, text: "{title}", style: plain, x: 0mm, width: 100%, baseline: 50% + drop}
        """)
    func baseline(_ award: Award) throws -> Length {
      guard case .glyphs(let run)? = try engine.lay(award).displayList.items[0].contents.first else { return .zero }
      return run.glyphs[0].origin.y
    }
    let plain = try baseline(Samples.award("Ana"))
    let dropped = try baseline(Samples.award("Ola", custom: ["cohort": "autumn"]))
    #expect(abs((dropped - plain).millimetres - 10) < 1e-9)
    #expect(try baseline(Samples.award("Ana")) == plain)
  }

  @Test func whatIsWrongForAllAndForTheLearnerIsSaidTogether() throws {
    let engine = try engine(
      """
        - {id: a, text: "{name}", style: plain, x: 0mm, width: 1mm, baseline: 50%}
        - {id: b, text: "{platform}", \(Self.place)}
      """, course: Samples.course(platform: nil))
    let thrown = #expect(throws: DiagnosticList.self) { try engine.lay(Samples.award("Ana Lima")) }
    #expect(thrown?.diagnostics.count == 2)
  }

  @Test func theVariablesThatASheetPrintsAreKnown() throws {
    let engine = try Samples.engine()
    let printed = try engine.printedVariables(of: Samples.award("Ana Lima"))
    #expect(printed.isSuperset(of: ["name", "id", "issued", "url", "address", "title", "organization", "signatory.name"]))
    #expect(printed.isDisjoint(with: ["grade", "effort_hours", "roster.cohort"]))
    #expect(!printed.contains { $0.hasPrefix("words.") })
  }

  @Test func aVariableWhoseElementIsNotThereIsNotPrinted() throws {
    let engine = try engine(
      """
        - {id: a, when: roster.cohort, text: "{roster.cohort}: {grade|percent}", \(Self.place)}
        - {id: b, when: track is honor, text: "{number}", \(Self.place)}
        - {id: c, text: "{words.issued}", \(Self.place)}
      """)
    #expect(try engine.printedVariables(of: Samples.award("Ana Lima")) == ["issued"])
    let award = Samples.award("Ana Lima", custom: ["cohort": "autumn"])
    #expect(try engine.printedVariables(of: award) == ["issued", "roster.cohort", "grade"])
    #expect(try engine.printedVariables(of: Samples.award("Ana Lima", track: .honor)) == ["issued", "number"])
  }
}

/// What may be attached to a document: what the sheet shows, and nothing else of the learner's.
struct PrintedVariablesTests {
  private func engine(_ elements: String) throws -> LayoutEngine {
    try Samples.engine(of: LayoutErrorTests.head + "  \nelements:\n" + elements)
  }

  @Test func whatIsLeftOutForWantOfAnotherValueIsNotPrinted() throws {
    let engine = try engine(
      "  - {text: \"{name}[[ Grade {grade}, cohort {roster.cohort}]]\", style: plain, x: 0mm, width: 100%, baseline: 50%}\n")
    #expect(try engine.printedVariables(of: Samples.award("Ana Lima")) == ["name"])
    #expect(try engine.printedVariables(of: Samples.award("Ana Lima", custom: ["cohort": "autumn"])) == ["name", "grade", "roster.cohort"])
  }

  @Test func whatDoesNotFitAndMayBeLeftOutIsNotPrinted() throws {
    let engine = try engine(
      """
        - {text: "{name}", style: plain, x: 0mm, width: 100%, baseline: 50%}
        - {text: "{roster.cohort}", style: plain, x: 50mm, y: 50mm, arc: {radius: 5mm, side: top, span: 90}, optional: true}

      """)
    #expect(try engine.printedVariables(of: Samples.award("Ana", custom: ["cohort": "A"])).contains("roster.cohort"))
    let long = Samples.award("Ana", custom: ["cohort": String(repeating: "very long ", count: 20)])
    #expect(try !engine.printedVariables(of: long).contains("roster.cohort"))
  }
}

/// What those hear who do not see the sheet.
struct SpokenTextTests {
  private func structure(_ name: String) throws -> Role.Structure? {
    let sheet = try Samples.engine().lay(Samples.award(name))
    let item = try #require(sheet.parts.learner.first { $0.item.id == "name" }).item
    guard case .element(let structure) = item.role else { return nil }
    return structure
  }

  @Test func aNameFromRightToLeftIsSpokenInItsOwnOrder() throws {
    #expect(try structure("ليلى عبد الرحمن الحدّاد")?.spokenText == "ليلى عبد الرحمن الحدّاد")
    #expect(try structure("Noa נועה בן־דוד Levi")?.spokenText == "Noa נועה בן־דוד Levi")
    #expect(try structure("Ana Lima")?.spokenText == nil)
  }
}
