import Diagnostics
import Testing

@testable import Layout

/// Layouts that are small to read and endless to draw are refused before anything is drawn.
struct FloodTests {
  private func problems(_ layout: String, words: [String: String] = [:]) throws -> [Diagnostic] {
    let thrown = #expect(throws: DiagnosticList.self) { try Samples.engine(of: LayoutErrorTests.head + layout, words: words) }
    return try #require(thrown).sorted
  }
  private func expect(_ found: [Diagnostic], _ problem: LayoutProblem, line: Int) {
    #expect(found.map { $0.problem as? LayoutProblem } == [problem])
    #expect(found.first?.location?.line == line)
  }
  private static let text = #"elements: [{text: "{words.w0}", style: plain, x: 0mm, width: 100%, baseline: 50%}]"#

  /// Thirty words, each twice the next: a thousand million.
  @Test func wordsThatMultiply() throws {
    let words = (0..<30).map { "w\($0): \"{words.w\($0 + 1)} {words.w\($0 + 1)}\"\n" }.joined() + "w30: a"
    expect(try problems(Self.text, words: ["en": words]), .repeatsTooMuch(.word, "w17", most: 10_000), line: 20)
  }

  @Test func aChainOfWords() throws {
    let words = (0..<20_000).map { "w\($0): \"{words.w\($0 + 1)}\"\n" }.joined() + "w20000: a"
    let found = try problems(Self.text, words: ["en": words])
    guard case .nestedTooDeeply(.word, "w0", most: 32)? = found.first?.problem as? LayoutProblem else {
      Issue.record("found \(found.prefix(3))")
      return
    }
    let most = (0..<31).map { "w\($0): \"{words.w\($0 + 1)}\"\n" }.joined() + "w31: a"
    #expect(try Samples.engine(of: LayoutErrorTests.head + Self.text, words: ["en": most]).lay(Samples.award("Ana Lima")).notes.isEmpty)
  }

  @Test func symbolsThatMultiply() throws {
    func layout(_ count: Int) -> String {
      let symbols = (0..<count).map { i in
        "  s\(i): [{symbol: s\(i + 1), x: 0mm, y: 0mm}, {symbol: s\(i + 1), x: 1mm, y: 0mm}, {symbol: s\(i + 1), x: 0mm, y: 1mm}]\n"
      }
      let last = "  s\(count): [{rectangle: {x: 0mm, y: 0mm, width: 1mm, height: 1mm}, fill: ink}]\n"
      return "symbols:\n\(symbols.joined())\(last)elements: [{symbol: s0, x: 9mm, y: 9mm}]"
    }
    expect(try problems(layout(30)), .repeatsTooMuch(.symbol, "s21", most: 10_000), line: 28)
    #expect(try Samples.lay(LayoutErrorTests.head + layout(5)).displayList.items.first?.contents.isEmpty == false)
  }

  @Test func aSymbolInItself() throws {
    let layout =
      "symbols:\n  a: [{symbol: b, x: 0mm, y: 0mm}]\n  b: [{row: {x: 0mm, y: 0mm, width: 9mm, height: 9mm}, elements: [{symbol: a, x: 0mm, y: 0mm}]}]\n"
    expect(try problems(layout + "elements: [{symbol: a, x: 9mm, y: 9mm}]"), .symbolCycle("a"), line: 8)
  }

  @Test func bracketsInBrackets() throws {
    let most = String(repeating: "[[", count: 16) + "a" + String(repeating: "]]", count: 16)
    #expect(throws: Never.self) { try TextTemplate(most) }
    #expect(throws: TemplateFault.nestedTooDeeply(offset: 32)) { try TextTemplate("[[\(most)]]") }
    #expect(throws: TemplateFault.nestedTooDeeply(offset: 32)) { try TextTemplate(String(repeating: "[", count: 800_000)) }
  }

  /// A thousand organizations that one condition names are two kinds: they, and the others.
  @Test func manyOrganizationsAreOneKind() throws {
    func variants(_ count: Int, _ name: (Int) -> String) -> String {
      "variants:\n" + (0..<count).map { "  - {when: \(name($0)), colors: {ink: \"#000000\"}}\n" }.joined()
        + #"elements: [{text: "a", style: plain, x: 0mm, width: 100%, baseline: 50%}]"#
    }
    let thousand = (0..<1000).map { "ORG\($0)" }.joined(separator: ", ")
    #expect(throws: Never.self) {
      try Samples.engine(of: LayoutErrorTests.head + variants(4) { "'organization is \(thousand) and signatories > \($0)'" })
    }
    let each = variants(30) { i in
      "'organization is A\(i), B\(i) and course is \((0..<40).map { "C\(i * 40 + $0) or course is D\($0)" }.joined(separator: " or course is "))'"
    }
    let found = try problems(each)
    guard case .tooManySettings(_, most: 1_000_000)? = found.first?.problem as? LayoutProblem else {
      Issue.record("found \(found.prefix(3))")
      return
    }
    #expect(found.first?.location?.line == 7)
  }
}
