import Drawing
import Foundation
import Images
import Judges
import PageDescription
import SamplePictures
import Testing

/// The outputs draw the same list, so they must look the same, in the eyes of programs that are not ours.
@Suite struct AgreementTests {
  /// Poppler puts letters on whole rows of pixels, so it draws four times as fine and is then reduced.
  @Test func `PDF and PNG look the same`() throws {
    var list = try sampleSheet()
    list.sheet.trim = Size(width: .points(840), height: .points(594))
    let drawer = Drawer()
    let pdf = try popplerPixels(drawer.pdf([list]), dpi: 288).reduced(by: 4)
    let png = try drawer.pixels(list, dpi: 72)
    let difference = Difference(pdf, png)
    #expect(difference.hasSameSize && difference.mean < 1 && difference.farPart < 0.003, "\(difference)")
  }

  @Test func `images, tints and groups look the same in PDF and PNG`() throws {
    let assets = repository + "/samples/ocean-literacy/assets/"
    let signature = try ImageReader.read(assets + "signature-okonkwo.png")
    let logo = try ImageReader.read(assets + "logo.svg")
    let photo = try ImageReader.read(sampleJPEG, named: "photo.jpg")
    let gold = Color(hex: "#C9A227")!
    let list = sheet(
      [
        .path(PathMark(path: .rectangle(rect(0, 100, 400, 100)), fill: Color(hex: "#1F4E4A")!)),
        .image(ImageMark(asset: signature, frame: rect(10, 20, 150, 50))),
        .image(ImageMark(asset: signature, crop: signature.ink, frame: rect(10, 120, 150, 50), opacity: 0.7, tint: gold)),
        .image(ImageMark(asset: logo, frame: square(200, 10, 80))), .image(ImageMark(asset: logo, frame: square(200, 110, 80), tint: gold)),
        .image(ImageMark(asset: logo, frame: square(300, 110, 80), opacity: 0.4, tint: .white)),
        .image(ImageMark(asset: photo, crop: UnitRect(x: 0.7, y: 0, width: 0.3, height: 1), frame: rect(300, 20, 30, 60))),
        .group(
          GroupMark(
            transform: Transform(a: 0.9, b: 0.2, c: -0.2, d: 0.9, tx: .points(20), ty: .points(-10)),
            clip: .ellipse(in: rect(150, 60, 120, 80)),
            opacity: 0.6,
            marks: [
              .path(PathMark(path: .rectangle(rect(140, 50, 200, 100)), fill: .white)),
              .path(PathMark(path: .ellipse(in: rect(170, 70, 60, 60)), fill: gold, stroke: Stroke(color: .black, width: .points(4)))),
            ])),
      ], width: 400, height: 200)
    let drawer = Drawer()
    let difference = try Difference(popplerPixels(drawer.pdf([list]), dpi: 288).reduced(by: 4), drawer.pixels(list, dpi: 72))
    #expect(difference.hasSameSize && difference.mean < 1 && difference.farPart < 0.003, "\(difference)")
  }

