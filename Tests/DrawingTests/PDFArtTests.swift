import Drawing
import Foundation
import Images
import Judges
import PageDescription
import Testing

/// Art from a PDF, against the same page drawn by poppler straight away.
@Suite struct PDFArtTests {
  /// A page of 400 × 300 points with a trim box of 360 × 260, and its resources.
  private func page(_ content: String, _ resources: String) -> [UInt8] {
    let objects = [
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /TrimBox [20 20 380 280] /Contents 4 0 R /Resources << \(resources) >> >>",
      "<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream",
    ]
    var text = "%PDF-1.6\n"
    var table = "xref\n0 5\n0000000000 65535 f \n"
    for (i, object) in objects.enumerated() {
      table += String(format: "%010d 00000 n \n", text.utf8.count)
      text += "\(i + 1) 0 obj\n\(object)\nendobj\n"
    }
    return Array("\(text)\(table)trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n\(text.utf8.count)\n%%EOF\n".utf8)
  }

  private func sheets(_ pdf: [UInt8]) throws -> (list: DisplayList, original: DecodedImage) {
    let art = try withFile(pdf) { try ArtReader.read($0, page: ArtPage(box: .media)).asset }
    let list = sheet([.image(ImageMark(asset: art, frame: rect(0, 0, 400, 300)))], width: 400, height: 300)
    return (list, try popplerPixels(pdf, dpi: 288).reduced(by: 4))
  }

  private func expectAgreement(_ content: String, _ resources: String) throws {
    let (list, original) = try sheets(page("1 1 0.9 rg 0 0 400 300 re f\n" + content, resources))
    let drawer = Drawer()
    let png = Difference(original, try drawer.pixels(list, dpi: 72))
    #expect(png.hasSameSize && png.mean < 1 && png.farPart < 0.004, "PNG: \(png)")
    let pdf = Difference(original, try popplerPixels(drawer.pdf([list]), dpi: 288).reduced(by: 4))
    #expect(pdf.hasSameSize && pdf.mean < 1 && pdf.farPart < 0.004, "PDF: \(pdf)")
  }

  @Test func `the same blend mode twice, with and without clips`() throws {
    try expectAgreement(
      """
      /M gs 0.6 0.9 0.9 rg 40 40 150 150 re f 1 0.7 0.7 rg 100 100 150 150 re f
      q 150 150 200 100 re W n 0.9 0.9 0.5 rg 120 120 250 110 re f 0.6 0.9 0.9 rg 300 120 90 150 re f Q
      0.5 0.5 1 rg 260 20 100 100 re f
      """, "/ExtGState << /M << /BM /Multiply >> >>")
  }

  @Test func `gradients that end`() throws {
    let colors = "/Function << /FunctionType 2 /Domain [0 1] /C0 [1 1 1] /C1 [0.2 0.5 0.3] /N 1 >>"
    try expectAgreement(
      "/A sh\nq 220 40 120 200 re W n /B sh Q",
      "/Shading << /A << /ShadingType 3 /ColorSpace /DeviceRGB /Coords [120 150 0 120 150 80] \(colors) >> "
        + "/B << /ShadingType 2 /ColorSpace /DeviceRGB /Coords [220 0 340 0] /Extend [true true] \(colors) >> >>")
  }

  @Test func `blended art leaves what lies below it alone`() throws {
    let pdf = page("/M gs 1 0 0 rg 100 100 100 100 re f", "/ExtGState << /M << /BM /Multiply >> >>")
    var (list, _) = try sheets(pdf)
    list.sheet.background = Color(red: 0, green: 0, blue: 1)
    let drawer = Drawer()
    for image in [try drawer.pixels(list, dpi: 72), try popplerPixels(drawer.pdf([list]), dpi: 72)] {
      let place = 4 * (150 * image.width + 150)
      #expect(Array(image.pixels[place..<(place + 4)]) == [255, 0, 0, 255])
    }
  }

  @Test func `a trim box is drawn to its edges`() throws {
    let pdf = page("0 0.4 0 rg 20 20 360 260 re f 1 0 0 rg 0 0 20 300 re f 380 0 20 300 re f 0 0 400 20 re f 0 280 400 20 re f", "")
    let art = try withFile(pdf) { try ArtReader.read($0).asset }
    let list = sheet([.image(ImageMark(asset: art, frame: rect(0, 0, 360, 260)))], width: 360, height: 260)
    let drawer = Drawer()
    for image in [try drawer.pixels(list, dpi: 72), try popplerPixels(drawer.pdf([list]), dpi: 72)] {
      #expect(image.width == 360 && image.height == 260)
      for (x, y) in [(0, 0), (359, 0), (0, 259), (359, 259), (180, 130)] {
        let place = 4 * (y * image.width + x)
        #expect(Array(image.pixels[place..<(place + 4)]) == [0, 102, 0, 255], "at \(x), \(y)")
      }
    }
  }
}
