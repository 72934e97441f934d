public import Diagnostics

/// A list of learners by username or e-mail address: Open edX's allowlist, or the invalidations in the same shape
/// (`username_or_email[,notes]`, no header needed).
public struct LearnerList: Sendable {
  public enum Kind: Sendable {
    /// Learners who are spared the passing grade. A line that can't be read is left out with a warning.
    case allowlist
    /// Learners who get nothing. A line that can't be read stops the work: it may bar somebody.
    case invalidations
  }

  public struct Entry: Sendable, Hashable {
    /// Where the entry stands.
    public var location: SourceLocation
    /// As written, without blanks at the ends, in form C.
    public var learner: String
    public var notes: String?
  }

  /// In the file's order, each learner once.
  public private(set) var entries: [Entry] = []
  private var byUsername: [String: Int] = [:]
  private var byEmail: [String: Int] = [:]

  /// A list that names nobody.
  public init() {}

  /// - Returns: the list, and warnings about lines that were left out or read with goodwill.
  /// - Throws: what is wrong with the file as a whole; for invalidations, lines that can't be read too.
  public static func read(_ path: String, _ kind: Kind) throws(DiagnosticList) -> (list: LearnerList, findings: [Diagnostic]) {
    var reader = try CSVReader(try FileBytes(path: path))
    var list = LearnerList()
    var findings: [Diagnostic] = []
    var unreadable = DiagnosticList()
    var isFirst = true
    while try reader.next() {
      defer { isFirst = false }
      if reader.isBlankRow { continue }
      if let fault = reader.record.fault {
        unreadable.add(contentsOf: DiagnosticList([fault]))
        continue
      }
      let learner = CellText.composed(reader.trimmed(0) ?? "")
      let place = reader.location(reader.record.cells[0])
      if isFirst, headers.contains(CSVHeader.key(learner)) { continue }
      if learner.isEmpty || learner.contains(where: { $0.isWhitespace || $0 == ";" }) || !CellText.forbidden(in: learner).isEmpty {
        unreadable.add(RosterProblem.badListEntry(learner), at: place)
        continue
      }
      // A comma in a note that nobody quoted is no reason to let the entry go.
      let notes = (1..<max(1, reader.record.cells.count)).compactMap { reader.trimmed($0) }.filter { !$0.isEmpty }
      if reader.record.cells.count > 2, notes.count > 1 {
        findings.append(Diagnostic(RosterProblem.noteNotQuoted(learner), at: reader.location(reader.record.cells[2])))
      }
      if let first = list.entry(named: learner) {
        findings.append(Diagnostic(RosterProblem.duplicateListEntry(learner, firstLine: first.location.line), at: place))
        continue
      }
      list.add(Entry(location: place, learner: learner, notes: notes.isEmpty ? nil : notes.joined(separator: ", ")))
    }
    if kind == .invalidations, !unreadable.isEmpty { throw unreadable }
    return (list, findings + unreadable.diagnostics.map { Diagnostic(LeftOut(reason: $0.problem), at: $0.location) })
  }

  private static let headers: Set<String> = ["username", "email", "username or email", "user", "learner"]

  private mutating func add(_ entry: Entry) {
    byUsername[entry.learner] = entries.count
    if entry.learner.contains("@") { byEmail[entry.learner.lowercased()] = entries.count }
    entries.append(entry)
  }

  private func entry(named learner: String) -> Entry? { entry(username: learner, email: learner.contains("@") ? learner : nil) }

  /// The entry that names a learner: by the username exactly (compared in form C), else by the e-mail address in any case.
  public func entry(username: String, email: String?) -> Entry? {
    (byUsername[CellText.composed(username)] ?? email.flatMap { byEmail[CellText.composed($0).lowercased()] }).map { entries[$0] }
  }

  /// The entries that none of these learners answers to: probably misspelt.
  /// - Parameter named: what `entry(username:email:)` gave for the learners of a roster.
  public func unmatched(_ named: Set<Entry>) -> [Entry] { entries.filter { !named.contains($0) } }
}

/// A line of an allowlist that was left out: the same problem, but the work goes on.
struct LeftOut: Problem {
  let reason: any Problem
  var message: String { reason.message }
  var hint: String? { reason.hint }
  var severity: Severity { .warning }

  static func == (a: LeftOut, b: LeftOut) -> Bool { a.message == b.message }
}
