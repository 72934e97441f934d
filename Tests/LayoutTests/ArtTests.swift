import Courses
import Diagnostics
import Foundation
import Layout
import PageDescription
import Testing

/// Bleed, and pictures that a layout or a course brings along.
struct ArtTests {
  private static let head = """
    layout: Test
    sheets: {A4: {width: 297mm, height: 210mm}}
    colors: {paper: "#FFFFFF"}

    """
  private static let box = "x: 10mm, y: 20mm, width: 60mm, height: 60mm"

  private func lay(_ layout: String, files: [String] = ["art/a.svg"], course: CourseFolder = Samples.course()) throws -> LaidSheet {
    try ArtFolder(Self.head + layout, files: files).lay(course: course)
  }

  // MARK: bleed

  @Test func bleedAndSafeGoToTheSheet() throws {
    let sheet = try lay("bleed: 3mm\nsafe: 9mm\nbackground: paper\nelements: []").displayList.sheet
    #expect(abs(sheet.bleed.millimetres - 3) < 1e-9 && abs(sheet.safe.millimetres - 9) < 1e-9)
    #expect(sheet.background == Color.white)
    let plain = try lay("elements: []").displayList.sheet
    #expect(plain.bleed == .zero && plain.safe == .zero)
    #expect(try lay("bleed: 0mm\nelements: []").displayList.sheet.bleed == .zero)
  }

  @Test func coordinatesCountFromTheTrimAndBleedIsALength() throws {
    let sheet = try lay(
      """
      bleed: 3mm
      lengths: {twice: 2*bleed}
      elements:
        - {id: all, image: art/a.svg, x: 0mm - bleed, y: 0mm - bleed, width: 100% + 2*bleed, height: 100% + twice, fit: fill}
        - {id: corner, image: art/a.svg, x: 0mm, y: 0mm, width: 10mm, height: 10mm, fit: fill}
      """)
    #expect(try micrometres(#require(sheet.images("all").first).frame) == [-3000, -3000, 303_000, 216_000])
    #expect(try micrometres(#require(sheet.images("corner").first).frame) == [0, 0, 10_000, 10_000])
  }

  // MARK: fitting, with a picture twice as wide as high in a square of 60 mm

  private func image(_ keys: String) throws -> ImageMark {
    let sheet = try lay("elements: [{id: a, image: art/a.svg, \(Self.box)\(keys)}]")
    return try #require(sheet.images("a").first)
  }

  @Test(arguments: [
    ("", [10_000, 35_000, 60_000, 30_000]), (", fit: contain, vertical: top", [10_000, 20_000, 60_000, 30_000]),
    (", vertical: bottom", [10_000, 50_000, 60_000, 30_000]), (", fit: fill", [10_000, 20_000, 60_000, 60_000]),
  ])
  func containedAndFilled(keys: String, frame: [Int]) throws {
    let mark = try image(keys)
    #expect(micrometres(mark.frame) == frame && mark.crop == .whole)
  }

  @Test(arguments: [("", 0.25), (", align: left", 0), (", align: right", 0.5), (", align: start", 0), (", align: end", 0.5)])
  func coverCropsWhatIsOver(keys: String, left: Double) throws {
    let mark = try image(", fit: cover" + keys)
    #expect(micrometres(mark.frame) == [10_000, 20_000, 60_000, 60_000])
    #expect(mark.crop == UnitRect(x: left, y: 0, width: 0.5, height: 1))
  }

  @Test func coverOfATallBoxCropsTopAndBottom() throws {
    let sheet = try lay("elements: [{id: a, image: art/a.svg, x: 0mm, y: 0mm, width: 80mm, height: 10mm, fit: cover, vertical: bottom}]")
    #expect(try #require(sheet.images("a").first).crop == UnitRect(x: 0, y: 0.75, width: 1, height: 0.25))
  }

  @Test func artIsDrawnWholeAndALogoByItsInk() throws {
    var picture = Samples.picture
    picture.ink = UnitRect(x: 0.25, y: 0.25, width: 0.5, height: 0.5)
    let folder = try ArtFolder(Self.head + "elements: [{id: a, image: art/a.svg, \(Self.box)}]", files: ["art/a.svg"])
    #expect(try #require(folder.lay(picture: picture).images("a").first).crop == .whole)
  }

  @Test func opacity() throws {
    #expect(try image(", opacity: 0.4").opacity == 0.4)
    #expect(try image(", opacity: 40%").opacity == 0.4)
    #expect(try image("").opacity == 1)
  }

  // MARK: what it is to a reader who does not see it

  @Test func withoutWordsItIsDecoration() throws {
    let sheet = try lay("elements: [{id: a, image: art/a.svg, \(Self.box)}]")
    #expect(try sheet.item("a").role == .artifact)
    #expect(try sheet.item("a").dependence == .fixed)
  }

