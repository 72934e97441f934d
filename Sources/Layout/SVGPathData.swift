internal import PageDescription

/// Path data as SVG writes it (SVG 2, 9.3), numbers in millimetres: M, L, H, V, C, S, Q, T, A, Z in both cases.
struct SVGPathData {
  private var scanner: Scanner
  private var segments: [Path.Segment] = []
  private var current = (x: 0.0, y: 0.0)
  private var start = (x: 0.0, y: 0.0)
  /// The last control of the curve before, when it was cubic or quadratic: S and T go on from its mirror image.
  private var cubicControl: (x: Double, y: Double)?
  private var quadraticControl: (x: Double, y: Double)?

  /// - Throws: where it stops being path data.
  static func parse(_ text: String) throws(PathFault) -> Path {
    var data = SVGPathData(scanner: Scanner(text))
    var command: Character?
    while !data.scanner.isAtEnd {
      let before = data.scanner
      if let next = data.scanner.command() { command = next }
      guard let letter = command, !data.segments.isEmpty || letter == "M" || letter == "m", data.read(letter) else {
        throw PathFault(rest: before.rest)
      }
      switch letter {
      // More pairs are lines.
      case "M": command = "L"
      case "m": command = "l"
      case "Z", "z": command = nil
      default: break
      }
    }
    guard !data.segments.isEmpty else { throw PathFault(rest: text) }
    return Path(data.segments)
  }

  private init(scanner: Scanner) { self.scanner = scanner }

  /// - Returns: whether the command's numbers were there.
  private mutating func read(_ letter: Character) -> Bool {
    let isRelative = letter.isLowercase
    let (cubic, quadratic) = (cubicControl, quadraticControl)
    (cubicControl, quadraticControl) = (nil, nil)
    switch letter.uppercased() {
    case "M":
      guard let to = pair(isRelative) else { return false }
      (current, start) = (to, to)
      segments.append(.move(point(to)))
    case "L":
      guard let to = pair(isRelative) else { return false }
      addLine(to)
    case "H":
      guard let x = scanner.number() else { return false }
      addLine((isRelative ? current.x + x : x, current.y))
    case "V":
      guard let y = scanner.number() else { return false }
      addLine((current.x, isRelative ? current.y + y : y))
    case "C":
      guard let a = pair(isRelative), let b = pair(isRelative), let to = pair(isRelative) else { return false }
      addCurve(a, b, to)
    case "S":
      guard let b = pair(isRelative), let to = pair(isRelative) else { return false }
      addCurve(mirrored(cubic), b, to)
    case "Q":
      guard let control = pair(isRelative), let to = pair(isRelative) else { return false }
      addQuadratic(control, to)
    case "T":
      guard let to = pair(isRelative) else { return false }
      addQuadratic(mirrored(quadratic), to)
    case "A":
      guard let rx = scanner.number(), let ry = scanner.number(), let rotation = scanner.number(), let isLarge = scanner.flag(),
        let isClockwise = scanner.flag(), let to = pair(isRelative)
      else { return false }
      let radii = Size(width: .millimetres(rx), height: .millimetres(ry))
      segments +=
        EllipticArc(
          from: point(current), to: point(to), radii: radii, rotation: rotation, isLarge: isLarge, isClockwise: isClockwise
        ).curves
      current = to
    case "Z":
      current = start
      segments.append(.close)
    default: return false
    }
    return true
  }

  private func point(_ p: (x: Double, y: Double)) -> Point { Point(x: .millimetres(p.x), y: .millimetres(p.y)) }

  private mutating func pair(_ isRelative: Bool) -> (x: Double, y: Double)? {
    guard let x = scanner.number(), let y = scanner.number() else { return nil }
    return isRelative ? (current.x + x, current.y + y) : (x, y)
  }

  private func mirrored(_ control: (x: Double, y: Double)?) -> (x: Double, y: Double) {
    control.map { (2 * current.x - $0.x, 2 * current.y - $0.y) } ?? current
  }

  private mutating func addLine(_ to: (x: Double, y: Double)) {
    current = to
    segments.append(.line(point(to)))
  }

  private mutating func addCurve(_ a: (x: Double, y: Double), _ b: (x: Double, y: Double), _ to: (x: Double, y: Double)) {
    (current, cubicControl) = (to, b)
    segments.append(.curve(point(a), point(b), point(to)))
  }

  private mutating func addQuadratic(_ control: (x: Double, y: Double), _ to: (x: Double, y: Double)) {
    let a = (x: current.x + (control.x - current.x) * 2 / 3, y: current.y + (control.y - current.y) * 2 / 3)
    let b = (x: to.x + (control.x - to.x) * 2 / 3, y: to.y + (control.y - to.y) * 2 / 3)
    (current, quadraticControl) = (to, control)
    segments.append(.curve(point(a), point(b), point(to)))
  }

  private struct Scanner {
    private let characters: [Character]
    private var i = 0

    init(_ text: String) { characters = Array(text) }

    private mutating func skipSeparators() {
      while i < characters.count, characters[i].isWhitespace || characters[i] == "," { i += 1 }
    }

    var isAtEnd: Bool { characters[i...].allSatisfy { $0.isWhitespace } }
    var rest: String { String(characters[i...]) }

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
      while i < characters.count, isDigit(i) || (characters[i] == "." && !hasPoint) {
        hasPoint = hasPoint || characters[i] == "."
        i += 1
      }
      if i < characters.count, characters[i] == "e" || characters[i] == "E" {
        var digits = i + 1
        if digits < characters.count, "+-".contains(characters[digits]) { digits += 1 }
        if digits < characters.count, isDigit(digits) {
          i = digits
          while i < characters.count, isDigit(i) { i += 1 }
        }
      }
      guard let number = Double(String(characters[start..<i])), number.isFinite else { return nil }
      return number
    }

    /// One digit, which the next number may follow without a blank.
    mutating func flag() -> Bool? {
      skipSeparators()
      guard i < characters.count, characters[i] == "0" || characters[i] == "1" else { return nil }
      defer { i += 1 }
      return characters[i] == "1"
    }

    private func isDigit(_ place: Int) -> Bool { characters[place].isASCII && characters[place].isNumber }
  }
}

/// Path data that can't be read.
struct PathFault: Error, Equatable {
  /// From where on.
  var rest: String
}
