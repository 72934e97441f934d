import Courses
import Diagnostics
import Testing

@testable import Rosters

@Suite struct LaurelRosterTests {
  @Test func everyColumnIsRead() throws {
    let outcome = try Outcome.roster(
      """
      Team, UserName ,NAME,email,track,grade,verification,completed,language,date_override,Cohort name
      blue,ann,Ann Example,ann@uni.example,Verified,85.5%,N/A,2026-07-31,pt-BR,2026-08-01,
      ,bo,Bo,,,,,,,,"a, b"
      """)
    #expect(outcome.customColumns == ["Team", "Cohort name"])
    let date = CalendarDate(year: 2026, month: 7, day: 31)
    #expect(
      outcome.learners == [
        Learner(
          line: 2, username: "ann", name: "Ann Example", email: "ann@uni.example", track: .verified, grade: .value(0.855),
          verification: .notApplicable, completed: date, dateOverride: CalendarDate(year: 2026, month: 8, day: 1), language: "pt-BR",
          custom: ["Team": "blue"]),
        Learner(line: 3, username: "bo", name: "Bo", custom: ["Cohort name": "a, b"]),
      ])
    #expect(outcome.findings.isEmpty && outcome.rejected.isEmpty && outcome.warnings.isEmpty)
  }

  @Test func everythingWrongWithARowIsSaidAtOnce() throws {
    let marked = MarkedText(
      """
      username,name,email,track,grade,verification,completed,language,date_override
      ann,▸,▸ann.uni.example,▸verifed,▸85,▸yes,▸31.7.2026,▸pt_BR,▸2026-02-30
      ▸,Bo,bo@uni.example,honor,0.5,verified,,,
      """)
    let outcome = try Outcome.roster(marked.text)
    #expect(outcome.problems.places == marked.places)
    #expect(
      outcome.rosterProblems == [
        .missingValue(column: "name"), .badEmail("ann.uni.example"), .unknownTrack("verifed", nearest: "verified"),
        .badGrade("85", .percentSignMissing), .unknownVerification("yes"), .badDate("31.7.2026", column: "completed"),
        .badLanguage("pt_BR"),
        .badDate("2026-02-30", column: "date_override"), .missingValue(column: "username"),
      ])
    #expect(outcome.rejected.map(\.username) == ["ann", nil])
  }

  @Test func firstRowOfAUsernameStands() throws {
    let marked = MarkedText("username,name,grade\nzoe\u{308},Zoë,0.5\nann,Ann,bad\n▸zo\u{EB},Zoë,0.9\n▸ ann,Ann,0.9\nAnn,Ann,1\n")
    let outcome = try Outcome.roster(marked.text)
    #expect(outcome.usernames == ["zo\u{EB}", "Ann"])
    #expect(outcome.rejected.map(\.line) == [3, 4, 5])
    #expect(outcome.problems.dropFirst().map { $0 }.places == marked.places)
    #expect(
      outcome.rosterProblems.dropFirst() == [.duplicateUsername("zo\u{EB}", firstLine: 2), .duplicateUsername("ann", firstLine: 3)])
  }

  @Test func duplicatesAreFoundAmongMany() throws {
    var text = "username,name\n"
    for number in 0..<3000 { text += "learner\(number % 2500),Name\n" }
    let outcome = try Outcome.roster(text)
    #expect(outcome.learners.count == 2500)
    #expect(
      outcome.rosterProblems == (0..<500).map { RosterProblem.duplicateUsername("learner\($0)", firstLine: $0 + 2) })
  }

  // MARK: Names

  @Test(
    arguments: [
      (0x202E, .bidiControl), (0x202A, .bidiControl), (0x2066, .openIsolate), (0x09, .control), (0x8E, .control), (0x2028, .lineBreak),
      (0x0A, .lineBreak), (0xFFFD, .replacement), (0xFDD0, .noncharacter), (0x1FFFF, .noncharacter), (0xE000, .privateUse),
      (0xF0000, .privateUse),
    ] as [(UInt32, ForbiddenCharacter.Kind)])
  func namesWithCharactersThatMustNotPrint(codePoint: UInt32, kind: ForbiddenCharacter.Kind) throws {
    let outcome = try Outcome.roster("username,name\nann,\"Ann\(try #require(Unicode.Scalar(codePoint)))Lee\"\nbo,Bo\n")
    #expect(outcome.rosterProblems == [.forbiddenCharacter(ForbiddenCharacter(codePoint: codePoint, kind: kind), column: "name")])
    #expect(outcome.usernames == ["bo"])
  }

  @Test(arguments: [
    "می\u{200C}خواهم", "ක්\u{200D}රිස්ටීන්", "\u{2067}שלום\u{2069} Lee", "A", "O’Neill-d'Arc", "Anna  Maria", "\u{FA11}\u{FA19}", "김\u{200E}",
  ])
  func namesThatPrintAsWritten(name: String) throws {
    let outcome = try Outcome.roster("username,name\nann,\u{A0}\(name)\u{3000} \n")
    #expect(outcome.learners.map { Array($0.name.unicodeScalars) } == [Array(name.unicodeScalars)])
    #expect(outcome.warnings.isEmpty)
  }

  @Test func namesAreComposed() throws {
    let outcome = try Outcome.roster("username,name\nann,Zoe\u{308} Ha\u{302}\u{301}n \u{FA19}e\u{301}\n")
    #expect(outcome.learners.map { Array($0.name.unicodeScalars) } == [Array("Zo\u{EB} H\u{1EA5}n \u{FA19}\u{E9}".unicodeScalars)])
  }

  @Test func namesOfNothingVisible() throws {
    let outcome = try Outcome.roster("username,name\nann,\u{200B}\u{3164}\nbo,\u{3000}\u{A0}\n")
    #expect(outcome.rosterProblems == [.invisibleValue(column: "name"), .missingValue(column: "name")])
  }

  @Test func suspiciousNamesPassWithAWarning() throws {
    let outcome = try Outcome.roster("username,name\nann,None\nbo,Jos\u{C3}\u{A9}\ncy,Nonette\ndi,SÃO\n")
    #expect(outcome.usernames == ["ann", "bo", "cy", "di"])
    #expect(outcome.warnings.map { $0.problem as? RosterProblem } == [.placeholderName("None"), .misdecodedName("Jos\u{C3}\u{A9}")])
    #expect(outcome.warnings.allSatisfy { $0.severity == .warning })
  }

  @Test func furtherColumnsMayHaveLineBreaksButNoTricks() throws {
    let outcome = try Outcome.roster("username,name,motto\nann,Ann,\"one\ntwo\"\nbo,Bo,a\u{202E}b\n")
    #expect(outcome.learners.map(\.custom) == [["motto": "one\ntwo"]])
    #expect(
      outcome.rosterProblems == [.forbiddenCharacter(ForbiddenCharacter(codePoint: 0x202E, kind: .bidiControl), column: "motto")])
  }

  // MARK: The header

  @Test func misspeltColumnsAreNamed() throws {
    let outcome = try Outcome.roster("username,name,e-mail,Tarck,grades,team\nann,Ann,a,b,c,d\n")
    #expect(
      outcome.findingProblems == [
        .misspeltColumn("e-mail", known: "email"), .misspeltColumn("Tarck", known: "track"), .misspeltColumn("grades", known: "grade"),
      ])
    #expect(outcome.findings.places == ["1:15", "1:22", "1:28"])
    #expect(outcome.learners.first?.custom["Tarck"] == "b")
  }

  @Test func headerProblemsComeTogether() throws {
    let problems = try fileProblems("user_name,Nmae,team,,Team\nann,Ann,a,b,c\n")
    #expect(
      problems.compactMap { $0 as? RosterProblem } == [
        .missingColumn("username", instead: "user_name"), .missingColumn("name", instead: "Nmae"),
      ])
    #expect(
      problems.compactMap { $0 as? CSVProblem } == [.emptyHeaderName(column: 4), .duplicateHeaderName("Team", firstColumn: 3)])
  }

  @Test func openEdXReportsAreRecognised() throws {
    #expect(
      try fileProblems("Student ID,Email,Username,Grade\n1,a,ann,0.5\n").first as? RosterProblem == .isGradeReport)
    #expect(
      try fileProblems("id,username,name,year_of_birth\n1,ann,Ann,1980\n").first as? RosterProblem == .isProfileReport)
  }

  @Test func progressEndsAtTheEnd() throws {
    let file = try TemporaryFile("username,name\nann,Ann\nbo,Bo\n")
    let reader = try RosterReader(laurelCSV: file.path)
    #expect(reader.bytesRead < reader.bytesTotal)
    while try reader.next() != nil {}
    #expect(reader.bytesRead == reader.bytesTotal)
  }

  @Test func messagesShowNothingThatActsOnATerminal() throws {
    let outcome = try Outcome.roster("username,name,grade,track\nann,Ann,\u{1B}[2J,\u{202E}x\n")
    #expect(outcome.problems.count == 2)
    for problem in outcome.problems { #expect(!problem.description.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" }) }
  }
}

