import Diagnostics

/// Where the columns of Laurel's roster stand in a file.
struct LaurelColumns {
  var count: Int
  var username: Int
  var name: Int
  var email, track, grade, verification, completed, dateOverride, language: Int?
  /// Further columns, by header as written.
  var custom: [(name: String, column: Int)]

  private static let known = ["username", "name", "email", "track", "grade", "verification", "completed", "date_override", "language"]

  /// - Returns: the columns, and warnings about those that are probably misspelt.
  /// - Throws: everything that is wrong with the header.
  static func find(in header: CSVHeader) throws(DiagnosticList) -> (LaurelColumns, findings: [Diagnostic]) {
    if let report = OpenEdXReportKind(header) {
      let problem: RosterProblem = report == .grades ? .isGradeReport : .isProfileReport
      throw DiagnosticList([Diagnostic(problem, at: header.locations[0])])
    }
    var problems = header.problems()
    var places: [String: Int] = [:]
    for name in known { places[name] = header.column(name) }
    let taken = Set(places.values)
    let free = header.names.indices.filter { !taken.contains($0) && !header.names[$0].isEmpty }

    var misspelt: [(column: Int, known: String)] = []
    let absent = known.filter { places[$0] == nil }
    for column in free {
      if let word = nearestColumn(to: header.names[column], among: absent) { misspelt.append((column, word)) }
    }
    for required in ["username", "name"] where places[required] == nil {
      let instead = misspelt.first { $0.known == required }?.column
      problems.add(
        RosterProblem.missingColumn(required, instead: instead.map { header.names[$0] }), at: header.locations[instead ?? 0])
    }
    let findings = misspelt.filter { !["username", "name"].contains($0.known) }.map {
      Diagnostic(RosterProblem.misspeltColumn(header.names[$0.column], known: $0.known), at: header.locations[$0.column])
    }
    guard let username = places["username"], let name = places["name"], !problems.hasErrors else {
      problems.add(contentsOf: DiagnosticList(findings))
      throw problems
    }
    let columns = LaurelColumns(
      count: header.names.count, username: username, name: name, email: places["email"], track: places["track"], grade: places["grade"],
      verification: places["verification"], completed: places["completed"], dateOverride: places["date_override"],
      language: places["language"], custom: free.map { (header.names[$0], $0) })
    return (columns, findings)
  }

  /// The known name that a header most likely meant: the same letters, whatever parts them or however they are swapped, or nearly so.
  private static func nearestColumn(to header: String, among known: [String]) -> String? {
    func letters(_ text: String) -> String { String(text.lowercased().filter { $0.isLetter || $0.isNumber }) }
    let word = letters(header)
    if let same = known.first(where: { letters($0) == word || letters($0).sorted() == word.sorted() }) { return same }
    return nearest(to: word, among: known)
  }
}
