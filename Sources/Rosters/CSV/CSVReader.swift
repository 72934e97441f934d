import Diagnostics

/// Reads a CSV file (RFC 4180, in UTF-8) record by record, in memory that doesn't grow with the file. Records are positions in a
/// buffer; a cell becomes a string only when asked for. A record that can't be read carries its fault, and the next call goes on.
struct CSVReader: ~Copyable {
  /// The most bytes that one record may have, so that a quote nobody closed doesn't swallow the file.
  static let recordLimit = 1 << 20

  let file: FileBytes
  private(set) var record = CSVRecord()
  /// `buffer[0..<filled]` are the file's bytes from `bufferOffset` on.
  private var buffer: [UInt8]
  private var filled = 0
  private var bufferOffset = 0
  /// The next record begins here in the buffer, on `line`.
  private var position = 0
  private var line = 1
  private var reachedEnd = false

  /// - Parameter window: how many bytes are read at a time; small when rows are looked up here and there.
  /// - Throws: when the file can't be read, or isn't UTF-8 from its first bytes on.
  init(_ file: FileBytes, window: Int = 1 << 18) throws(DiagnosticList) {
    self.file = file
    buffer = [UInt8](repeating: 0, count: max(window, 16))
    while !reachedEnd, filled < 4 { try fill() }
    let start = buffer[..<min(filled, 4)]
    let top = SourceLocation(file: file.path, line: 1, column: 1)
    if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) {
      throw DiagnosticList([Diagnostic(CSVProblem.utf16(byteOrderMark: true), at: top)])
    }
    if start.prefix(2).contains(0) { throw DiagnosticList([Diagnostic(CSVProblem.utf16(byteOrderMark: false), at: top)]) }
    if start.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// How far reading has come, in bytes.
  var bytesRead: Int { bufferOffset + position }

  /// Moves on to the next record that isn't a blank line.
  /// - Returns: `false` at the end of the file.
  /// - Throws: only when the file itself can no longer be read.
  mutating func next() throws(DiagnosticList) -> Bool {
    try recover()
    while true {
      if position == filled, reachedEnd { return false }
      let begin = position
      switch record.scan(buffer, from: begin, to: filled, line: line, atEnd: reachedEnd) {
      case .incomplete:
        if filled - begin < Self.recordLimit {
          try fill()
          continue
        }
        record.offset = bufferOffset + begin
        try giveUpOverlongRecord()
      case .complete(let next, let nextLine):
        if record.cells.count == 1, buffer.span.isBlank(begin..<next, orLineEnd: true) {
          (position, line) = (next, nextLine)
          continue
        }
        record.offset = bufferOffset + begin
        (position, line) = (next, nextLine)
        checkBytes(begin..<next)
      case .broken(let problem, let at, let lineStart, let brokenLine, let resumeAfter, let resumeLine):
        record.offset = bufferOffset + begin
        record.fault = Diagnostic(problem, at: location(line: brokenLine, lineStart: lineStart, at: at))
        recovery = Recovery(offset: bufferOffset + resumeAfter, line: resumeLine, skipsLine: true)
      }
      return true
    }
  }

  /// Goes to a record whose place is known; `next()` then reads it.
  mutating func seek(to offset: Int, line: Int) {
    recovery = nil
    self.line = line
    if offset >= bufferOffset, offset < bufferOffset + filled {
      position = offset - bufferOffset
    } else {
      bufferOffset = offset
      position = 0
      filled = 0
      reachedEnd = false
    }
  }

  // MARK: Cells

