import Courses
import Diagnostics
import Eligibility
import PageDescription
import Testing

@testable import Layout

/// Formats behind variables, and what stands in for a value that isn't there.
struct ValueFormTests {
  private func engine(_ text: String, language: String = "en", course: CourseFolder? = nil) throws -> LayoutEngine {
    let layout =
      LayoutErrorTests.head + """
        elements:
          - {id: line, text: '\(text)', style: plain, x: 0mm, width: 100%, baseline: 50%}
        """
    return try Samples.engine(of: layout, words: [language: "a: b"], course: course ?? Samples.course(languages: [language]))
  }

  private func award(_ custom: [String: String] = [:], grade: Double? = 0.874, language: String = "en") -> Award {
    .specimen(
      facts: .init(
        learnerName: "Ana Lima", courseKey: "NOI+OCE101+2026", courseOrganization: "NOI", courseNumber: "OCE101", courseTitle: "Oceans",
        track: .verified, issuedOn: CalendarDate(year: 2026, month: 6, day: 30)!, language: language, grade: grade, custom: custom))
  }

  private func printed(
    _ text: String, _ custom: [String: String] = [:], grade: Double? = 0.874, language: String = "en", course: CourseFolder? = nil
  ) throws -> String {
    let sheet = try engine(text, language: language, course: course).lay(award(custom, grade: grade, language: language))
    return sheet.displayList.items.first { $0.id == "line" }?.text ?? ""
  }

  private func problem(
    _ text: String, _ custom: [String: String] = [:], course: CourseFolder? = nil
  ) throws -> (problem: LayoutProblem?, line: Int?, hint: String?) {
    let thrown = #expect(throws: DiagnosticList.self) { try printed(text, custom, course: course) }
    let found = try #require(thrown).diagnostics
    #expect(found.count == 1)
    return (found.first?.problem as? LayoutProblem, found.first?.location?.line, found.first?.problem.hint)
  }

  @Test(arguments: [
    ("{issued}", "June 30, 2026"), ("{issued|long}", "June 30, 2026"), ("{issued|date}", "June 30, 2026"),
    ("{issued|date long}", "June 30, 2026"), ("{issued|date medium}", "Jun 30, 2026"), ("{issued|short}", "6/30/26"),
    ("{issued|iso}", "2026-06-30"), ("{issued|date year}", "2026"), ("{issued|date month-year}", "June 2026"),
    ("{issued|month year}", "June 2026"), ("{issued|date long|upper}", "JUNE 30, 2026"), ("{grade}", "87%"), ("{grade|percent}", "87%"),
    ("{name|upper}", "ANA LIMA"), ("{name|lower} {course_organization|lower}", "ana lima noi"),
    ("{id|grouped|upper}", "0123 4567 89AB CDEF 0123 4567 89AB CDEF"), ("{words.certify|upper}", "THIS IS TO CERTIFY THAT"),
  ])
  func aFormatPutsAValueIntoWords(_ text: String, _ expected: String) throws {
    #expect(try printed(text) == expected)
  }

  @Test(arguments: [
    ("es", "{issued|date month-year}", "junio de 2026"), ("de", "{issued|medium}", "30.06.2026"), ("fr", "{roster.hours|number}", "1 250"),
    ("de", "{roster.hours|number}", "1.250"), ("ja", "{issued|year}", "2026年"), ("fa", "{roster.hours|number}", "۱٬۲۵۰"),
    ("ar-EG", "{roster.hours|number}", "١٬٢٥٠"), ("tr", "{course_organization|lower} {title|lower}", "noı oceans"),
    ("hi", "{roster.when|date long}", "1 फ़रवरी 2026"), ("de", "{roster.when|date}", "1. Februar 2026"),
  ])
  func eachLanguageHasItsOwnDigitsAndDates(_ language: String, _ text: String, _ expected: String) throws {
    let printed = try printed(text, ["hours": "1250", "when": "2026-02-01"], language: language)
    #expect(printed.map { $0.isWhitespace ? " " : $0 } == Array(expected))
  }

