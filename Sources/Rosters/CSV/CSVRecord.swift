import Diagnostics

/// Where one cell stands in the reader's buffer. Content is copied out only when asked for.
struct CSVCell {
  /// The content without its enclosing quotes.
  var content: Range<Int>
  /// Content with doubled quotes in it.
  var hasDoubledQuotes: Bool
  /// Where the cell begins, the opening quote included, and where that line begins; for the column.
  var start: Int
  var lineStart: Int
  var line: Int
}

/// One record as last scanned: positions only, and valid until the reader moves on.
struct CSVRecord {
  /// The line on which it begins, from 1.
  var line = 0
  /// The line on which it ends; greater than `line` when a quoted cell holds line breaks.
  var lastLine = 0
  /// Where it begins in the file, in bytes.
  var offset = 0
  var cells: [CSVCell] = []
  /// Why the record can't be used; `cells` then holds those before the fault.
  var fault: Diagnostic?
  fileprivate(set) var isASCII = true
  fileprivate(set) var firstNUL: Int?

  enum Scan {
    /// The next record begins at this buffer position and on this line.
    case complete(next: Int, line: Int)
    /// The bytes end before the record does.
    case incomplete
    /// The quoting is broken at a buffer position. Reading goes on after the line that `resumeAfter` stands in.
    case broken(CSVProblem, at: Int, lineStart: Int, line: Int, resumeAfter: Int, resumeLine: Int)
  }

  /// Scans the record that begins at `start` (RFC 4180, 2; CRLF, LF and CR each end a line).
  /// - Parameters:
  ///   - end: where the bytes in the buffer end.
  ///   - atEnd: whether the file ends there too.
  mutating func scan(_ buffer: [UInt8], from start: Int, to end: Int, line firstLine: Int, atEnd: Bool) -> Scan {
    let bytes = buffer.span
    cells.removeAll(keepingCapacity: true)
    fault = nil
    line = firstLine
    lastLine = firstLine
    firstNUL = nil
    var ored: UInt8 = 0
    defer { isASCII = ored < 0x80 }
    var position = start
    var currentLine = firstLine
    var lineStart = start

    while true {
      let cellStart = position
      let cellLine = currentLine
      let cellLineStart = lineStart
      var doubled = false
      let content: Range<Int>

      if position < end, bytes[position] == .quote {
        position += 1
        quoted: while true {
          guard position < end else {
            guard atEnd else { return .incomplete }
            return .broken(
              .unterminatedQuote(openedOnLine: cellLine), at: cellStart, lineStart: cellLineStart, line: cellLine, resumeAfter: cellStart,
              resumeLine: cellLine)
          }
          let byte = bytes[position]
          ored |= byte
          switch byte {
          case .quote:
            if position + 1 < end, bytes[position + 1] == .quote {
              doubled = true
              position += 2
            } else if position + 1 == end, !atEnd {
              return .incomplete
            } else {
              break quoted
            }
          case .lineFeed, .carriageReturn:
            if byte == .carriageReturn, position + 1 < end, bytes[position + 1] == .lineFeed { position += 1 }
            if byte == .carriageReturn, position + 1 == end, !atEnd { return .incomplete }
            position += 1
            currentLine += 1
            lineStart = position
          case 0:
            firstNUL = firstNUL ?? position
            position += 1
          default:
            position += 1
          }
        }
        content = (cellStart + 1)..<position
        position += 1
        if position < end, !bytes[position].endsCell {
          // A quote that closes on a later line than it opened, with text after it, is far more often the next cell's opening quote.
          if currentLine != cellLine {
            return .broken(
              .unterminatedQuote(openedOnLine: cellLine), at: cellStart, lineStart: cellLineStart, line: cellLine, resumeAfter: cellStart,
              resumeLine: cellLine)
          }
          return .broken(
            .textAfterClosingQuote, at: position, lineStart: lineStart, line: currentLine, resumeAfter: position, resumeLine: currentLine)
        }
      } else {
        plain: while position < end {
          let byte = bytes[position]
          if byte > .comma {
            ored |= byte
            position += 1
            continue
          }
          switch byte {
          case .comma, .lineFeed, .carriageReturn: break plain
          case .quote:
            let blank = bytes.isBlank(cellStart..<position)
            return .broken(
              .strayQuote(afterBlank: blank), at: position, lineStart: lineStart, line: currentLine, resumeAfter: position,
              resumeLine: currentLine)
          case 0:
            firstNUL = firstNUL ?? position
            position += 1
          default: position += 1
          }
        }
        content = cellStart..<position
      }

      if position == end, !atEnd { return .incomplete }
      cells.append(CSVCell(content: content, hasDoubledQuotes: doubled, start: cellStart, lineStart: cellLineStart, line: cellLine))
      lastLine = currentLine
      guard position < end else { return .complete(next: position, line: currentLine) }
      switch bytes[position] {
      case .comma: position += 1
      case .carriageReturn:
        if position + 1 == end, !atEnd { return .incomplete }
        if position + 1 < end, bytes[position + 1] == .lineFeed { position += 1 }
        return .complete(next: position + 1, line: currentLine + 1)
      default: return .complete(next: position + 1, line: currentLine + 1)
      }
    }
  }
}

extension UInt8 {
  static let quote = UInt8(ascii: "\"")
  static let comma = UInt8(ascii: ",")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")

  var endsLine: Bool { self == .lineFeed || self == .carriageReturn }
  fileprivate var endsCell: Bool { self == .comma || endsLine }

  /// A space or a tab.
  var isBlank: Bool { self == 0x20 || self == 0x09 }
}

extension Span<UInt8> {
  func isBlank(_ range: Range<Int>, orLineEnd: Bool = false) -> Bool {
    for position in range {
      let byte = self[position]
      if !byte.isBlank, !(orLineEnd && byte.endsLine) { return false }
    }
    return true
  }
}
