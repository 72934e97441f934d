import Diagnostics
import Eligibility
import Foundation
import Layout
import PageDescription
import Testing
import Typesetting

/// Each fault of a sheet is found at the line of its element, and gone when it is mended. `⟦` marks the line and is taken out.
struct SheetInspectorTests {
  private static let head = """
    layout: Test
    sheets: {A4: {width: 297mm, height: 210mm}}
    safe: 12mm
    colors: {ink: "#112233"}
    styles:
      plain: {font: EB Garamond, size: 12pt, color: ink}
      tiny: {font: EB Garamond, size: 4pt to 12pt, color: ink}
      name: {font: EB Garamond, size: 20pt to 30pt, color: ink}
    symbols:
      seal: [{text: "A seal's small lettering", style: tiny, x: 0mm, y: 0mm, width: 12mm, height: 4mm}]
    elements:

    """

  private struct Found {
    var findings: [SheetFinding]
    var faults: [SheetFinding.Fault] { findings.map(\.fault) }
    var elements: [String] { findings.map(\.element) }
  }

  private func inspect(
    _ elements: String, name: String = "Ana Lima", picture: ImageAsset = Samples.picture, files: [String] = [],
    medium: SheetMedium = .paper
  ) throws -> Found {
    let marked = (Self.head + elements).components(separatedBy: "\n")
    let sheet = try ArtFolder(marked.joined(separator: "\n").replacing("⟦", with: ""), files: files)
      .lay(picture: picture, award: Samples.award(name))
    let inspector = SheetInspector(typesetter: Typesetter(library: try Samples.fonts.get()), medium: medium)
    let shared = try inspector.shared(of: sheet)
    let found = shared.findings + (try inspector.own(of: sheet, beside: shared).findings)
    let lines = marked.indices.filter { marked[$0].contains("⟦") }.map { $0 + 1 }
    #expect(found.map { $0.location?.line ?? 0 } == lines)
    return Found(findings: found)
  }

  // MARK: Sizes and edges

