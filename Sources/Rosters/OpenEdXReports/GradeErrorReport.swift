import Diagnostics

/// The learners whom Open edX couldn't grade, with what it says about each.
final class GradeErrorReport {
  private var reader: CSVReader
  private let columns: GradeErrorColumns

  init(path: String) throws(DiagnosticList) {
    reader = try CSVReader(try FileBytes(path: path))
    columns = try GradeErrorColumns(CSVHeader(&reader))
  }

  func next(_ profiles: ProfileReport) throws(DiagnosticList) -> RosterRow? {
    while try reader.next() {
      if reader.isBlankRow { continue }
      let line = reader.record.line
      let id = columns.id.flatMap { reader.trimmed($0) }
      let username = columns.username.flatMap { reader.trimmed($0) }.map(CellText.composed)
      if let problem = reader.shapeProblem(columns: columns.count) { return .rejected(line: line, username: username, problems: [problem]) }
      // So that they aren't listed as missing from the grade report too.
      if let key = profiles.key == .id ? id : username, !key.isEmpty { _ = try profiles.match(key, line: line) }
      let error = reader.trimmed(columns.error) ?? ""
      return .rejected(
        line: line, username: username, problems: [Diagnostic(RosterProblem.notGraded(error: error), at: reader.recordLocation)])
    }
    return nil
  }
}
