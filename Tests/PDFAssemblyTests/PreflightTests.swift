import Drawing
import PDFAssembly
import PageDescription
import Testing

struct PreflightTests {
  private let sheet = Sheet(trim: PrintSample.a4, safe: .millimetres(8), language: "en", title: "")

  private func findings(_ marks: [Mark], on sheet: Sheet? = nil, scale: Double = 1) throws -> [PreflightFinding.Fault] {
    try Preflight().findings(in: [PrintSample.item("element", marks)], on: sheet ?? self.sheet, scale: scale).map(\.fault)
  }

  /// A picture of 300 by 100 pixels.
  private func picture(width: Double, height: Double) -> Mark {
    let asset = ImageAsset(path: "assets/seal.png", kind: .png, bytes: [], width: 300, height: 100)
    return .image(ImageMark(asset: asset, frame: PrintSample.rectangle(100, 100, width, height)))
  }

  private func stroke(_ width: Double) -> Mark {
    .path(
      PathMark(path: .rectangle(PrintSample.rectangle(100, 100, 50, 50)), stroke: Stroke(color: .black, width: .points(width))))
  }

  private func turned(by scale: Double, _ marks: [Mark]) -> Mark {
    // By a quarter, so that no entry of the matrix's diagonal tells.
    .group(GroupMark(transform: Transform(a: 0, b: scale, c: -scale, d: 0, tx: .points(300), ty: .points(300)), marks: marks))
  }

  @Test func picturesUnder300DotsPerInchAreNamed() throws {
    #expect(try findings([picture(width: 72, height: 24)]).isEmpty)
    #expect(try findings([picture(width: 144, height: 24)]) == [.lowResolution(file: "assets/seal.png", dotsPerInch: 150)])
    // The worst of an element counts.
    #expect(
      try findings([picture(width: 144, height: 24), picture(width: 288, height: 24)])
        == [.lowResolution(file: "assets/seal.png", dotsPerInch: 75)])
    #expect(try findings([turned(by: 2, [picture(width: 72, height: 24)])]) == [.lowResolution(file: "assets/seal.png", dotsPerInch: 150)])
    // Printed smaller, it has enough.
    #expect(try findings([picture(width: 144, height: 48)], scale: 0.5).isEmpty)
  }

  @Test func vectorsHaveNoResolution() throws {
    let logo = ImageAsset(path: "logo.svg", kind: .svg, bytes: [], width: 3, height: 3)
    #expect(try findings([.image(ImageMark(asset: logo, frame: PrintSample.rectangle(0, 0, 500, 500)))]).isEmpty)
  }

  @Test func textNearTheCutIsNamedOnEverySide() throws {
    let (width, height) = (PrintSample.a4.width.points, PrintSample.a4.height.points)
    #expect(try findings(PrintSample.line("Hamburg", size: 12, x: 200, y: 200)).isEmpty)
    for (x, y) in [(2.0, 200.0), (200, 12), (width - 55, 200), (200, height - 5)] {
      let faults = try findings(PrintSample.line("Hamburg", size: 12, x: x, y: y))
      guard case .textNearCut(let distance, let safe)? = faults.first else {
        Issue.record("nothing was found at \(x), \(y)")
        continue
      }
      #expect(faults.count == 1)
      #expect(distance > .zero && distance < .millimetres(4))
      #expect(safe == .millimetres(8))
    }
    guard case .textNearCut(let beyond, _)? = try findings(PrintSample.line("Hamburg", size: 12, x: -10, y: 200)).first else {
      Issue.record("nothing was found")
      return
    }
    #expect(beyond < .points(-9) && beyond > .points(-11))
  }

  @Test func withoutASafeAreaFiveMillimetresCount() throws {
    let open = Sheet(trim: PrintSample.a4, language: "en", title: "")
    #expect(try findings(PrintSample.line("Hamburg", size: 12, x: Length.millimetres(5.5).points, y: 200), on: open).isEmpty)
    #expect(try findings(PrintSample.line("Hamburg", size: 12, x: Length.millimetres(4.5).points, y: 200), on: open).count == 1)
  }

  @Test func artMayGoOverTheCut() throws {
    let ground = PathMark(path: .rectangle(PrintSample.rectangle(-10, -10, 2000, 2000)), fill: .black)
    #expect(try findings([.path(ground)]).isEmpty)
  }

  @Test func linesUnderAQuarterOfAPointAreNamed() throws {
    #expect(try findings([stroke(0.25), stroke(3)]).isEmpty)
    #expect(try findings([stroke(0.25), stroke(0.2), stroke(0.22)]) == [.hairline(width: .points(0.2))])
    #expect(try findings([turned(by: 2, [stroke(0.2)])]).isEmpty)
    #expect(try findings([turned(by: 0.5, [stroke(0.4)])]).count == 1)
    #expect(try findings([stroke(0.3)], scale: 0.5) == [.hairline(width: .points(0.15))])
  }

  /// A line of one unit in art that is drawn at a tenth of its size.
  @Test func linesInVectorArtAreNamedByTheirFile() throws {
    let svg = """
      <svg xmlns="http://www.w3.org/2000/svg" width="500" height="500" viewBox="0 0 500 500">
        <path d="M10 10 H490" fill="none" stroke="#123456" stroke-width="4"/>
        <g transform="scale(2)" opacity="0.5">
          <path d="M10 20 H200 V100" fill="none" stroke="#123456" stroke-width="WIDTH"/><path d="M20 20 H100" stroke="#000" stroke-width="8"/>
        </g>
      </svg>
      """
    func findings(_ width: String, _ imposition: Imposition = Imposition()) throws -> [PreflightFinding] {
      let bytes = Array(svg.replacing("WIDTH", with: width).utf8)
      let art = ImageAsset(path: "assets/seal.svg", kind: .svg, bytes: bytes, width: 500, height: 500)
      let fixed = FixedPart(
        sheet: sheet, items: [PrintSample.item("seal", [.image(ImageMark(asset: art, frame: PrintSample.rectangle(90, 90, 50, 50)))])])
      let run = try PrintRun(
        profile: PrintSample.profile(), screenProfile: PrintSample.bytes("Profiles/sRGB.icc"), imposition: imposition, drawer: Drawer())
      try run.add(LaidParts(fixed: fixed, learner: [], title: ""))
      return run.findings
    }
    #expect(try findings("1.5").isEmpty)
    let thin = try #require(try findings("1").first)
    #expect(thin.item == "assets/seal.svg")
    guard case .hairline(let width) = thin.fault else { throw PrintedFile.Missing(what: "hairline") }
    #expect(abs(width.points - 0.2) < 0.01)
    let small = Size(width: .millimetres(148.5), height: .millimetres(105))
    #expect(try findings("1.5", Imposition(paper: small, isShrinking: true)).count == 1)
  }
}
