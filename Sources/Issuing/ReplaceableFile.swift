import Diagnostics
import Foundation
import Glibc

/// A file that a command makes where the user says: it takes the place of one of its own kind, and of nothing else. Nobody's registry,
/// roster, secret or device is overwritten for a slip of the keyboard.
struct ReplaceableFile {
  enum Kind: String {
    case pdf = "PDF"
    case zip = "ZIP"
    case html = "HTML"

    /// How files of the kind begin: ISO 32000-1, 7.5.2; APPNOTE 4.3.7, and 4.3.16 for an archive of nothing.
    fileprivate var beginnings: [[UInt8]] {
      switch self {
      case .pdf: [Array("%PDF-".utf8)]
      case .html: [Array("<!DOC".utf8), Array("<!doc".utf8)]
      case .zip: [[0x50, 0x4B, 0x03, 0x04], [0x50, 0x4B, 0x05, 0x06]]
      }
    }
  }

  /// Where to write: a symbolic link's own target.
  let path: String

  /// - Throws: when something else is there.
  init(_ path: String, _ kind: Kind) throws(DiagnosticList) {
    let resolved = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    self.path = resolved
    let attributes = try? FileManager.default.attributesOfItem(atPath: resolved)
    guard let attributes else { return }
    guard attributes[.type] as? FileAttributeType == .typeRegular else {
      throw DiagnosticList([Diagnostic(IssuingProblem.notReplaceable(path: path, kind: kind.rawValue))])
    }
    let start = (try? FileHandle(forReadingFrom: URL(fileURLWithPath: resolved)).read(upToCount: 5)).flatMap { $0 } ?? Data()
    guard start.isEmpty || kind.beginnings.contains(where: { start.starts(with: $0) }) else {
      throw DiagnosticList([Diagnostic(IssuingProblem.notReplaceable(path: path, kind: kind.rawValue))])
    }
  }
}
