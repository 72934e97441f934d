import Drawing
import Foundation
import PageDescription
import Testing

/// cairo and the outlines share a FreeType face, and cairo leaves the transform of its last text on it.
@Suite struct FontStateTests {
  @Test func `rotated text leaves the letters drawn after it upright`() throws {
    func turned(_ word: String) -> DisplayList {
      let letters = word.enumerated().map { i, letter in
        let (c, s) = (cos(Double(i) / 4 - 1), sin(Double(i) / 4 - 1))
        return Mark.group(
          GroupMark(
            transform: Transform(a: c, b: s, c: -s, d: c, tx: .points(20 * Double(i)), ty: .points(50)),
            marks: [.glyphs(shaped(String(letter), .garamond, size: 10, x: 0, y: 0))]))
      }
      return sheet(letters, width: 200, height: 100)
    }
    let upright = sheet([.glyphs(shaped("Professional", .garamond, size: 30, x: 10, y: 60))], width: 200, height: 100)
    let drawer = Drawer()
    for word in ["Verified", "Honour", "Masters"] {
      _ = try drawer.pixels(turned(word), dpi: 72)
      _ = try drawer.pdf([turned(word)])
    }
    #expect(try drawer.pixels(upright, dpi: 72) == Drawer().pixels(upright, dpi: 72))
  }
}
