import Drawing
import PDFAssembly
import PageDescription
import Testing

/// Where certificates, cuts and marks lie on a press sheet.
struct PrintSheetTests {
  private static let sra3 = Size(width: .millimetres(320), height: .millimetres(450))
  private static let a3 = Size(width: .millimetres(297), height: .millimetres(420))

  private func points(_ millimetres: Double) -> Double { Length.millimetres(millimetres).points }
  private func near(_ a: [Double], _ b: [Double]) -> Bool { a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) < 0.01 } }

  @Test func withoutBleedAndMarksTheSheetIsTheCertificate() throws {
    let run = try PrintSample.run()
    let box = [0, 0, points(297), points(210)]
    for name in ["MediaBox", "BleedBox", "TrimBox"] { #expect(near(try run.box(name, ofPage: 0), box)) }
    #expect(run.file.pageCount == 3)
  }

  @Test func boxesLieInEachOther() throws {
    let run = try PrintSample.run(Imposition(bleed: .millimetres(4), marks: [.crop]))
    // Marks begin where the bleed ends, and are 5 mm long.
    #expect(near(try run.box("MediaBox", ofPage: 0), [0, 0, points(297 + 18), points(210 + 18)]))
    #expect(near(try run.box("BleedBox", ofPage: 0), [points(5), points(5), points(297 + 13), points(210 + 13)]))
    #expect(near(try run.box("TrimBox", ofPage: 0), [points(9), points(9), points(297 + 9), points(210 + 9)]))
  }

  @Test func aLayoutsOwnBleedIsKept() throws {
    let run = try PrintSample.run(bleed: .millimetres(3))
    #expect(near(try run.box("TrimBox", ofPage: 0), [points(3), points(3), points(300), points(213)]))
    #expect(near(try run.box("BleedBox", ofPage: 0), try run.box("MediaBox", ofPage: 0)))
    #expect(
      near(
        try PrintSample.run(Imposition(bleed: .zero), bleed: .millimetres(3)).box("MediaBox", ofPage: 0), [0, 0, points(297), points(210)]))
  }

  /// Every point that the marks touch, with half a line's width around it.
  private func markPoints(_ run: PrintedFile) throws -> [(x: Double, y: Double)] {
    let forms = try run.objects(ofSubtype: "Form").map { String(decoding: try run.file.decoded($0.number), as: UTF8.self) }
    let marks = try #require(forms.first { $0.contains("/All CS") })
    return marks.matches(of: #/(?m)^([-.\d ]+) [mlc]$/#).flatMap { match in
      let numbers = match.1.split(separator: " ").compactMap { Double($0) }
      return stride(from: 0, to: numbers.count, by: 2).map { (numbers[$0], numbers[$0 + 1]) }
    }
  }

  @Test(arguments: [(0.0, 1), (2, 1), (3, 1), (10, 1), (3, 2)])
  func marksStayOutOfTheBleedAndOnTheSheet(bleed: Double, columns: Int) throws {
    let run = try PrintSample.run(
      Imposition(columns: columns, rows: 1, bleed: .millimetres(bleed), marks: [.crop, .registration]))
    let (outer, inner, trim) = (try run.box("MediaBox", ofPage: 0), try run.box("BleedBox", ofPage: 0), try run.box("TrimBox", ofPage: 0))
    let points = try markPoints(run)
    #expect(points.count == 4 * (columns + 1) + 8 + 4 * 17)
    for (x, y) in points {
      #expect(x >= outer[0] - 0.01 && y >= outer[1] - 0.01 && x <= outer[2] + 0.01 && y <= outer[3] + 0.01)
      #expect(x <= inner[0] + 0.01 || y <= inner[1] + 0.01 || x >= inner[2] - 0.01 || y >= inner[3] - 0.01, "\(x) \(y)")
      // At least 3 mm away, so that a cut that goes astray leaves no mark.
      let distance = max(trim[0] - x, trim[1] - y, x - trim[2], y - trim[3])
      #expect(distance >= self.points(3) - 0.01)
    }
  }

  @Test func twoCertificatesLieEdgeToEdgeWithoutBleedBetweenThem() throws {
    let fixed = try PrintSample.fixed(trim: Size(width: .millimetres(200), height: .millimetres(150)))
    let run = try PrintSample.run(
      try PrintSample.names.map { try PrintSample.certificate($0, on: fixed) },
      Imposition(columns: 2, rows: 1, bleed: .millimetres(3), marks: [.crop], paper: Self.sra3))
    #expect(run.file.pageCount == 2)
    #expect(near(try run.box("MediaBox", ofPage: 0), [0, 0, points(450), points(320)]))
    #expect(near(try run.box("TrimBox", ofPage: 0), [points(25), points(85), points(425), points(235)]))
    let contents = try run.contents(ofPage: 0)
    let clips = contents.matches(of: #/(?m)^([-.\d ]+) re W n$/#).map { $0.1.split(separator: " ").compactMap { Double($0) } }
    #expect(clips.count == 2)
    #expect(near(clips[0], [points(22), points(82), points(203), points(156)]))
    #expect(near(clips[1], [points(225), points(82), points(203), points(156)]))
    // The third has the second sheet to itself.
    #expect(try run.contents(ofPage: 1).matches(of: #/re W n/#).count == 1)
  }

  @Test func certificatesAreTurnedWhereThatMakesThemFit() throws {
    let run = try PrintSample.run(Imposition(columns: 2, bleed: .millimetres(3), marks: [.crop], paper: Self.sra3))
    #expect(run.file.pageCount == 2)
    #expect(near(try run.box("TrimBox", ofPage: 0), [points(15), points(11.5), points(435), points(308.5)]))
    #expect(try run.contents(ofPage: 0).contains(#/\n0 1 -1 0 [\d.]+ [\d.]+ cm\n/#))
    // Exactly A3 without marks.
    #expect(near(try PrintSample.run(Imposition(columns: 2, paper: Self.a3)).box("TrimBox", ofPage: 0), [0, 0, points(420), points(297)]))
  }

  @Test func whatDoesNotFitIsRefusedWithWhatIsNeeded() throws {
    #expect {
      _ = try PrintSample.run(Imposition(columns: 2, bleed: .millimetres(3), marks: [.crop], paper: Self.a3))
    } throws: { error in
      guard case .paperTooSmall(let needed, let paper, let scale)? = error as? AssemblyProblem else { return false }
      return near([needed.width.points, needed.height.points], [points(436), points(313)]) && paper == Self.a3
        && abs(scale - 281.0 / 297) < 1e-4
    }
  }

  @Test func onRequestCertificatesAreMadeSmaller() throws {
    let run = try PrintSample.run(Imposition(columns: 2, bleed: .millimetres(3), marks: [.crop], paper: Self.a3, isShrinking: true))
    let trim = try run.box("TrimBox", ofPage: 0)
    #expect(abs((trim[2] - trim[0]) - 2 * points(210) * 281 / 297) < 0.01)
    #expect(abs((trim[3] - trim[1]) - points(281)) < 0.01)
    // Never larger than they are.
    #expect(
      near(
        try PrintSample.run(Imposition(paper: Self.a3, isShrinking: true)).box("TrimBox", ofPage: 0).map { $0 / points(1) },
        [0, 105, 297, 315]))
  }

  @Test func blankBacksFollowEachSheet() throws {
    let run = try PrintSample.run(Imposition(bleed: .millimetres(3), hasBlankBacks: true))
    #expect(run.file.pageCount == 6)
    for back in [1, 3, 5] {
      #expect(try run.file.contents(ofPage: back).isEmpty)
      #expect(near(try run.box("TrimBox", ofPage: back), try run.box("TrimBox", ofPage: back - 1)))
    }
  }

  @Test func anotherSizeGetsASheetOfItsOwn() throws {
    let (wide, small) = (try PrintSample.fixed(), try PrintSample.fixed(trim: Size(width: .millimetres(200), height: .millimetres(150))))
    let run = try PrintSample.run(
      [wide, small, small, wide].map { try PrintSample.certificate("Ada Plain", on: $0) }, Imposition(columns: 2))
    #expect(run.file.pageCount == 3)
    #expect(near(try run.box("TrimBox", ofPage: 1), [0, 0, points(400), points(150)]))
  }

  /// The background's colour goes as far as the bleed.
  @Test func theBackgroundReachesIntoTheBleed() throws {
    let run = try PrintSample.run(Imposition(bleed: .millimetres(20)))
    let first = try run.objects(ofSubtype: "Form").map { String(decoding: try run.file.decoded($0.number), as: UTF8.self) }
    let background = try #require(first.first { $0.hasPrefix("1 .992 .973 rg\n") })
    let sides = try #require(background.firstMatch(of: #/\n([-.\d ]+) re\nf/#)).1.split(separator: " ").compactMap { Double($0) }
    let (xs, ys) = ([sides[0], sides[0] + sides[2]], [sides[1], sides[1] + sides[3]])
    #expect(xs.min()! <= -points(20) && xs.max()! >= points(297 + 20))
    #expect(ys.min()! <= -points(20) && ys.max()! >= points(210 + 20))
  }

  /// A certificate that fails leaves no sheet of marks behind, neither at the end nor before one of another size.
  @Test func aCertificateThatFailsPrintsNothing() throws {
    let broken = ImageAsset(path: "assets/broken.png", kind: .png, bytes: Array("no picture".utf8), width: 10, height: 10)
    let fixed = FixedPart(
      sheet: Sheet(trim: PrintSample.a4, language: "en", title: ""),
      items: [PrintSample.item("broken", [.image(ImageMark(asset: broken, frame: PrintSample.rectangle(0, 0, 10, 10)))])])
    func begun() throws -> PrintRun {
      let run = try PrintRun(
        profile: PrintSample.profile(), screenProfile: PrintSample.bytes("Profiles/sRGB.icc"), imposition: Imposition(marks: [.crop]),
        drawer: Drawer())
      #expect(throws: AssemblyProblem.self) { try run.add(LaidParts(fixed: fixed, learner: [], title: "")) }
      return run
    }
    let information = PrintInformation(
      title: "Ocean Literacy", author: "", subject: "", language: "en", created: try #require(PDFMoment(iso: "2026-11-24")))
    let alone = try begun()
    #expect(throws: AssemblyProblem.noSheets) { try alone.finish(information) }
    let followed = try begun()
    let other = try PrintSample.fixed(trim: Size(width: .millimetres(200), height: .millimetres(150)))
    try followed.add(PrintSample.certificate("Ada Plain", on: other))
    try followed.finish(information)
    #expect(try PrintedFile(followed.drain()).file.pageCount == 1)
  }
}
