import Courses
import Diagnostics
import Testing

@testable import Rosters

@Suite struct JoinedReportsTests {
  static let gradeHeader =
    "Student ID,Email,Username,Grade,\"Homework 1: Reefs, \"\"Tides\"\"\",Homework (Avg),Enrollment Track,Verification Status,Certificate Eligible,Certificate Delivered,Certificate Type,Enrollment Status"
  static let profileHeader = "id,username,name,email,language,location,year_of_birth,mailing_address,enrollment_mode,city"

  static func grade(
    _ id: Int, _ username: String, _ grade: String = "0.9", track: String = "verified", verification: String = "ID Verified"
  )
    -> String
  {
    "\(id),\(username)@uni.example,\(username),\(grade),Not Attempted,0.5,\(track),\(verification),N,N,N/A,enrolled"
  }
  static func profile(_ id: Int, _ username: String, _ name: String) -> String {
    "\(id),\(username),\(name),\(username)@uni.example,pt_br,,1980,\"1 Main St\r\nTown\",verified,Lisbon"
  }
  static func file(_ rows: String...) -> String { rows.map { $0 + "\r\n" }.joined() }

  @Test func rowsAreJoinedInTheGradeReportsOrder() throws {
    let outcome = try Outcome.reports(
      grades: Self.file(
        Self.gradeHeader, Self.grade(3, "cy", "Not Attempted"), Self.grade(1, "ann", "1.05"),
        Self.grade(2, "bo", "Not Available", track: "honor", verification: "N/A"),
        Self.grade(4, "di", "0.0", verification: "Not ID Verified")),
      profiles: Self.file(
        "\u{FEFF}" + Self.profileHeader, Self.profile(1, "ann", "\"Ann \"\"Nan\"\" Lee\""), Self.profile(2, "bo", "Bo"),
        Self.profile(3, "cy", "\"Lee, Cy\""), Self.profile(4, "di", "Di")))
    #expect(outcome.rejected.isEmpty && outcome.warnings.isEmpty && outcome.findings.isEmpty)
    #expect(outcome.learners.map(\.name) == ["Lee, Cy", "Ann \"Nan\" Lee", "Bo", "Di"])
    #expect(outcome.learners.map(\.line) == [2, 3, 4, 5])
    #expect(outcome.learners.map(\.grade) == [.notAttempted, .value(1.05), .notAvailable, .value(0)])
    #expect(outcome.learners.map(\.track) == [.verified, .verified, .honor, .verified])
    #expect(outcome.learners.map(\.verification) == [.verified, .verified, .notApplicable, .unverified])
    #expect(outcome.learners[0].email == "cy@uni.example" && outcome.learners[0].language == "pt-br")
    #expect(outcome.learners[0].custom == ["Enrollment Status": "enrolled"])
  }

