public import Diagnostics

/// What can be wrong with a CSV file as such (RFC 4180), whatever its columns mean.
public enum CSVProblem: Problem {
  // The file: nothing of it can be used.
  case cannotRead(path: String, reason: String)
  case notARegularFile(path: String)
  /// Not one record, not even a header.
  case empty
  /// A header and no row below it.
  case headerOnly
  case utf16(byteOrderMark: Bool)
  /// The header has a single cell with another separator in it: `;`, a tab or `|`.
  case otherDelimiter(Character)
  case emptyHeaderName(column: Int)
  case duplicateHeaderName(String, firstColumn: Int)

  // One record: it fails, and the rest goes on.
  /// A quote inside a cell that does not begin with one (RFC 4180, 2.5).
  case strayQuote(afterBlank: Bool)
  /// Something other than a comma or a line's end after a closing quote.
  case textAfterClosingQuote
  case unterminatedQuote(openedOnLine: Int)
  case cellCount(expected: Int, found: Int, lastLine: Int?)
  case invalidUTF8(byte: UInt8)
  case nulByte
  case recordTooLong(limit: Int)
}
