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
  /// Relative to the output folder.
  var files: [String] = []
  var notes: [String] = []

  static let header = ["line", "username", "name", "track", "outcome", "codes", "reasons", "certificate_id", "issued_on", "files", "notes"]

  var cells: [String] {
    [
      String(line), username, name, track, outcome.rawValue, codes.joined(separator: " "), reasons.joined(separator: "; "), id, issuedOn,
      files.joined(separator: " "), notes.joined(separator: "; "),
    ].map(\.withVisibleControls)
  }
}

/// Writes `report.csv` as a run goes on (RFC 4180, UTF-8), for its owner alone; it gets its name when the run ends.
final class ReportWriter {
  private let path: String
  private let temporary: String
  private let handle: FileHandle
  private var buffer: [UInt8] = []

  init(path: String) throws(DiagnosticList) {
    self.path = path
    temporary = path + ".part"
    let files = FileManager.default
    var isFolder: ObjCBool = false
    if unsafe files.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      throw DiagnosticList([Diagnostic(IssuingProblem.cannotOpen(path: path))])
    }
    try? files.removeItem(atPath: temporary)
    guard files.createFile(atPath: temporary, contents: nil, attributes: [.posixPermissions: 0o600]),
      let handle = FileHandle(forWritingAtPath: temporary)
    else { throw DiagnosticList([Diagnostic(IssuingProblem.cannotOpen(path: temporary))]) }
    self.handle = handle
    add(ReportRow.header)
  }

  func add(_ cells: [String]) {
    buffer += Array(cells.map(Self.quoted).joined(separator: ",").utf8) + Array("\r\n".utf8)
  }

  private static func quoted(_ cell: String) -> String {
    guard cell.utf8.contains(where: { [0x2C, 0x22, 0x0A, 0x0D].contains($0) }) else { return cell }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
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
      try replaceFile(at: path, with: temporary)
    } catch { throw failure(error) }
  }

  private func failure(_ error: any Error) -> DiagnosticList {
    DiagnosticList([Diagnostic(IssuingProblem.cannotWrite(path: path, reason: systemReason(error)))])
  }
}
