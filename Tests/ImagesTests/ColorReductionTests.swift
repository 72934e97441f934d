import Foundation
import Images
import Testing

/// How far a picture is from another, worked out pixel by pixel.
struct Comparison {
  private(set) var psnr = Double.infinity

  /// What is seen over black and over white.
  init(_ original: DecodedImage, _ other: DecodedImage) {
    var (sum, seen) = (0.0, 0.0)
    for i in stride(from: 0, to: original.pixels.count, by: 4) {
      let (alpha, otherAlpha) = (Double(original.pixels[i + 3]), Double(other.pixels[i + 3]))
      for c in 0..<3 {
        let black = Double(original.pixels[i + c]) * alpha / 255 - Double(other.pixels[i + c]) * otherAlpha / 255
        let white = black - (alpha - otherAlpha)
        sum += (black * black + white * white) / 2
      }
      if alpha > 0 { seen += 1 }
    }
    if sum > 0 { psnr = 10 * log10(255 * 255 / (sum / 3 / seen)) }
  }

  /// The colours alone, weighted by the original's alpha.
  init(colorsOf original: DecodedImage, _ other: DecodedImage) {
    var (sum, weight) = (0.0, 0.0)
    for i in stride(from: 0, to: original.pixels.count, by: 4) {
      let alpha = Double(original.pixels[i + 3])
      for c in 0..<3 {
        let difference = Double(original.pixels[i + c]) - Double(other.pixels[i + c])
        sum += alpha * difference * difference
      }
      weight += alpha
    }
    if sum > 0 { psnr = 10 * log10(255 * 255 / (sum / 3 / weight)) }
  }
}

@Suite struct ColorReductionTests {
  @Test func `a picture of few enough colours stays as it is`() {
    let image = DrawnPicture.make(256, 9) { x, y in [UInt8(x), 7, 200, UInt8(255 - x / 2)] }
    let (indexed, psnr) = image.indexed(colors: 256)
    #expect(psnr == .infinity && indexed.decoded == image && indexed.palette.count == 256)
  }

  @Test(arguments: [(256, 50.0), (64, 40), (16, 30)]) func `fewer colours cost quality, and it is told how much`(colors: Int, least: Double)
  {
    for image in [DrawnPicture.rings, DrawnPicture.make(160, 160) { x, y in Array(DrawnPicture.rings[x, y][..<3]) + [255] }] {
      let (indexed, psnr) = image.indexed(colors: colors)
      #expect(psnr >= least && indexed.palette.count <= colors)
      #expect(abs(psnr - Comparison(image, indexed.decoded).psnr) < 0.01)
      #expect(psnr <= image.indexed(colors: min(256, colors * 2)).psnr)
    }
  }

  @Test(arguments: [256, 64, 16]) func `a photograph is served too`(colors: Int) {
    for image in [DrawnPicture.sky, DrawnPicture.noise] {
      let (indexed, psnr) = image.indexed(colors: colors)
      #expect(abs(psnr - Comparison(image, indexed.decoded).psnr) < 0.01 && psnr > 15 && indexed.palette.count <= colors)
    }
  }

  /// More colours than are looked at one by one.
  @Test func `a picture of very many colours is reduced`() {
    let image = DrawnPicture.make(150, 150) { x, y in [UInt8(x), UInt8(y), UInt8(x / 2 + y / 2), 255] }
    let (indexed, psnr) = image.indexed(colors: 256)
    #expect(psnr > 32 && abs(psnr - Comparison(image, indexed.decoded).psnr) < 0.01)
  }

  @Test func `inks and the ground stay exactly as they are`() {
    let rings = DrawnPicture.rings
    let shown = rings.indexed(colors: 16).image.decoded
    for (x, y) in [(0, 0), (80, 80), (80, 24), (80, 6), (80, 14)] { #expect(shown[x, y] == rings[x, y], "at \(x), \(y)") }
  }

  @Test func `every pixel gets the nearest of the colours`() {
    let image = DrawnPicture.sky
    let (indexed, _) = image.indexed(colors: 40)
    func distance(_ color: IndexedImage.Color, _ pixel: [UInt8]) -> Int {
      let difference =
        SIMD3<Int>(Int(color.red), Int(color.green), Int(color.blue)) &- SIMD3<Int>(Int(pixel[0]), Int(pixel[1]), Int(pixel[2]))
      return (difference &* difference).wrappedSum()
    }
    for i in stride(from: 0, to: indexed.indices.count, by: 7) {
      let pixel = image[i % image.width, i / image.width]
      #expect(distance(indexed.palette[Int(indexed.indices[i])], pixel) == indexed.palette.map { distance($0, pixel) }.min())
    }
  }

  @Test func `with alpha kept apart, one ink is one colour whatever lies hidden`() {
    let image = DrawnPicture.make(64, 40) { x, y in y < 20 ? [UInt8(x), UInt8(y), 90, 0] : [20, 30, 90, UInt8(1 + 3 * x)] }
    let (indexed, psnr) = image.indexed(colors: 1, ignoringAlpha: true)
    #expect(psnr == .infinity && indexed.palette == [IndexedImage.Color(red: 20, green: 30, blue: 90)])
  }

  @Test func `with alpha kept apart, faint pixels count less`() {
    let image = DrawnPicture.make(100, 10) { x, y in x < 50 ? [100, 0, 0, 1] : [200, 0, 0, 255] }
    let (indexed, psnr) = image.indexed(colors: 1, ignoringAlpha: true)
    #expect(indexed.palette == [IndexedImage.Color(red: 200, green: 0, blue: 0)])
    #expect(abs(psnr - Comparison(colorsOf: image, indexed.decoded).psnr) < 0.01)
    let rings = DrawnPicture.rings.indexed(colors: 64, ignoringAlpha: true)
    #expect(rings.psnr > 45 && abs(rings.psnr - Comparison(colorsOf: DrawnPicture.rings, rings.image.decoded).psnr) < 0.01)
    #expect(rings.image.palette.allSatisfy { $0.alpha == 255 })
  }

  @Test func `a picture of nothing has a colour to point at`() {
    let (indexed, psnr) = DecodedImage(width: 2, height: 1, pixels: [1, 2, 3, 0, 4, 5, 6, 0]).indexed(colors: 4, ignoringAlpha: true)
    #expect(psnr == .infinity && indexed.palette.count == 1 && indexed.indices == [0, 0])
  }

  @Test func `colours that let something through come first, then the commonest`() {
    let image = DrawnPicture.make(8, 1) { x, _ in
      x < 2 ? [9, 9, 9, 255] : x < 3 ? [1, 1, 1, 255] : x < 4 ? [5, 5, 5, 128] : [7, 7, 7, 255]
    }
    let (indexed, _) = image.indexed(colors: 4)
    #expect(indexed.palette.map(\.red) == [5, 7, 9, 1] && indexed.indices == [2, 2, 3, 0, 1, 1, 1, 1])
    #expect(indexed.bitDepth == 2 && indexed.packedRows() == [0b1010_1100, 0b0101_0101])
    #expect(indexed.packedRows(leading: 1) == [0, 0b1010_1100, 0b0101_0101])
  }

  @Test func `the same picture gives the same palette`() {
    let results = (0..<3).map { _ in DrawnPicture.noise.indexed(colors: 100).image }
    #expect(results[0] == results[1] && results[1] == results[2])
  }
}