  @Test func wordsMakeItAFigureAndALearnersNameMakesItTheirs() throws {
    let sheet = try lay(
      """
      elements:
        - {id: a, image: art/a.svg, \(Self.box), alt: "The harbour of {organization}"}
        - {id: b, image: art/a.svg, \(Self.box), alt: "For {name}"}
        - {id: c, image: art/a.svg, \(Self.box), alt: "{words.certificate}"}
        - {id: d, image: logo, \(Self.box), alt: "The seal"}
      """)
    func alternative(_ id: String) throws -> String? {
      guard case .element(let structure) = try sheet.item(id).role, structure.kind == .figure else { return nil }
      return structure.alternative
    }
    #expect(try alternative("a") == "The harbour of Northfield Open Institute")
    #expect(try alternative("b") == "For Ana Lima")
    #expect(try alternative("c")?.isEmpty == false)
    #expect(try alternative("d") == "The seal")
    #expect(try sheet.item("a").dependence == .fixed && sheet.item("b").dependence == .learner)
  }

  // MARK: files

  @Test func aLayoutsOwnFileComesBeforeTheCourses() throws {
    let layout = Self.head + "elements: [{id: a, image: art/a.svg, \(Self.box)}, {id: b, image: art/b.PNG, \(Self.box)}]"
    let folder = try ArtFolder(layout, files: ["layouts/test/art/a.svg", "art/a.svg", "art/b.PNG"])
    let paths = try folder.template().art.map { reference -> String in
      guard case .file(let path) = reference.source else { return "" }
      return String(path.absolute.dropFirst(URL(filePath: folder.path).resolvingSymlinksInPath().path.count))
    }
    #expect(paths == ["/layouts/test/art/a.svg", "/art/b.PNG"])
  }

  @Test func pagesAndBoxesOfAPDF() throws {
    let layout =
      Self.head
        + """
        symbols: {seal: [{image: art/a.pdf, x: 0mm, y: 0mm, width: 1mm, height: 1mm, page: 3, box: crop}]}
        elements:
          - {image: art/a.pdf, \(Self.box)}
          - {image: art/a.pdf, \(Self.box), page: 2, box: bleed}
          - {image: background, \(Self.box), box: media}
          - {symbol: seal, x: 0mm, y: 0mm}
          - {image: logo, \(Self.box)}
        """
    let art = try ArtFolder(layout, files: ["art/a.pdf"]).template().art
    #expect(
      art.map(\.page) == [ArtPage(), ArtPage(number: 2, box: .bleed), ArtPage(box: .media), ArtPage(number: 3, box: .crop)])
    #expect(art.map { $0.source == .background } == [false, false, true, false])
    #expect(art[1].location?.line == 7 && art[1].pageLocation?.line == 7)
    #expect(try #require(art[1].pageLocation).column > #require(art[1].location).column)
  }

  // MARK: the course's background

  @Test func theBackgroundIsDrawnWhereTheCourseHasOne() throws {
    let layout =
      "elements: [{id: b, when: background, image: background, \(Self.box)}, {id: n, when: not background, image: logo, \(Self.box)}]"
    #expect(try lay(layout).displayList.items.map(\.id) == ["n", LaidSheet.specimenMarkID])
    var course = Samples.course()
    course.certificate.background = Located(AssetPath(relative: "assets/ground.pdf", absolute: "/ground.pdf"))
    let sheet = try lay(layout, course: course)
    #expect(sheet.displayList.items.map(\.id) == ["b", LaidSheet.specimenMarkID])
    #expect(try sheet.item("b").role == .artifact)
  }

  @Test func theClassicLayoutDrawsItBelowEverything() throws {
    var course = Samples.course()
    let path = AssetPath(relative: "assets/ground.pdf", absolute: "/ground.pdf")
    course.certificate.background = Located(path)
    let template = try Samples.catalogue().layout(named: Located("classic"), .certificate)
    let engine = try LayoutEngine(
      layout: template, course: course, assets: LayoutAssets(art: [.init(path: path, page: ArtPage()): Samples.picture]),
      page: Located("A4"), typesetter: .init(library: try Samples.fonts.get()))
    let items = try engine.lay(Samples.award("Ana Lima")).displayList.items
    guard case .image(let mark)? = items.first?.contents.first else {
      Issue.record("first is \(String(describing: items.first?.id))")
      return
    }
    #expect(items.first?.id == "background" && items.first?.role == .artifact)
    #expect(micrometres(mark.frame) == [0, 0, 297_000, 210_000])
    #expect(abs(mark.crop.width - 297 / 420) < 1e-9 && mark.crop.height == 1)
    #expect(try !Samples.engine().lay(Samples.award("Ana Lima")).displayList.items.contains { $0.id == "background" })
  }
}