  /// The content of a cell of the current record, or `nil` where it isn't UTF-8.
  func text(_ cell: CSVCell) -> String? {
    guard cell.hasDoubledQuotes else {
      guard let bytes = try? UTF8Span(validating: buffer.span.extracting(cell.content)) else { return nil }
      return String(copying: bytes)
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(cell.content.count)
    var index = cell.content.lowerBound
    while index < cell.content.upperBound {
      bytes.append(buffer[index])
      index += buffer[index] == .quote ? 2 : 1
    }
    return String(validating: bytes, as: UTF8.self)
  }

  func isEmpty(_ cell: CSVCell) -> Bool { buffer.span.isBlank(cell.content) }

  func location(_ cell: CSVCell) -> SourceLocation { location(line: cell.line, lineStart: cell.lineStart, at: cell.start) }

  /// Where the current record begins.
  var recordLocation: SourceLocation { SourceLocation(file: file.path, line: record.line, column: 1) }

  /// Columns count characters (Unicode scalars), as editors do.
  private func location(line: Int, lineStart: Int, at position: Int) -> SourceLocation {
    var column = 1
    for index in lineStart..<position where buffer[index] & 0xC0 != 0x80 { column += 1 }
    return SourceLocation(file: file.path, line: line, column: column)
  }

  // MARK: Faults

  /// Where to go on after a record that couldn't be scanned. It is only done when the next record is asked for, so that the cells
  /// before the fault can still be read.
  private struct Recovery {
    var offset: Int
    var line: Int
    /// Whether the rest of the line at `offset` is given up.
    var skipsLine: Bool
  }
  private var recovery: Recovery?

  private mutating func recover() throws(DiagnosticList) {
    guard let recovery else { return }
    seek(to: recovery.offset, line: recovery.line)
    guard recovery.skipsLine else { return }
    while true {
      while position < filled, !buffer[position].endsLine { position += 1 }
      if position == filled || (position + 1 == filled && buffer[position] == .carriageReturn && !reachedEnd) {
        if reachedEnd { return }
        try fill()
        continue
      }
      if buffer[position] == .carriageReturn, position + 1 < filled, buffer[position + 1] == .lineFeed { position += 1 }
      position += 1
      line += 1
      return
    }
  }

  /// A record longer than the limit. If its quotes do close further down, all of it is given up: what stands inside quotes must never be
  /// taken for rows. If they don't, somebody forgot one, and only the line on which it opened is given up.
  private mutating func giveUpOverlongRecord() throws(DiagnosticList) {
    switch try OverlongRecord(file: file, offset: record.offset, line: record.line).end() {
    case .closed(let offset, let nextLine):
      record.fault = Diagnostic(CSVProblem.recordTooLong(limit: Self.recordLimit), at: recordLocation)
      recovery = Recovery(offset: offset, line: nextLine, skipsLine: false)
    case .openQuote(let offset, let quoteLine):
      // The opening quote is nearly always in the buffer; where it isn't, the row's own beginning is the place to name.
      let at = offset - bufferOffset
      var place = SourceLocation(file: file.path, line: quoteLine, column: 1)
      if at < filled {
        var lineStart = at
        while lineStart > position, !buffer[lineStart - 1].endsLine { lineStart -= 1 }
        place = location(line: quoteLine, lineStart: lineStart, at: at)
      }
      record.fault = Diagnostic(CSVProblem.unterminatedQuote(openedOnLine: quoteLine), at: place)
      recovery = Recovery(offset: offset, line: quoteLine, skipsLine: true)
    case .strayQuote(let offset, let quoteLine):
      record.fault = Diagnostic(CSVProblem.recordTooLong(limit: Self.recordLimit), at: recordLocation)
      recovery = Recovery(offset: offset, line: quoteLine, skipsLine: true)
    }
  }

  /// NUL bytes and broken UTF-8, in a record whose quoting is sound.
  private mutating func checkBytes(_ range: Range<Int>) {
    if let position = record.firstNUL {
      record.fault = Diagnostic(CSVProblem.nulByte, at: location(ofByteAt: position))
    } else if !record.isASCII {
      do {
        _ = try UTF8Span(validating: buffer.span.extracting(range))
      } catch {
        let position = range.lowerBound + error.byteOffsets.lowerBound
        record.fault = Diagnostic(CSVProblem.invalidUTF8(byte: buffer[position]), at: location(ofByteAt: position))
      }
    }
  }

  private func location(ofByteAt target: Int) -> SourceLocation {
    guard let cell = record.cells.last(where: { $0.start <= target }) else { return recordLocation }
    var line = cell.line
    var lineStart = cell.lineStart
    var index = cell.start
    while index < target {
      if buffer[index].endsLine {
        if buffer[index] == .carriageReturn, buffer[index + 1] == .lineFeed { index += 1 }
        line += 1
        lineStart = index + 1
      }
      index += 1
    }
    return location(line: line, lineStart: lineStart, at: target)
  }

  // MARK: Bytes

  /// Moves what isn't used yet to the front, and reads on behind it.
  private mutating func fill() throws(DiagnosticList) {
    if position > 0 {
      if filled > position { buffer.replaceSubrange(0..<(filled - position), with: buffer[position..<filled]) }
      filled -= position
      bufferOffset += position
      position = 0
    }
    if filled == buffer.count { buffer.append(contentsOf: repeatElement(0, count: buffer.count)) }
    let count = try file.read(into: &buffer, filled..<buffer.count, at: bufferOffset + filled)
    filled += count
    reachedEnd = count == 0
  }
}
