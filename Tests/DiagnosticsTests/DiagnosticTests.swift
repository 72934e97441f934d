import Diagnostics
import Testing

private struct Slip: Problem {
  var message: String
  var hint: String?
  var severity: Severity = .error
}

@Suite struct DiagnosticTests {
  @Test func readsAsEditorsAndTerminalsExpect() {
    let place = SourceLocation(file: "a/course.yaml", line: 3, column: 9)
    #expect(Diagnostic(Slip(message: "no"), at: place).description == "a/course.yaml:3:9: error: no")
    #expect(
      Diagnostic(Slip(message: "odd", hint: "mend it", severity: .warning), at: place).description
        == "a/course.yaml:3:9: warning: odd\n  hint: mend it")
    #expect(Diagnostic(Slip(message: "by the way", severity: .note)).description == "note: by the way")
  }

  @Test func sortsByPlaceNumericallyAndPutsThePlacelessLast() {
    var list = DiagnosticList()
    for (name, place) in [
      ("e", nil), ("d", ("b", 1, 1)), ("c", ("a", 10, 2)), ("b", ("a", 9, 30)), ("a", ("a", 9, 4)), ("f", nil),
    ] as [(String, (String, Int, Int)?)] {
      list.add(Slip(message: name), at: place.map { SourceLocation(file: $0.0, line: $0.1, column: $0.2) })
    }
    #expect(list.sorted.map(\.problem.message) == ["a", "b", "c", "d", "e", "f"])
  }

  @Test func keepsTheOrderOfProblemsAtOnePlace() {
    let place = SourceLocation(file: "a", line: 1, column: 1)
    let list = DiagnosticList(["z", "y", "x"].map { Diagnostic(Slip(message: $0), at: place) })
    #expect(list.sorted.map(\.problem.message) == ["z", "y", "x"])
  }

  @Test func onlyErrorsStopTheWork() {
    var list = DiagnosticList()
    list.add(Slip(message: "w", severity: .warning))
    list.add(Slip(message: "n", severity: .note))
    #expect(!list.hasErrors && !list.isEmpty)
    list.add(contentsOf: DiagnosticList([Diagnostic(Slip(message: "e"))]))
    #expect(list.hasErrors)
  }

  @Test func severitiesAreOrdered() {
    #expect(Severity.allCases.max() == .error)
    #expect(Severity.note < .warning)
  }
}

@Suite struct NearestKeyTests {
  private let keys = ["name", "title", "organization", "signature", "start", "end"]

  @Test(
    arguments: [
      ("names", "name"), ("Title", "title"), ("organisation", "organization"), ("signatures", "signature"),
      ("stat", "start"), ("colour", nil), ("e", nil), ("", nil),
    ] as [(String, String?)])
  func findsWhatAMisspeltWordMeant(word: String, expected: String?) {
    #expect(nearest(to: word, among: keys) == expected)
  }

  @Test func choosesTheSameWordAmongEquals() {
    #expect(nearest(to: "bat", among: ["cat", "hat"]) == nearest(to: "bat", among: ["hat", "cat"]))
  }

  @Test func hasNothingToOfferWithoutCandidates() {
    #expect(nearest(to: "name", among: []) == nil)
  }
}
