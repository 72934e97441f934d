import Diagnostics
import Foundation
import Images
import PageDescription
import Testing

@Suite struct PDFArtTests {
  private func read(
    _ bytes: [UInt8], _ page: ArtPage = ArtPage(), limits: PDFLimits = .standard
  ) throws -> Art {
    try PDFFile.onDisk(bytes) { try ArtReader.read($0, displayPath: "art.pdf", page: page, pdfLimits: limits) }
  }
  private func read(_ page: PDFFile.Page, _ part: ArtPage = ArtPage()) throws -> Art { try read(PDFFile(pages: [page]).bytes, part) }

  private func fault(_ bytes: [UInt8], _ page: ArtPage = ArtPage(), limits: PDFLimits = .standard) -> ImageProblem.Fault? {
    do {
      _ = try read(bytes, page, limits: limits)
      return nil
    } catch { return (error as? ImageProblem)?.fault }
  }
  private func fault(_ page: PDFFile.Page, _ part: ArtPage = ArtPage()) -> ImageProblem.Fault? { fault(PDFFile(pages: [page]).bytes, part) }

  private func isNear(_ a: UnitRect, _ b: UnitRect) -> Bool {
    zip([a.x, a.y, a.width, a.height], [b.x, b.y, b.width, b.height]).allSatisfy { abs($0 - $1) < 0.01 }
  }

  // MARK: boxes

  /// The mark at the trim box's lower left is 40 × 20 points; where it lies in each box, in points from the top left.
  @Test(arguments: [
    (ArtPage.Box.trim, 360.0, 260.0, 0.0, 240.0), (.bleed, 380, 280, 10, 250), (.crop, 390, 290, 15, 255), (.media, 400, 300, 20, 260),
  ])
  func `each box is honoured, whatever its origin`(box: ArtPage.Box, width: Double, height: Double, x: Double, y: Double) throws {
    let asset = try read(PDFFile.marked(), ArtPage(box: box)).asset
    #expect(asset.kind == .svg)
    #expect(abs(asset.width / asset.height - width / height) < 1e-4)
    #expect(abs(asset.width * 72 / 96 - width) < 0.01)
    #expect(isNear(asset.ink, UnitRect(x: x / width, y: y / height, width: 40 / width, height: 20 / height)))
  }

  @Test(arguments: [
    (90, 260.0, 360.0, 0.0, 0.0, 20.0, 40.0), (180, 360, 260, 320, 0, 40, 20), (270, 260, 360, 240, 320, 20, 40),
    (-90, 260, 360, 240, 320, 20, 40),
  ])
  func `a rotated page stands upright`(
    rotation: Int, width: Double, height: Double, x: Double, y: Double, markWidth: Double, markHeight: Double
  ) throws {
    let asset = try read(PDFFile.marked(rotation: rotation)).asset
    #expect(abs(asset.width * 72 / 96 - width) < 0.01 && abs(asset.height * 72 / 96 - height) < 0.01)
    #expect(isNear(asset.ink, UnitRect(x: x / width, y: y / height, width: markWidth / width, height: markHeight / height)))
  }

  @Test func `a page without boxes is its media box, and a box ends with the page`() throws {
    var page = PDFFile.marked()
    page.boxes = ["MediaBox": [100, 200, 500, 500]]
    #expect(abs(try read(page).asset.width * 72 / 96 - 400) < 0.01)
    page.boxes["TrimBox"] = [-50, 220, 480, 900]
    let asset = try read(page).asset
    #expect(abs(asset.width * 72 / 96 - 380) < 0.01 && abs(asset.height * 72 / 96 - 280) < 0.01)
    page.boxes["BleedBox"] = [600, 600, 700, 700]
    #expect(fault(page, ArtPage(box: .bleed)) == .pdfEmptyBox(.bleed))
  }

  @Test func `fractions of a point are kept`() throws {
    var page = PDFFile.marked()
    page.boxes = ["MediaBox": [-10.3, -5.7, 584.976, 836.19], "TrimBox": [119.5, 219.25, 480.12, 480.75]]
    let asset = try read(page).asset
    #expect(abs(asset.width * 72 / 96 - 360.62) < 0.011 && abs(asset.height * 72 / 96 - 261.5) < 0.011)
    #expect(isNear(asset.ink, UnitRect(x: 0.5 / 360.62, y: 240.75 / 261.5, width: 40 / 360.62, height: 20 / 261.5)))
  }

