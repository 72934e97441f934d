import Drawing
import Foundation
import Images
import Judges
import PDFAssembly
import PageDescription
import Testing

/// What cannot be drawn right is refused, and what is odd is drawn soundly.
@Suite struct RefusalTests {
  @Test(arguments: [nil, ""]) func `a figure without words is refused`(alternative: String?) throws {
    let role = Role.element(.init(kind: .figure, alternative: alternative, readingIndex: 0))
    for dependence in [Dependence.fixed, .learner] {
      let sheet = parts([item("seal", [box(square(9, 9, 9), green)], role, dependence)])
      #expect(throws: AssemblyProblem.figureWithoutAlternative(item: "seal")) { try assembled(sheet) }
    }
  }

  @Test func `a glyph or a font that is not there is refused`() throws {
    guard case .glyphs(var run) = try shaped("A", size: 9, x: 9, y: 9)[0] else { return }
    run.glyphs[0].id = 60_000
    #expect(throws: AssemblyProblem.missingOutline(glyph: 60_000, run.face)) { try assembled(parts([.glyphs(run)])) }
    run.glyphs[0].id = .max
    #expect(throws: AssemblyProblem.missingOutline(glyph: .max, run.face)) { try assembled(parts([.glyphs(run)])) }
    run.face = FontFace(path: "/nowhere/font.otf")
    #expect(throws: AssemblyProblem.unreadableFont(run.face)) { try assembled(parts([.glyphs(run)])) }
  }

  @Test(arguments: ["javascript:alert(1)", "file:///etc/passwd", "", "northfield.example"])
  func `no certificate leads to something that runs`(url: String) {
    let link = Mark.link(LinkMark(frame: rect(0, 0, 9, 9), url: url))
    for dependence in [Dependence.fixed, .learner] {
      let sheet = parts([item("link", [link], .artifact, dependence)])
      #expect(throws: AssemblyProblem.drawing(.unsafeLink(url))) { try assembled(sheet) }
    }
  }

  @Test(arguments: [(0.0, 100.0), (-1, 5), (2.9, 100), (14_401, 100), (100, 20_000), (.nan, 100), (100, .infinity)])
  func `a sheet of no size for a page is refused`(width: Double, height: Double) {
    #expect(throws: AssemblyProblem.impossibleSheet) { try assembled(parts([] as [Mark], width: width, height: height)) }
  }

  @Test(arguments: [(3.0, 14_400.0), (14_400, 14_400)]) func `the smallest and the largest sheet are pages`(
    width: Double, height: Double
  ) throws {
    let document = try Document(assembled(parts([box(rect(1, 1, 1, 1), green)], width: width, height: height)))
    #expect(try document.items("MediaBox", of: document.page).map(\.token) == ["0", "0", "\(Int(width))", "\(Int(height))"])
  }

  @Test func `an empty sheet is a sound page`() throws {
    for sheet in [parts([] as [DisplayItem]), parts([item("nothing", [], element(.paragraph, 0), .learner)])] {
      try expectSound(assembled(sheet, attachment: facts))
    }
  }

  @Test(arguments: ["", "  ", "\u{1}\n"]) func `a document without a title is refused`(title: String) {
    #expect(throws: AssemblyProblem.untitled) { try assembled(parts([], title: title)) }
  }

  @Test func `titles say what they can, and alike in both places`() throws {
    let title = "A\u{0}B\u{7}C\tD\r\nE\u{7F}F\u{FFFE}G(\\)<&>𠮷 " + String(repeating: "long ", count: 400)
    let pdf = try assembled(parts([], title: title))
    try expectSound(pdf)
    let (info, metadata) = try withFile(pdf) { try (Tool.run("pdfinfo", [$0]), Tool.run("pdfinfo", ["-meta", $0])) }
    #expect(info.contains("A\u{FFFD}B\u{FFFD}C D  E\u{7F}F\u{FFFD}G(\\)<&>𠮷 long long"))
    #expect(metadata.contains("A\u{FFFD}B\u{FFFD}C D  E\u{7F}F\u{FFFD}G(\\)&lt;&amp;&gt;𠮷 long long"))
  }

  @Test func `text whose clusters do not add up is drawn and copied whole`() throws {
    guard case .glyphs(var run) = try shaped("Lima", size: 20, x: 9, y: 50)[0] else { return }
    for clusters in [[], [GlyphRun.Cluster(bytes: 0..<4, glyphCount: 9)], [GlyphRun.Cluster(bytes: 0..<9, glyphCount: 4)]] {
      run.clusters = clusters
      let pdf = try assembled(parts([item("name", [.glyphs(run)], element(.heading1, 0))]))
      #expect(try withFile(pdf) { try Tool.run("pdftotext", [$0, "-"]) }.contains("Lima"))
    }
  }

