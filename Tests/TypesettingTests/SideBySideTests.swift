import Foundation
import Testing

@testable import Typesetting

/// Workers that start together open the same font files at the same moment.
@Suite struct SideBySideTests {
  private static let names = [
    "Amélie Fournier", "ليلى عبد الرحمن", "נועה בן־דוד", "आकांक्षा श्रीवास्तव", "Νίκη Παπαδοπούλου", "Дарья Ковальчук", "นภัสสร", "ქეთევან", "Անահիտ",
    "தமிழ்ச்செல்வி", "አበበ", "শ্রাবন্তী",
  ]

  /// Two threads in the same FreeType library once ended a print run in 250 with a segmentation fault.
  @Test func `twelve scripts on many threads at once are what they are on one`() throws {
    let library = try Fonts.library()
    let expected = try lines(Typesetter(library: library))
    for _ in 0..<6 {
      let group = DispatchGroup()
      let wrong = LockedCount()
      for start in 0..<8 {
        let thread = Thread {
          let typesetter = Typesetter(library: library)
          // Each begins with another script, so that files are opened in every order.
          let result = try? self.lines(typesetter, from: start)
          if result != expected { wrong.add() }
          group.leave()
        }
        thread.stackSize = 8 << 20
        group.enter()
        thread.start()
      }
      group.wait()
      #expect(wrong.count == 0)
    }
  }

  private func lines(_ typesetter: Typesetter, from start: Int = 0) throws -> [String: ShapedLine] {
    var lines: [String: ShapedLine] = [:]
    for i in Self.names.indices {
      let name = Self.names[(i + start) % Self.names.count]
      lines[name] = try typesetter.line(name)
      for style in [TextStyle(family: "Source Sans Pro", weight: 600), TextStyle(family: "EB Garamond", weight: 400, isItalic: true)] {
        lines[name + style.family] = try typesetter.line(name, style: style)
      }
    }
    return lines
  }
}

private final class LockedCount: @unchecked Sendable {
  private let lock = NSLock()
  private var value = 0
  var count: Int { lock.withLock { value } }
  func add() { lock.withLock { value += 1 } }
}
