public import Diagnostics

/// Reads the learners of a course, a row at a time, from Laurel's own roster or from Open edX's reports. Memory doesn't grow with the
/// files but for at most some 80 bytes a learner, which find duplicates and partners. Belongs to one thread; the rows may go to any.
public final class RosterReader {
  private let source: any RosterSource

  /// Opens Laurel's own roster and reads its header.
  /// - Throws: everything that is wrong with the file as a whole. A bad row is never thrown; it comes as `.rejected`.
  public init(laurelCSV path: String) throws(DiagnosticList) {
    source = try LaurelRoster(path: path)
  }

  /// Opens a grade report and a profile report of Open edX, and goes through the profiles once. Learners come in the grade report's order.
  /// - Parameters:
  ///   - gradeErrors: the report of learners whom Open edX couldn't grade (`…_grade_report_err_….csv`).
  ///   - columns: headers of either report to keep in `Learner.custom`, beside the cohort, the team, the experiment groups and the
  ///     enrolment status. Profiles hold birth years and addresses, so nothing else is taken along unasked.
  /// - Throws: everything that is wrong with the files as a whole.
  public init(grades: String, profiles: String, gradeErrors: String? = nil, columns: [String] = []) throws(DiagnosticList) {
    source = try JoinedReports(grades: grades, profiles: profiles, errors: gradeErrors, columns: columns)
  }

  /// - Returns: `nil` at the end.
  /// - Throws: only when a file can no longer be read.
  public func next() throws(DiagnosticList) -> RosterRow? { try source.next() }

  /// The headers whose cells land in `Learner.custom`, as written.
  public var customColumns: [String] { source.customColumns }

  /// Warnings and notes about the files rather than one learner: a misspelt column, a profile nobody has a grade for. Complete once `next()`
  /// has returned `nil`; long lists are cut with a count of the rest.
  public var findings: [Diagnostic] { source.findings }

  /// Profiles without a row in the grade report; 0 until `next()` has returned `nil`.
  public var profilesWithoutGrades: Int { source.profilesWithoutGrades }

  /// How far reading has come, for progress.
  public var bytesRead: Int { source.bytesRead }
  public var bytesTotal: Int { source.bytesTotal }
}

/// Where rows come from.
protocol RosterSource: AnyObject {
  func next() throws(DiagnosticList) -> RosterRow?
  var customColumns: [String] { get }
  var findings: [Diagnostic] { get }
  var profilesWithoutGrades: Int { get }
  var bytesRead: Int { get }
  var bytesTotal: Int { get }
}
