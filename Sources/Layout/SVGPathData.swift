internal import PageDescription

/// Path data as SVG writes it (SVG 2, 9.3), numbers in millimetres: M, L, H, V, C, Q, Z in both cases.
enum SVGPathData {
  /// - Returns: `nil` when it isn't path data.
  static func parse(_ text: String) -> Path? {
    var scanner = Scanner(text)
    var segments: [Path.Segment] = []
    var current = (x: 0.0, y: 0.0)
    var start = current
    var command: Character?
    func point(_ p: (x: Double, y: Double)) -> Point { Point(x: .millimetres(p.x), y: .millimetres(p.y)) }
    while true {
      if let next = scanner.command() {
        command = next
      } else if scanner.isAtEnd {
        return segments.isEmpty ? nil : Path(segments)
      }
      guard let letter = command else { return nil }
      let isRelative = letter.isLowercase
      func pair() -> (x: Double, y: Double)? {
        guard let x = scanner.number(), let y = scanner.number() else { return nil }
        return isRelative ? (current.x + x, current.y + y) : (x, y)
      }
      switch letter {
      case "M", "m":
        guard let to = pair() else { return nil }
        (current, start) = (to, to)
        segments.append(.move(point(to)))
        command = isRelative ? "l" : "L"
      case "L", "l":
        guard let to = pair() else { return nil }
        current = to
        segments.append(.line(point(to)))
      case "H", "h":
        guard let x = scanner.number() else { return nil }
        current.x = isRelative ? current.x + x : x
        segments.append(.line(point(current)))
      case "V", "v":
        guard let y = scanner.number() else { return nil }
        current.y = isRelative ? current.y + y : y
        segments.append(.line(point(current)))
      case "C", "c":
        guard let a = pair(), let b = pair(), let to = pair() else { return nil }
        current = to
        segments.append(.curve(point(a), point(b), point(to)))
      case "Q", "q":
        guard let control = pair(), let to = pair() else { return nil }
        let a = (x: current.x + (control.x - current.x) * 2 / 3, y: current.y + (control.y - current.y) * 2 / 3)
        let b = (x: to.x + (control.x - to.x) * 2 / 3, y: to.y + (control.y - to.y) * 2 / 3)
        current = to
        segments.append(.curve(point(a), point(b), point(to)))
      case "Z", "z":
        current = start
        segments.append(.close)
        command = nil
      default: return nil
      }
    }
  }

  private struct Scanner {
    private let characters: [Character]
    private var i = 0

    init(_ text: String) { characters = Array(text) }

    private mutating func skipSeparators() {
      while i < characters.count, characters[i].isWhitespace || characters[i] == "," { i += 1 }
    }

    var isAtEnd: Bool { characters[i...].allSatisfy { $0.isWhitespace } }

    mutating func command() -> Character? {
      skipSeparators()
      guard i < characters.count, characters[i].isLetter else { return nil }
      defer { i += 1 }
      return characters[i]
    }

    mutating func number() -> Double? {
      skipSeparators()
      let start = i
      if i < characters.count, "+-".contains(characters[i]) { i += 1 }
      var hasPoint = false
      while i < characters.count, characters[i].isNumber || (characters[i] == "." && !hasPoint) {
        hasPoint = hasPoint || characters[i] == "."
        i += 1
      }
      return Double(String(characters[start..<i]))
    }
  }
}
