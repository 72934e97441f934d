import Drawing
import Foundation
import Images
import Judges
import PageDescription
import SamplePictures
import Testing

/// PDFs read back with other people's programs.
@Suite struct PDFTests {
  @Test func `one sheet is one sound page of the right size, with its facts`() throws {
    let pdf = try Drawer().pdf([sampleSheet()], created: "2026-11-24")
    try withFile(pdf) { path in
      let info = try Tool.run("pdfinfo", [path])
      #expect(info.contains("Ocean Literacy – Amélie Fournier-Łukasik") && info.contains("Author:          Northfield Open Institute"))
      #expect(field("Pages", info) == "1" && field("Page size", info) == "841.89 x 595.276 pts (A4)")
      #expect(try Tool.run("pdfinfo", ["-isodates", path]).contains("2026-11-24T00:00:00"))
      #expect(try Tool.run("pdfinfo", ["-url", path]).contains("https://certificates.northfield.example/4f/4f0c?a=1&b=%282%29"))
    }
    #expect(String(decoding: pdf, as: Unicode.ASCII.self).contains("/CreationDate (D:20261124)"))
  }

  private func field(_ name: String, _ info: String) -> String? {
    info.split(separator: "\n").first { $0.hasPrefix(name + ":") }?.split(separator: ":", maxSplits: 1).last?.trimmingCharacters(
      in: .whitespaces)
  }

  @Test func `several sheets are several pages, each of its own size`() throws {
    let pdf = try Drawer().pdf([sheet([], width: 595, height: 842), sampleSheet(), sheet([], width: 612, height: 792)])
    try withFile(pdf) { path in
      let info = try Tool.run("pdfinfo", ["-l", "3", path])
      #expect(field("Page    1 size", info) == "595 x 842 pts (A4)" && field("Page    3 size", info) == "612 x 792 pts (letter)")
    }
  }

