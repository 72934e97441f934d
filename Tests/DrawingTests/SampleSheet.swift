import Images
import PageDescription

/// A certificate such as the layouts make, assembled by hand: border, logo, signatures, text in three scripts, code and link.
func sampleSheet(name: String = "Amélie Fournier-Łukasik") throws -> DisplayList {
  let green = Color(hex: "#1F4E4A")!
  let assets = repository + "/samples/ocean-literacy/assets/"
  let logo = try ImageReader.read(assets + "logo.svg", displayPath: "assets/logo.svg")
  func fixed(_ id: String, _ marks: [Mark]) -> DisplayItem { DisplayItem(id: id, contents: marks, dependence: .fixed, role: .artifact) }
  func learner(_ id: String, _ marks: [Mark]) -> DisplayItem { DisplayItem(id: id, contents: marks, dependence: .learner, role: .artifact) }

  let border = Rect(x: .millimetres(10), y: .millimetres(10), width: .millimetres(277), height: .millimetres(190))
  var items = [
    fixed(
      "border",
      [
        .path(PathMark(path: .rectangle(border), stroke: Stroke(color: green, width: .points(2)))),
        .path(
          PathMark(
            path: .rectangle(Rect(x: .millimetres(13), y: .millimetres(13), width: .millimetres(271), height: .millimetres(184))),
            stroke: Stroke(color: green, width: .points(0.5)))),
      ]),
    fixed("logo", [.image(ImageMark(asset: logo, frame: square(391, 60, 60)))]),
    fixed(
      "seal",
      [
        .path(PathMark(path: .ellipse(in: square(660, 420, 90)), fill: green)),
        .image(ImageMark(asset: logo, frame: square(675, 435, 60), tint: .white)),
      ]),
    fixed(
      "words",
      [
        .glyphs(shaped("Northfield Open Institute", .garamond, size: 18, x: 320, y: 145, color: green)),
        .glyphs(shaped("This is to certify that", .garamondItalic, size: 15, x: 350, y: 190)),
        .glyphs(shaped("has successfully completed a course of study in", .garamondItalic, size: 15, x: 280, y: 290)),
        .glyphs(shaped("Ocean Literacy: the Sea and Us", .garamond, size: 26, x: 250, y: 325)),
      ]),
    learner("name", [.glyphs(shaped(name, .garamond, size: 40, x: 200, y: 245))]),
    learner("date", [.glyphs(shaped("Awarded on 24 November 2026", .garamond, size: 12, x: 340, y: 360))]),
    learner(
      "code",
      [
        .code(codeMark(frame: square(60, 440, 70))),
        .link(LinkMark(frame: square(60, 440, 70), url: "https://certificates.northfield.example/4f/4f0c?a=1&b=(2)")),
      ]),
  ]
  for (i, file) in ["signature-moradi.png", "signature-halvorsen.png", "signature-okonkwo.png"].enumerated() {
    let asset = try ImageReader.read(assets + file, displayPath: "assets/\(file)")
    let x = 170 + 160 * Double(i)
    items.append(
      fixed(
        "signature\(i)",
        [
          .image(ImageMark(asset: asset, frame: rect(x, 430, 120, 40))),
          .path(PathMark(path: .polyline([point(x, 475), point(x + 120, 475)]), stroke: Stroke(color: .black, width: .points(0.5)))),
          .glyphs(shaped("Dr. Parisa Moradi", .garamond, size: 11, x: x + 10, y: 490)),
        ]))
  }
  return DisplayList(
    sheet: Sheet(
      trim: Size(width: .millimetres(297), height: .millimetres(210)), background: Color(hex: "#FFFDF8"), language: "en",
      title: "Ocean Literacy – \(name)", author: "Northfield Open Institute", subject: "Certificate"),
    items: items)
}

func point(_ x: Double, _ y: Double) -> Point { Point(x: .points(x), y: .points(y)) }
func rect(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Rect {
  Rect(x: .points(x), y: .points(y), width: .points(width), height: .points(height))
}
func square(_ x: Double, _ y: Double, _ side: Double) -> Rect { rect(x, y, side, side) }

/// A sheet of `width`×`height` points that holds these marks alone.
func sheet(_ marks: [Mark], width: Double = 100, height: Double = 60, background: Color? = .white) -> DisplayList {
  DisplayList(
    sheet: Sheet(trim: Size(width: .points(width), height: .points(height)), background: background, language: "en", title: "Test"),
    items: [DisplayItem(id: "marks", contents: marks, dependence: .fixed, role: .artifact)])
}

/// Something with the look of a code: finders in three corners, noise between.
func codeMark(frame: Rect, side: Int = 25) -> CodeMark {
  var state: UInt32 = 7
  var modules = (0..<(side * side)).map { _ in
    state = state &* 1_664_525 &+ 1_013_904_223
    return state >> 31 == 1
  }
  for (ox, oy) in [(0, 0), (side - 7, 0), (0, side - 7)] {
    for y in 0..<7 {
      for x in 0..<7 {
        let ring = max(abs(x - 3), abs(y - 3))
        modules[(oy + y) * side + ox + x] = ring == 3 || ring <= 1
      }
    }
  }
  return CodeMark(frame: frame, side: side, modules: modules, color: .black, text: "https://certificates.northfield.example/")
}
