import Images
import PageDescription
import Testing

@Suite struct ResamplingTests {
  private func near(_ a: [UInt8], _ b: [UInt8], within tolerance: Int) -> Bool {
    zip(a, b).allSatisfy { abs(Int($0) - Int($1)) <= tolerance }
  }

  @Test(arguments: [(61, 40), (1, 1), (122, 3), (7, 79)]) func `a plain colour stays exactly the same`(width: Int, height: Int) {
    for color: [UInt8] in [[255, 255, 255, 255], [31, 78, 74, 255], [1, 2, 3, 255], [200, 100, 50, 128]] {
      let small = DrawnPicture.make(123, 80) { _, _ in color }.resampled(to: PixelSize(width: width, height: height))
      #expect((small.width, small.height) == (width, height))
      #expect((0..<height).allSatisfy { y in (0..<width).allSatisfy { near(small[$0, y], color, within: color[3] == 255 ? 0 : 1) } })
    }
  }

  @Test func `a picture never grows, and at its own size is itself`() {
    let rings = DrawnPicture.rings
    #expect(rings.resampled(to: PixelSize(width: 500, height: 500)) == rings)
    let low = rings.resampled(to: PixelSize(width: 500, height: 40))
    #expect((low.width, low.height) == (160, 40))
  }

  @Test func `no colour that wasn't seen shows up`() {
    let image = DrawnPicture.make(100, 100) { x, y in
      (x - 50) * (x - 50) + (y - 50) * (y - 50) < 900 ? [200, 30, 20, 255] : [0, 255, UInt8(x), 0]
    }
    let small = image.resampled(to: PixelSize(width: 37, height: 41))
    for y in 0..<41 {
      for x in 0..<37 {
        let pixel = small[x, y]
        #expect(pixel[3] == 0 ? pixel == [0, 0, 0, 0] : near(Array(pixel[..<3]), [200, 30, 20], within: pixel[3] < 8 ? 20 : 1))
      }
    }
    #expect(small[18, 20] == [200, 30, 20, 255] && small[0, 0] == [0, 0, 0, 0])
  }

  @Test func `fine patterns turn into their mean`() {
    let image = DrawnPicture.make(200, 200) { x, y in (x + y) % 2 == 0 ? [255, 255, 255, 255] : [0, 0, 0, 255] }
    let small = image.resampled(to: PixelSize(width: 50, height: 50))
    #expect((2..<48).allSatisfy { y in (2..<48).allSatisfy { near(small[$0, y], [128, 128, 128, 255], within: 2) } })
  }

  @Test func `shading stays where it was, without drift`() {
    let image = DrawnPicture.make(240, 30) { x, _ in [UInt8(x), UInt8(255 - x), 100, 255] }
    let small = image.resampled(to: PixelSize(width: 77, height: 10))
    for x in 2..<75 {
      // The middle of this pixel, in the original's.
      let value = (Double(x) + 0.5) * 240 / 77 - 0.5
      #expect(abs(Double(small[x, 5][0]) - value) <= 1 && abs(255 - Double(small[x, 5][1]) - value) <= 1)
    }
  }

  @Test func `edges stay sharp and get no halo`() {
    let image = DrawnPicture.make(200, 20) { x, _ in x < 101 ? [40, 40, 40, 255] : [200, 200, 200, 255] }
    let small = image.resampled(to: PixelSize(width: 80, height: 8))
    let row = (0..<80).map { small[$0, 4][0] }
    #expect(row == row.sorted() && row.first == 40 && row.last == 200)
    #expect(row.count { $0 != 40 && $0 != 200 } <= 3)
  }
}
