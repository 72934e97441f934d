import Crypto
import Diagnostics
import Foundation

/// Writes files so that nobody ever sees half of one: into a temporary file beside it, then renamed.
enum OutputFile {
  /// - Returns: whether anything changed; a file that already holds these bytes is left alone.
  @discardableResult
  static func write(_ bytes: [UInt8], to path: String) throws(DiagnosticList) -> Bool {
    let url = URL(fileURLWithPath: path)
    let data = Data(bytes)
    if let existing = FileManager.default.contents(atPath: path), existing == data { return false }
    do {
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: url, options: .atomic)
    } catch {
      throw DiagnosticList([Diagnostic(IssuingProblem.cannotWrite(path: path, reason: error.localizedDescription))])
    }
    return true
  }

  /// Lower-case hex SHA-256.
  static func fingerprint(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: SHA256.hash(data: bytes).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
