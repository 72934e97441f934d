public import Diagnostics

/// What can be wrong with a roster or a report, once it is CSV.
public enum RosterProblem: Problem {
  // The header.
  case missingColumn(String, instead: String?)
  /// A free column whose name is nearly that of a known one which is missing.
  case misspeltColumn(String, known: String)
  case isGradeReport
  case isProfileReport
  /// The grade report stands where the profile report should, and the other way round.
  case reportsSwapped
  /// The profile report has neither the ids nor the usernames of the grade report.
  case noJoinColumn

  // A cell.
  case missingValue(column: String)
  /// Only white space and characters that leave no mark.
  case invisibleValue(column: String)
  case forbiddenCharacter(ForbiddenCharacter, column: String)
  case unknownTrack(String, nearest: String?)
  case badGrade(String, GradeFault)
  case badDate(String, column: String)
  case unknownVerification(String)
  case badLanguage(String)
  case badEmail(String)
  /// A warning: “None”, “null” and the like as a name.
  case placeholderName(String)
  /// A warning: UTF-8 once read as Latin-1.
  case misdecodedName(String)

  // A learner.
  case duplicateUsername(String, firstLine: Int)
  /// The grade report has a learner whom the profile report lacks.
  case noProfile(of: String)
  case duplicateProfile(of: String, firstLine: Int)
  case nameMissingInProfile(line: Int)
  case usernamesDiffer(id: String, grades: String, profiles: String)
  case idsDiffer(username: String, grades: String, profiles: String)
  /// A warning; the profile's address is taken.
  case emailsDiffer(grades: String, profiles: String)
  /// What Open edX says of a learner whom it couldn't grade.
  case notGraded(error: String)
  /// A note: the profile report has a learner whom the grade report lacks.
  case noGradeRow(of: String)

  /// More findings of the same file than are listed.
  case furtherFindings(count: Int)

  // A list of learners (allowlist, invalidations).
  case badListEntry(String)
  case duplicateListEntry(String, firstLine: Int)
  case noteNotQuoted(String)

  public enum GradeFault: Error, Hashable {
    case decimalComma
    case negative
    /// Above 1 without a percent sign.
    case percentSignMissing
    case tooHigh
    case notANumber
  }
}