  @Test func `workers side by side draw what one alone draws`() async throws {
    let expected = try Drawer().pdf([sampleSheet()])
    let results = try await withThrowingTaskGroup(of: Bool.self) { group in
      for i in 0..<8 {
        group.addTask {
          let drawer = Drawer()
          _ = try drawer.pixels(sampleSheet(name: "Worker \(i)"), dpi: 50)
          return try drawer.pdf([sampleSheet()]) == expected
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(results == [Bool](repeating: true, count: 8))
  }

  /// librsvg stands in for a browser. It refuses pictures inside a picture's picture, so the vector logo is left out.
  @Test func `SVG and PNG look the same`() throws {
    var list = try sampleSheet()
    list.items.removeAll { $0.id == "logo" || $0.id == "seal" }
    let drawer = Drawer()
    let asset = try ImageReader.read(Array(drawer.svg(list).utf8), named: "sheet.svg")
    let picture = ImageMark(asset: asset, frame: Rect(origin: .zero, size: list.sheet.trim))
    var copy = list
    copy.items = [DisplayItem(id: "svg", contents: [.image(picture)], dependence: .fixed, role: .artifact)]
    let difference = try Difference(drawer.pixels(list, dpi: 96), drawer.pixels(copy, dpi: 96))
    #expect(difference.mean < 0.5 && difference.farPart < 0.002, "\(difference)")
  }

  /// The same eyes; also that a gradient that several shapes have is defined once.
  @Test func `gradients look the same in SVG, PDF and PNG`() throws {
    let stops = [GradientStop(.black, at: 0.2), GradientStop(Color(hex: "#C9A227")!, at: 0.6), GradientStop(.white, at: 1)]
    let along = Paint.linear(LinearGradient(from: point(0, 0), to: point(200, 100), stops: stops))
    let outwards = Paint.radial(RadialGradient(center: point(300, 100), radius: .points(90), stops: stops))
    let turned = Transform(a: 0.9, b: 0.2, c: -0.2, d: 0.9, tx: .points(20), ty: .points(-10))
    let list = sheet(
      [
        .path(PathMark(path: .rectangle(rect(10, 10, 180, 80)), fill: along)),
        .path(PathMark(path: .ellipse(in: rect(10, 110, 180, 80)), fill: along)),
        .group(
          GroupMark(transform: turned, opacity: 0.7, marks: [.path(PathMark(path: .ellipse(in: rect(210, 20, 180, 160)), fill: outwards))])),
      ], width: 400, height: 200)
    let drawer = Drawer()
    let svg = try drawer.svg(list)
    #expect(svg.matches(of: #/<(linear|radial)Gradient /#).count == 2)
    let picture = ImageMark(
      asset: try ImageReader.read(Array(svg.utf8), named: "sheet.svg"), frame: Rect(origin: .zero, size: list.sheet.trim))
    let drawn = try drawer.pixels(list, dpi: 72)
    let fromSVG = try Difference(drawn, drawer.pixels(sheet([.image(picture)], width: 400, height: 200), dpi: 72))
    #expect(fromSVG.mean < 0.5 && fromSVG.farPart < 0.002, "SVG: \(fromSVG)")
    let fromPDF = try Difference(drawn, popplerPixels(drawer.pdf([list]), dpi: 288).reduced(by: 4))
    #expect(fromPDF.hasSameSize && fromPDF.mean < 1 && fromPDF.farPart < 0.003, "PDF: \(fromPDF)")
  }

  @Test func `fixed part and learner's part make the whole`() throws {
    let list = try sampleSheet()
    let drawer = Drawer()
    let (whole, fixed, learner) = try (drawer.svg(list), drawer.svg(list, part: .fixed), drawer.svg(list, part: .learner))
    #expect(fixed.utf8.count + learner.utf8.count < whole.utf8.count + 8000)
    // The page's colour belongs to the fixed part alone.
    #expect(fixed.contains("#fffdf8") && !learner.contains("#fffdf8"))
    // Neither knows the other's ids: both can stand on one web page.
    #expect(ids(fixed).isDisjoint(with: ids(learner)) && !ids(learner).isEmpty)
    #expect(references(learner).isSubset(of: ids(learner)) && references(fixed).isSubset(of: ids(fixed)))
  }

  private func ids(_ svg: String) -> Set<String> { Set(svg.matches(of: #/ id="([^"]+)"/#).map { String($0.1) }) }
  private func references(_ svg: String) -> Set<String> { Set(svg.matches(of: #/(?:href="|url\()\#([^")]+)/#).map { String($0.1) }) }

  @Test func `SVG is well-formed, with no font, script or address to fetch`() throws {
    let svg = try Drawer().svg(sampleSheet())
    // The reader of images checks just that: it parses the file and refuses live text and anything outside it.
    #expect(throws: ImageProblem(file: "sheet.svg", fault: .svgEmbedded("image/svg+xml"))) {
      try ImageReader.read(Array(svg.utf8), named: "sheet.svg")
    }
    #expect(svg.contains("a=1&amp;b=%282%29") && !svg.contains("<text") && !svg.contains("<script"))
  }
}
