import Diagnostics

/// The profiles, found again by what the grade report calls their learners. Only where each row stands is kept, never its contents.
final class ProfileReport {
  /// What a row is found by.
  enum Key { case id, username }

  let columns: ProfileReportColumns
  let key: Key
  /// The current record is the profile that was found last.
  private(set) var reader: CSVReader
  private var index = RowIndex()

  /// Goes through the file once.
  /// - Parameter findings: takes the rows that can't be used and the learners who stand twice; whoever is looked up there isn't found,
  ///   or is found in the first of the rows.
  init(_ file: FileBytes, columns: ProfileReportColumns, key: Key, findings: inout FindingList) throws(DiagnosticList) {
    self.columns = columns
    self.key = key
    reader = try CSVReader(file, window: 1 << 12)
    var rows = try CSVReader(file)
    _ = try rows.next()
    while try rows.next() {
      if rows.isBlankRow { continue }
      if let problem = rows.shapeProblem(columns: columns.count) {
        findings.add(problem)
        continue
      }
      let text = keyText(in: rows)
      if text.isEmpty {
        findings.add(Diagnostic(RosterProblem.missingValue(column: key == .id ? "id" : "username"), at: rows.recordLocation))
      } else if let first = try find(text) {
        findings.add(Diagnostic(RosterProblem.duplicateProfile(of: text, firstLine: Int(index[first].line)), at: rows.recordLocation))
      } else {
        index.insert(text, line: rows.record.line, offset: rows.record.offset)
      }
    }
  }

  private func keyText(in rows: borrowing CSVReader) -> String {
    let column = key == .id ? columns.id : columns.username
    return column.flatMap { rows.trimmed($0) }.map(CellText.composed) ?? ""
  }

  enum Match {
    case none
    case found
    /// The profile was found before, for a row on this line.
    case taken(line: Int)
  }

  /// Finds a learner's profile for the row on `line` of another file, and makes it the reader's current record.
  func match(_ text: String, line: Int) throws(DiagnosticList) -> Match {
    guard let found = try find(text) else { return .none }
    if index[found].isMarked { return .taken(line: Int(index[found].line)) }
    index.mark(found, line: line)
    return .found
  }

  private func find(_ text: String) throws(DiagnosticList) -> Int? {
    try index.find(text) { (slot) throws(DiagnosticList) in
      // The line is only right until the row is marked; nobody asks for it afterwards.
      reader.seek(to: slot.offset, line: Int(slot.line))
      return try reader.next() && keyText(in: reader) == text
    }
  }

  /// The profiles that nothing matched: notes for the first, and how many there are.
  func addUnmatched(to findings: inout FindingList) throws(DiagnosticList) -> Int {
    let count = index.unmarkedCount
    guard count > 0 else { return 0 }
    var listed = 0
    for slot in index.unmarked {
      if findings.isFull { break }
      reader.seek(to: slot.offset, line: Int(slot.line))
      guard try reader.next() else { break }
      let learner = columns.username.flatMap { reader.trimmed($0) } ?? keyText(in: reader)
      findings.add(Diagnostic(RosterProblem.noGradeRow(of: learner), at: reader.recordLocation))
      listed += 1
    }
    findings.addFurther(count - listed)
    return count
  }
}
