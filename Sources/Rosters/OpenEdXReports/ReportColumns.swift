import Diagnostics

/// Which of Open edX's reports a header is from, told by columns that no other file is likely to have.
enum OpenEdXReportKind {
  case grades, profiles

  init?(_ header: CSVHeader) {
    if header.column("year_of_birth", "level_of_education", "mailing_address", "enrollment_mode", "date_joined") != nil {
      self = .profiles
    } else if header.column("Grade") != nil, header.column("Student ID", "Certificate Eligible", "Certificate Delivered") != nil {
      self = .grades
    } else {
      return nil
    }
  }
}

/// The columns of a grade report (`…_grade_report_….csv`) that are read. Sites and versions order, add and leave out columns.
struct GradeReportColumns {
  let count: Int
  let username, grade: Int
  let id, email, track, verification: Int?
  let custom: [(name: String, column: Int)]

  init(_ header: CSVHeader, keeping columns: Set<String>) throws(DiagnosticList) {
    count = header.names.count
    id = header.column("Student ID", "id", "User ID")
    let username = header.column("Username")
    email = header.column("Email")
    track = header.column("Enrollment Track")
    verification = header.column("Verification Status")
    let grade = header.column("Grade")
    custom = header.names.enumerated().filter { Self.isKept(CSVHeader.key($1)) || columns.contains(CSVHeader.key($1)) }.map { ($1, $0) }

    var problems = header.duplicates(of: [id, username, email, track, verification, grade].compactMap(\.self))
    if username == nil { problems.add(RosterProblem.missingColumn("Username", instead: nil), at: header.locations[0]) }
    if grade == nil { problems.add(RosterProblem.missingColumn("Grade", instead: nil), at: header.locations[0]) }
    guard let username, let grade, !problems.hasErrors else { throw problems }
    self.username = username
    self.grade = grade
  }

  private static func isKept(_ key: String) -> Bool {
    ["cohort name", "team name", "enrollment status"].contains(key) || key.hasPrefix("experiment group")
  }
}

/// The columns of a profile report (`…_student_profile_info_….csv`) that are read. Which there are is each site's own choice.
struct ProfileReportColumns {
  let count: Int
  let id, username, email, language, track, verification: Int?
  let name: Int
  let custom: [(name: String, column: Int)]

  init(_ header: CSVHeader, keeping columns: Set<String>) throws(DiagnosticList) {
    count = header.names.count
    id = header.column("id", "User ID", "Student ID")
    username = header.column("username")
    email = header.column("email")
    language = header.column("language")
    track = header.column("enrollment_mode")
    verification = header.column("verification_status")
    let name = header.column("name", "Full Name")
    custom = header.names.enumerated().filter { columns.contains(CSVHeader.key($1)) }.map { ($1, $0) }

    var problems = header.duplicates(of: [id, username, email, language, track, verification, name].compactMap(\.self))
    if name == nil { problems.add(RosterProblem.missingColumn("name", instead: nil), at: header.locations[0]) }
    guard let name, !problems.hasErrors else { throw problems }
    self.name = name
  }
}

/// The columns of the report of learners whom Open edX couldn't grade (`…_grade_report_err_….csv`).
struct GradeErrorColumns {
  let count: Int
  let id, username: Int?
  let error: Int

  init(_ header: CSVHeader) throws(DiagnosticList) {
    count = header.names.count
    id = header.column("Student ID", "id", "User ID")
    username = header.column("Username")
    guard let error = header.column("Error") else {
      throw DiagnosticList([Diagnostic(RosterProblem.missingColumn("Error", instead: nil), at: header.locations[0])])
    }
    self.error = error
  }
}
