import PageDescription
import Testing
import Typesetting

struct LineBreakingTests {
  let typesetter: Typesetter

  init() throws { typesetter = Typesetter(library: try Fonts.library()) }

  private func lines(_ text: String, _ count: Int) throws -> [String] {
    try typesetter.balanced([TextSpan(text, style: .serif, language: "en")], lines: count).lines.map { line in
      (line.isRightToLeft ? line.runs.reversed() : line.runs).map(\.text).joined()
    }
  }

  @Test func linesAreAsEqualAsTheWordsAllow() throws {
    let long = "Maximiliana Guadalupe Þórgerður Featherstonehaugh de los Ángeles Montgomery Villavicencio-Castellanos"
    let two = try typesetter.balanced([TextSpan(long, style: .serif, language: "en")], lines: 2)
    #expect(two.lines.count == 2)
    #expect(two.lines.map(\.width).min()! > 0.9 * two.width)
  }

  @Test func noBreakLeavesOutAWord() throws {
    let text = "the quick brown fox jumps over the lazy dog near the river bank at dawn"
    for count in 1...5 {
      let broken = try lines(text, count)
      #expect(broken.joined(separator: " ") == text)
    }
  }

  @Test func aTextWithoutPlacesToBreakStaysOnOneLine() throws {
    let broken = try lines("Llanfairpwllgwyngyll", 3)
    #expect(broken == ["Llanfairpwllgwyngyll"])
  }

  @Test func aLineFeedAlwaysBreaks() throws {
    let broken = try lines("Dean of\nEarth Sciences", 1)
    #expect(broken == ["Dean of", "Earth Sciences"])
  }

  @Test func wideningNeverNeedsMoreLines() throws {
    let text = "successfully completed, received a passing grade, and was awarded this Verified Certificate of Completion in"
    let widths = try (1...4).map { try typesetter.balanced([TextSpan(text, style: .serif, language: "en")], lines: $0).width }
    #expect(widths == widths.sorted(by: >))
  }

  @Test func anIsolateThatBreaksKeepsItsDirectionOnTheNextLine() throws {
    let text = "OCE101: \u{2068}أسس علم البيانات البيئية والمناخ والمحيطات\u{2069}"
    let broken = try typesetter.balanced([TextSpan(text, style: .serif, language: "en")], lines: 2)
    let second = try #require(broken.lines.last)
    let words = second.runs.flatMap { run in run.clusters.map(\.bytes.lowerBound) }
    #expect(second.runs.filter { !$0.isRightToLeft } == [])
    #expect(words == words.sorted(by: >), "the line's first word stands rightmost")
  }
}