  @Test func nothingOfAProfileIsTakenAlongUnasked() throws {
    let grades = Self.file(
      Self.gradeHeader.replacing("Enrollment Track", with: "Cohort Name,Enrollment Track"),
      Self.grade(1, "ann").replacing("0.5,verified", with: "0.5,Blue,verified"))
    let profiles = Self.file(Self.profileHeader, Self.profile(1, "ann", "Ann"))
    #expect(try Outcome.reports(grades: grades, profiles: profiles).customColumns == ["Cohort Name", "Enrollment Status"])
    let outcome = try Outcome.reports(grades: grades, profiles: profiles, columns: ["City", "Homework (Avg)"])
    #expect(
      outcome.learners.map(\.custom) == [
        ["Cohort Name": "Blue", "Enrollment Status": "enrolled", "city": "Lisbon", "Homework (Avg)": "0.5"]
      ])
  }

  @Test func partnersThatAreMissing() throws {
    let outcome = try Outcome.reports(
      grades: Self.file(Self.gradeHeader, Self.grade(1, "ann"), Self.grade(2, "bo"), Self.grade(1, "ann")),
      profiles: Self.file(Self.profileHeader, Self.profile(8, "yo", "Yo"), Self.profile(1, "ann", "Ann"), Self.profile(9, "zoe", "Zoe")))
    #expect(outcome.usernames == ["ann"])
    #expect(outcome.rosterProblems == [.noProfile(of: "bo"), .duplicateUsername("ann", firstLine: 2)])
    #expect(outcome.profilesWithoutGrades == 2)
    #expect(outcome.findingProblems == [.noGradeRow(of: "yo"), .noGradeRow(of: "zoe")])
    // Each address spans two lines.
    #expect(outcome.findings.places == ["2:1", "6:1"])
    #expect(outcome.findings.allSatisfy { $0.severity == .note })
  }

  @Test func longListsOfFindingsAreCut() throws {
    let profiles = (1...500).map { Self.profile($0, "u\($0)", "Name") }.joined(separator: "\n")
    let outcome = try Outcome.reports(
      grades: Self.file(Self.gradeHeader, Self.grade(1, "u1")), profiles: Self.profileHeader + "\n" + profiles)
    #expect(outcome.profilesWithoutGrades == 499)
    #expect(outcome.findingProblems.count == 101)
    #expect(outcome.findingProblems.last == .furtherFindings(count: 399))
  }

  @Test func rowsThatContradictTheirProfile() throws {
    let outcome = try Outcome.reports(
      grades: Self.file(
        Self.gradeHeader, Self.grade(1, "ann"), Self.grade(2, "bo").replacing("bo@", with: "old@"),
        Self.grade(3, "cy", "bad", track: "verifed"),
        Self.grade(4, "di"), Self.grade(5, "di")),
      profiles: Self.file(
        Self.profileHeader, Self.profile(1, "ann.lee", "Ann"), Self.profile(2, "bo", "Bo"), Self.profile(3, "cy", " "),
        Self.profile(4, "di", "Di"),
        Self.profile(5, "di", "Di")))
    #expect(outcome.usernames == ["bo", "di"])
    #expect(outcome.learners.first?.email == "bo@uni.example")
    #expect(
      outcome.warnings.map { $0.problem as? RosterProblem } == [.emailsDiffer(grades: "old@uni.example", profiles: "bo@uni.example")])
    #expect(
      outcome.rosterProblems == [
        .usernamesDiffer(id: "1", grades: "ann", profiles: "ann.lee"), .badGrade("bad", .notANumber),
        .unknownTrack("verifed", nearest: "verified"),
        .nameMissingInProfile(line: 6), .duplicateUsername("di", firstLine: 5),
      ])
  }

  @Test func profilesThatAreBrokenOrDouble() throws {
    let outcome = try Outcome.reports(
      grades: Self.file(Self.gradeHeader, Self.grade(1, "ann"), Self.grade(2, "bo")),
      profiles: Self.file(
        Self.profileHeader, "1,ann,\"Ann,x", Self.profile(2, "bo", "Bo"), Self.profile(2, "bo", "Other"),
        Self.profile(1, "ann", "Ann").replacing("Lisbon", with: "Lisbon,x")))
    #expect(outcome.learners.map(\.name) == ["Bo"])
    #expect(outcome.rosterProblems == [.noProfile(of: "ann")])
    #expect(
      outcome.findings.compactMap { $0.problem as? CSVProblem } == [
        .unterminatedQuote(openedOnLine: 2), .cellCount(expected: 10, found: 11, lastLine: 8),
      ])
    #expect(outcome.findingProblems == [.duplicateProfile(of: "2", firstLine: 3)])
  }

  @Test func withoutIdsUsernamesJoin() throws {
    let outcome = try Outcome.reports(
      grades: "username,grade\nzoe\u{308},0.5\nbo,0.7\nbo,0.8\n",
      profiles: "name,verification_status,enrollment_mode,username\nZoë,Not ID Verified,honor,zo\u{EB}\nBo,ID Verified,,bo\n")
    #expect(
      outcome.learners == [
        Learner(line: 2, username: "zo\u{EB}", name: "Zoë", track: .honor, grade: .value(0.5), verification: .unverified),
        Learner(line: 3, username: "bo", name: "Bo", grade: .value(0.7), verification: .verified),
      ])
    #expect(outcome.rosterProblems == [.duplicateUsername("bo", firstLine: 3)])
  }

  @Test func sameUsernameWithAnotherID() throws {
    let outcome = try Outcome.reports(
      grades: "Student ID,Username,Grade\n1,ann,0.5\n2,bo,0.5\n3,ann,0.5\n", profiles: "id,name\n1,Ann\n2,Bo\n3,Ann\n")
    #expect(outcome.usernames == ["ann", "bo"])
    #expect(outcome.rosterProblems == [.duplicateUsername("ann", firstLine: 2)])
  }

  @Test func learnersWhomOpenEdXCouldNotGrade() throws {
    let outcome = try Outcome.reports(
      grades: Self.file(Self.gradeHeader, Self.grade(1, "ann")),
      profiles: Self.file(Self.profileHeader, Self.profile(1, "ann", "Ann"), Self.profile(2, "bo", "Bo")),
      errors: "Student ID,Username,Error\n2,bo,\"KeyError('x', 1)\"\n")
    #expect(outcome.usernames == ["ann"])
    #expect(outcome.rejected.map(\.username) == ["bo"])
    #expect(outcome.rosterProblems == [.notGraded(error: "KeyError('x', 1)")])
    #expect(outcome.findings.isEmpty)
  }

  @Test func reportsThatCannotBeJoined() throws {
    func problem(_ grades: String, _ profiles: String) -> RosterProblem? {
      do {
        _ = try Outcome.reports(grades: grades, profiles: profiles)
        return nil
      } catch { return (error as? DiagnosticList)?.diagnostics.first?.problem as? RosterProblem }
    }
    let grades = Self.file(Self.gradeHeader, Self.grade(1, "ann"))
    let profiles = Self.file(Self.profileHeader, Self.profile(1, "ann", "Ann"))
    #expect(problem(profiles, grades) == .reportsSwapped)
    #expect(problem(profiles, profiles) == .reportsSwapped)
    #expect(problem("Username,x\nann,1\n", profiles) == .missingColumn("Grade", instead: nil))
    #expect(problem(grades, "id,username,email\n1,ann,\n") == .missingColumn("name", instead: nil))
    #expect(problem("Username,Grade\nann,1\n", "id,name\n1,Ann\n") == .noJoinColumn)
    #expect(problem("Student ID,Grade\n1,1\n", "id,name\n1,Ann\n") == .missingColumn("Username", instead: nil))
  }

  /// Joining by places in the file gives what joining in memory gives, whatever order the reports are in.
  @Test(arguments: 0..<10) func shuffledReportsJoin(seed: UInt64) throws {
    var random = SplitMix(state: seed)
    let ids = Array(1...700)
    let graded = ids.shuffled(using: &random).prefix(500)
    let profiled = ids.shuffled(using: &random).prefix(500)
    let outcome = try Outcome.reports(
      grades: Self.gradeHeader + "\n" + graded.map { Self.grade($0, "u\($0)") }.joined(separator: "\n"),
      profiles: Self.profileHeader + "\n" + profiled.map { Self.profile($0, "u\($0)", "Name \($0)") }.joined(separator: "\n"))
    let both = graded.filter(Set(profiled).contains)
    #expect(outcome.learners.map(\.name) == both.map { "Name \($0)" })
    #expect(outcome.rejected.map(\.username) == graded.filter { !Set(profiled).contains($0) }.map { "u\($0)" })
    #expect(outcome.profilesWithoutGrades == 500 - both.count)
  }
}
