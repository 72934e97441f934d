import Drawing
import Images
import PageDescription
import Testing

/// One thing each, small, against an approved picture.
@Suite struct ReferenceRenderTests {
  private func expect(_ marks: [Mark], _ name: String, background: Color? = .white, at place: SourceLocation = #_sourceLocation) throws {
    try expectReference(Drawer().pixels(sheet(marks, background: background), dpi: 144), name, sourceLocation: place)
  }
  private let red = Color(red: 0.8, green: 0.1, blue: 0.1)
  private let logo = try! ImageReader.read(repository + "/samples/ocean-literacy/assets/logo.svg", displayPath: "logo.svg")
  private let signature = try! ImageReader.read(
    repository + "/samples/ocean-literacy/assets/signature-moradi.png", displayPath: "signature.png")

  @Test func `fill rules`() throws {
    let star = Path.polyline([point(25, 5), point(40, 52), point(2, 22), point(48, 22), point(10, 52)], closed: true)
    let right = Transform.translation(.points(50), .zero)
    try expect(
      [
        .path(PathMark(path: star, fill: red)),
        .group(GroupMark(transform: right, marks: [.path(PathMark(path: star, fill: red, fillRule: .evenOdd))])),
      ], "fill-rules")
  }

  @Test func `caps, joins and dashes`() throws {
    let kinds: [(Stroke.Cap, Stroke.Join)] = [(.butt, .miter), (.round, .round), (.square, .bevel)]
    let marks = kinds.enumerated().flatMap { i, kind -> [Mark] in
      let x = 6 + 32 * Double(i)
      let corner = Path.polyline([point(x, 30), point(x + 10, 8), point(x + 20, 30)])
      let line = Path.polyline([point(x, 48), point(x + 22, 48)])
      return [
        .path(PathMark(path: corner, stroke: Stroke(color: red, width: .points(5), cap: kind.0, join: kind.1))),
        .path(
          PathMark(path: line, stroke: Stroke(color: .black, width: .points(3), cap: kind.0, dashes: [.points(6), .points(5)]))),
      ]
    }
    try expect(marks, "strokes")
  }

  @Test func `a group is turned, clipped and faded as a whole`() throws {
    let turned = Transform(a: 0.866, b: 0.5, c: -0.5, d: 0.866, tx: .points(30), ty: .points(-8))
    let overlapping: [Mark] = [
      .path(PathMark(path: .rectangle(rect(10, 10, 40, 30)), fill: red)),
      .path(PathMark(path: .ellipse(in: square(30, 15, 40)), fill: .black)),
    ]
    try expect(
      [
        .path(PathMark(path: .rectangle(rect(0, 25, 100, 6)), fill: Color(hex: "#88a")!)),
        .group(GroupMark(transform: turned, clip: .ellipse(in: rect(8, 8, 60, 36)), opacity: 0.5, marks: overlapping)),
      ], "group")
  }

  @Test func gradients() throws {
    let stops = [GradientStop(red, at: 0.1), GradientStop(.white, at: 0.5), GradientStop(Color(hex: "#1F4E4A")!, at: 0.5)]
    let along = Paint.linear(LinearGradient(from: point(5, 5), to: point(45, 25), stops: stops))
    let outwards = Paint.radial(RadialGradient(center: point(75, 30), radius: .points(20), stops: stops))
    let turned = Transform(a: 0.866, b: 0.5, c: -0.5, d: 0.866, tx: .points(20), ty: .points(26))
    try expect(
      [
        .path(PathMark(path: .rectangle(rect(5, 5, 40, 20), cornerRadius: .points(5)), fill: along)),
        .group(
          GroupMark(
            transform: turned, opacity: 0.5, marks: [.path(PathMark(path: .rectangle(rect(5, 5, 40, 20)), fill: along))])),
        .path(PathMark(path: .ellipse(in: square(52, 7, 46)), fill: outwards, stroke: Stroke(color: .black, width: .points(1)))),
      ], "gradients")
  }

  @Test func `letters with marks and ligatures`() throws {
    try expect(
      [
        .glyphs(shaped("Łukasz Ñuñéz", .garamond, size: 14, x: 5, y: 18, color: red)),
        .glyphs(shaped("fi ffl Qu & certify", .garamondItalic, size: 12, x: 5, y: 36)),
        .glyphs(shaped("Small as a footnote, 2026", .garamond, size: 5, x: 5.3, y: 50.4)),
      ], "letters")
  }

  @Test func `Arabic and Devanagari`() throws {
    try expect(
      [
        .glyphs(shaped("شهادة إتمام", .amiri, size: 18, x: 5, y: 24, isRightToLeft: true)),
        .glyphs(shaped("क्षत्रिय कीर्ति", .devanagari, size: 14, x: 5, y: 50)),
      ], "scripts")
  }

  @Test func `a code without seams`() throws { try expect([.code(codeMark(frame: square(21.3, 1.7, 56)))], "code") }

  @Test func `images reduced, cropped, tinted and faded`() throws {
    try expect(
      [
        .path(PathMark(path: .rectangle(rect(0, 30, 100, 30)), fill: Color(hex: "#1F4E4A")!)),
        .image(ImageMark(asset: signature, frame: rect(2, 2, 60, 20))),
        .image(ImageMark(asset: signature, crop: signature.ink, frame: rect(2, 34, 60, 20), tint: .white)),
        .image(ImageMark(asset: logo, frame: square(68, 2, 26))),
        .image(ImageMark(asset: logo, crop: UnitRect(x: 0, y: 0, width: 1, height: 0.5), frame: rect(68, 32, 26, 13), tint: .white)),
        .image(ImageMark(asset: logo, frame: square(74, 46, 12), opacity: 0.5, tint: Color(hex: "#FC0")!)),
      ], "images")
  }

  @Test func `a badge without background is transparent outside`() throws {
    let image = try Drawer().pixels(
      sheet([.path(PathMark(path: .ellipse(in: square(20, 0, 60)), fill: Color(hex: "#1F4E4A80")!))], background: nil),
      filling: PixelSize(width: 200, height: 120))
    func pixel(_ x: Int, _ y: Int) -> [UInt8] { Array(image.pixels[(4 * (y * 200 + x))..<(4 * (y * 200 + x) + 4)]) }
    #expect(pixel(0, 0)[3] == 0)
    #expect(zip(pixel(100, 60), [0x1F, 0x4E, 0x4A, 0x80]).allSatisfy { abs(Int($0) - $1) <= 1 })
  }

  @Test func `an opaque sheet has no see-through edge at any resolution`() throws {
    let list = DisplayList(
      sheet: Sheet(
        trim: Size(width: .millimetres(297), height: .millimetres(210)), background: .white, language: "en", title: "Test"), items: [])
    for dpi in [72.0, 96, 110.5, 150] { #expect(try Drawer().pixels(list, dpi: dpi).isOpaque) }
  }
}
