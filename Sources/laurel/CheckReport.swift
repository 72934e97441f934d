import Diagnostics
import Issuing

/// What `check` found, for people and for programs.
struct CheckReport: Encodable {
  var course: String?
  var findings: [Diagnostic] = []
  /// On laid-out sheets.
  var sheets: [CheckFinding] = []
  var roster: CourseCheck.Result?

  var hasErrors: Bool { (findings + sheets.map(\.diagnostic)).contains { $0.severity == .error } }

  func print(rosterFile: String) {
    let results = Console.results
    results.show(findings)
    results.show(sheets.map(\.diagnostic))
    if let roster { show(roster, of: rosterFile) }
    for line in summary { results.say(line) }
  }

  private func show(_ roster: CourseCheck.Result, of rosterFile: String) {
    let results = Console.results
    results.show(roster.findings)
    for failure in roster.failures { RowProblems(failure, rosterFile: rosterFile).show(on: results) }
    for fit in roster.fits {
      let notes = fit.notes.map(\.measuredSentence).joined(separator: "; ")
      results.say("\(rosterFile):\(fit.line): note: \(fit.learner): \(notes)".withVisibleControls)
    }
  }

  /// What came of it, a sentence each.
  var summary: [String] {
    let all = findings + sheets.map(\.diagnostic) + (roster?.findings ?? [])
    var lines = ["\(course ?? "The course"): \(Wording.tally(all))".withVisibleControls]
    guard let roster else { return lines }
    lines.append(
      "\(Wording.learners(roster.learners)): \(Wording.number(roster.awarded)) awarded, \(Wording.number(roster.refused)) refused, "
        + "\(Wording.number(roster.failures.count)) failed")
    if !roster.refusals.isEmpty { lines.append("  refused: \(Wording.refusals(roster.refusals))") }
    if !roster.fits.isEmpty { lines.append("  names made smaller or set on more lines: \(Wording.number(roster.fits.count))") }
    return lines
  }

  // MARK: JSON

  private enum CodingKeys: String, CodingKey { case course, ok, findings, sheets, roster }
  private enum RosterKeys: String, CodingKey { case learners, awarded, refused, failed, refusals, failures, fits, findings }

  private struct Failure: Encodable {
    var line: Int
    var learner: String
    var findings: [RowFindingJSON]
  }
  private struct Fit: Encodable {
    var line: Int
    var learner: String
    var notes: [String]
    var texts: [FitJSON]
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(course, forKey: .course)
    try container.encode(!hasErrors && roster.map(\.failures.isEmpty) != false, forKey: .ok)
    try container.encode(findings.map(FindingJSON.init), forKey: .findings)
    try container.encode(sheets.map(SheetFindingJSON.init), forKey: .sheets)
    guard let roster else { return }
    var nested = container.nestedContainer(keyedBy: RosterKeys.self, forKey: .roster)
    try nested.encode(roster.learners, forKey: .learners)
    try nested.encode(roster.awarded, forKey: .awarded)
    try nested.encode(roster.refused, forKey: .refused)
    try nested.encode(roster.failures.count, forKey: .failed)
    try nested.encode(roster.refusals, forKey: .refusals)
    try nested.encode(
      roster.failures.map { Failure(line: $0.line, learner: $0.learner, findings: $0.problems.map(RowFindingJSON.init)) }, forKey: .failures
    )
    try nested.encode(
      roster.fits.map { Fit(line: $0.line, learner: $0.learner, notes: $0.notes.map(\.sentence), texts: $0.notes.map(FitJSON.init)) },
      forKey: .fits)
    try nested.encode(roster.findings.map(FindingJSON.init), forKey: .findings)
  }
}
