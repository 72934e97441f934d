import Courses
import Diagnostics
import Eligibility
import PageDescription
import Testing

@testable import Layout

/// `extends` and `variants`: what a file changes of another, and when.
struct VariantTests {
  private static let parent = """
    layout: Parent
    sheets: {A4: {width: 297mm, height: 210mm}, A4-portrait: {width: 210mm, height: 297mm}}
    colors: {ink: "#112233", accent: "#004400"}
    lengths: {rise: 10mm}
    styles:
      plain: {font: EB Garamond, size: 8pt to 12pt, color: ink}
    elements:
      - {id: first, text: first, style: plain, x: 20mm, y: 20mm, width: 80mm, height: 10mm}
      - {id: second, text: second, style: plain, x: 20mm, y: 40mm + rise, width: 80mm, height: 10mm}
      - id: group
        column: {x: 20mm, y: 80mm, width: 80mm, height: 20mm}
        elements:
          - {id: inner, text: inner, style: plain}

    """

  /// Lays out by a layout `test` that stands beside `parent`.
  private func lay(
    _ child: String, parent: String = parent, page: String = "A4", award: Award = Samples.award("Ana Lima"),
    course: CourseFolder = Samples.course()
  ) throws -> LaidSheet {
    let folder = try ArtFolder(child)
    try folder.put("layouts/parent/layout.yaml", parent)
    let engine = try LayoutEngine(
      layout: folder.template(), course: course, assets: LayoutAssets(), page: Located(page),
      typesetter: Samples.typesetter())
    return try engine.lay(award)
  }

  private func problems(_ child: String, parent: String = parent) throws -> [(LayoutProblem, String)] {
    let thrown = #expect(throws: DiagnosticList.self) { try lay(child, parent: parent) }
    return try #require(thrown).sorted.compactMap { diagnostic in
      (diagnostic.problem as? LayoutProblem).map {
        ($0, diagnostic.location.map { "\($0.file.split(separator: "/").suffix(2).joined(separator: "/")):\($0.line):\($0.column)" } ?? "")
      }
    }
  }

  @Test func aChildChangesWhatItNamesAndKeepsTheRest() throws {
    let sheet = try lay(
      """
      layout: Child
      extends: parent
      colors: {accent: "#FF0000"}
      styles: {plain: {color: accent}}
      lengths: {rise: 20mm}
      elements:
        - {id: first, text: changed}
        - {id: inner, text: changed inside}
        - {id: third, after: first, text: new, style: plain, x: 20mm, y: 150mm, width: 80mm, height: 10mm}
      """)
    let texts = sheet.displayList.items.map(\.text)
    #expect(texts.filter { !$0.isEmpty }.prefix(4) == ["changed", "new", "second", "changed inside"])
    guard case .glyphs(let run)? = try sheet.item("first").contents.first else { throw Missing() }
    #expect(run.color == Color(hex: "#FF0000"))
    let second = try #require(try sheet.item("second").textFrame)
    #expect(second.minY > .millimetres(60) && second.maxY < .millimetres(70))
  }

  @Test func anElementCanBeTakenAwayReplacedOrMoved() throws {
    let sheet = try lay(
      """
      layout: Child
      extends: parent
      elements:
        - {id: second, remove: true}
        - {id: inner, remove: yes}
        - {id: first, rectangle: {x: 0mm, y: 0mm, width: 10mm, height: 10mm}, fill: ink}
      """)
    #expect(sheet.displayList.items.map(\.id).filter { $0 != LaidSheet.specimenMarkID } == ["first"])
    guard case .path(let mark)? = try sheet.item("first").contents.first else { throw Missing() }
    #expect(mark.fill == Color(hex: "#112233").map { .color($0) })
  }

  @Test func aTextsLinesAreNoLinePattern() throws {
    let sheet = try lay("layout: Child\nextends: parent\nelements: [{id: first, text: many words, lines: 2}, {id: second, lines: 3}]\n")
    #expect(try sheet.item("first").text == "many words")
    #expect(try sheet.item("second").text == "second")
    let found = try problems("layout: Child\nextends: parent\nelements: [{id: first, text: null, lines: 2}]\n")
    #expect(found.map(\.0) == [.noContent(known: ElementReader.kinds)])
  }

  @Test func aVariantHoldsForItsSheetsAlone() throws {
    let layout =
      Self.parent + """
        variants:
          - when: orientation is portrait
            elements: [{id: first, text: upright}]
          - when: track is honor and language is es
            elements: [{id: first, text: de honor}]
          - when: signatories > 3
            elements: [{id: first, text: many}]
        """
    func first(_ page: String = "A4", _ track: Track = .verified, _ language: String = "en", signatories: Int = 1) throws -> String {
      let sheet = try lay(
        layout, page: page, award: Samples.award("Ana", track: track, language: language),
        course: Samples.course(signatories: signatories, languages: [language]))
      return try sheet.item("first").text
    }
    #expect(try first() == "first")
    #expect(try first("A4-portrait") == "upright")
    #expect(try first("A4", .honor) == "first")
    #expect(try first("A4", .honor, "es-MX") == "de honor")
    #expect(try first("A4-portrait", .honor, "es", signatories: 4) == "many")
  }

  @Test func faultsNameTheFileThatTheyStandIn() throws {
    let found = try problems(
      """
      layout: Child
      extends: parent
      elements:
        - {id: frist, y: 30mm}
        - {id: second, style: plane}
        - {id: extra, before: nothing, text: x, style: plain, x: 0mm, y: 0mm, height: 5mm}
      variants:
        - {when: url, colors: {ink: "#000000"}}
        - {when: page is A4, element: []}
      """)
    #expect(
      found.map(\.1) == [
        "test/layout.yaml:4:10", "test/layout.yaml:5:25", "test/layout.yaml:6:25", "test/layout.yaml:8:12", "test/layout.yaml:9:24",
      ])
    #expect(found.map(\.0).contains(.unknownElement("frist", known: ["first", "second", "group", "inner"])))
    #expect(found.first?.0.hint == "did you mean “first”?")
    #expect(found.map(\.0).contains(.conditionOfVariant))
  }

  @Test func aFaultInTheParentIsSaidOnceHoweverManyVariantsShareIt() throws {
    let found = try problems(
      """
      layout: Child
      extends: parent
      variants:
        - {when: orientation is portrait, lengths: {rise: 1mm}}
        - {when: track is honor, lengths: {rise: 2mm}}
      """, parent: Self.parent.replacing("text: first,", with: "text: \"{frist}\","))
    #expect(found.map(\.1) == ["parent/layout.yaml:8:23"])
  }

  @Test func nothingExtendsItself() throws {
    let found = try problems("layout: Child\nextends: parent\n", parent: "layout: Parent\nextends: test\n")
    #expect(found.map(\.0) == [.layoutCycle("test")])
    #expect(try problems("layout: Child\nextends: parrent\n").first?.0.hint == "did you mean “parent”?")
  }

  @Test func aCoursesOwnLayoutCanExtendTheOneOfTheSameName() throws {
    let folder = try ArtFolder("")
    try folder.put("layouts/classic/layout.yaml", "layout: Ours\nextends: classic\nelements: [{id: certify, text: Ours}]\n")
    let catalogue = LayoutCatalogue(
      folders: [folder.path + "/layouts", Samples.root + "/Layouts"], course: folder.path, fonts: try Samples.fonts.get())
    let both = try catalogue.layouts(named: Located("classic"))
    #expect(both.certificate.name == "Ours")
    // The badge is the parent's.
    #expect(both.badge.pages == ["square"])
  }
}

struct Missing: Error {}
