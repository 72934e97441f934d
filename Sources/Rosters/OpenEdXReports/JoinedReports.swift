import Courses
import Diagnostics

/// Open edX's grade report, row by row, each with the learner's profile.
final class JoinedReports: RosterSource {
  private var grades: CSVReader
  private let columns: GradeReportColumns
  private let profiles: ProfileReport
  private let errors: GradeErrorReport?
  /// Reads an earlier row again, to settle whether two usernames are the same.
  private var earlier: CSVReader
  /// Only where rows are joined by id: two ids with one username would be one certificate.
  private var usernames = RowIndex()
  private var gathered = FindingList()
  private var rowIsWaiting = true
  private var isFinished = false

  let customColumns: [String]
  let bytesTotal: Int
  private(set) var profilesWithoutGrades = 0
  var findings: [Diagnostic] { gathered.all }
  var bytesRead: Int { bytesTotal - grades.file.size + grades.bytesRead }

  init(grades gradesPath: String, profiles profilesPath: String, errors errorsPath: String?, columns kept: [String]) throws(DiagnosticList)
  {
    let gradesFile = try FileBytes(path: gradesPath)
    let profilesFile = try FileBytes(path: profilesPath)
    grades = try CSVReader(gradesFile)
    earlier = try CSVReader(gradesFile, window: 1 << 13)
    let gradesHeader = try CSVHeader(&grades)
    var profilesReader = try CSVReader(profilesFile, window: 1 << 13)
    let profilesHeader = try CSVHeader(&profilesReader)
    guard OpenEdXReportKind(gradesHeader) != .profiles, OpenEdXReportKind(profilesHeader) != .grades else {
      throw DiagnosticList([Diagnostic(RosterProblem.reportsSwapped, at: gradesHeader.locations[0])])
    }
    let wanted = Set(kept.map(CSVHeader.key))
    columns = try GradeReportColumns(gradesHeader, keeping: wanted)
    let profileColumns = try ProfileReportColumns(profilesHeader, keeping: wanted)
    let key: ProfileReport.Key
    if columns.id != nil, profileColumns.id != nil {
      key = .id
    } else if profileColumns.username != nil {
      key = .username
    } else {
      throw DiagnosticList([Diagnostic(RosterProblem.noJoinColumn, at: gradesHeader.locations[0])])
    }
    guard try grades.next() else { throw DiagnosticList([Diagnostic(CSVProblem.headerOnly, at: gradesHeader.locations[0])]) }
    errors = try errorsPath.map { (path) throws(DiagnosticList) in try GradeErrorReport(path: path) }
    profiles = try ProfileReport(profilesFile, columns: profileColumns, key: key, findings: &gathered)
    let ofGrades = columns.custom.map(\.name)
    customColumns = ofGrades + profileColumns.custom.map(\.name).filter { !ofGrades.contains($0) }
    bytesTotal = gradesFile.size + profilesFile.size
  }

  func next() throws(DiagnosticList) -> RosterRow? {
    while try nextGradeRow() {
      if !grades.isBlankRow { return try row() }
    }
    if let row = try errors?.next(profiles) { return row }
    if !isFinished {
      isFinished = true
      profilesWithoutGrades = try profiles.addUnmatched(to: &gathered)
    }
    return nil
  }

  private func nextGradeRow() throws(DiagnosticList) -> Bool {
    guard rowIsWaiting else { return try grades.next() }
    rowIsWaiting = false
    return true
  }

  private func row() throws(DiagnosticList) -> RosterRow {
    let line = grades.record.line
    if let problem = grades.shapeProblem(columns: columns.count) {
      return .rejected(line: line, username: grades.trimmed(columns.username).map(CellText.composed), problems: [problem])
    }
    var checks = RowChecks()
    let username = checks.username(text(columns.username), column: "Username", at: place(columns.username))
    var learner = Learner(line: line, username: username, name: "")
    learner.grade = checks.grade(text(columns.grade), fractionMayExceedOne: true, at: place(columns.grade))
    if let column = columns.track { learner.track = checks.track(text(column), at: place(column)) }
    if let column = columns.verification {
      learner.verification = checks.verification(text(column), words: VerificationWords.openEdX, at: place(column))
    }
    if let column = columns.email { learner.email = checks.email(text(column), at: place(column)) }
    for (name, column) in columns.custom where !text(column).isEmpty { learner.custom[name] = CellText.composedForPrint(text(column)) }

    try addProfile(to: &learner, &checks)
    if profiles.key == .id, !username.isEmpty { try noteUsername(username, &checks) }
    return checks.row(learner, in: grades.file.path)
  }

  private func text(_ column: Int) -> String { grades.trimmed(column) ?? "" }
  private func place(_ column: Int) -> SourceLocation { grades.location(grades.record.cells[column]) }

  private func addProfile(to learner: inout Learner, _ checks: inout RowChecks) throws(DiagnosticList) {
    let id = columns.id.map(text) ?? ""
    let keyText = profiles.key == .id ? id : learner.username
    let called = learner.username.isEmpty ? id : learner.username
    if keyText.isEmpty {
      // A missing username was reported where it was read.
      if profiles.key == .id { checks.fail(RosterProblem.missingValue(column: "Student ID"), at: columns.id.map(place)) }
      return
    }
    switch try profiles.match(keyText, line: learner.line) {
    case .none: checks.fail(RosterProblem.noProfile(of: called), at: grades.recordLocation)
    case .taken(let line): checks.fail(RosterProblem.duplicateUsername(called, firstLine: line), at: grades.recordLocation)
    case .found:
      let profile = ProfileRow(profiles)
      if let other = profile.id, !id.isEmpty, other != id {
        checks.fail(RosterProblem.idsDiffer(username: called, grades: id, profiles: other), at: columns.id.map(place))
      }
      if let other = profile.username, other != learner.username, !learner.username.isEmpty {
        checks.fail(RosterProblem.usernamesDiffer(id: id, grades: learner.username, profiles: other), at: place(columns.username))
      }
      profile.complete(&learner, &checks)
    }
  }

  private func noteUsername(_ username: String, _ checks: inout RowChecks) throws(DiagnosticList) {
    let column = columns.username
    let found = try usernames.find(username) { (slot) throws(DiagnosticList) in
      earlier.seek(to: slot.offset, line: Int(slot.line))
      return try earlier.next() && earlier.trimmed(column).map(CellText.composed) == username
    }
    guard let found else {
      usernames.insert(username, line: grades.record.line, offset: grades.record.offset)
      return
    }
    let problem = RosterProblem.duplicateUsername(username, firstLine: Int(usernames[found].line))
    if !checks.problems.contains(where: { $0.problem as? RosterProblem == problem }) { checks.fail(problem, at: place(column)) }
  }
}

/// What Open edX's reports call the state of an identity check (`IDVerificationService.verification_status_for_user`).
enum VerificationWords {
  static let openEdX: [String: Verification] = [
    "id verified": .verified, "not id verified": .unverified, "n/a": .notApplicable,
  ]
}
