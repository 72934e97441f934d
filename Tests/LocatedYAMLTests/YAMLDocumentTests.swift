import Diagnostics
import Foundation
import LocatedYAML
import Testing

/// What every file of YAML can rely on, whoever reads it.
@Suite struct YAMLDocumentTests {
  private func read(_ text: String, aliases: Int = 16) throws(DiagnosticList) -> YAMLDocument {
    try YAMLDocument(SourceText(text, file: "a.yaml"), aliasLimit: aliases)
  }

  /// The first problem, thrown or found, with its line and column.
  private func problem(_ text: String, aliases: Int = 16) -> (YAMLProblem?, String) {
    let list: DiagnosticList
    do throws(DiagnosticList) { list = try read(text, aliases: aliases).problems } catch { list = error }
    let first = list.sorted.first
    return (first?.problem as? YAMLProblem, first?.location.map { "\($0.line):\($0.column)" } ?? "")
  }

  @Test func placesCountAsEditorsCount() throws {
    let root = try read("\u{FEFF}a: é\r\n\"e\u{301}👩‍👧\": [x, y]\rc: \"\u{2028}\" # z\nd: z\n").root
    let entries = try #require(root.mapping)
    #expect(entries.map(\.key.value) == ["a", "e\u{301}👩‍👧", "c", "d"])
    #expect(entries.map { "\($0.key.location?.line ?? 0):\($0.key.location?.column ?? 0)" } == ["1:1", "2:1", "3:1", "4:1"])
    let list = try #require(entries[1].value.sequence)
    #expect(list.map { "\($0.location)" } == ["a.yaml:2:8", "a.yaml:2:11"])
  }

  @Test func anAsteriskInTextStaysOne() throws {
    let root = try read("a*b: 2*3 # *b\n'*b': \"*c \u{10FFFF}\"\nd: |\n  *e\n  *f\n").root
    let entries = try #require(root.mapping)
    #expect(entries.map(\.key.value) == ["a*b", "*b", "d"])
    #expect(entries.map(\.value.scalar?.text) == ["2*3", "*c \u{10FFFF}", "*e\n*f"])
  }

  @Test func anAliasRepeatsAValueAndBlamesItsPlace() throws {
    let root = try read("a: &x [1, {&k b: c}]\nd: *x\n*k : e\n&x f: *x\n").root
    let entries = try #require(root.mapping)
    #expect(entries.map(\.key.value) == ["a", "d", "b", "f"])
    #expect(entries[0].value.isSame(as: entries[1].value))
    #expect(entries[1].value.location.description == "a.yaml:1:4")
    #expect(entries[3].value.scalar?.text == "f")
  }

  @Test func countsAliasesOnlyWhereThereAreSome() {
    let text = "a: &x 1\nb: \"*x *x *x\" # *x *x\nc: "
    #expect(problem(text + "[*x, *x]\n", aliases: 2).0 == nil)
    #expect(problem(text + "[*x, *x,\u{2028}*x]\n", aliases: 2) == (.tooManyAliases(limit: 2), "3:13"))
    #expect(problem(text + "[\n\u{FEFF}*x, *x,\n\u{FEFF}*x]\n", aliases: 2).0 == .tooManyAliases(limit: 2))
    #expect(problem("a: &x [*x]\n") == (.syntax("found undefined alias"), "1:8"))
    #expect(problem("a: *\n").0?.hint == "text that begins with * or & needs quotes")
  }

  @Test(arguments: ["x: *a\n", "? *a\n: x\n", "? [*a]\n: x\n", "*a : x\n*a : y\n", "? {*a : *a}\n: x\n? {*a : *a}\n: x\n"])
  func aliasesOfAliasesCostNoMoreThanTheirText(use: String) {
    let bomb = "a0: &a0 [x, y]\n" + (1...30).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]\n" }.joined()
    let time = ContinuousClock().measure {
      #expect(problem(bomb + use.replacing("*a", with: "*a30"), aliases: 64).0 == .aliasesRepeatTooMuch(limit: 20_000))
    }
    #expect(time < .seconds(5))
  }

  @Test func boundsTheDepthOfGroups() {
    let most = String(repeating: "[", count: 100) + String(repeating: "]", count: 100)
    #expect(problem(most).0 == nil)
    #expect(problem("[\(most)]") == (.nestedTooDeeply(limit: 100), "1:1"))
    #expect(problem("- &a \(most.dropFirst().dropLast())\n- [*a]\n").0 == .nestedTooDeeply(limit: 100))
    let deep = String(repeating: "[", count: 999) + String(repeating: "]", count: 999)
    #expect(problem(deep).0 == .nestedTooDeeply(limit: 100))
    let chain = "- &a0 x\n" + (1...64).map { "- &a\($0) " + deep.replacing("[]", with: "[*a\($0 - 1)]") + "\n" }.joined()
    #expect(problem(chain, aliases: 64).0 == .nestedTooDeeply(limit: 100))
    for text in [String(repeating: "- ", count: 20_000), String(repeating: "[", count: 20_000) + String(repeating: "]", count: 20_000)] {
      #expect(problem(text).0 != nil)
    }
  }

  @Test func reportsWrongKeysWhereverTheyStandAndLeavesThemOut() throws {
    let document = try read("a: 1\nb: [{c: 1, <<: {d: 2}, c: 3, [e]: 4}]\na: !!binary eA==\n'a': 5\n")
    #expect(
      document.problems.sorted.compactMap { $0.problem as? YAMLProblem } == [
        .mergeKey, .duplicateKey("c", firstLine: 2), .keyIsNotText, .duplicateKey("a", firstLine: 1),
        .unsupportedTag("tag:yaml.org,2002:binary"), .duplicateKey("a", firstLine: 1),
      ])
    let entries = try #require(document.root.mapping)
    #expect(entries.map(\.key.value) == ["a", "b"])
    #expect(entries[0].value.scalar?.text == "1")
    #expect(entries[1].value.sequence?.first?.mapping?.map(\.key.value) == ["c"])
  }

  @Test func knowsNothingFromText() throws {
    let list = try #require(try read("[~, null, !, '', 'null', nothing, [], \"~\"]").root.sequence)
    #expect(list.map(\.isNothing) == [true, true, true, false, false, false, false, false])
    #expect(list.map(\.kind) == [.text, .text, .text, .text, .text, .text, .list, .text])
  }

  @Test func refusesWhatIsNoFile() throws {
    let folder = FileManager.default.temporaryDirectory.path
    let thrown = #expect(throws: DiagnosticList.self) { try SourceText(contentsOf: folder, byteLimit: 100) }
    #expect(thrown?.diagnostics.map { $0.problem as? YAMLProblem } == [.notAFile(folder)])
    let none = #expect(throws: DiagnosticList.self) { try SourceText(contentsOf: folder + "/no/such/file.yaml", byteLimit: 100) }
    guard case .unreadable? = none?.diagnostics.first?.problem as? YAMLProblem else {
      Issue.record("\(none as Any)")
      return
    }
  }

  @Test func findsItsPlacesOnALongLineInTime() throws {
    let text = "[" + String(repeating: "é,", count: 250_000) + "]"
    let time = try ContinuousClock().measure {
      let list = try #require(try read(text).root.sequence)
      #expect(list.last?.location.column == 500_000)
    }
    #expect(time < .seconds(20))
  }
}
