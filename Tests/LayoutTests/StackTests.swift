import Courses
import Diagnostics
import Eligibility
import PageDescription
import Testing

@testable import Layout

/// Rows, columns, anchors and turned elements.
struct StackTests {
  private static let head = """
    layout: Test
    sheets: {A4: {width: 297mm, height: 210mm}}
    margins: {left: 30mm, top: 12mm}
    colors: {ink: "#112233"}
    styles:
      plain: {font: EB Garamond, size: 8pt to 12pt, color: ink}

    """
  private func lay(_ elements: String, award: Award = Samples.award("Ana Lima")) throws -> LaidSheet {
    try Samples.lay(Self.head + "elements:\n" + elements, award: award)
  }
  /// The rectangles that a sheet draws, in whole tenths of a millimetre.
  private func boxes(_ sheet: LaidSheet) -> [String: [Int]] {
    var all: [String: [Int]] = [:]
    for item in sheet.displayList.items {
      for case .path(let mark) in item.contents {
        guard let box = mark.path.bounds else { continue }
        all[item.id] = [box.minX, box.minY, box.width, box.height].map { Int(($0.millimetres * 10).rounded()) }
      }
    }
    return all
  }
  private static let box = "rectangle: {}, fill: ink"

  @Test(arguments: [
    ("row: {x: 10mm, y: 20mm, width: 50mm, height: 9mm, gap: 2mm}", "width", false),
    (
      "column: {x: 10mm, y: 20mm, width: 9mm, height: 50mm, gap: 2mm}", "height", true
    ),
  ]) func whatDoesNotFitIntoARowIsSaid(_ stack: String, _ extent: String, _ isHeight: Bool) throws {
    func elements(_ last: String) -> String {
      "  - id: r\n    \(stack)\n    elements: [{id: a, \(extent): 30mm, \(Self.box)}, {id: b, \(extent): \(last), \(Self.box)}]\n"
    }
    #expect(try boxes(lay(elements("18mm"))).count == 2)
    let thrown = #expect(throws: DiagnosticList.self) { try lay(elements("20.5mm")) }
    let found = try #require(thrown).sorted
    guard found.count == 1, case .tooFull("r", let needed, let available, isHeight)? = found[0].problem as? LayoutProblem else {
      Issue.record("found \(found)")
      return
    }
    #expect(abs(needed.millimetres - 52.5) < 1e-6 && abs(available.millimetres - 50) < 1e-6)
    #expect(found[0].location?.line == 8)
  }