  @Test func lettersUnderSixPoints() throws {
    let found = try inspect(#"  - {⟦id: a, text: "Certificate number", style: tiny, x: 50mm, y: 50mm, width: 14mm, height: 8mm}"#)
    guard case .smallText(let size)? = found.faults.first, found.faults.count == 1 else { return #expect(found.faults == []) }
    #expect(size > .points(4) && size < .points(6))
    #expect(
      try inspect(#"  - {id: a, text: "Certificate number", style: tiny, x: 50mm, y: 50mm, width: 40mm, height: 8mm}"#).faults == [])
  }

  @Test func decorationMayBeSmallAndCrossOthers() throws {
    let found = try inspect(
      """
        - {id: a, text: "Certificate", style: tiny, x: 50mm, y: 50mm, width: 8mm, height: 8mm, role: artifact}
        - {id: b, text: "Certificate", style: plain, x: 50mm, y: 50mm, width: 40mm, height: 8mm}
        - {id: c, symbol: seal, x: 50mm, y: 50mm}
      """)
    #expect(found.faults == [])
  }

  @Test func onAScreenSizesDoNotCount() throws {
    let small = #"  - {id: a, text: "Certificate number", style: tiny, x: 50mm, y: 50mm, width: 14mm, height: 8mm}"#
    #expect(try inspect(small, medium: .screen).faults == [])
  }

  @Test func textNearTheCut() throws {
    let found = try inspect(#"  - {⟦id: a, text: "Certificate", style: plain, x: 5mm, y: 50mm, width: 40mm, height: 8mm}"#)
    guard case .nearEdge(let distance, let safe)? = found.faults.first else { return #expect(found.faults == []) }
    #expect(abs(distance.millimetres - 5) < 0.3 && abs(safe.millimetres - 12) < 1e-9)
    #expect(try inspect(#"  - {id: a, text: "Certificate", style: plain, x: 12mm, y: 50mm, width: 40mm, height: 8mm}"#).faults == [])
  }

  @Test func aLongNameComesNearTheCutAndAShortOneDoesNot() throws {
    let text = #"{id: a, text: "{name}", style: name, x: 5mm, y: 50mm, width: 287mm, height: 14mm, align: center}"#
    #expect(try inspect("  - \(text)").faults == [])
    let long = "Maximiliane Aleksandra Brzęczyszczykiewicz-Featherstonehaugh von Hohenlohe-Langenburg"
    #expect(try inspect("  - ⟦\(text)", name: long).faults.map(\.kind) == [.nearEdge])
  }

  // MARK: Overlaps

  @Test func textsThatCollide() throws {
    let found = try inspect(
      """
        - {⟦id: a, text: "Hamburg", style: plain, x: 50mm, y: 50mm, width: 40mm, height: 8mm}
        - {id: b, text: "Oxford", style: plain, x: 50mm, y: 52mm, width: 40mm, height: 8mm}
      """)
    guard case .overlap("b", let depth)? = found.faults.first else { return #expect(found.faults == []) }
    #expect(depth > .millimetres(0.5) && depth < .millimetres(4))
    #expect(
      try inspect(
        """
          - {id: a, text: "Hamburg", style: plain, x: 50mm, y: 50mm, width: 40mm, height: 8mm}
          - {id: b, text: "Oxford", style: plain, x: 50mm, y: 55mm, width: 40mm, height: 8mm}
        """
      ).faults == [])
  }

  /// The lines' boxes meet, their letters don't.
  @Test func lettersThatStandInEachOthersGapsDoNotCollide() throws {
    let found = try inspect(
      """
        - {id: a, text: "xxxxxp", style: plain, x: 50mm, width: 40mm, baseline: 50mm}
        - {id: b, text: "lxx", style: plain, x: 50mm, width: 40mm, baseline: 53.4mm}
      """)
    #expect(found.faults == [])
  }

  @Test func aNameOnTwoLinesRunsIntoWhatStandsBelow() throws {
    let elements = """
        - {id: a, text: "{name}", style: name, x: 50mm, y: 50mm, width: 80mm, height: 26mm, lines: 2, wrap_below: 25pt, vertical: top}
        - {id: b, text: "completed", style: plain, x: 50mm, y: 61mm, width: 60mm, height: 6mm}
      """
    #expect(try inspect(elements).faults == [])
    let found = try inspect(elements.replacing("{id: a", with: "{⟦id: a"), name: "Maximiliane Aleksandra Featherstonehaugh")
    #expect(found.faults.map(\.kind) == [.overlap])
  }

  @Test func textOnTheLogo() throws {
    let logo = "- {id: logo, image: logo, x: 100mm, y: 30mm, width: 40mm, height: 20mm}\n"
    let found = try inspect("  \(logo)  - {⟦id: a, text: Northfield, style: plain, x: 110mm, y: 34mm, width: 40mm, height: 8mm}")
    #expect(found.faults.map(\.kind) == [.overlap])
    #expect(try inspect("  \(logo)  - {id: a, text: Northfield, style: plain, x: 145mm, y: 34mm, width: 40mm, height: 8mm}").faults == [])
  }

  @Test func textOnACode() throws {
    let code = #"- {id: code, code: "{url}", x: 100mm, y: 100mm, width: 20mm, height: 20mm, color: ink}"# + "\n"
    let found = try inspect("  \(code)  - {⟦id: a, text: Scan me, style: plain, x: 95mm, y: 115mm, width: 40mm, height: 8mm}")
    #expect(found.faults.map(\.kind) == [.overlap])
    #expect(try inspect("  \(code)  - {id: a, text: Scan me, style: plain, x: 95mm, y: 121mm, width: 40mm, height: 8mm}").faults == [])
  }

  /// A signature hangs over what stands below by its `overlap`, and no further.
  @Test func aSignatureMayCrossTheNameBelowItByItsOverlap() throws {
    func cell(_ overlap: String, mark: String = "") -> String {
      """
        - id: people
          signatories:
            - up_to: 8
              per_row: 4
              x: 50%
              y: 100mm
              cell_width: 58mm
              gap: 4mm
              row_height: 30mm
              elements:
                - {id: hand, image: signature, x: 0mm, y: 0mm, width: 100%, height: 20mm, vertical: bottom, overlap: \(overlap)}
                - {\(mark)id: name, text: "{signatory.name}", style: plain, x: 0mm, width: 100%, baseline: 23.4mm, align: center}
      """
    }
    #expect(try inspect(cell("15%")).faults == [])
    let low = cell("15%").replacing("23.4mm", with: "21mm")
    let sheet = try ArtFolder(Self.head + low).lay()
    let inspector = SheetInspector(typesetter: Typesetter(library: try Samples.fonts.get()), medium: .paper)
    let found = try inspector.shared(of: sheet).findings
    #expect(found.map(\.fault.kind) == [.overlap, .overlap])
    #expect(found.map(\.element) == ["people-1-name", "people-2-name"])
    #expect(Set(found.map(\.location)).count == 1)
  }

  @Test func textMayStandOnAPhotoButNotHalfOnIt() throws {
    let photo = "- {id: photo, image: art/photo.png, alt: The sea, x: 50mm, y: 50mm, width: 100mm, height: 50mm, fit: fill}\n"
    let within = "  \(photo)  - {id: a, text: By the sea, style: plain, x: 60mm, y: 70mm, width: 40mm, height: 8mm}"
    #expect(try inspect(within, files: ["art/photo.png"]).faults == [])
    let across = "  \(photo)  - {⟦id: a, text: By the sea, style: plain, x: 45mm, y: 70mm, width: 40mm, height: 8mm}"
    #expect(try inspect(across, files: ["art/photo.png"]).faults.map(\.kind) == [.overlap])
  }

  // MARK: Pictures and codes

  @Test func aPictureWithTooFewPixels() throws {
    let raster = ImageAsset(path: "photo.png", kind: .png, bytes: [], width: 600, height: 300)
    func element(_ width: String) -> String {
      "  - {id: photo, image: art/photo.png, x: 50mm, y: 50mm, width: \(width), height: 60mm}"
    }
    let found = try inspect(element("101.6mm").replacing("{id", with: "{⟦id"), picture: raster, files: ["art/photo.png"])
    guard case .lowResolution("photo.png", let resolution)? = found.faults.first else { return #expect(found.faults == []) }
    #expect(abs(resolution - 150) < 0.01)
    #expect(try inspect(element("50.8mm"), picture: raster, files: ["art/photo.png"]).faults == [])
    #expect(try inspect(element("101.6mm"), files: ["art/photo.png"]).faults == [])
    #expect(try inspect(element("101.6mm"), picture: raster, files: ["art/photo.png"], medium: .screen).faults == [])
  }

  @Test func aCodeWithSmallModules() throws {
    let found = try inspect(#"  - {⟦id: code, code: "{url}", x: 50mm, y: 50mm, width: 9mm, height: 9mm, color: ink}"#)
    guard case .smallModules(let width, let side)? = found.faults.first else { return #expect(found.faults == []) }
    #expect(abs(width.millimetres - 9 / Double(side)) < 1e-9)
    #expect(try inspect(#"  - {id: code, code: "{url}", x: 50mm, y: 50mm, width: 20mm, height: 20mm, color: ink}"#).faults == [])
  }

  // MARK: What is shared

  @Test func whatLearnersShareIsLookedThroughOnce() throws {
    let layout = Self.head + #"  - {id: a, text: "Certificate", style: plain, x: 5mm, y: 50mm, width: 40mm, height: 8mm}"#
    let engine = try Samples.engine(of: layout)
    let inspector = SheetInspector(typesetter: Typesetter(library: try Samples.fonts.get()), medium: .paper)
    let (ana, zoe) = (try engine.lay(Samples.award("Ana Lima")), try engine.lay(Samples.award("Zoë Ibáñez")))
    let shared = try inspector.shared(of: ana)
    #expect(shared.findings.count == 1)
    #expect(try inspector.shared(of: zoe).findings == shared.findings)
    #expect(try inspector.own(of: zoe, beside: shared).findings == [])
  }

  @Test func theNameIsMeasured() throws {
    let layout =
      Self.head + #"  - {id: who, text: "{name}", style: name, x: 50mm, y: 50mm, width: 80mm, height: 30mm, lines: 2, wrap_below: 25pt}"#
    let engine = try Samples.engine(of: layout)
    let short = try #require(try engine.lay(Samples.award("Bo")).name)
    #expect(short.element == "who" && short.lines == 1 && short.size == .points(30))
    let sheet = try engine.lay(Samples.award("Maximiliane Aleksandra Featherstonehaugh"))
    let long = try #require(sheet.name)
    #expect(long.lines == 2 && long.size < .points(30) && long.fullWidth > .millimetres(160))
    // On one line it would be wider by a blank than its two lines together.
    let note = try #require(sheet.notes.first)
    #expect(abs((note.excess + .millimetres(80) - long.fullWidth).points) < 0.3 * 30)
  }

  /// What doesn't fit is set beyond its box only for pictures of it.
  @Test func whatDoesNotFitCanBeShown() throws {
    let layout =
      Self.head + #"  - {id: who, text: "{name}", style: name, x: 50mm, y: 50mm, width: 60mm, height: 12mm, align: center}"#
    let long = Samples.award("Maximiliane Aleksandra Featherstonehaugh")
    #expect(throws: DiagnosticList.self) { try Samples.engine(of: layout).lay(long) }
    let sheet = try Samples.engine(of: layout, showsOverflow: true).lay(long)
    let note = try #require(sheet.notes.first)
    #expect(micrometres(note.box) == [50_000, 50_000, 60_000, 12_000])
    #expect(note.size == .points(20))
    let inspector = SheetInspector(typesetter: Typesetter(library: try Samples.fonts.get()), medium: .paper)
    let ink = try #require(try inspector.box(of: "who", on: sheet))
    // As far beyond it on both sides.
    #expect(ink.minX < .millimetres(50) && ink.maxX > .millimetres(110))
    #expect(abs((ink.midX - .millimetres(80)).millimetres) < 0.5)
  }
}
