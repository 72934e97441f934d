import Courses
import Diagnostics
import Foundation

/// What became of a learner in a run.
public enum Outcome: String, Sendable, CaseIterable, Codable {
  /// A certificate was made: for the first time, or anew because its facts, its configuration or its layout changed.
  case issued
  /// It was there already, byte for byte.
  case unchanged
  /// Not eligible; the reasons say why.
  case refused
  /// Eligible or unreadable, but something went wrong; the reasons say what.
  case failed
}

/// A line of `report.csv`.
struct ReportRow: Sendable {
  var line: Int
  var username: String
  var name: String
  var track: String
  var outcome: Outcome
  /// Stable words for programs, such as `not_passing`.
  var codes: [String] = []
  /// Sentences for people.
  var reasons: [String] = []
  var id: String = ""
  var issuedOn: String = ""
  var files: [String] = []
  var notes: [String] = []

  static let header = ["line", "username", "name", "track", "outcome", "codes", "reasons", "certificate_id", "issued_on", "files", "notes"]

  var cells: [String] {
    [
      String(line), username, name, track, outcome.rawValue, codes.joined(separator: " "), reasons.joined(separator: "; "), id, issuedOn,
      files.joined(separator: " "), notes.joined(separator: "; "),
    ]
  }
}

/// Counts of a run: `summary.json`.
public struct RunSummary: Sendable, Codable, Equatable {
  public var course: String
  public var learners = 0
  public var issued = 0
  public var unchanged = 0
  public var refused = 0
  public var failed = 0
  /// Left out by `--track` or `--shard`; not in the report.
  public var skipped = 0
  /// How many learners each reason of refusal holds for.
  public var refusals: [String: Int] = [:]
  public var tracks: [String: Int] = [:]
  public var formats: [String]
  public var isDryRun: Bool
  public var wasInterrupted = false
  public var seconds = 0.0

  init(course: String, formats: [String], isDryRun: Bool) {
    self.course = course
    self.formats = formats
    self.isDryRun = isDryRun
  }

  mutating func count(_ row: ReportRow) {
    learners += 1
    switch row.outcome {
    case .issued: issued += 1
    case .unchanged: unchanged += 1
    case .refused: refused += 1
    case .failed: failed += 1
    }
    if row.outcome == .refused { for code in row.codes { refusals[code, default: 0] += 1 } }
    if row.outcome == .issued || row.outcome == .unchanged { tracks[row.track, default: 0] += 1 }
  }

  public func json() -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: (try? encoder.encode(self)) ?? Data(), as: UTF8.self) + "\n"
  }
}

/// Writes `report.csv` as a run goes on; it gets its name when the run ends.
final class ReportWriter {
  private let path: String
  private let temporary: String
  private let handle: FileHandle
  private var buffer: [UInt8] = []

  init(path: String) throws(DiagnosticList) {
    self.path = path
    temporary = path + ".part"
    FileManager.default.createFile(atPath: temporary, contents: nil, attributes: [.posixPermissions: 0o600])
    guard let handle = FileHandle(forWritingAtPath: temporary) else {
      throw DiagnosticList([Diagnostic(IssuingProblem.cannotWrite(path: temporary, reason: "it can't be opened"))])
    }
    self.handle = handle
    add(ReportRow.header)
  }

  func add(_ cells: [String]) {
    buffer += Array(cells.map(Self.quoted).joined(separator: ",").utf8) + Array("\r\n".utf8)
  }

  /// RFC 4180.
  private static func quoted(_ cell: String) -> String {
    guard cell.unicodeScalars.contains(where: { $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" }) else { return cell }
    return "\"" + cell.replacingOccurrences(of: "\"", with: "\"\"") + "\""
  }

  func flush() throws(DiagnosticList) {
    do {
      try handle.write(contentsOf: Data(buffer))
      buffer.removeAll(keepingCapacity: true)
    } catch { throw failure(error) }
  }

  func finish() throws(DiagnosticList) {
    try flush()
    do {
      try handle.close()
      _ = try FileManager.default.replaceItemAt(URL(fileURLWithPath: path), withItemAt: URL(fileURLWithPath: temporary))
    } catch { throw failure(error) }
  }

  private func failure(_ error: any Error) -> DiagnosticList {
    DiagnosticList([Diagnostic(IssuingProblem.cannotWrite(path: path, reason: error.localizedDescription))])
  }
}