  @Test func `clusters without text or without glyphs`() throws {
    guard case .glyphs(var run) = try shaped("Lima", size: 20, x: 9, y: 50)[0] else { return }
    run.clusters = [
      .init(bytes: 0..<1, glyphCount: 1), .init(bytes: 1..<1, glyphCount: 1), .init(bytes: 1..<3, glyphCount: 0),
      .init(bytes: 3..<4, glyphCount: 2),
    ]
    try expectSound(assembled(parts([item("name", [.glyphs(run)], element(.heading1, 0))])))
    run.text = ""
    run.clusters = [.init(bytes: 0..<0, glyphCount: 4)]
    try expectSound(assembled(parts([item("name", [.glyphs(run)], element(.heading1, 0))])))
    run.glyphs = []
    run.clusters = []
    try expectSound(assembled(parts([item("name", [.glyphs(run)], element(.heading1, 0))])))
  }

  @Test func `a path of nothing and a group that flattens`() throws {
    let flat = Transform(a: 0, b: 0, c: 0, d: 0, tx: .points(9), ty: .points(9))
    let marks: [Mark] = [
      .path(PathMark(path: Path(), fill: green, stroke: Stroke(color: .black, width: .points(1)))),
      .group(GroupMark(transform: flat, marks: [box(square(1, 1, 5), green)])), .group(GroupMark(opacity: 0, marks: [])),
      .path(PathMark(path: .rectangle(rect(5, 5, 0, 0)))),
    ]
    let pdf = try assembled(parts(marks))
    try expectSound(pdf)
    #expect(try withFile(pdf) { try Tool.run("pdftoppm", ["-r", "20", $0, "/dev/null"]) } == "")
  }

  @Test func `two hundred fonts`() throws {
    let source = try FileManager.default.contentsOfDirectory(atPath: repository + "/Fonts/Noto").filter { $0.hasSuffix(".ttf") }.sorted()
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("laurel-fonts-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // The same files under many names: a face is known by its path.
    let marks = try (0..<200).map { i -> Mark in
      let link = folder.appendingPathComponent("\(i).ttf")
      let file = URL(fileURLWithPath: repository + "/Fonts/Noto/" + source[i % source.count]).resolvingSymlinksInPath()
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
      let glyph = GlyphRun.Glyph(id: 3, origin: point(10 + Double(i), 20), advance: .points(5))
      return .glyphs(
        GlyphRun(
          face: FontFace(path: link.path), size: .points(9), color: .black, glyphs: [glyph], text: "x",
          clusters: [.init(bytes: 0..<1, glyphCount: 1)]))
    }
    let pdf = try assembled(parts([item("fonts", marks, element(.paragraph, 0), .learner)]))
    try expectSound(pdf)
    let fonts = try withFile(pdf) { try Tool.run("pdffonts", [$0]) }.split(separator: "\n").dropFirst(2)
    #expect(fonts.count == 200 && Set(fonts.map { $0.prefix(6) }).count == 200)
  }

  @Test func `art that no conforming file may hold is refused or made to conform`() throws {
    func art(_ body: String) throws -> ImageAsset {
      try ImageReader.read(
        Array(#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="100" height="100">\#(body)</svg>"#.utf8),
        named: "art.svg")
    }
    let bodies = [
      #"<defs><filter id="b"><feGaussianBlur stdDeviation="5"/></filter></defs><rect x="20" y="20" width="60" height="60" filter="url(#b)"/>"#,
      #"<defs><radialGradient id="g"><stop offset="0" stop-color="red"/><stop offset="1" stop-color="blue" stop-opacity="0.2"/></radialGradient></defs><circle cx="50" cy="50" r="40" fill="url(#g)"/>"#,
      #"<defs><mask id="m"><rect width="100" height="50" fill="white"/></mask></defs><circle cx="50" cy="50" r="40" mask="url(#m)"/>"#,
      #"<defs><pattern id="p" width="10" height="10" patternUnits="userSpaceOnUse"><circle cx="5" cy="5" r="4"/></pattern></defs><rect width="100" height="100" fill="url(#p)"/>"#,
      #"<g style="mix-blend-mode:multiply"><rect width="60" height="60" fill="red"/></g><rect x="30" y="30" width="60" height="60" opacity=".5"/>"#,
    ]
    for body in bodies {
      let sheet = try parts([.image(ImageMark(asset: art(body), frame: square(20.5, 10.25, 80)))])
      let pdf = try assembled(sheet)
      try expectSound(pdf)
      #expect(!String(decoding: pdf, as: Unicode.ASCII.self).contains("/Interpolate"))
      let difference = try PixelDifference(sheet)
      #expect(difference.likeness > 38, "\(body): \(difference)")
    }
  }

  @Test func `dates are days of the calendar`() {
    for text in ["2026-11-24", "2026-11-24T23:59:59Z", "2024-02-29"] { #expect(PDFMoment(iso: text) != nil, "\(text)") }
    for text in [
      "", "2026-13-01", "2026-00-10", "2026-02-30", "2025-02-29", "2026-11-24T24:00:00Z", "2026-11-24T10:60:00Z", "24.11.2026",
      "2026-11-24T10:00:00+01:00",
    ] {
      #expect(PDFMoment(iso: text) == nil, "\(text)")
    }
  }
}
