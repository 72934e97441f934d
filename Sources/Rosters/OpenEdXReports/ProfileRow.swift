import Courses
import Diagnostics

/// The profile that was just found, read into what the grade report doesn't say.
struct ProfileRow {
  private let report: ProfileReport
  private var columns: ProfileReportColumns { report.columns }

  init(_ report: ProfileReport) { self.report = report }

  private func text(_ column: Int) -> String { report.reader.trimmed(column) ?? "" }
  private func place(_ column: Int) -> SourceLocation { report.reader.location(report.reader.record.cells[column]) }

  /// `nil` where the report has no such column or nothing in it.
  var id: String? { columns.id.map(text).flatMap { $0.isEmpty ? nil : $0 } }
  var username: String? { columns.username.map(text).flatMap { $0.isEmpty ? nil : CellText.composed($0) } }

  /// Name, address and language; and track and identity check where the grade report has no such column.
  func complete(_ learner: inout Learner, _ checks: inout RowChecks) {
    let name = text(columns.name)
    if name.isEmpty {
      checks.fail(RosterProblem.nameMissingInProfile(line: report.reader.record.line), at: place(columns.name))
    } else {
      learner.name = checks.name(name, column: "name", at: place(columns.name))
    }
    if let column = columns.email, let email = checks.email(text(column), at: place(column)) {
      if let other = learner.email, other.lowercased() != email.lowercased() {
        checks.warn(RosterProblem.emailsDiffer(grades: other, profiles: email), at: place(column))
      }
      learner.email = email
    }
    // Open edX lets people write there what they like; what is no language tag says nothing.
    if let column = columns.language {
      let tag = String(text(column).map { $0 == "_" ? "-" : $0 })
      if RowChecks.isLanguageTag(tag) { learner.language = tag }
    }
    if learner.track == nil, let column = columns.track { learner.track = checks.track(text(column), at: place(column)) }
    if learner.verification == .unknown, let column = columns.verification {
      learner.verification = checks.verification(text(column), words: VerificationWords.openEdX, at: place(column))
    }
    for (name, column) in columns.custom where learner.custom[name] == nil {
      let value = text(column)
      if !value.isEmpty { learner.custom[name] = CellText.composedForPrint(value) }
    }
  }
}
