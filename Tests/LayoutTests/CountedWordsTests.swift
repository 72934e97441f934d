import Courses
import Diagnostics
import PageDescription
import Testing

@testable import Layout

/// Words that depend on a number.
struct CountedWordsTests {
  private func engine(_ words: String, language: String = "en", weeks: Int? = 8, text: String = "{words.effort}") throws -> LayoutEngine {
    let layout =
      LayoutErrorTests.head + """
        elements:
          - {id: line, text: "\(text)", style: plain, x: 0mm, width: 100%, baseline: 50%}
        """
    var course = Samples.course(languages: [language])
    course.course.effort = weeks.map { Effort(weeks: $0, hoursPerWeek: 4) }
    return try Samples.engine(of: layout, words: [language: words], course: course)
  }

  private func printed(_ engine: LayoutEngine, language: String = "en", _ custom: [String: String] = [:]) throws -> String? {
    try engine.lay(Samples.award("Ana Lima", language: language, custom: custom)).displayList.items.first { $0.id == "line" }?.text
  }

  @Test(arguments: [
    ("en", 1, "week"), ("en", 8, "weeks"), ("pl", 1, "tydzień"), ("pl", 3, "tygodnie"), ("pl", 12, "tygodni"), ("pl", 22, "tygodnie"),
  ])
  func aCoursesNumberChoosesTheWords(_ language: String, _ weeks: Int, _ word: String) throws {
    let words =
      language == "en"
      ? "effort: {count: effort_weeks, one: \"{effort_weeks} week\", other: \"{effort_weeks} weeks\"}"
      : "effort: {count: effort_weeks, one: \"{effort_weeks} tydzień\", few: \"{effort_weeks} tygodnie\", many: \"{effort_weeks} tygodni\", other: \"{effort_weeks} tygodnia\"}"
    let engine = try engine(words, language: language, weeks: weeks)
    #expect(try printed(engine, language: language) == "\(weeks) \(word)")
    #expect(try engine.lay(Samples.award("Ana Lima", language: language)).parts.learner.isEmpty, "the same for all")
  }

  @Test func aLearnersNumberChoosesForEachLearner() throws {
    let engine = try engine(
      "effort: {count: roster.hours, one: \"{roster.hours|number} hour\", other: \"{roster.hours|number} hours\"}",
      text: "for {words.effort}")
    #expect(try printed(engine, ["hours": "1"]) == "for 1 hour")
    #expect(try printed(engine, ["hours": "1.5"]) == "for 1.5 hours")
    #expect(try printed(engine, ["hours": "1200"]) == "for 1,200 hours")
    #expect(try engine.printedVariables(of: Samples.award("Ana Lima", custom: ["hours": "2"])) == ["roster.hours"])
    let thrown = #expect(throws: DiagnosticList.self) { try printed(engine, ["hours": "some"]) }
    #expect(
      try #require(thrown).diagnostics.first?.problem as? LayoutProblem
        == .unreadableValue("some", variable: "roster.hours", expected: .number, element: "line"))
    let missing = #expect(throws: DiagnosticList.self) { try printed(engine) }
    #expect(
      try #require(missing).diagnostics.first?.problem as? LayoutProblem == .missingValue(variable: "roster.hours", element: "line"))
  }

  @Test func withoutItsNumberAWordIsLeftOutOrMissed() throws {
    let words = "effort: {count: effort_weeks, other: \"{effort_weeks} weeks\"}"
    #expect(try printed(engine(words, weeks: nil, text: "online[[, {words.effort}]]")) == "online")
    let thrown = #expect(throws: DiagnosticList.self) { try printed(engine(words, weeks: nil)) }
    #expect(
      try #require(thrown).diagnostics.first?.problem as? LayoutProblem == .missingValue(variable: "effort_weeks", element: "line"))
  }

  @Test func aTrackMayHaveWordsByNumberOfItsOwn() throws {
    let words = "effort: {honor: \"freely\", default: {count: effort_weeks, one: a week, other: \"{effort_weeks} weeks\"}}"
    #expect(try printed(engine(words)) == "8 weeks")
    let honor = try engine(words).lay(Samples.award("Ana Lima", track: .honor)).displayList.items.first
    #expect(honor?.text == "freely")
  }

  @Test func aSlipIsNamedWithItsPlace() throws {
    func problem(_ words: String) throws -> (LayoutProblem?, line: Int?, column: Int?) {
      let thrown = #expect(throws: DiagnosticList.self) { try engine(words) }
      let found = try #require(thrown).diagnostics
      #expect(found.count == 1)
      return (found.first?.problem as? LayoutProblem, found.first?.location?.line, found.first?.location?.column)
    }
    var found = try problem("effort: {count: effort_weeks, one: a week}")
    #expect(found.0 == .missingKey("other") && found.line == 3 && found.column == 11)
    found = try problem("effort: {count: effort, other: weeks}")
    #expect(found.0 == .unknownCount("effort", known: ["effort_weeks", "effort_hours", "roster.…"]) && found.line == 3)
    found = try problem("effort: {count: effort_weeks, ones: a week, other: weeks}")
    #expect(found.0 == .unknownKey("ones", known: ["count", "zero", "one", "two", "few", "many", "other"]))
    found = try problem("effort: see {words.also}\nalso: see {words.effort}")
    #expect(found.0 == .wordCycle("also") && found.line == 3)
  }

  @Test(arguments: [
    ("en", "1", PluralCategory.one), ("en", "1.0", .other), ("en", "0", .other), ("fr", "0", .one), ("fr", "1.5", .one),
    ("fr", "2", .other),
    ("fr", "1000000", .many), ("pt", "0", .one), ("pt-PT", "0", .other), ("es", "1.0", .one), ("it", "1", .one), ("de", "2", .other),
    ("ru", "1", .one), ("ru", "22", .few), ("ru", "11", .many), ("ru", "112", .many), ("ru", "1.5", .other), ("uk", "104", .few),
    ("pl", "1", .one), ("pl", "21", .many), ("pl", "24", .few), ("cs", "3", .few), ("cs", "5", .other), ("cs", "1.5", .many),
    ("ar", "0", .zero), ("ar", "1", .one), ("ar", "2", .two), ("ar", "103", .few), ("ar", "11", .many), ("ar", "100", .other),
    ("he", "2", .two), ("he", "20", .other), ("hi", "0", .one), ("hi", "0.5", .one), ("hi", "2", .other), ("bn", "1", .one),
    ("fa", "0", .one), ("ta", "1", .one), ("ur", "1", .one), ("tr", "1", .one), ("nl", "1", .one), ("sv", "1", .one), ("da", "0.5", .one),
    ("da", "2", .other), ("nb", "1", .one), ("fi", "1", .one), ("el", "1", .one), ("hu", "1", .one), ("ro", "1", .one), ("ro", "0", .few),
    ("ro", "119", .few), ("ro", "20", .other), ("ja", "1", .other), ("zh-Hans", "1", .other), ("ko", "1", .other), ("vi", "1", .other),
    ("th", "1", .other), ("id", "1", .other), ("sl", "102", .two), ("lt", "11", .other), ("lt", "22", .few), ("lv", "10", .zero),
    ("lv", "21", .one), ("cy", "6", .many), ("ga", "8", .many), ("xx", "1", .other),
  ])
  func numbersFallIntoTheirLanguagesCategories(_ language: String, _ number: String, _ category: PluralCategory) throws {
    #expect(PluralCategory(of: try #require(DecimalNumeral(number)), language: language) == category)
  }
}
