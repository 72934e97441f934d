internal import PageDescription
internal import Typesetting

/// A text's place and the liberties it may take to fit.
struct TextBox: Sendable {
  enum Vertical: Sendable, Equatable {
    /// The first line's baseline stands here; further lines follow below.
    case baseline(Length)
    /// Inside the frame's height.
    case top, middle, bottom
  }
  enum Align: String, Sendable, CaseIterable { case start, center, end, left, right, justify }
  /// Height is only a limit where `vertical` is not a baseline.
  var frame: Rect
  var vertical: Vertical
  var align: Align
  var largest: Length
  var smallest: Length
  var maximumLines: Int
  /// Below this size another line is tried first.
  var wrapBelow: Length
  /// Distance of baselines, in em.
  var leading: Double
}

extension TextBox.Align {
  /// With the sides that `start` and `end` are on a sheet of a direction.
  func onSheet(isRightToLeft: Bool) -> Self {
    switch self {
    case .start: isRightToLeft ? .right : .left
    case .end: isRightToLeft ? .left : .right
    case .center, .left, .right, .justify: self
    }
  }
}

/// A text that found its size.
struct FittedText {
  var runs: [GlyphRun]
  var size: Length
  var lineCount: Int
  var lastBaseline: Length
  /// The painted area on the sheet; `nil` for a text that paints nothing.
  var ink: Rect?
  /// What its widest line takes at the largest size, broken only where the text itself asks for it.
  var fullWidth = Length.zero
}

extension FittedText {
  /// Where what follows may begin: below the descenders that the last line might have, so that lines in neighbouring cells keep step
  /// whatever their letters are.
  var bottom: Length { max(ink?.maxY ?? lastBaseline, lastBaseline + size * 0.22) }
}

/// What it would have needed.
struct DoesNotFit: Error, Equatable {
  /// Of the widest line, or of the whole in height, at the smallest size with all lines used.
  var needed: Length
  var available: Length
  var isHeight: Bool
}

extension TextBox {
  /// Finds the largest size at which the text fits: on one line down to `wrapBelow`, then on two lines from the largest again, and so on
  /// to `maximumLines`; where none of these is enough, the way that sets it largest, down to `smallest`. Widths are measured, never counted.
  func fit(_ spans: [TextSpan], directed direction: BaseDirection, with typesetter: Typesetter, capHeight: Double) throws -> FittedText {
    var failure = DoesNotFit(needed: .zero, available: frame.width, isHeight: false)
    var previousCount = 0
    var second: (block: Block, size: Length)?
    var fullWidth: Length?
    let text = try typesetter.unbroken(spans, direction: direction)
    func fitted(_ block: Block, _ size: Length) throws -> FittedText {
      var fitted = try finish(block, size, of: text, with: typesetter, capHeight: capHeight)
      fitted.fullWidth = fullWidth ?? .zero
      return fitted
    }
    for count in 1...maximumLines {
      let lines = try typesetter.balanced(text, lines: count)
      guard lines.lines.count > previousCount else {
        // Line feeds alone may ask for as many lines as this allows.
        if count > previousCount { break }
        continue
      }
      previousCount = lines.lines.count
      fullWidth = fullWidth ?? largest * lines.width
      guard lines.lines.count <= maximumLines else { break }
      let block = Block(lines: lines.lines, leading: leading)
      var size = largest
      if lines.width > 0 { size = min(size, frame.width / lines.width) }
      if !isOnBaseline, block.inkHeight > 0 { size = min(size, frame.height / block.inkHeight) }
      if size >= max(wrapBelow, smallest) - .points(1e-6) { return try fitted(block, size) }
      if size >= smallest - .points(1e-6), size > second?.size ?? .zero { second = (block, size) }
      let isTooWide = smallest * lines.width > frame.width
      failure = DoesNotFit(
        needed: smallest * (isTooWide ? lines.width : block.inkHeight), available: isTooWide ? frame.width : frame.height,
        isHeight: !isTooWide)
    }
    if let second { return try fitted(second.block, second.size) }
    throw failure
  }

  private func finish(
    _ block: Block, _ size: Length, of text: UnbrokenText, with typesetter: Typesetter, capHeight: Double
  ) throws -> FittedText {
    guard align == .justify, let full = try justified(text, at: size, in: block.lines.count, with: typesetter) else {
      return place(block, size: size, capHeight: capHeight)
    }
    return place(full.block, size: full.size, capHeight: capHeight)
  }

