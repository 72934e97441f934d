import Images
import PageDescription
import Testing

@Suite struct PNGEncodingTests {
  private func decoded(_ bytes: [UInt8]) throws -> DecodedImage { try #require(try ImageReader.read(bytes, named: "picture").decoded()) }

  /// The bit depth and the colour type (ISO/IEC 15948, 11.2.2).
  private func form(_ bytes: [UInt8]) -> [UInt8] { [bytes[24], bytes[25]] }

  private func contains(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
    bytes.indices.contains { bytes[$0...].starts(with: part) }
  }

  struct Case: CustomTestStringConvertible {
    var testDescription: String
    var form: [UInt8]
    var image: DecodedImage

    init(_ name: String, _ depth: UInt8, _ type: UInt8, width: Int = 61, _ color: (_ x: Int, _ y: Int) -> [UInt8]) {
      testDescription = name
      form = [depth, type]
      image = DrawnPicture.make(width, 53, color)
    }
  }

  static let cases = [
    Case("black and white", 1, 0) { x, y in (x * y) % 3 == 0 ? [0, 0, 0, 255] : [255, 255, 255, 255] },
    Case("four even shades", 2, 0) { x, y in [UInt8](repeating: UInt8((x * y) % 4 * 85), count: 3) + [255] },
    Case("sixteen even shades", 4, 0) { x, y in [UInt8](repeating: UInt8((x * y) % 16 * 17), count: 3) + [255] },
    Case("every shade", 8, 0, width: 256) { x, _ in [UInt8(x), UInt8(x), UInt8(x), 255] },
    Case("two uneven shades", 1, 3) { x, y in [UInt8](repeating: (x * y) % 3 == 0 ? 10 : 200, count: 3) + [255] },
    Case("two colours", 1, 3) { x, y in (x * y) % 3 == 0 ? [200, 10, 20, 255] : [255, 255, 255, 255] },
    Case("three colours and nothing", 2, 3) { x, y in [[200, 10, 20, 255], [0, 0, 0, 0], [1, 2, 3, 255], [0, 90, 0, 255]][(x * y) % 4] },
    Case("colours that nobody sees", 2, 3) { x, y in [[200, 10, 20, 0], [0, 0, 0, 0], [1, 2, 3, 255], [0, 90, 0, 254]][(x * y) % 4] },
    Case("sixteen colours", 4, 3) { x, y in [UInt8((x * y) % 16 * 3), 40, 50, 255] },
    Case("an ink fading away", 8, 3, width: 256) { x, _ in [20, 30, 90, UInt8(x)] },
    Case("256 colours", 8, 3, width: 256) { x, y in [UInt8(x), 40, 50, 255] },
    Case("257 colours", 8, 2, width: 257) { x, y in [UInt8(x % 256), 40, UInt8(50 + x / 256), 255] },
    Case("shades fading away", 8, 4, width: 256) { x, y in [UInt8(x), UInt8(x), UInt8(x), UInt8(200 + y)] },
    Case("colours fading away", 8, 6, width: 256) { x, y in [UInt8(x), 40, 50, UInt8(200 + y)] },
  ]

  @Test(arguments: cases) func `the smallest kind of PNG that keeps every pixel is written`(picture: Case) throws {
    let bytes = try picture.image.png()
    #expect(form(bytes) == picture.form)
    #expect(try decoded(bytes) == picture.image)
    #expect(try decoded(picture.image.png(filtered: true)) == picture.image)
  }

  @Test(arguments: 1...17) func `rows that don't fill their last byte are read back`(width: Int) throws {
    for colors in [2, 4, 16, 200] {
      let image = DrawnPicture.make(width, 300) { x, y in [UInt8((x * 7 + y) % colors), 0, 9, 255] }
      #expect(try decoded(image.png()) == image)
    }
  }

  @Test(arguments: 0...12) func `every level keeps every pixel`(level: Int) throws {
    for image in [DrawnPicture.rings, DrawnPicture.sky] { #expect(try decoded(image.png(level: level)) == image) }
  }

  @Test func `a palette that would be larger than the pixels is left out`() throws {
    let dot = DecodedImage(width: 2, height: 1, pixels: [10, 20, 30, 255, 200, 100, 50, 128])
    #expect(try form(dot.png()) == [8, 6])
  }

  @Test func `filtering makes shading smaller, and nothing larger`() throws {
    let (sky, rings) = (DrawnPicture.sky, DrawnPicture.rings)
    let filtered = try sky.png(filtered: true)
    #expect(try decoded(filtered) == sky && filtered.count * 2 < sky.png().count)
    #expect(try rings.png(filtered: true).count <= rings.png().count)
  }

  @Test func `the resolution and the colour space stand in the file`() throws {
    for image in [DrawnPicture.rings, PNGEncodingTests.cases[5].image] {
      let bytes = try image.png(dpi: 300)
      // 300 dpi are 11811 pixels per metre.
      #expect(contains(bytes, Array("pHYs".utf8) + [0, 0, 0x2E, 0x23, 0, 0, 0x2E, 0x23, 1]))
      #expect(contains(bytes, Array("sRGB".utf8) + [0]))
      #expect(try !contains(image.png(), Array("pHYs".utf8)))
    }
  }

  @Test func `a picture without pixels can't be written`() {
    #expect(throws: DecodedImage.EncodingFailure.impossibleSize(PixelSize(width: 0, height: 5))) {
      try DecodedImage(width: 0, height: 5, pixels: []).png()
    }
  }

  @Test func `a drawing of few inks gets a palette when nobody can tell`() throws {
    let rings = DrawnPicture.rings
    let bytes = try rings.png(palette: .ifIndistinguishable)
    #expect(try form(rings.png()) == [8, 6] && form(bytes) == [8, 3])
    let shown = try decoded(bytes)
    #expect(shown != rings && shown[0, 0] == [0, 0, 0, 0] && shown[80, 80] == rings[80, 80] && shown[80, 24] == rings[80, 24])
    #expect(Comparison(rings, shown).psnr >= 45)
    #expect(try bytes.count * 10 < rings.png().count * 9)
  }

  @Test func `a photograph keeps all its colours`() throws {
    #expect(try decoded(DrawnPicture.noise.png(palette: .ifIndistinguishable)) == DrawnPicture.noise)
  }

  /// 256 colours far apart on a hundred pixels each, and one more on a single pixel: little in the mean, plain to see.
  @Test func `a lone dot keeps its colour`() throws {
    let image = DrawnPicture.make(160, 160) { x, y in
      (x, y) == (73, 86) ? [112, 128, 60, 255] : [UInt8(x / 10 * 16), UInt8(y / 10 * 16), 0, 255]
    }
    #expect(image.indexed(colors: 256).psnr > 55)
    #expect(try decoded(image.png(palette: .ifIndistinguishable)) == image)
  }
}
