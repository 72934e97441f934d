internal import CPangoCairo
internal import PageDescription

/// Text broken into lines whose widths are as equal as its words allow.
public struct BalancedLines: Sendable {
  public var lines: [ShapedLine]
  /// The widest line, in em.
  public var width: Double
}

/// A text shaped and measured on one line, or on as many as its line feeds ask for, that may be broken into more.
public struct UnbrokenText {
  var pieces: [Piece]
  var direction: BaseDirection

  struct Piece {
    var spans: [TextSpan]
    var line: ShapedLine
    /// By byte of the piece's text.
    var advances: [Double]
  }
}

extension Typesetter {
  /// The text in up to `count` lines, balanced: of all ways to break it, the one whose widest line is narrowest.
  /// A line feed always breaks.
  /// - Returns: fewer lines than `count` when the text has too few places to break (UAX #14).
  public func balanced(
    _ spans: [TextSpan], lines count: Int, direction: BaseDirection = .automatic
  ) throws(TypesettingProblem) -> BalancedLines {
    try balanced(try unbroken(spans, direction: direction), lines: count)
  }

  /// Shapes a text once, for whatever number of lines it is then broken into.
  public func unbroken(_ spans: [TextSpan], direction: BaseDirection = .automatic) throws(TypesettingProblem) -> UnbrokenText {
    guard spans.contains(where: { $0.text.utf8.contains(UInt8(ascii: "\n")) }) else {
      let (line, advances) = try measuredLine(spans, direction: direction)
      var resolved = direction
      if resolved == .automatic { resolved = line.isRightToLeft ? .rightToLeft : .leftToRight }
      return UnbrokenText(pieces: [UnbrokenText.Piece(spans: spans, line: line, advances: advances)], direction: resolved)
    }
    var resolved = direction
    if resolved == .automatic { resolved = try line(spans).isRightToLeft ? .rightToLeft : .leftToRight }
    var text = UnbrokenText(pieces: [], direction: resolved)
    for piece in Self.split(spans, atLineFeeds: true) {
      let (line, advances) = try measuredLine(piece, direction: resolved)
      text.pieces.append(UnbrokenText.Piece(spans: piece, line: line, advances: advances))
    }
    return text
  }

  /// An unbroken text in up to `count` lines, balanced.
  public func balanced(_ text: UnbrokenText, lines count: Int) throws(TypesettingProblem) -> BalancedLines {
    guard text.pieces.count > 1 else {
      return Self.result(try lines(of: text.pieces[0], count: max(1, count), direction: text.direction))
    }
    // Forced lines: what is left of the allowance goes to the widest of them.
    var broken = text.pieces.map { [$0.line] }
    var spare = count - text.pieces.count
    while spare > 0 {
      let widest = broken.indices.max { a, b in
        (broken[a].map(\.width).max() ?? 0) < (broken[b].map(\.width).max() ?? 0)
      }!
      let attempt = try lines(of: text.pieces[widest], count: broken[widest].count + 1, direction: text.direction)
      guard attempt.count > broken[widest].count else { break }
      broken[widest] = attempt
      spare -= 1
    }
    return Self.result(broken.flatMap(\.self))
  }

  private static func result(_ lines: [ShapedLine]) -> BalancedLines {
    BalancedLines(lines: lines, width: lines.map(\.width).max() ?? 0)
  }

  private func lines(of piece: UnbrokenText.Piece, count: Int, direction: BaseDirection) throws(TypesettingProblem) -> [ShapedLine] {
    guard count > 1 else { return [piece.line] }
    let measure = LogicalWidths(piece)
    let places = Self.breakPlaces(in: measure.text)
    guard !places.isEmpty else { return [piece.line] }
    let cuts = Self.balance(places: places, end: measure.count, lines: min(count, places.count + 1)) { measure.width(from: $0, to: $1) }
    return try lines(of: piece, cuts: cuts, direction: direction)
  }

  func lines(of piece: UnbrokenText.Piece, cuts: [Int], direction: BaseDirection) throws(TypesettingProblem) -> [ShapedLine] {
    guard !cuts.isEmpty else { return [piece.line] }
    var lines: [ShapedLine] = []
    var start = 0
    for cut in cuts + [piece.spans.reduce(0) { $0 + $1.text.utf8.count }] {
      lines.append(try line(Self.slice(piece.spans, start..<cut), direction: direction))
      start = cut
    }
    return lines
  }