  @Test func `text can be copied out in every script, and its fonts are inside`() throws {
    let lines: [GlyphRun] = [
      shaped("fine affluent office", .garamond, size: 14, x: 20, y: 40), shaped("Łukasz Ñuñéz", .garamond, size: 14, x: 20, y: 80),
      shaped("محمد الأمين", .amiri, size: 18, x: 20, y: 120, isRightToLeft: true),
      shaped("अर्जुन", .devanagari, size: 16, x: 20, y: 160),
    ]
    let pdf = try Drawer().pdf([sheet(lines.map { .glyphs($0) }, width: 300, height: 200)])
    try withFile(pdf) { path in
      let text = try Tool.run("pdftotext", [path, "-"]).precomposedStringWithCanonicalMapping
      for line in lines { #expect(text.contains(line.text), "\(line.text) in \(text)") }
      let fonts = try Tool.run("pdffonts", [path]).split(separator: "\n").dropFirst(2)
      #expect(fonts.count >= 3)
      // Name, type, encoding, then: embedded, subset, unicode.
      #expect(fonts.allSatisfy { $0.contains(#/ yes +yes +yes +\d+ +0$/#) }, "\(fonts)")
    }
  }

  @Test func `the same input twice gives the same bytes, whatever was drawn in between`() throws {
    let one = try Drawer().pdf([sampleSheet()])
    let drawer = Drawer()
    _ = try drawer.pdf([sampleSheet(name: "Someone Else")])
    Thread.sleep(forTimeInterval: 1.1)
    #expect(try drawer.pdf([sampleSheet()]) == one)
    #expect(!String(decoding: one, as: Unicode.ASCII.self).contains("/CreationDate"))
  }

  @Test func `an image used on every page is stored once, and a JPEG as it came`() throws {
    let asset = try ImageReader.read(sampleJPEG, named: "photo.jpg")
    let png = try ImageReader.read(repository + "/samples/ocean-literacy/assets/signature-moradi.png")
    let page = sheet([
      .image(ImageMark(asset: asset, frame: rect(2, 2, 12, 8))), .image(ImageMark(asset: png, frame: rect(20, 2, 60, 20))),
      .image(ImageMark(asset: png, frame: rect(20, 30, 60, 20))),
    ])
    let pdf = try Drawer().pdf([page, page])
    #expect(occurrences(of: asset.bareBytes, in: pdf) == 1)
    try withFile(pdf) { path in
      let rows = try Tool.run("pdfimages", ["-list", path]).split(separator: "\n").dropFirst(2).map { $0.split(separator: " ") }
      // Object number and interpolation of each use.
      #expect(Set(rows.map { $0[10] }).count == 2 && rows.allSatisfy { $0[9] == "no" })
    }
    // A dictionary with the same key twice is not sound (ISO 32000-1, 7.3.7).
    let text = String(decoding: pdf, as: Unicode.ASCII.self)
    for part in text.split(separator: "/XObject <<").dropFirst() {
      let keys = part.prefix { $0 != ">" }.split(separator: "/").dropFirst().map { $0.split(separator: " ")[0] }
      #expect(Set(keys).count == keys.count)
    }
  }

  private func occurrences(of part: [UInt8], in bytes: [UInt8]) -> Int {
    bytes.indices.filter { bytes[$0] == part[0] && bytes[$0...].starts(with: part) }.count
  }

  @Test func `a needlessly fine image is reduced to what a press resolves`() throws {
    let pixels = [UInt8](repeating: 255, count: 4 * 1200 * 600)
    let bytes = try DecodedImage(width: 1200, height: 600, pixels: pixels).png()
    let mark = ImageMark(asset: try ImageReader.read(bytes, named: "fine.png"), frame: rect(10, 10, 36, 18))
    let pdf = try Drawer().pdf([sheet([.image(mark)])])
    try withFile(pdf) { path in
      let row = try Tool.run("pdfimages", ["-list", path]).split(separator: "\n")[2].split(separator: " ")
      #expect(row[3] == "300" && row[4] == "150")
    }
  }

  @Test func `a link keeps its place inside a turned group`() throws {
    let link = Mark.link(LinkMark(frame: rect(0, 0, 20, 10), url: "https://northfield.example/é"))
    let group = GroupMark(transform: Transform(a: 0, b: 1, c: -1, d: 0, tx: .points(50), ty: .points(20)), marks: [link])
    let pdf = String(decoding: try Drawer().pdf([sheet([.group(group)])]), as: Unicode.ASCII.self)
    #expect(pdf.contains("/Rect [ 40 20 50 40 ]") && pdf.contains("/URI (https://northfield.example/%C3%A9)"))
  }

  @Test(arguments: ["javascript:alert(1)", "file:///etc/passwd", "", "northfield.example"])
  func `no certificate leads to something that runs`(url: String) {
    let list = sheet([.link(LinkMark(frame: rect(0, 0, 9, 9), url: url))])
    #expect(throws: DrawingProblem.unsafeLink(url)) { try Drawer().pdf([list]) }
    #expect(throws: DrawingProblem.unsafeLink(url)) { try Drawer().svg(list) }
  }

  @Test func `what cannot be drawn is said`() throws {
    let none = FontFace(path: "/nowhere/font.otf")
    var run = shaped("A", .garamond, size: 9, x: 0, y: 9)
    run.face = none
    #expect(throws: DrawingProblem.unreadableFont(none)) { try Drawer().pdf([sheet([.glyphs(run)])]) }
    #expect(throws: DrawingProblem.noSheets) { try Drawer().pdf([]) }
    #expect(throws: DrawingProblem.notADate("24.11.2026")) { try Drawer().pdf([sheet([])], created: "24.11.2026") }
    #expect(throws: DrawingProblem.impossibleSize(PixelSize(width: 40_000, height: 24_000))) { try Drawer().png(sheet([]), dpi: 28_800) }
    let flat = GroupMark(transform: Transform(a: 0, b: 0, c: 0, d: 0, tx: .zero, ty: .zero), marks: [])
    #expect(throws: DrawingProblem.self) { try Drawer().pdf([sheet([.group(flat)])]) }
  }
}
