import Drawing
import Foundation
import PDFAssembly
import PDFReading
import PageDescription
import Testing

/// What many certificates have in common stands in the file once.
struct PrintSharingTests {
  private static func many(_ count: Int, newFixed: Bool = false) throws -> PrintedFile {
    let shared = try PrintSample.fixed()
    return try PrintSample.run(
      try (0..<count).map { try PrintSample.certificate("Learner \($0)", on: newFixed ? PrintSample.fixed() : shared) })
  }

  @Test func aFurtherPageTakesLittle() throws {
    let (few, many) = (try Self.many(10), try Self.many(110))
    #expect(many.file.pageCount == 110)
    let perPage = Double(many.bytes.count - few.bytes.count) / 100
    #expect(perPage < 1500, "\(perPage) bytes a page")
  }

  @Test func everyPageShowsTheSamePictures() throws {
    let file = try Self.many(5)
    // A signature and its soft edge; stencils are the learners'.
    let pictures = try file.objects(ofSubtype: "Image").filter { $0.object.value["ImageMask"] == nil }
    #expect(pictures.count == 2)
    let drawn = try (0..<5).map { page in
      Set(try file.contents(ofPage: page).matches(of: #/\/(PX\d+) Do/#).map { String($0.1) })
    }
    let common = drawn.dropFirst().reduce(drawn[0]) { $0.intersection($1) }
    #expect(common.count == 2)
    #expect(Set(drawn.flatMap(\.self)).subtracting(common).count == 5)
  }

  /// Workers have each their own object of the same part.
  @Test func partsThatAreAlikeAreOne() throws {
    #expect(try Self.many(4, newFixed: true).bytes == Self.many(4).bytes)
  }

  @Test func theSameCertificatesGiveTheSameBytes() throws {
    #expect(try PrintSample.run().bytes == PrintSample.run().bytes)
    #expect(try Self.many(2).text.firstMatch(of: #/\/ID\[<(.*?)>/#)?.1 != Self.many(3).text.firstMatch(of: #/\/ID\[<(.*?)>/#)?.1)
  }

  @Test func handingOverInPiecesChangesNothing() throws {
    let fixed = try PrintSample.fixed()
    let run = try PrintRun(
      profile: PrintSample.profile(), screenProfile: PrintSample.bytes("Profiles/sRGB.icc"), imposition: Imposition(), drawer: Drawer())
    for name in PrintSample.names { try run.add(PrintSample.certificate(name, on: fixed)) }
    try run.finish(
      PrintInformation(
        title: "Ocean Literacy", author: "Northfield Open Institute", subject: "NOI+OCE101+2026", language: "en",
        created: PDFMoment(iso: "2026-11-24")!))
    let count = run.waitingCount
    let whole = run.drain()
    #expect(count == whole.count)
    #expect(run.drain().isEmpty)
    #expect(try whole == PrintSample.run().bytes)
  }

  /// What waits to be written doesn't grow with the run.
  @Test func memoryIsHandedOver() throws {
    let fixed = try PrintSample.fixed()
    let run = try PrintRun(
      profile: PrintSample.profile(), screenProfile: PrintSample.bytes("Profiles/sRGB.icc"), imposition: Imposition(), drawer: Drawer())
    try run.add(PrintSample.certificate("Ada Plain", on: fixed))
    _ = run.drain()
    for _ in 0..<20 {
      try run.add(PrintSample.certificate("Ada Plain", on: fixed))
      #expect(run.waitingCount < 2000)
      _ = run.drain()
      #expect(run.waitingCount == 0)
    }
  }

  /// Of a registry with many titles only the latest parts are kept; what was written of the others stays known.
  @Test func partsOfThePastAreForgottenAndNotWrittenAgain() throws {
    struct Watched { weak var part: FixedPart? }
    let run = try PrintRun(
      profile: PrintSample.profile(), screenProfile: PrintSample.bytes("Profiles/sRGB.icc"), imposition: Imposition(), drawer: Drawer())
    func add(_ title: Int) throws -> Watched {
      let shade = Color(red: Double(title) / 1000, green: 0, blue: 0)
      let block = PrintSample.item("block", [.path(PathMark(path: .rectangle(PrintSample.rectangle(0, 0, 9, 9)), fill: shade))])
      let ornaments = (0..<2).map { corner in
        let waves = (0..<50).map { Path.Segment.line(Point(x: .points(Double(corner * 200 + $0)), y: .points(Double($0 % 2)))) }
        let start = Path.Segment.move(Point(x: .points(Double(corner * 200)), y: .points(9)))
        let path = PathMark(path: Path([start] + waves), stroke: Stroke(color: shade, width: .points(1)))
        return PrintSample.item("ornament \(corner)", [.path(path)])
      }
      let faded = PrintSample.item("faded", [.group(GroupMark(opacity: 0.5, marks: ornaments[0].contents))])
      let fixed = FixedPart(sheet: Sheet(trim: PrintSample.a4, language: "en", title: ""), items: [block, faded] + ornaments)
      try run.add(LaidParts(fixed: fixed, learner: [], title: ""))
      return Watched(part: fixed)
    }
    let first = try add(0)
    _ = run.drain()
    _ = try add(0)
    let known = run.drain().count
    let others = try (1..<600).map { title in
      defer { _ = run.drain() }
      return try add(title)
    }
    #expect(first.part == nil)
    #expect(others.count { $0.part != nil } <= 256)
    _ = try add(0)
    // Numbers of objects have more digits by now.
    #expect(run.waitingCount < known + 20, "the first part was written again")
  }

  @Test func pagesStandInATreeThatIsNotDeep() throws {
    let file = try Self.many(250)
    #expect(file.file.pageCount == 250)
    let root = try #require(try file.value(file.catalog, "Pages"))
    #expect(root["Count"]?.text == "250")
    let nodes = try #require(root["Kids"]).items.map { try #require(try file.resolved($0)) }
    #expect(nodes.map { $0["Count"]?.text } == ["100", "100", "50"])
    for node in nodes {
      #expect(try file.value(node, "Parent", "Count")?.text == "250")
      #expect(try file.value(node, "Kids", "0", "Type")?.text == "/Page")
    }
    #expect(
      try (0..<250).allSatisfy { page in
        try file.value(file.file.page(page), "Parent", "Type")?.text == "/Pages"
      })
  }

  /// Later items cover earlier ones, the learner's and the fixed ones in turn.
  @Test func fixedAndLearnersItemsAreDrawnInTheirOrder() throws {
    func block(_ id: String, _ shade: Double, _ dependence: Dependence) -> DisplayItem {
      let color = Color(red: shade, green: 0, blue: 0)
      return PrintSample.item(id, [.path(PathMark(path: .rectangle(PrintSample.rectangle(0, 0, 9, 9)), fill: color))], dependence)
    }
    let fixed = FixedPart(
      sheet: Sheet(trim: PrintSample.a4, background: .white, language: "en", title: ""),
      items: [block("a", 0.1, .fixed), block("b", 0.2, .fixed), block("c", 0.3, .fixed)])
    func own(_ shade: Double, after count: Int) -> LearnerItem {
      LearnerItem(item: block("own", shade, .learner), precedingFixedItems: count)
    }
    let file = try PrintSample.run([
      LaidParts(fixed: fixed, learner: [own(0.7, after: 0), own(0.8, after: 2), own(0.9, after: 2)], title: ""),
      LaidParts(fixed: fixed, learner: [own(0.6, after: 3)], title: ""),
    ])
    func reds(ofPage page: Int) throws -> [String] {
      let objects = try #require(try file.value(file.file.page(page), "Resources", "XObject"))
      return try file.contents(ofPage: page).matches(of: #/(?m)^(.*) 0 0 rg$|^\/(\S+) Do$|^(1 1 1) rg$/#).flatMap { match -> [String] in
        guard let name = match.2 else { return [String(match.1 ?? match.3 ?? "")] }
        guard case .reference(let number)? = objects[String(name)] else { throw PrintedFile.Missing(what: String(name)) }
        return String(decoding: try file.file.decoded(number), as: UTF8.self).matches(of: #/(?m)^(.*?)(?: 0 0)? rg$/#).map { String($0.1) }
      }
    }
    #expect(try reds(ofPage: 0) == ["1 1 1", ".7", ".1", ".2", ".8", ".9", ".3"])
    #expect(try reds(ofPage: 1) == ["1 1 1", ".1", ".2", ".3", ".6"])
  }

  /// What a learner's item makes transparent ends with it.
  @Test func opacityDoesNotSpreadToFixedItems() throws {
    let faded = PrintSample.item(
      "faded",
      [.path(PathMark(path: .rectangle(PrintSample.rectangle(0, 0, 9, 9)), fill: Color(red: 1, green: 0, blue: 0, alpha: 0.5)))], .learner)
    let fixed = try PrintSample.fixed()
    let file = try PrintSample.run([LaidParts(fixed: fixed, learner: [LearnerItem(item: faded, precedingFixedItems: 2)], title: "")])
    let contents = try file.contents(ofPage: 0)
    let steps = contents.matches(of: #/(?m)^\/(G\d+) gs$|^\/(\S+) Do$/#).map { $0.1.map(String.init) ?? "form" }
    #expect(steps == ["form", "G5000", "G10000", "form"])
  }

  @Test func nothingIsNoRun() throws {
    #expect(throws: AssemblyProblem.noSheets) { try PrintSample.run([]) }
  }
}