  /// The text in lines as wide as the frame, but for each paragraph's last.
  /// - Parameter count: how many lines it has when they are all alike.
  /// - Returns: the lines, and a size that may be a hair smaller: filled lines can have taller letters in the first and deeper ones in the last.
  private func justified(
    _ text: UnbrokenText, at size: Length, in count: Int, with typesetter: Typesetter
  ) throws -> (block: Block, size: Length)? {
    guard let paragraphs = try typesetter.filled(text, width: frame.width / size), paragraphs.joined().count <= count else { return nil }
    var size = size
    if !isOnBaseline {
      let height = Block(lines: paragraphs.flatMap(\.self), leading: leading).inkHeight
      if height > 0 { size = min(size, frame.height / height) }
      guard size >= smallest - .points(1e-6) else { return nil }
    }
    var lines = stretched(paragraphs, to: frame.width / size)
    // A line without room between its words can be wider by what its ends were kerned.
    let widest = lines.map(\.width).max() ?? 0
    if size * widest > frame.width + .points(1e-6) {
      size = frame.width / widest
      guard size >= smallest - .points(1e-6) else { return nil }
      lines = stretched(paragraphs, to: widest)
    }
    return (Block(lines: lines, leading: leading), size)
  }

  private func stretched(_ paragraphs: [[ShapedLine]], to width: Double) -> [ShapedLine] {
    paragraphs.flatMap { lines in
      lines.enumerated().map { i, line in i < lines.count - 1 || line.width > width ? line.stretched(to: width) : line }
    }
  }

  private var isOnBaseline: Bool {
    if case .baseline = vertical { true } else { false }
  }

  /// Lines with their baselines, in em.
  private struct Block {
    var lines: [ShapedLine]
    /// Of each line's baseline below the first's.
    var baselines: [Double] = []

    init(lines: [ShapedLine], leading: Double) {
      self.lines = lines
      var y = 0.0
      for (i, line) in lines.enumerated() {
        // Scripts with tall or deep marks get the room that their ink needs.
        if i > 0 { y += max(leading * Self.scale(of: line), lines[i - 1].ink.bottom - line.ink.top + 0.06) }
        baselines.append(y)
      }
    }

    /// Words that are larger than the text's size bring their leading along.
    private static func scale(of line: ShapedLine) -> Double { line.runs.reduce(1) { max($0, $1.size.points) } }

    var inkTop: Double { zip(lines, baselines).map { $0.ink.top + $1 }.min() ?? 0 }
    var inkBottom: Double { zip(lines, baselines).map { $0.ink.bottom + $1 }.max() ?? 0 }
    var inkHeight: Double { inkBottom - inkTop }
  }

  private func place(_ block: Block, size: Length, capHeight: Double) -> FittedText {
    let last = block.baselines.last ?? 0
    var first: Length
    switch vertical {
    case .baseline(let y): first = y
    case .top: first = frame.minY + size * capHeight
    case .bottom: first = frame.maxY - size * last
    case .middle: first = frame.midY + size * ((capHeight - last) / 2)
    }
    if !isOnBaseline {
      // The optical place gives way where ink would leave the box.
      first = min(first, frame.maxY - size * block.inkBottom)
      first = max(first, frame.minY - size * block.inkTop)
    }
    var runs: [GlyphRun] = []
    var ink: Rect?
    for (line, offset) in zip(block.lines, block.baselines) {
      let width = size * line.width
      let x: Length
      switch (align, line.isRightToLeft) {
      case (.left, _), (.start, false), (.end, true), (.justify, false): x = frame.minX
      case (.right, _), (.end, false), (.start, true), (.justify, true): x = frame.maxX - width
      case (.center, _): x = frame.midX - width / 2
      }
      let origin = Point(x: x, y: first + size * offset)
      runs += line.placed(size: size, at: origin)
      guard line.ink != .empty else { continue }
      let painted = Rect(
        x: x + size * line.ink.left, y: origin.y + size * line.ink.top, width: size * (line.ink.right - line.ink.left),
        height: size * (line.ink.bottom - line.ink.top))
      ink = ink.map { $0.union(painted) } ?? painted
    }
    return FittedText(runs: runs, size: size, lineCount: block.lines.count, lastBaseline: first + size * last, ink: ink)
  }
}