  /// The mark's lower left in the SVG, and what the viewBox begins at.
  private func places(_ page: PDFFile.Page) throws -> (mark: [Double], viewBox: [Double]) {
    let svg = String(decoding: try read(page).asset.bytes, as: UTF8.self)
    let mark = try #require(svg.firstMatch(of: /d="M (\S+) (\S+) L/))
    let viewBox = try #require(svg.firstMatch(of: /viewBox="(\S+) (\S+) \S/))
    return (try [#require(Double(mark.1)), #require(Double(mark.2))], try [#require(Double(viewBox.1)), #require(Double(viewBox.2))])
  }

  /// poppler would shrink the page a little to fit paper of whole points.
  @Test func `nothing is scaled or moved by a fraction of a point`() throws {
    var page = PDFFile.marked()
    page.boxes = ["MediaBox": [90.5, 190.25, 992.39, 845.526], "TrimBox": [100.2, 210.7, 900.4, 800.1]]
    let (mark, viewBox) = try places(page)
    #expect(abs(mark[0] - 29.5) < 0.006 && abs(mark[1] - (845.526 - 220)) < 0.006)
    #expect(abs(viewBox[0] - 9.7) < 0.006 && abs(viewBox[1] - (845.526 - 800.1)) < 0.006)
  }

  @Test func `the second of two pages`() throws {
    var small = PDFFile.marked()
    small.boxes["TrimBox"] = [120, 220, 320, 320]
    let bytes = PDFFile(pages: [PDFFile.marked(), small]).bytes
    #expect(abs(try read(bytes).asset.width * 72 / 96 - 360) < 0.01)
    #expect(abs(try read(bytes, ArtPage(number: 2)).asset.width * 72 / 96 - 200) < 0.01)
    #expect(fault(bytes, ArtPage(number: 3)) == .pdfNoSuchPage(3, count: 2))
  }

  // MARK: what is drawn

  private func svg(_ page: PDFFile.Page, objects: [String] = []) throws -> String {
    String(decoding: try read(PDFFile(pages: [page], objects: objects).bytes).asset.bytes, as: UTF8.self)
  }

  @Test func `blend modes go into the SVG as CSS knows them`() throws {
    let resources = "/ExtGState << /M << /BM /Multiply >> /D << /BM /ColorDodge >> /H << /BM /Hue >> >>"
    let content = "/M gs 1 1 0 rg 200 300 50 50 re f /D gs 300 300 50 50 re f /H gs 400 300 50 50 re f"
    let svg = try svg(PDFFile.marked(content: content, resources: resources))
    #expect(svg.contains("<g style=\"mix-blend-mode:multiply\">") && svg.contains("<g style=\"mix-blend-mode:color-dodge\">"))
    #expect(!svg.contains("comp-op") && !svg.contains("clip-to-self"))
  }

  @Test func `what is blended in a clip is clipped in the blend`() throws {
    let content = "q 200 300 100 100 re W n /M gs 1 1 0 rg 50 250 400 100 re f 0 1 1 rg 50 300 400 100 re f Q"
    let lines = try svg(PDFFile.marked(content: content, resources: "/ExtGState << /M << /BM /Multiply >> >>")).split(separator: "\n")
    var open: [Substring] = []
    var blended = 0
    for line in lines {
      if line.hasPrefix("<g ") {
        open.append(line)
        if line.contains("mix-blend-mode") {
          blended += 1
          #expect(!open.contains { $0.contains("clip-path=\"url") })
        }
      } else if line == "</g>" {
        open.removeLast()
      }
    }
    #expect(blended == 2 && open.isEmpty)
  }

  @Test func `a group is blended as a whole`() throws {
    let group = PDFFile.stream(
      "1 0 0 rg 0 0 60 60 re f 0 0 1 rg 30 30 60 60 re f",
      "/Type /XObject /Subtype /Form /BBox [0 0 90 90] /Group << /S /Transparency /I true >>")
    let page = PDFFile.marked(
      content: "q 1 0 0 1 300 300 cm /M gs /F Do Q", resources: "/ExtGState << /M << /BM /Multiply >> >> /XObject << /F 5 0 R >>")
    let lines = try svg(page, objects: [group]).split(separator: "\n")
    let place = try #require(lines.firstIndex { $0.contains("mix-blend-mode:multiply") })
    #expect(lines[place + 1].hasPrefix("<use "))
  }

  @Test func `a gradient that ends ends before nothing begins, in its own colour`() throws {
    let shading =
      "/Shading << /S << /ShadingType 3 /ColorSpace /DeviceRGB /Coords [300 350 0 300 350 60] /Function "
      + "<< /FunctionType 2 /Domain [0 1] /C0 [1 1 1] /C1 [1 0 0] /N 1 >> >> >>"
    let svg = try svg(PDFFile.marked(content: "/S sh", resources: shading))
    #expect(svg.contains("<stop offset=\"0.9999\" style=\"stop-color:rgb(100%,0%,0%);stop-opacity:1;\"/>"))
    #expect(svg.contains("<stop offset=\"1.0\" style=\"stop-color:rgb(100%,0%,0%);stop-opacity:0;\"/>"))
    #expect(!svg.contains("<stop offset=\"1\" "))
  }

  @Test func `letters become outlines when their font is there`() throws {
    // A Type 3 font holds its glyphs itself (ISO 32000-1, 9.6.5).
    let glyph = PDFFile.stream("1000 0 0 0 750 750 d1 0 0 750 750 re f")
    let font =
      "/Font << /F << /Type /Font /Subtype /Type3 /FontBBox [0 0 750 750] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 97 /LastChar 97 "
      + "/Widths [1000] /Encoding << /Differences [97 /square] >> /CharProcs << /square 5 0 R >> >> >>"
    let page = PDFFile.marked(content: "BT /F 24 Tf 200 300 Td (aaa) Tj ET", resources: font)
    #expect(fault(PDFFile(pages: [page], objects: [glyph]).bytes) == nil)
    let arial = "/Font << /F << /Type /Font /Subtype /TrueType /BaseFont /Harbour-Bold /Encoding /WinAnsiEncoding >> >>"
    #expect(
      fault(PDFFile.marked(content: "BT /F 24 Tf 200 300 Td (aaa) Tj ET", resources: arial)) == .pdfFontsNotEmbedded(["Harbour-Bold"]))
  }

  // MARK: remarks

  @Test func `inks of a press become RGB, which is said`() throws {
    func inks(_ content: String, _ resources: String = "") throws -> [ImageProblem] {
      try read(PDFFile.marked(content: content, resources: resources)).remarks
    }
    func remark(_ inks: PDFInk...) -> [ImageProblem] { [ImageProblem(file: "art.pdf", fault: .pdfInks(inks))] }
    let tint = "<< /FunctionType 2 /Domain [0 1] /C0 [1 1 1] /C1 [0.8 0.1 0.2] /N 1 >>"
    let mixed = "<< /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 1 0.5 0] /N 1 >>"
    #expect(try inks("") == [])
    #expect(try inks("0 1 1 0 k 200 300 50 50 re f") == remark(.cmyk))
    #expect(try inks("/C cs 1 scn 200 300 50 50 re f", "/ColorSpace << /C [/Separation /Harbour /DeviceRGB \(tint)] >>") == remark(.spot))
    #expect(
      try inks("/C cs 1 scn 200 300 50 50 re f", "/ColorSpace << /C [/Separation /Harbour /DeviceCMYK \(mixed)] >>") == remark(.cmyk, .spot)
    )
    #expect(try inks("q 50 0 0 50 200 300 cm BI /W 1 /H 1 /BPC 8 /CS /CMYK ID abcd EI Q") == remark(.cmyk))
    #expect(remark(.cmyk).map(\.severity) == [.note])
  }