  /// Chooses `lines − 1` of `places` so that the widest line is as narrow as can be, and among those the one with the least squares of
  /// widths. Dynamic programming over the places; texts here have a few dozen.
  static func balance(places: [Int], end: Int, lines: Int, width: (Int, Int) -> Double) -> [Int] {
    let stops = [0] + places + [end]
    struct Way { var widest: Double, squares: Double, from: Int }
    var best = stops.map { stop in
      stop == 0 ? Way(widest: 0, squares: 0, from: 0) : Way(widest: width(0, stop), squares: width(0, stop) * width(0, stop), from: 0)
    }
    var history = [best]
    for _ in 1..<lines {
      var next = best.map { _ in Way(widest: .infinity, squares: .infinity, from: 0) }
      for j in 1..<stops.count {
        for i in 1..<j where best[i].widest < .infinity {
          let w = width(stops[i], stops[j])
          let candidate = Way(widest: max(best[i].widest, w), squares: best[i].squares + w * w, from: i)
          if (candidate.widest, candidate.squares) < (next[j].widest, next[j].squares) { next[j] = candidate }
        }
      }
      best = next
      history.append(best)
    }
    var cuts: [Int] = []
    var stop = stops.count - 1
    for level in stride(from: lines - 1, to: 0, by: -1) {
      stop = history[level][stop].from
      cuts.append(stops[stop])
    }
    return cuts.reversed()
  }

  /// Bytes at which a line may begin (Pango's line-break attributes, UAX #14).
  static func breakPlaces(in text: String) -> [Int] {
    let count = text.unicodeScalars.count + 1
    var attributes = [PangoLogAttr](repeating: PangoLogAttr(), count: count)
    unsafe pango_get_log_attrs(text, -1, -1, pango_language_get_default(), &attributes, Int32(count))
    var places: [Int] = []
    var byte = 0
    for (i, scalar) in text.unicodeScalars.enumerated() {
      if i > 0, attributes[i].is_line_break != 0 { places.append(byte) }
      byte += UTF8.width(scalar)
    }
    return places
  }

  /// Spans of a range of bytes of the joined text, without white space at its end. Directional isolates that are open where the range
  /// begins are opened again, so that the rest of an isolated phrase keeps its direction on the next line.
  static func slice(_ spans: [TextSpan], _ bytes: Range<Int>) -> [TextSpan] {
    var result: [TextSpan] = []
    let before = spans.map(\.text).joined().utf8.prefix(bytes.lowerBound)
    var open: [Unicode.Scalar] = []
    for scalar in String(decoding: before, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x2066...0x2068: open.append(scalar)
      case 0x2069: _ = open.popLast()
      default: continue
      }
    }
    if !open.isEmpty, let style = spans.first {
      result.append(TextSpan(String(String.UnicodeScalarView(open)), style: style.style, language: style.language))
    }
    var position = 0
    for span in spans {
      let utf8 = Array(span.text.utf8)
      let low = max(bytes.lowerBound - position, 0)
      let high = min(bytes.upperBound - position, utf8.count)
      if low < high {
        result.append(TextSpan(String(decoding: utf8[low..<high], as: UTF8.self), style: span.style, language: span.language))
      }
      position += utf8.count
    }
    while let last = result.last {
      let trimmed = String(String.UnicodeScalarView(last.text.unicodeScalars.reversed().drop { $0.properties.isWhitespace }.reversed()))
      result.removeLast()
      if !trimmed.isEmpty {
        result.append(TextSpan(trimmed, style: last.style, language: last.language))
        break
      }
    }
    return result
  }

  static func split(_ spans: [TextSpan], atLineFeeds: Bool) -> [[TextSpan]] {
    var lines: [[TextSpan]] = [[]]
    for span in spans {
      for (i, piece) in span.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        if i > 0 { lines.append([]) }
        if !piece.isEmpty { lines[lines.count - 1].append(TextSpan(String(piece), style: span.style, language: span.language)) }
      }
    }
    let filled = lines.filter { !$0.isEmpty }
    return filled.isEmpty ? [[]] : filled
  }
}

/// Widths of stretches of a shaped line in logical order, in em.
struct LogicalWidths {
  /// Sum of advances before each byte.
  private var before: [Double]
  let text: String
  private let bytes: [UInt8]

  init(_ piece: UnbrokenText.Piece) {
    text = piece.spans.map(\.text).joined()
    bytes = Array(text.utf8)
    before = [0]
    before.reserveCapacity(piece.advances.count + 1)
    for advance in piece.advances { before.append(before.last! + advance) }
  }

  /// In bytes.
  var count: Int { bytes.count }

  /// Without the white space at the end.
  func width(from start: Int, to end: Int) -> Double {
    var end = end
    while end > start, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    return before[end] - before[start]
  }
}