@Suite struct GradeCellTests {
  @Test(
    arguments: [
      ("", .unknown), ("0", .value(0)), ("1", .value(1)), (".5", .value(0.5)), ("0.701", .value(0.701)), ("70.1%", .value(0.701)),
      ("85 %", .value(0.85)), ("105%", .value(1.05)), ("Not Attempted", .notAttempted), ("not available", .notAvailable),
    ] as [(String, Grade)])
  func grades(text: String, grade: Grade) throws {
    #expect(try GradeCell.read(text, fractionMayExceedOne: false) == grade)
  }

  @Test(
    arguments: [
      ("85", .percentSignMissing), ("1.05", .percentSignMissing), ("0,85", .decimalComma), ("85,5%", .decimalComma), ("-0.5", .negative),
      ("-3%", .negative), ("201%", .tooHigh), ("NaN", .notANumber), ("inf", .notANumber), ("1e-1", .notANumber), ("0x1", .notANumber),
      ("A+", .notANumber), ("%", .notANumber), ("1.2.3", .notANumber), ("٠", .notANumber),
    ] as [(String, RosterProblem.GradeFault)])
  func badGrades(text: String, fault: RosterProblem.GradeFault) {
    #expect(throws: fault) { try GradeCell.read(text, fractionMayExceedOne: false) }
  }

  @Test func everyPercentageIsTheFractionOfTheSameDigits() throws {
    for thousandths in 0...1000 {
      let percentage = "\(thousandths / 10).\(thousandths % 10)%"
      #expect(try GradeCell.read(percentage, fractionMayExceedOne: false) == .value(Double(thousandths) / 1000))
    }
  }

  @Test func reportsMayHaveExtraCredit() throws {
    #expect(try GradeCell.read("1.05", fractionMayExceedOne: true) == .value(1.05))
    #expect(throws: RosterProblem.GradeFault.tooHigh) { try GradeCell.read("85", fractionMayExceedOne: true) }
  }
}
