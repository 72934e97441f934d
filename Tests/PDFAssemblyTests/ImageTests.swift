import Drawing
import Images
import Judges
import PDFReading
import PageDescription
import SamplePictures
import Testing

/// Pictures in documents: how they are kept, and that nobody sees it.
@Suite struct ImageTests {
  private let gold = Color(hex: "#C9A227")!

  private func picture(_ width: Int, _ height: Int, _ pixel: (Int, Int) -> [UInt8]) throws -> ImageAsset {
    var pixels: [UInt8] = []
    for y in 0..<height { for x in 0..<width { pixels += pixel(x, y) } }
    return try ImageReader.read(DecodedImage(width: width, height: height, pixels: pixels).png(), named: "picture-\(width)-\(height).png")
  }

  /// Of the only image on the page, its mask left out.
  private func image(_ pdf: [UInt8]) throws -> (document: Document, image: PDFValue, number: Int) {
    let document = try Document(pdf)
    guard case .dictionary(let entries) = try document.value("Resources.XObject", of: document.page),
      let number = entries.first?.value.number
    else { throw Document.NotThere(path: "XObject") }
    return (document, try document.file.object(number).value, number)
  }

  @Test func `a plain JPEG stays the file it was, in colours or gray`() throws {
    for (bytes, space) in [(sampleJPEG, "/DeviceRGB"), (grayJPEG, "/DeviceGray")] {
      let asset = try ImageReader.read(bytes, named: "photo.jpg")
      let (document, image, number) = try image(assembled(parts([.image(ImageMark(asset: asset, frame: rect(10, 10, 60, 40)))])))
      #expect(try document.file.object(number).stream == asset.bareBytes)
      #expect(image["Filter"]?.token == "/DCTDecode" && image["ColorSpace"]?.token == space && image["SMask"] == nil)
    }
  }

