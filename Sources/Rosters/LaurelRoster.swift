import Courses
import Diagnostics

/// Laurel's own roster, row by row.
final class LaurelRoster: RosterSource {
  private var reader: CSVReader
  /// Reads an earlier row again, to settle whether two usernames are the same.
  private var earlier: CSVReader
  private let columns: LaurelColumns
  private var usernames = RowIndex()
  private var rowIsWaiting = true

  let findings: [Diagnostic]
  var customColumns: [String] { columns.custom.map(\.name) }
  var profilesWithoutGrades: Int { 0 }
  var bytesRead: Int { reader.bytesRead }
  var bytesTotal: Int { reader.file.size }

  init(path: String) throws(DiagnosticList) {
    let file = try FileBytes(path: path)
    reader = try CSVReader(file)
    earlier = try CSVReader(file, window: 1 << 13)
    let header = try CSVHeader(&reader)
    (columns, findings) = try LaurelColumns.find(in: header)
    guard try reader.next() else { throw DiagnosticList([Diagnostic(CSVProblem.headerOnly, at: header.locations[0])]) }
  }

  func next() throws(DiagnosticList) -> RosterRow? {
    while true {
      if rowIsWaiting {
        rowIsWaiting = false
      } else if try !reader.next() {
        return nil
      }
      if reader.isBlankRow { continue }
      return try row()
    }
  }

  private func row() throws(DiagnosticList) -> RosterRow {
    let record = reader.record
    if let problem = reader.shapeProblem(columns: columns.count) {
      return .rejected(line: record.line, username: reader.trimmed(columns.username).map(CellText.composed), problems: [problem])
    }
    var checks = RowChecks()
    func text(_ column: Int) -> String { reader.trimmed(column) ?? "" }
    func place(_ column: Int) -> SourceLocation { reader.location(record.cells[column]) }

    let username = checks.username(text(columns.username), column: "username", at: place(columns.username))
    var learner = Learner(
      line: record.line, username: username, name: checks.name(text(columns.name), column: "name", at: place(columns.name)))
    if let column = columns.email { learner.email = checks.email(text(column), at: place(column)) }
    if let column = columns.track { learner.track = checks.track(text(column), at: place(column)) }
    if let column = columns.grade { learner.grade = checks.grade(text(column), fractionMayExceedOne: false, at: place(column)) }
    if let column = columns.verification {
      learner.verification = checks.verification(text(column), words: Self.verificationWords, at: place(column))
    }
    if let column = columns.completed { learner.completed = checks.date(text(column), column: "completed", at: place(column)) }
    if let column = columns.dateOverride { learner.dateOverride = checks.date(text(column), column: "date_override", at: place(column)) }
    if let column = columns.language { learner.language = checks.language(text(column), at: place(column)) }
    for (name, column) in columns.custom {
      let value = text(column)
      if value.isEmpty { continue }
      checks.checkCharacters(value, column: name, allowingLineBreaks: true, at: place(column))
      learner.custom[name] = CellText.composedForPrint(value)
    }
    if !username.isEmpty { try noteUsername(username, &checks, at: place(columns.username)) }

    return checks.row(learner, in: reader.file.path)
  }

  /// The first row of a username stands, even when something else is wrong with it: which of the two was meant, only a person can say.
  private func noteUsername(
    _ username: String, _ checks: inout RowChecks, at location: @autoclosure () -> SourceLocation
  ) throws(DiagnosticList) {
    let found = try usernames.find(username) { (slot) throws(DiagnosticList) in
      earlier.seek(to: slot.offset, line: Int(slot.line))
      return try earlier.next() && earlier.trimmed(columns.username).map(CellText.composed) == username
    }
    if let found {
      checks.fail(RosterProblem.duplicateUsername(username, firstLine: Int(usernames[found].line)), at: location())
    } else {
      usernames.insert(username, line: reader.record.line, offset: reader.record.offset)
    }
  }

  private static let verificationWords: [String: Verification] = [
    "verified": .verified, "unverified": .unverified, "n/a": .notApplicable,
  ]
}

extension CSVReader {
  /// Whether no cell of the current record holds anything, as in the lines that spreadsheets leave at the end.
  var isBlankRow: Bool { record.fault == nil && !record.cells.contains { !isEmpty($0) } }

  /// Why the current record is no row: a fault of its own, or more or fewer cells than the header has.
  func shapeProblem(columns: Int) -> Diagnostic? {
    if let fault = record.fault { return fault }
    let found = record.cells.count
    if found == columns { return nil }
    let problem = CSVProblem.cellCount(expected: columns, found: found, lastLine: record.lastLine > record.line ? record.lastLine : nil)
    return Diagnostic(problem, at: found > columns ? location(record.cells[columns]) : recordLocation)
  }

  /// A cell of the current record without white space at its ends; `nil` where there is none or it isn't UTF-8.
  func trimmed(_ column: Int) -> String? {
    guard column < record.cells.count else { return nil }
    return text(record.cells[column]).map(CellText.trimmed)
  }
}