  // MARK: refusals

  @Test func `encrypted files are refused, with and without a password`() {
    #expect(fault(EncryptedPDF.owner) == .pdfEncrypted)
    #expect(fault(EncryptedPDF.user) == .pdfEncrypted)
  }

  @Test func `cut off anywhere is damaged`() {
    let bytes = PDFFile(pages: [PDFFile.marked()]).bytes
    for length in stride(from: 20, to: bytes.count - 12, by: 90) {
      guard case .damaged(.pdf, let damage)? = fault(Array(bytes[..<length])) else {
        Issue.record("\(length) bytes: \(String(describing: fault(Array(bytes[..<length]))))")
        continue
      }
      if case .reported(let words) = damage { #expect(!words.isEmpty) }
    }
  }

  @Test func `an empty page is refused`() {
    #expect(fault(PDFFile.Page(boxes: ["MediaBox": [0, 0, 100, 100]])) == .nothingVisible)
  }

  /// Forms in forms in forms: few bytes, and more to draw than there is time.
  private var bomb: [UInt8] {
    let levels = 12
    let first = PDFFile(pages: [PDFFile.Page()]).firstFree
    let forms = (0..<levels).map { level in
      let content = level + 1 < levels ? String(repeating: "/F Do ", count: 10) : "0 0 1 1 re f"
      return PDFFile.stream(
        content,
        "/Type /XObject /Subtype /Form /BBox [0 0 400 400] /Resources << /XObject << /F \(first + min(level + 1, levels - 1)) 0 R >> >>")
    }
    let page = PDFFile.marked(content: "/F Do", resources: "/XObject << /F \(first) 0 R >>")
    return PDFFile(pages: [page], objects: forms).bytes
  }

  @Test(.timeLimit(.minutes(1))) func `a bomb ends in time`() {
    let started = ContinuousClock.now
    let limits = PDFLimits(seconds: 1, drawingBytes: 1_000_000_000, memoryBytes: 2_000_000_000)
    #expect(fault(bomb, limits: limits) == .pdfTooSlow(seconds: 1))
    #expect(ContinuousClock.now - started < .seconds(5))
  }

  @Test func `a drawing that grows too large is given up`() {
    let content = String(repeating: "0 0 m 400 400 l S\n", count: 5000)
    let bytes = PDFFile(pages: [PDFFile.marked(content: content)]).bytes
    #expect(fault(bytes, limits: PDFLimits(seconds: 10, drawingBytes: 100_000, memoryBytes: 2_000_000_000)) == .pdfTooMuch(limit: 100_000))
  }

  @Test func `other pictures are read as ever, whole`() throws {
    let svg = Array("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 20'><rect width='40' height='20'/></svg>".utf8)
    let art = try read(svg, ArtPage(number: 7, box: .bleed))
    #expect(art.asset.kind == .svg && art.asset.width == 40 && art.remarks.isEmpty)
    #expect(fault(Array("GIF89a".utf8)) == .unsupported(.gif))
  }
}