  @Test func `a JPEG that lies on its side is set upright`() throws {
    // Orientation 6: the top of the picture is at the right of what is stored (EXIF 2.32, 4.6.4).
    let tag: [UInt8] = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0]
    let exif = Array("Exif\0\0MM".utf8) + [0, 0x2A, 0, 0, 0, 8, 0, 1] + tag + [0, 0, 0, 0]
    let turned = sampleJPEG[..<2] + [0xFF, 0xE1, 0, UInt8(exif.count + 2)] + exif + sampleJPEG[2...]
    let asset = try ImageReader.read(Array(turned), named: "turned.jpg")
    #expect(asset.width == 8 && asset.height == 12)
    let sheet = parts([.image(ImageMark(asset: asset, frame: rect(10, 10, 40, 60)))])
    let (_, image, _) = try image(assembled(sheet))
    #expect(image["Filter"]?.token == "/FlateDecode" && image["Width"]?.token == "8" && image["Height"]?.token == "12")
    #expect(try PixelDifference(sheet).likeness > 40)
  }

  @Test func `a cropped JPEG is kept whole and shown in part`() throws {
    let asset = try ImageReader.read(sampleJPEG, named: "photo.jpg")
    let mark = ImageMark(asset: asset, crop: UnitRect(x: 0.5, y: 0.25, width: 0.5, height: 0.5), frame: rect(20, 20, 60, 40))
    let sheet = parts([.image(mark)])
    let pdf = try assembled(sheet)
    #expect(try image(pdf).image["Filter"]?.token == "/DCTDecode")
    let drawn = try popplerPixels(pdf, dpi: 72)
    func color(_ x: Int, _ y: Int) -> [UInt8] { Array(drawn.pixels[(4 * (y * drawn.width + x))..<(4 * (y * drawn.width + x) + 3)]) }
    #expect(color(10, 40) == [255, 255, 255] && color(90, 40) == [255, 255, 255] && color(50, 15) == [255, 255, 255])
    // The right third of the whole is blue.
    #expect(color(75, 40)[2] > 150 && color(75, 40)[0] < 100)
  }

  @Test func `ink of one colour is a mask, few colours are a palette, many stay`() throws {
    let signature = try ImageReader.read(assets + "signature-moradi.png")
    let ink = try image(assembled(parts([.image(ImageMark(asset: signature, frame: rect(10, 10, 120, 40)))])))
    #expect(ink.image["Width"]?.token == "1" && ink.image["SMask"] != nil)
    #expect(try Int(ink.document.token("SMask.Width", of: ink.image))! >= 490)

    let flat = try picture(64, 64) { x, y in (x / 8 + y / 8) % 2 == 0 ? [200, 30, 30, 255] : [20, 80, 200, 255] }
    let palette = try image(assembled(parts([.image(ImageMark(asset: flat, frame: square(10, 10, 60)))])))
    #expect(try palette.document.token("ColorSpace.0", of: palette.image) == "/Indexed")

    let noise = try picture(40, 40) { x, y in [UInt8(x * 6), UInt8(y * 6), UInt8((x * 37 + y * 91) % 256), 255] }
    let many = try image(assembled(parts([.image(ImageMark(asset: noise, frame: square(10, 10, 60)))])))
    #expect(many.image["ColorSpace"]?.token == "/DeviceRGB")

    let gray = try picture(40, 40) { x, y in [UInt8](repeating: UInt8((x * x * 3 + y * 7 + x * y) % 256), count: 3) + [255] }
    #expect(try PixelDifference(parts([.image(ImageMark(asset: gray, frame: square(10, 10, 60)))])).likeness > 45)
  }

  @Test func `no more pixels than a press resolves`() throws {
    let fine = try picture(1000, 500) { x, y in [UInt8(x * y % 256), UInt8(x % 256), UInt8(y % 256), 255] }
    let (_, image, _) = try image(assembled(parts([.image(ImageMark(asset: fine, frame: rect(10, 10, 36, 18)))])))
    #expect(image["Width"]?.token == "150" && image["Height"]?.token == "75")
  }

  @Test func `pictures look as they do without preparation`() throws {
    let signature = try ImageReader.read(assets + "signature-okonkwo.png")
    let soft = try picture(120, 80) { x, y in [UInt8(x * 2), UInt8(y * 3), 90, UInt8(min(255, x * 3))] }
    let pixel = try picture(1, 1) { _, _ in [200, 30, 30, 255] }
    let marks: [(String, ImageMark, least: Double)] = [
      ("ink", ImageMark(asset: signature, frame: rect(60, 10, 120, 40)), 32),
      ("cropped and tinted", ImageMark(asset: signature, crop: signature.ink, frame: rect(60, 55, 120, 40), opacity: 0.7, tint: gold), 32),
      ("see-through", ImageMark(asset: soft, frame: rect(5, 10, 50, 33)), 38),
      ("faded", ImageMark(asset: soft, frame: rect(5, 50, 50, 33), opacity: 0.4), 38),
      ("cropped", ImageMark(asset: soft, crop: UnitRect(x: 0.11, y: 0.23, width: 0.4, height: 0.5), frame: rect(5, 10, 50, 42)), 38),
      ("one pixel", ImageMark(asset: pixel, frame: rect(150, 10, 20.5, 20.25)), 35),
    ]
    for (name, mark, least) in marks {
      let difference = try PixelDifference(parts([box(rect(0, 50, 200, 50), green), .image(mark)]), dpi: 300)
      #expect(difference.likeness > least, "\(name): \(difference)")
    }
  }

  /// 16 bits to the channel; the letters IHDR to IEND of the smallest such file.
  @Test func `a PNG of 16 bits is reduced to 8`() throws {
    let asset = try ImageReader.read(deepPNG, named: "deep.png")
    let sheet = parts([.image(ImageMark(asset: asset, frame: square(10, 10, 40)))])
    let (_, image, _) = try image(assembled(sheet))
    #expect(image["BitsPerComponent"]?.token != "16")
    #expect(try PixelDifference(sheet).likeness > 45)
  }

  @Test func `a learner's own pictures stand in the learner's part`() throws {
    let asset = try picture(20, 20) { x, y in [UInt8(x * 12), UInt8(y * 12), 0, 255] }
    let mark = Mark.image(ImageMark(asset: asset, frame: square(10, 10, 40)))
    let both = parts([item("a", [mark]), item("b", [mark, mark], .artifact, .learner)])
    let document = try Document(assembled(both))
    guard case .dictionary(let entries) = try document.value("Resources.XObject", of: document.page) else { return }
    #expect(entries.map(\.name) == ["LX0", "SX0"])
  }
}
