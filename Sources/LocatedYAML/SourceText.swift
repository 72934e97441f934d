public import Diagnostics
import Foundation

/// A text file as read, and the way from a YAML mark to the place that an editor shows.
public struct SourceText: Sendable {
  /// As the user named it.
  public let file: String
  /// Without the byte order mark.
  public let scalars: [Unicode.Scalar]
  public let hasByteOrderMark: Bool
  /// Where each of libyaml's lines begins in `scalars`. libyaml also breaks lines at U+0085, U+2028 and U+2029; editors don't.
  private let lineStarts: [Int]
  /// Where each line begins as editors count them.
  private let editorLineStarts: [Int]
  /// For each scalar, and for the end, the characters that stand before it on its editor line. Counted once for the whole file:
  /// hostile files put all their values on one line.
  private let columns: [Int32]

  public init(_ text: String, file: String) {
    self.file = file
    var scalars = Array(text.unicodeScalars)
    hasByteOrderMark = scalars.first == "\u{FEFF}"
    if hasByteOrderMark { scalars.removeFirst() }
    var starts = [0]
    var editorStarts = [0]
    for (i, scalar) in scalars.enumerated() {
      switch scalar {
      case "\r" where i + 1 < scalars.count && scalars[i + 1] == "\n": break
      case "\n", "\r":
        starts.append(i + 1)
        editorStarts.append(i + 1)
      case "\u{85}", "\u{2028}", "\u{2029}": starts.append(i + 1)
      default: break
      }
    }
    self.scalars = scalars
    lineStarts = starts
    editorLineStarts = editorStarts
    columns = Self.columns(of: scalars)
  }

  /// - Throws: every problem that keeps the file from being text: missing, a folder, too large, not UTF-8.
  public init(contentsOf path: String, byteLimit: Int) throws(DiagnosticList) {
    let start = SourceLocation(file: path, line: 1, column: 1)
    let data: Data
    do {
      let attributes = try FileManager.default.attributesOfItem(atPath: URL(filePath: path).resolvingSymlinksInPath().path)
      guard attributes[.type] as? FileAttributeType == .typeRegular else {
        throw DiagnosticList([Diagnostic(YAMLProblem.notAFile(path), at: start)])
      }
      let size = (attributes[.size] as? Int) ?? 0
      guard size <= byteLimit else {
        throw DiagnosticList([Diagnostic(YAMLProblem.tooLarge(bytes: size, limit: byteLimit), at: start)])
      }
      data = try Data(contentsOf: URL(filePath: path))
    } catch let list as DiagnosticList {
      throw list
    } catch {
      throw DiagnosticList([Diagnostic(YAMLProblem.unreadable(reason: error.localizedDescription), at: start)])
    }
    guard let text = String(validating: data, as: UTF8.self) else { throw Self.notUTF8(data, file: path) }
    self.init(text, file: path)
  }

  /// The offset in `scalars` of a libyaml mark, both counted from 1.
  func offset(line: Int, column: Int) -> Int {
    let start = lineStarts[min(max(line, 1), lineStarts.count) - 1]
    return min(start + max(column, 1) - 1, scalars.count)
  }

  /// - Parameter offset: counted from 0 in `scalars`; the end of the text is a place, too.
  public func location(at offset: Int) -> SourceLocation {
    // The last line that begins at or before the offset.
    var low = 0
    var high = editorLineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if editorLineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return SourceLocation(file: file, line: low + 1, column: Int(columns[offset]) + 1)
  }

  /// The characters that YAML 1.2 (5.1, c-printable) does not allow.
  var forbidden: [Diagnostic] {
    scalars.indices.lazy.filter { !Self.isPrintable(scalars[$0]) }.prefix(20).map {
      Diagnostic(YAMLProblem.forbiddenCharacter(scalars[$0].value), at: location(at: $0))
    }
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA, 0xD, 0x20...0x7E, 0x85, 0xA0...0xFFFD, 0x10000...: true
    default: false
    }
  }

  private static func columns(of scalars: [Unicode.Scalar]) -> [Int32] {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    var columns: [Int32] = []
    columns.reserveCapacity(scalars.count + 1)
    var column: Int32 = 0
    for character in String(text) {
      columns.append(column)
      column += 1
      // What comes before the rest of a character is a character of its own.
      for _ in character.unicodeScalars.dropFirst() { columns.append(column) }
      if character == "\n" || character == "\r" || character == "\r\n" { column = 0 }
    }
    columns.append(column)
    return columns
  }

  private static func notUTF8(_ data: Data, file: String) -> DiagnosticList {
    var parser = Unicode.UTF8.ForwardParser()
    var bytes = data.makeIterator()
    var valid: [UInt8] = []
    decoding: while true {
      switch parser.parseScalar(from: &bytes) {
      case .valid(let encoded): valid += encoded
      case .error, .emptyInput: break decoding
      }
    }
    let looksLike: String? =
      switch (data.first, data.dropFirst().first) {
      case (0xFF, 0xFE), (0xFE, 0xFF): "UTF-16"
      default: data.contains(0) ? nil : "Latin-1 or Windows-1252"
      }
    let before = SourceText(String(decoding: valid, as: UTF8.self), file: file)
    return DiagnosticList([Diagnostic(YAMLProblem.notUTF8(looksLike: looksLike), at: before.location(at: before.scalars.count))])
  }
}