  @Test func aNumberKeepsTheDigitsItCameWith() throws {
    #expect(try printed("{roster.hours|number}", ["hours": "12.50"]) == "12.50")
    #expect(try printed("{roster.hours|number}", ["hours": "-1234567"]).hasSuffix("1,234,567"))
    #expect(try printed("{roster.hours}", ["hours": "many"]) == "many")
  }

  @Test(arguments: ["soon", "30.6.2026", "2026-02-30", "2026-6-1", "1,250"])
  func aCellThatIsNotWhatItsFormatSaysIsNeverPrinted(_ cell: String) throws {
    let date = try problem("{roster.when|date long}", ["when": cell])
    #expect(date.problem == .unreadableValue(cell, variable: "roster.when", expected: .date, element: "line"))
    #expect(date.line == 7)
    #expect(date.hint?.contains("“when” as 2026-06-30") == true)
    let number = try problem("{roster.when|number}", ["when": cell])
    #expect(number.problem == .unreadableValue(cell, variable: "roster.when", expected: .number, element: "line"))
  }

  @Test func anEmptyCellIsNoValueWhateverItsFormat() throws {
    #expect(try printed("on[[ {roster.when|date}]]") == "on")
    #expect(try problem("{roster.when|date}").problem == .missingValue(variable: "roster.when", element: "line"))
  }

  @Test func aValueThatIsntThereHasAStandIn() throws {
    let course = Samples.course(platform: nil)
    #expect(try printed("{platform|or organization}", course: course) == "Northfield Open Institute")
    #expect(try printed("{platform|or organization}") == "Northfield Online")
    #expect(try printed("{platform|or organization|upper}", course: course) == "NORTHFIELD OPEN INSTITUTE")
    #expect(try printed("{platform|or roster.school|or organization_short}", course: course) == "Northfield Open Institute")
    #expect(try printed("{platform|or roster.school|or organization}", ["school": "West"], course: course) == "West")
    #expect(try printed("{grade|percent|or \"–\"}") == "87%")
    #expect(try printed("{grade|percent|or \"–\"}", grade: nil) == "–")
    #expect(try printed("{grade|or “none | yet }”}", grade: nil) == "none | yet }")
    #expect(try printed("{roster.when|date|or issued|iso}") == "2026-06-30")
    #expect(try printed("[[with {grade|or roster.mark}]]", grade: nil) == "")
    #expect(try problem("{platform|or roster.school}", course: course).problem == .missingValue(variable: "roster.school", element: "line"))
  }

  @Test func aStandInThatNobodyNeedsMakesNothingTheLearners() throws {
    let parts = try engine("{platform|or roster.school}").lay(award()).parts
    #expect(parts.learner.isEmpty && parts.fixed.items.contains { $0.id == "line" })
    #expect(try engine("{platform|or roster.school}").printedVariables(of: award()).contains("roster.school") == false)
  }

  @Test func onlyWhatIsPrintedCountsAsPrinted() throws {
    let engine = try engine("{roster.mark|or grade}")
    #expect(try engine.printedVariables(of: award(["mark": "A"])) == ["roster.mark"])
    #expect(try engine.printedVariables(of: award()) == ["grade"])
  }

  @Test func aFormatThatAVariableDoesNotHaveIsNamedWithThoseItHas() throws {
    let slip = try problem("{issued|date lnog}")
    #expect(
      slip.problem
        == .unknownFormat(
          "date lnog", known: ["long", "medium", "short", "iso", "year", "month-year"].map { "date \($0)" } + ["upper", "lower"]))
    #expect(slip.hint == "did you mean “date long”?" && slip.line == 7)
    #expect(try problem("{name|percent}").problem == .unknownFormat("percent", known: ["upper", "lower"]))
    #expect(try problem("{issued|iso|long}").problem == .unknownFormat("long", known: ["upper", "lower"]))
    #expect(try problem("{effort_weeks|nmber}").hint == "did you mean “number”?")
    #expect(try problem("{platform|or organisation}").hint == "did you mean “organization”?")
    #expect(try problem("{name|}").problem == .badTemplate("{name|}", .emptyFormat(offset: 0)))
    #expect(try problem("{name|or }").problem == .badTemplate("{name|or }", .emptyFallback(offset: 0)))
  }
}
