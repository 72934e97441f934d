import Diagnostics
import Images
import PageDescription
import Testing

/// What is wrong with a file, or `nil` when it can be drawn.
func fault(_ bytes: [UInt8], limits: ImageLimits = .standard) -> ImageProblem.Fault? {
  do {
    _ = try ImageReader.read(bytes, named: "picture", limits: limits)
    return nil
  } catch {
    return error.fault
  }
}

@Suite struct PixelFileTests {
  private func decoded(_ bytes: [UInt8]) throws -> DecodedImage { try #require(try ImageReader.read(bytes, named: "picture").decoded()) }

  @Test func `PNG of 16 bits keeps its colours whatever its gamma chunk says`() throws {
    #expect(try decoded(PNGFile.sixteenBits).pixels == [255, 0, 0, 255, 0, 255, 0, 128, 0, 0, 255, 0, 128, 128, 128, 255])
  }

  @Test func `PNG palette with transparency is expanded`() throws {
    #expect(try decoded(PNGFile.palette).pixels == [255, 0, 0, 255, 0, 255, 0, 128, 0, 0, 255, 0])
  }

  @Test func `interlaced gray PNG with alpha comes out in order`() throws {
    let expected = (0..<9).flatMap { (i: Int) -> [UInt8] in [UInt8(10 * i), UInt8(10 * i), UInt8(10 * i), UInt8(255 - 10 * i)] }
    #expect(try decoded(PNGFile.interlaced).pixels == expected)
  }

  @Test func `PNG of one bit with a transparent colour has its ink where the colour is another`() throws {
    let asset = try ImageReader.read(PNGFile.oneBit, named: "picture")
    #expect(asset.ink == UnitRect(x: 1 / 8, y: 0, width: 6 / 8, height: 1))
  }

  @Test(arguments: [JPEGFile.baseline, JPEGFile.progressive, JPEGFile.cmyk])
  func `JPEG of every kind shows its colours`(bytes: [UInt8]) throws {
    let image = try decoded(bytes)
    #expect((image.width, image.height) == (12, 8))
    #expect(near(image, 1, 1, [230, 40, 40]) && near(image, 10, 4, [40, 90, 200]) && near(image, 6, 7, [250, 250, 250]))
  }

  @Test func `gray JPEG`() throws {
    let image = try decoded(JPEGFile.gray)
    #expect(image.pixels[0] == image.pixels[1] && near(image, 6, 7, [250, 250, 250]))
  }

  @Test func `a telephone's picture stands upright`() throws {
    let asset = try ImageReader.read(JPEGFile.turned, named: "picture")
    #expect((asset.width, asset.height) == (8, 12))
    let image = try #require(try asset.decoded())
    // Stored at the top left, so at the top right once turned; the stored right third comes to lie at the bottom.
    #expect(near(image, 6, 1, [230, 40, 40]) && near(image, 4, 10, [40, 90, 200]))
  }

  private func near(_ image: DecodedImage, _ x: Int, _ y: Int, _ colour: [Int]) -> Bool {
    (0..<3).allSatisfy { abs(Int(image.pixels[4 * (y * image.width + x) + $0]) - colour[$0]) <= 14 }
  }

  @Test(arguments: [
    PNGFile.sixteenBits, PNGFile.palette, PNGFile.interlaced, JPEGFile.baseline, JPEGFile.progressive, JPEGFile.cmyk, JPEGFile.turned,
  ])
  func `a file cut off anywhere is refused`(bytes: [UInt8]) {
    for length in 1..<(bytes.count - 1) {
      #expect(fault(Array(bytes[..<length])) != nil, "\(length) of \(bytes.count) bytes")
    }
    #expect(fault(bytes) == nil)
  }

  @Test func `a PNG with any byte of its pixels changed is refused`() {
    let bytes = PNGFile.interlaced
    for i in (bytes.count - 40)..<(bytes.count - 16) {
      var damaged = bytes
      damaged[i] ^= 0x5A
      #expect(fault(damaged) != nil, "byte \(i)")
    }
  }

  @Test func `no damaged JPEG crashes`() {
    let bytes = JPEGFile.progressive
    for i in 2..<bytes.count {
      for value: UInt8 in [0x00, 0xFF, bytes[i] ^ 0x10] {
        var damaged = bytes
        damaged[i] = value
        _ = fault(damaged)
      }
    }
  }

  @Test func `a picture too large is refused from its header`() {
    #expect(fault(PNGFile.hugeHeader) == .tooManyPixels(PixelSize(width: 100_000, height: 100_000), limit: 100_000_000))
    var jpeg = JPEGFile.baseline
    let frame = jpeg.indices.first { jpeg[$0] == 0xFF && jpeg[$0 + 1] == 0xC0 }!
    jpeg.replaceSubrange((frame + 5)...(frame + 8), with: [0xEA, 0x60, 0xEA, 0x60])
    #expect(fault(jpeg) == .tooManyPixels(PixelSize(width: 60_000, height: 60_000), limit: 100_000_000))
    let small = ImageLimits(fileBytes: 100, pixels: 4, svgBytes: 100)
    #expect(fault(PNGFile.interlaced, limits: small) == .tooManyBytes(PNGFile.interlaced.count, limit: 100))
  }

  @Test func `what is written as PNG is read back the same, alpha dropped when there is none`() throws {
    let clear = DecodedImage(width: 2, height: 1, pixels: [10, 20, 30, 255, 200, 100, 50, 128])
    #expect(try decoded(clear.png(dpi: 300)) == clear)
    let opaque = DecodedImage(width: 2, height: 1, pixels: [10, 20, 30, 255, 200, 100, 50, 255])
    let gray = DecodedImage(width: 2, height: 1, pixels: [10, 10, 10, 255, 200, 200, 200, 255])
    // The colour type stands at byte 25 (ISO/IEC 15948, 11.2.2): 0 gray, 2 RGB, 6 RGBA.
    #expect(try [gray, opaque, clear].map { try $0.png()[25] } == [0, 2, 6])
    #expect(try decoded(opaque.png()) == opaque && decoded(gray.png()) == gray)
  }

  @Test func `a file handed on carries no camera, comment or gamma, and the same pixels`() throws {
    for bytes in [JPEGFile.turned, PNGFile.interlaced, PNGFile.sixteenBits] {
      let bare = try ImageReader.read(bytes, named: "picture").bareBytes
      #expect(bare.count < bytes.count)
      for secret in ["Northfield", "secret place", "gAMA", "Exif"] {
        #expect(!String(decoding: bare, as: Unicode.ASCII.self).contains(secret))
      }
      #expect(fault(bare) == nil)
    }
    let asset = try ImageReader.read(JPEGFile.baseline + JPEGFile.turned, named: "picture")
    #expect(!String(decoding: asset.bareBytes, as: Unicode.ASCII.self).contains("Northfield"), "a second picture behind the first")
  }
}