  @Test func aColumnSharesOutItsHeight() throws {
    let sheet = try lay(
      """
        - id: c
          column: {x: 10mm, y: 20mm, width: 50mm, height: 46mm, gap: 2mm}
          elements:
            - {id: a, height: 10mm, \(Self.box)}
            - {id: gone, when: language is de, \(Self.box)}
            - {id: b, weight: 2, \(Self.box)}
            - {id: c1, \(Self.box)}
        - id: r
          row: {x: margin_left, y: margin_top, width: 40mm, height: 5mm, gap: 10%, distribute: between}
          elements:
            - {id: d, width: 10mm, \(Self.box)}
            - {id: e, width: 10mm, \(Self.box)}
        - id: s
          stack: {anchor: bottom right, x: 10mm, y: 20mm, width: 30mm, height: 10mm}
          elements:
            - {id: f, \(Self.box)}
            - {id: g, rectangle: {x: 1mm, y: 1mm, width: 100% - 2mm, height: 2mm}, fill: ink}
      """)
    #expect(
      boxes(sheet) == [
        "a": [100, 200, 500, 100], "b": [100, 320, 500, 213], "c1": [100, 553, 500, 107], "d": [300, 120, 100, 50],
        "e": [600, 120, 100, 50], "f": [2570, 1800, 300, 100], "g": [2580, 1810, 280, 20],
      ])
  }

  @Test func whatFlowsMovesUpToWhatIsAbove() throws {
    func secondTop(_ team: String) throws -> Double {
      let sheet = try lay(
        """
          - id: c
            column: {x: 10mm, y: 20mm, width: 50mm, height: 46mm, gap: 2mm, flow: true}
            elements:
              - {id: a, text: "[[{roster.team}]]", style: plain, lines: 6, vertical: top}
              - {id: b, height: 5mm, text: below, style: plain, vertical: top}
        """, award: Samples.award("Ana Lima", custom: team.isEmpty ? [:] : ["team": team]))
      #expect(sheet.displayList.items.first { $0.id == "b" }?.dependence == .learner)
      return try #require(try sheet.item("b").textFrame).minY.millimetres
    }
    let (none, one, many) = (try secondTop(""), try secondTop("Blue"), try secondTop(String(repeating: "Blue and white ", count: 12)))
    #expect(none < one && one < many)
    #expect(none < 24)
  }

  @Test func anAnchorCountsInwardsFromItsCorner() throws {
    let sheet = try lay(
      """
        - {id: a, rectangle: {anchor: top right, x: 10mm, y: 20mm, width: 30mm, height: 5mm}, fill: ink}
        - {id: b, rectangle: {anchor: center, x: 0mm, y: 5mm, width: 30mm, height: 10mm}, fill: ink}
        - {id: c, rectangle: {anchor: bottom, x: 0mm, y: 5mm, width: 97mm, height: 10mm}, fill: ink}
        - {id: t, text: "{name}", style: plain, anchor: bottom right, x: 20mm, baseline: 30mm, width: 60mm, align: end}
      """)
    let found = boxes(sheet)
    #expect(found["a"] == [2570, 200, 300, 50])
    #expect(found["b"] == [1335, 1050, 300, 100])
    #expect(found["c"] == [1000, 1950, 970, 100])
    let text = try #require(try sheet.item("t").textFrame)
    #expect(abs(text.maxX.millimetres - 277) < 0.01)
    #expect(abs(text.maxY.millimetres - 180) < 0.01)
  }

  @Test func aTextTurnsAboutItsBoxesMiddle() throws {
    let sheet = try lay("  - {id: t, text: \"{name}\", style: plain, rotate: 90, x: 100mm, y: 50mm, width: 60mm, height: 10mm}")
    guard case .group(let group)? = try sheet.item("t").contents.first else { throw Missing() }
    let middle = Point(x: .millimetres(130), y: .millimetres(55))
    #expect(abs((group.transform.applied(to: middle).x - middle.x).millimetres) < 0.001)
    let right = group.transform.applied(to: Point(x: .millimetres(160), y: .millimetres(55)))
    #expect(abs(right.x.millimetres - 130) < 0.001 && abs(right.y.millimetres - 85) < 0.001)
  }

  @Test func outsideOfStacksABoxIsNeeded() throws {
    let thrown = #expect(throws: DiagnosticList.self) { try lay("  - {id: a, rectangle: {x: 1mm, width: 2mm}, fill: ink}") }
    #expect(try #require(thrown).diagnostics.compactMap { $0.problem as? LayoutProblem } == [.missingKey("y"), .missingKey("height")])
  }

  @Test func aLengthMayBeMadeOfALaterOne() throws {
    let sheet = try Samples.lay(
      Self.head + "lengths: {a: 2*b + 1mm, b: {default: c, signatories > 9: 0mm}, c: 5mm}\nelements:\n"
        + "  - {id: r, rectangle: {x: a, y: 0mm, width: b, height: c}, fill: ink}")
    #expect(boxes(sheet)["r"] == [110, 0, 50, 50])
    let thrown = #expect(throws: DiagnosticList.self) { try Samples.lay(Self.head + "lengths: {a: b, b: 2*a}\nelements: []") }
    #expect(try #require(thrown).diagnostics.compactMap { $0.problem as? LayoutProblem } == [.lengthCycle("a"), .lengthCycle("b")])
  }

  @Test func whatStandsForTwoThingsIsAMistake() throws {
    func problems(_ elements: String, _ more: String = "") throws -> [LayoutProblem] {
      let thrown = #expect(throws: DiagnosticList.self) { try Samples.lay(Self.head + more + "elements: [\(elements)]") }
      return try #require(thrown).diagnostics.compactMap { $0.problem as? LayoutProblem }
    }
    let box = "rectangle: {x: 0mm, y: 0mm, width: 1mm, height: 1mm}"
    #expect(
      try problems("{id: a, \(box)}, {id: b, stack: {x: 0mm, y: 0mm, width: 9mm, height: 9mm}, elements: [{id: a, rectangle: {}}]}")
        == [.duplicateElement("a")])
    #expect(try problems("{rotate: 1e9, \(box)}") == [.expected("a number from -360 to 360", found: "“1e9”")])
    guard case .unknownLayout("../parent", _)? = try problems("", "extends: ../parent\n").first else { throw Missing() }
    #expect(try problems("", "extends: [a]\n") == [.expected("a layout's name", found: "a list")])
  }

  /// What stands in signatories' cells is the learner's own, also where the cells are placed as a whole.
  @Test(arguments: ["rotate: 0.001, ", "flow", "turned stack"])
  func cellsPlacedTogetherPrintEachLearnersOwn(_ how: String) throws {
    let cells = """
      signatories: [{up_to: 8, per_row: 3, x: 50%, y: 20mm, cell_width: 60mm, row_height: 20mm, elements: [
        {id: a, when: roster.team is Red, text: RED, style: plain, x: 0mm, y: 0mm, height: 5mm},
        {id: b, when: signatory.title, text: "of {name}", style: plain, x: 0mm, y: 6mm, height: 5mm}]}]
      """.replacing("\n", with: " ")
    let element =
      switch how {
      case "flow": "{id: c, column: {x: 0mm, y: 0mm, width: 200mm, height: 90mm, flow: true}, elements: [{id: s, \(cells)}]}"
      case "turned stack": "{id: c, rotate: 1, stack: {x: 0mm, y: 0mm, width: 200mm, height: 90mm}, elements: [{id: s, \(cells)}]}"
      default: "{id: s, \(how)\(cells)}"
      }
    let engine = try Samples.engine(of: Self.head + "elements: [\(element)]")
    func text(_ marks: [Mark]) -> String {
      marks.map { mark in
        switch mark {
        case .glyphs(let run): run.text
        case .group(let group): text(group.marks)
        case .path, .image, .code, .link: ""
        }
      }.joined()
    }
    func printed(_ name: String, _ team: String) throws -> (text: String, variables: Set<String>) {
      let award = Samples.award(name, custom: ["team": team])
      return (try engine.lay(award).displayList.items.map { text($0.contents) }.joined(), try engine.printedVariables(of: award))
    }
    let first = try printed("Ana Lima", "Red")
    #expect(first.text.contains("of Ana Lima") && first.text.contains("RED"))
    let second = try printed("Bo Ek", "Blue")
    #expect(second.text.contains("of Bo Ek") && !second.text.contains("Ana") && !second.text.contains("RED"))
    #expect(second.variables.contains("name"))
  }

  @Test func aLengthThatCountsForNothingIsAMistake() throws {
    func problems(_ lengths: String) throws -> [LayoutProblem] {
      let thrown = #expect(throws: DiagnosticList.self) { try Samples.lay(Self.head + "lengths: {\(lengths)}\nelements: []") }
      return try #require(thrown).diagnostics.compactMap { $0.problem as? LayoutProblem }
    }
    #expect(try problems("a: 50%") == [.percentageInNamedLength("50%")])
    #expect(try problems("a: [40mm]") == [.expected("a length, or lengths by condition", found: "a list")])
    guard case .unknownVariable("banana", _)? = try problems("a: {banana: 40mm}").first else { throw Missing() }
  }

  @Test func numbersBeyondMeasureDrawSomethingOrAreRefused() throws {
    let sheet = try lay(
      """
        - id: border
          border: {x: 6mm, y: 6mm, width: -100000000000000000000000000mm, height: 38mm, half_height: 2mm, period: 9mm}
          strands: [{count: 1, color: ink, waves: [{amplitude: 0.9}]}]
        - {id: arc, path: "M0 0 A 1e308 1e308 1e308 1 1 1e-300 5", x: 50mm, y: 50mm, stroke: ink}
      """)
    #expect(sheet.displayList.items.contains { $0.id == "arc" })
    #expect(MappingReader.number("inf%") == nil && MappingReader.number("inf/2") == nil)
  }
}
