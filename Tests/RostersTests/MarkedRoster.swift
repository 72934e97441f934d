import Courses
import Diagnostics
import Foundation
import Testing

@testable import Rosters

/// A file for the length of a test.
final class TemporaryFile {
  let path = FileManager.default.temporaryDirectory.appendingPathComponent("roster-\(UUID().uuidString).csv").path

  init(_ bytes: [UInt8]) throws { try Data(bytes).write(to: URL(fileURLWithPath: path)) }
  convenience init(_ text: String) throws { try self.init(Array(text.utf8)) }
  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// Text in which `▸` stands before each place that a problem is expected at.
struct MarkedText {
  var text = ""
  var places: [String] = []

  init(_ marked: String) {
    var line = 1
    var column = 1
    for scalar in marked.unicodeScalars {
      if scalar == "▸" {
        places.append("\(line):\(column)")
        continue
      }
      text.unicodeScalars.append(scalar)
      column += 1
      if scalar == "\n" {
        line += 1
        column = 1
      }
    }
  }
}

/// All that a reader gives.
struct Outcome {
  var learners: [Learner] = []
  var warnings: [Diagnostic] = []
  var rejected: [(line: Int, username: String?, problems: [Diagnostic])] = []
  var findings: [Diagnostic]
  var customColumns: [String]
  var profilesWithoutGrades: Int

  init(_ reader: RosterReader) throws {
    while let row = try reader.next() {
      switch row {
      case .learner(let learner, let findings):
        learners.append(learner)
        warnings += findings
      case .rejected(let line, let username, let problems): rejected.append((line, username, problems))
      }
    }
    findings = reader.findings
    customColumns = reader.customColumns
    profilesWithoutGrades = reader.profilesWithoutGrades
  }

  static func roster(_ text: String) throws -> Outcome { try roster(Array(text.utf8)) }
  static func roster(_ bytes: [UInt8]) throws -> Outcome {
    let file = try TemporaryFile(bytes)
    return try Outcome(RosterReader(laurelCSV: file.path))
  }

  static func reports(grades: String, profiles: String, errors: String? = nil, columns: [String] = []) throws -> Outcome {
    let grades = try TemporaryFile(grades)
    let profiles = try TemporaryFile(profiles)
    let errors = try errors.map { try TemporaryFile($0) }
    return try withExtendedLifetime((grades, profiles, errors)) {
      try Outcome(RosterReader(grades: grades.path, profiles: profiles.path, gradeErrors: errors?.path, columns: columns))
    }
  }

  var usernames: [String] { learners.map(\.username) }
  var problems: [Diagnostic] { rejected.flatMap(\.problems) }
  var rosterProblems: [RosterProblem] { problems.compactMap { $0.problem as? RosterProblem } }
  var csvProblems: [CSVProblem] { problems.compactMap { $0.problem as? CSVProblem } }
  var findingProblems: [RosterProblem] { findings.compactMap { $0.problem as? RosterProblem } }
}

extension [Diagnostic] {
  var places: [String] { map { "\($0.location?.line ?? 0):\($0.location?.column ?? 0)" } }
}

/// What a roster is refused with as a whole.
func fileProblems(_ bytes: [UInt8]) throws -> [any Problem] {
  let file = try TemporaryFile(bytes)
  do throws(DiagnosticList) {
    _ = try RosterReader(laurelCSV: file.path)
    return []
  } catch {
    return error.sorted.map(\.problem)
  }
}
func fileProblems(_ text: String) throws -> [any Problem] { try fileProblems(Array(text.utf8)) }
