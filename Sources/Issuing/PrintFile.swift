import Diagnostics
import Foundation
import Glibc

/// A file that is written piece by piece under another name, for its owner alone, and gets its own when it is whole.
final class PrintFile {
  private let path: String
  private let temporary: String
  private let handle: FileHandle
  private(set) var count = 0

  init(path: String) throws(DiagnosticList) {
    self.path = path
    // Two runs at once don't write into each other.
    temporary = "\(path).\(getpid()).part"
    let files = FileManager.default
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    try? files.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try? files.removeItem(atPath: temporary)
    guard files.createFile(atPath: temporary, contents: nil, attributes: [.posixPermissions: 0o600]),
      let handle = FileHandle(forWritingAtPath: temporary)
    else { throw DiagnosticList([Diagnostic(IssuingProblem.cannotOpen(path: temporary))]) }
    self.handle = handle
  }

  func write(_ bytes: [UInt8]) throws(DiagnosticList) {
    do { try handle.write(contentsOf: Data(bytes)) } catch { throw failure(error) }
    count += bytes.count
  }

  func finish() throws(DiagnosticList) {
    do {
      try handle.close()
      try replaceFile(at: path, with: temporary)
    } catch { throw failure(error) }
  }

  /// Leaves nothing behind.
  func discard() {
    try? handle.close()
    try? FileManager.default.removeItem(atPath: temporary)
  }

  private func failure(_ error: any Error) -> DiagnosticList {
    DiagnosticList([Diagnostic(IssuingProblem.cannotWrite(path: path, reason: systemReason(error)))])
  }
}
