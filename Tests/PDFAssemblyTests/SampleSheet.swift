import Foundation
import Images
import PDFAssembly
import PageDescription

let assets = repository + "/samples/ocean-literacy/assets/"
let green = Color(hex: "#1F4E4A")!
let day = PDFMoment(iso: "2026-11-24")!

/// A certificate such as the layouts make, assembled by hand: border, logo, signature, text, code and links; every item has its role.
func sampleParts(name: String = "Amélie Fournier-Łukasik", id: String = "4f0c") throws -> LaidParts {
  let logo = try ImageReader.read(assets + "logo.svg", displayPath: "assets/logo.svg")
  let signature = try ImageReader.read(assets + "signature-moradi.png", displayPath: "assets/signature-moradi.png")
  let border = Path.rectangle(rect(28, 28, 786, 539))
  let items = try [
    item("border", [.path(PathMark(path: border, stroke: Stroke(color: green, width: .points(2))))]),
    item("logo", [.image(ImageMark(asset: logo, frame: square(391, 60, 60)))], figure("The institute’s logo, a wave", 0)),
    item("title", shaped("Certificate of Achievement", size: 30, x: 250, y: 160, color: green), element(.heading1, 1)),
    item("intro", shaped("This is to certify that", italic: true, size: 15, x: 350, y: 190), element(.paragraph, 2)),
    item("name", shaped(name, size: 40, x: 200, y: 245), element(.paragraph, 3), .learner),
    item("course", shaped("Ocean Literacy: the Sea and Us", size: 26, x: 250, y: 325), element(.heading2, 4)),
    item("date", shaped("Awarded on 24 November 2026", size: 12, x: 340, y: 360), element(.paragraph, 5), .learner),
    item("signature", [.image(ImageMark(asset: signature, frame: rect(170, 430, 120, 40)))], figure("Signature of Dr. Parisa Moradi", 6)),
    item(
      "line", [.path(PathMark(path: .polyline([point(170, 475), point(290, 475)]), stroke: Stroke(color: .black, width: .points(0.5))))]),
    item(
      "code",
      [
        .code(codeMark(frame: square(60, 440, 70))),
        .link(LinkMark(frame: square(60, 440, 70), url: "https://certificates.northfield.example/\(id)")),
      ],
      figure("Code that leads to this certificate’s page", 7), .learner),
    item(
      "address",
      shaped("certificates.northfield.example/\(id)", size: 9, x: 60, y: 530)
        + [.link(LinkMark(frame: rect(60, 520, 150, 14), url: "https://certificates.northfield.example/\(id)?a=1&b=(2)"))],
      element(.paragraph, 8), .learner),
    item(
      "website",
      shaped("northfield.example", size: 9, x: 620, y: 530)
        + [.link(LinkMark(frame: rect(620, 520, 80, 14), url: "https://northfield.example"))],
      element(.link, 9)),
  ]
  return parts(
    DisplayList(
      sheet: Sheet(
        trim: Size(width: .millimetres(297), height: .millimetres(210)), background: Color(hex: "#FFFDF8"), language: "en",
        title: "Ocean Literacy – \(name)", author: "Northfield Open Institute", subject: "Certificate"),
      items: items))
}

func item(_ id: String, _ marks: [Mark], _ role: Role = .artifact, _ dependence: Dependence = .fixed) -> DisplayItem {
  DisplayItem(id: id, contents: marks, dependence: dependence, role: role)
}
func element(_ kind: Role.Structure.Kind, _ index: Int, language: String? = nil) -> Role {
  .element(.init(kind: kind, language: language, readingIndex: index))
}
func figure(_ alternative: String, _ index: Int) -> Role {
  .element(.init(kind: .figure, alternative: alternative, readingIndex: index))
}

/// A list in its two parts.
func parts(_ list: DisplayList) -> LaidParts {
  var (fixed, learner): ([DisplayItem], [LearnerItem]) = ([], [])
  for item in list.items {
    switch item.dependence {
    case .fixed: fixed.append(item)
    case .learner: learner.append(LearnerItem(item: item, precedingFixedItems: fixed.count))
    }
  }
  var sheet = list.sheet
  sheet.title = ""
  return LaidParts(fixed: FixedPart(sheet: sheet, items: fixed), learner: learner, title: list.sheet.title)
}

/// Items on a sheet of `width`×`height` points.
func parts(_ items: [DisplayItem], width: Double = 200, height: Double = 100, title: String = "Test") -> LaidParts {
  parts(
    DisplayList(
      sheet: Sheet(trim: Size(width: .points(width), height: .points(height)), background: .white, language: "en", title: title),
      items: items))
}

/// Decoration alone, the same for all learners.
func parts(_ marks: [Mark], width: Double = 200, height: Double = 100) -> LaidParts {
  parts([item("marks", marks)], width: width, height: height)
}

func point(_ x: Double, _ y: Double) -> Point { Point(x: .points(x), y: .points(y)) }
func rect(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Rect {
  Rect(x: .points(x), y: .points(y), width: .points(width), height: .points(height))
}
func square(_ x: Double, _ y: Double, _ side: Double) -> Rect { rect(x, y, side, side) }
func box(_ frame: Rect, _ fill: Color) -> Mark { .path(PathMark(path: .rectangle(frame), fill: fill)) }

/// Something with the look of a code: noise.
func codeMark(frame: Rect, side: Int = 25, seed: UInt32 = 7) -> CodeMark {
  var state = seed
  let modules = (0..<(side * side)).map { _ in
    state = state &* 1_664_525 &+ 1_013_904_223
    return state >> 31 == 1
  }
  return CodeMark(frame: frame, side: side, modules: modules, color: .black, text: "https://certificates.northfield.example/")
}
