import Diagnostics

/// Looks ahead, without keeping anything, for the end of a record that is too long to hold.
struct OverlongRecord {
  enum End {
    /// Its quotes are sound; the next record begins at this offset, on this line.
    case closed(next: Int, line: Int)
    /// The quote at this offset, on this line, is never closed.
    case openQuote(offset: Int, line: Int)
    /// The quoting breaks at this offset, on this line.
    case strayQuote(offset: Int, line: Int)
  }

  private enum State { case cellStart, plain, quoted, quoteSeen }

  let file: FileBytes
  let offset: Int
  let line: Int

  func end() throws(DiagnosticList) -> End {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var base = offset
    var line = line
    var state = State.cellStart
    var quote = (offset: offset, line: line)
    var previousWasReturn = false
    while true {
      let count = try file.read(into: &buffer, 0..<buffer.count, at: base)
      if count == 0 {
        return state == .quoted ? .openQuote(offset: quote.offset, line: quote.line) : .closed(next: base, line: line)
      }
      for index in 0..<count {
        let byte = buffer[index]
        let afterReturn = previousWasReturn
        previousWasReturn = false
        switch (state, byte) {
        case (.quoted, .quote): state = .quoteSeen
        case (.quoted, .carriageReturn):
          line += 1
          previousWasReturn = true
        case (.quoted, .lineFeed): if !afterReturn { line += 1 }
        case (.quoted, _): break
        case (.quoteSeen, .quote): state = .quoted
        case (_, .comma): state = .cellStart
        case (_, .lineFeed), (_, .carriageReturn): return try afterLineEnd(base + index, byte, line)
        case (.quoteSeen, _):
          if line != quote.line { return .openQuote(offset: quote.offset, line: quote.line) }
          return .strayQuote(offset: base + index, line: line)
        case (.cellStart, .quote):
          state = .quoted
          quote = (base + index, line)
        case (.plain, .quote): return .strayQuote(offset: base + index, line: line)
        case (.cellStart, _), (.plain, _): state = .plain
        }
      }
      base += count
    }
  }

  private func afterLineEnd(_ offset: Int, _ byte: UInt8, _ line: Int) throws(DiagnosticList) -> End {
    var following: [UInt8] = [0]
    if byte == .carriageReturn, try file.read(into: &following, 0..<1, at: offset + 1) == 1, following[0] == .lineFeed {
      return .closed(next: offset + 2, line: line + 1)
    }
    return .closed(next: offset + 1, line: line + 1)
  }
}
