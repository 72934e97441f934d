import Courses
import Diagnostics
import Foundation
import PageDescription
import Testing

@testable import Layout

/// Each mistake with art names its line and column. `⟦` in the text marks the place and is taken out before reading.
struct ArtErrorTests {
  private static let head = """
    layout: Test
    sheets: {A4: {width: 297mm, height: 210mm}}

    """
  private static let box = "x: 10mm, y: 20mm, width: 60mm, height: 60mm"
  private static let names = ["logo", "signature", "background"]

  private func problems(
    _ marked: String, in folder: ((ArtFolder) throws -> Void)? = nil
  ) throws -> (list: [Diagnostic], places: [String], marks: [String]) {
    let text = Self.head + marked
    var marks: [String] = []
    for (i, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let parts = line.split(separator: "⟦", omittingEmptySubsequences: false)
      var column = 1
      for part in parts.dropLast() {
        column += part.count
        marks.append("\(i + 1):\(column)")
      }
    }
    let art = try ArtFolder(text.replacing("⟦", with: ""), files: ["art/a.svg", "art/a.pdf", "art/ground.png"])
    try folder?(art)
    let thrown = #expect(throws: DiagnosticList.self) { try art.template() }
    let sorted = try #require(thrown).sorted
    return (sorted, sorted.map { $0.location.map { "\($0.line):\($0.column)" } ?? "nowhere" }, marks)
  }

  private func expect(_ marked: String, _ expected: LayoutProblem...) throws {
    let result = try problems(marked)
    #expect(result.list.map { $0.problem as? LayoutProblem } == expected)
    #expect(result.places == result.marks)
  }
  private func expect(
    _ marked: String, course expected: CourseProblem..., in folder: ((ArtFolder) throws -> Void)? = nil
  ) throws {
    let result = try problems(marked, in: folder)
    #expect(result.list.map { $0.problem as? CourseProblem } == expected)
    #expect(result.places == result.marks)
    #expect(result.list.allSatisfy { $0.problem.hint != nil })
  }

  @Test(arguments: ["21mm", "-1mm", "1in"]) func aBleedThatNobodyCuts(bleed: String) throws {
    try expect("bleed: ⟦\(bleed)\nelements: []", .expected("a length from 0mm to 20mm", found: "“\(bleed)”"))
  }

  @Test func aBleedOfPercents() throws {
    try expect("bleed: ⟦1%\nelements: []", .expected("a length in mm, pt or in", found: "a relative one"))
  }

  @Test func bleedIsTakenAsALengthsName() throws {
    try expect("lengths: {⟦bleed: 2mm}\nelements: []", .reservedLength("bleed"))
  }

  @Test func anUnknownLengthIsNoZero() throws {
    try expect(
      "lengths: {rise: 1mm}\nelements: [{image: logo, x: ⟦0mm - blede, y: 2*rise, width: 60mm, height: ⟦1mm + fall}]",
      .unknownLength("blede", known: ["bleed", "rise"]), .unknownLength("fall", known: ["bleed", "rise"]))
  }

  @Test func aMissingFileWithTheOneThatWasMeant() throws {
    try expect(
      "elements: [{image: ⟦art/ground.pdf, \(Self.box)}, {image: ⟦art/grund.png, \(Self.box)}]",
      course: .assetMissing("art/ground.pdf", nearest: "art/ground.png"), .assetMissing("art/grund.png", nearest: "art/ground.png"))
  }

  @Test(arguments: ["/etc/a.png", "~/a.png", "https://a.example/a.png"]) func anAbsolutePath(path: String) throws {
    try expect("elements: [{image: ⟦'\(path)', \(Self.box)}]", course: .assetAbsolute(path))
  }

  @Test(arguments: ["../a.png", "art/../../a.png"]) func aPathThatLeadsOut(path: String) throws {
    try expect("elements: [{image: ⟦'\(path)', \(Self.box)}]", course: .assetLeadsOut(path))
  }

  @Test(arguments: ["", "layouts/test/"]) func aLinkThatLeadsOut(place: String) throws {
    let other = try ArtFolder("", files: ["outside.png"])
    defer { withExtendedLifetime(other) {} }
    try expect("elements: [{image: ⟦art/out.png, \(Self.box)}]", course: .assetLeadsOut("art/out.png")) { folder in
      try FileManager.default.createDirectory(atPath: folder.path + "/\(place)art", withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(
        atPath: folder.path + "/\(place)art/out.png", withDestinationPath: other.path + "/outside.png")
    }
  }

  @Test(arguments: ["art/a.gif", "art/a", "a.tiff", "art/a.svgz"]) func aKindThatIsNotDrawn(path: String) throws {
    try expect("elements: [{image: ⟦\(path), \(Self.box)}]", .unknownArtKind(path, known: ArtFolders.endings))
  }

  @Test func aSlipOfTheKeys() throws {
    let result = try problems("elements: [{image: ⟦lgoo, \(Self.box)}]")
    #expect(result.list.map { $0.problem as? LayoutProblem } == [.unknownWord("lgoo", known: Self.names)])
    #expect(result.places == result.marks)
    #expect(result.list.first?.problem.hint == "did you mean “logo”?")
  }

  @Test func wordsAndNumbersOutOfRange() throws {
    try expect(
      "elements: [{image: art/a.pdf, \(Self.box), fit: ⟦crop, opacity: ⟦1.5, page: ⟦0, box: ⟦art}]",
      .unknownWord("crop", known: ["contain", "cover", "fill"]), .expected("a number from 0 to 1", found: "“1.5”"),
      .expected("a whole number from 1 to 9999", found: "“0”"), .unknownWord("art", known: ["trim", "bleed", "crop", "media"]))
  }

  @Test func aPageOfWhatHasNone() throws {
    try expect(
      "elements: [{image: art/a.svg, \(Self.box), page: ⟦2, box: ⟦bleed}]", .onlyForPDF(key: "page", path: "art/a.svg"),
      .onlyForPDF(key: "box", path: "art/a.svg"))
    let result = try problems("elements: [{image: logo, \(Self.box), ⟦page: 2}]")
    guard case .unknownKey("page", _)? = result.list.first?.problem as? LayoutProblem else {
      Issue.record("found \(result.list)")
      return
    }
    #expect(result.places == result.marks)
  }

  @Test func anUnknownVariableInItsWords() throws {
    try expect(
      "elements: [{image: art/a.svg, \(Self.box), alt: ⟦'{nmae}'}]",
      .unknownVariable("nmae", known: SheetFacts.variables + SheetFacts.signatoryVariables))
  }

  @Test func theyComeAtOnceWithTheOthers() throws {
    let result = try problems(
      """
      bleed: ⟦30mm
      elements:
        - {image: ⟦art/none.svg, \(Self.box)}
        - {image: ⟦../a.svg, \(Self.box)}
        - {image: ⟦a.gif, \(Self.box)}
        - {image: art/a.svg, \(Self.box), fit: ⟦crop}
      """)
    #expect(result.list.count == 5)
    #expect(result.places == result.marks)
  }
}
