import PageDescription
import Testing

@testable import Layout

struct QRCodeTests {
  /// Bytes and modules per side at error correction M (ISO/IEC 18004, tables 1 and 7).
  @Test(arguments: [
    (1, 21), (14, 21), (15, 25), (26, 25), (27, 29), (42, 29), (43, 33), (62, 33), (63, 37), (84, 37), (85, 41), (106, 41), (2331, 177),
  ])
  func theSmallestVersionThatHoldsTheTextIsTaken(_ length: Int, _ side: Int) throws {
    let code = try #require(QRCode([UInt8](repeating: 97, count: length)))
    #expect(code.side == side)
    #expect(code.modules.count == side * side)
  }

  @Test func aTextThatNoCodeHoldsIsRefused() {
    #expect(QRCode([UInt8](repeating: 97, count: 2332)) == nil)
  }

  /// Corners, so that a scanner finds the code (ISO/IEC 18004, 6.3.3): seven modules, dark at the rim and in the middle.
  @Test func finderPatternsStandInThreeCorners() throws {
    let code = try #require(QRCode(Array("https://verify.northfield.example/c/01/0123456789abcdef0123456789abcdef/".utf8)))
    func line(_ y: Int, from x: Int) -> [Bool] { (x..<(x + 7)).map { code.modules[y * code.side + $0] } }
    let last = code.side - 7
    for (x, y) in [(0, 0), (last, 0), (0, last)] {
      #expect(line(y, from: x) == [Bool](repeating: true, count: 7))
      #expect(line(y + 1, from: x) == [true, false, false, false, false, false, true])
      #expect(line(y + 3, from: x) == [true, false, true, true, true, false, true])
    }
    #expect(line(last, from: last) != [Bool](repeating: true, count: 7))
  }

  @Test func anAddressIsEncodedAsItWouldBeAlone() throws {
    let encoder = QREncoder()
    for base in ["https://verify.northfield.example/c/", "https://c.example/", "https://zertifikate.universität.example/prüfung/"] {
      for _ in 0..<400 {
        let id = (0..<32).map { _ in String(Int.random(in: 0..<16), radix: 16) }.joined()
        let text = "\(base)\(id.prefix(2))/\(id)/"
        #expect(encoder.code(for: text) == QRCode(Array(text.utf8)), "\(text)")
      }
    }
  }

  @Test(arguments: [1, 14, 15, 61, 62, 63, 84, 85, 106, 107, 200, 201, 700])
  func anyBytesOfAnyLengthAreEncodedAsTheyWouldBeAlone(_ length: Int) throws {
    let encoder = QREncoder()
    for _ in 0..<20 {
      let text = String(decoding: (0..<length).map { _ in UInt8.random(in: 1...127) }, as: UTF8.self)
      #expect(encoder.code(for: text) == QRCode(Array(text.utf8)))
    }
  }

  @Test func aCodeStaysSquareInTheMiddleOfItsBox() throws {
    let sheet = try Samples.lay(
      LayoutErrorTests.head + #"elements: [{code: "{url}", x: 10mm, y: 20mm, width: 60mm, height: 30mm, color: ink}]"#)
    let frames = sheet.displayList.items.flatMap(\.contents).compactMap { mark -> Rect? in
      switch mark {
      case .code(let code): code.frame
      case .link(let link): link.frame
      default: nil
      }
    }
    #expect(frames.count == 2)
    for frame in frames {
      let found = [frame.origin.x, frame.origin.y, frame.width, frame.height].map { ($0.millimetres * 1000).rounded() / 1000 }
      #expect(found == [25, 20, 30, 30])
    }
  }
}
