/// An outline as a Type 2 charstring (Adobe Technical Note 5177), without hints and subroutines.
struct CharString {
  private(set) var bytes: [UInt8] = []
  private let scale: Double
  private var x = 0.0
  private var y = 0.0
  /// Where the current contour began; Type 2 closes contours by itself.
  private var arguments: [Double] = []
  private var pending: Operator?
  private var advance: Double?

  private enum Operator: UInt8 {
    case rlineto = 5, hlineto = 6, vlineto = 7, rrcurveto = 8, endchar = 14, rmoveto = 21, hmoveto = 22, vmoveto = 4, vhcurveto = 30
    case hvcurveto = 31
  }
  /// The argument stack's size (5177, Appendix B).
  private static let mostArguments = 48

  /// - Parameters:
  ///   - advance: in thousandths of an em; stands before the first operator (5177, 4.1), with a nominal width of 0.
  ///   - scale: from the outline's units to thousandths of an em.
  init(_ outline: GlyphOutline, advance: Double, scale: Double) {
    self.scale = scale
    self.advance = advance
    bytes.reserveCapacity(outline.segments.count * 7 + 8)
    for segment in outline.segments {
      switch segment {
      case .move(let px, let py): move(px * scale, py * scale)
      case .line(let px, let py): line(px * scale, py * scale)
      case .quadratic(let cx, let cy, let px, let py):
        let (qx, qy) = (cx * scale, cy * scale)
        let (tx, ty) = (px * scale, py * scale)
        curve(x + (qx - x) * 2 / 3, y + (qy - y) * 2 / 3, tx + (qx - tx) * 2 / 3, ty + (qy - ty) * 2 / 3, tx, ty)
      case .cubic(let ax, let ay, let bx, let by, let px, let py):
        curve(ax * scale, ay * scale, bx * scale, by * scale, px * scale, py * scale)
      }
    }
    flush()
    emit([], .endchar)
  }

  private mutating func move(_ px: Double, _ py: Double) {
    let (dx, dy) = step(to: px, py)
    flush()
    if dy == 0 { emit([dx], .hmoveto) } else if dx == 0 { emit([dy], .vmoveto) } else { emit([dx, dy], .rmoveto) }
  }

  private mutating func line(_ px: Double, _ py: Double) {
    let (dx, dy) = step(to: px, py)
    if dx == 0, dy == 0 { return }
    if dy == 0 || dx == 0 {
      // Horizontal and vertical lines in turn share one operator.
      let isHorizontal = dy == 0
      let count = arguments.count
      let continues = pending == .hlineto && (count % 2 == 0) == isHorizontal || pending == .vlineto && (count % 2 == 0) != isHorizontal
      if continues, count < Self.mostArguments {
        arguments.append(isHorizontal ? dx : dy)
      } else {
        flush()
        pending = isHorizontal ? .hlineto : .vlineto
        arguments = [isHorizontal ? dx : dy]
      }
    } else {
      add([dx, dy], to: .rlineto)
    }
  }

  private mutating func curve(_ ax: Double, _ ay: Double, _ bx: Double, _ by: Double, _ px: Double, _ py: Double) {
    let (dax, day) = step(to: ax, ay)
    let (dbx, dby) = step(to: bx, by)
    let (dx, dy) = step(to: px, py)
    if day == 0, dx == 0 {
      alternate([dax, dbx, dby, dy], horizontalFirst: true)
    } else if dax == 0, dy == 0 {
      alternate([day, dbx, dby, dx], horizontalFirst: false)
    } else {
      add([dax, day, dbx, dby, dx, dy], to: .rrcurveto)
    }
  }

  /// Curves that begin where the last one's tangent pointed share one operator.
  private mutating func alternate(_ numbers: [Double], horizontalFirst: Bool) {
    let isEven = arguments.count / 4 % 2 == 0
    let continues = pending == .hvcurveto && isEven == horizontalFirst || pending == .vhcurveto && isEven != horizontalFirst
    if continues, arguments.count + 4 <= Self.mostArguments {
      arguments += numbers
    } else {
      flush()
      pending = horizontalFirst ? .hvcurveto : .vhcurveto
      arguments = numbers
    }
  }

  private mutating func add(_ numbers: [Double], to op: Operator) {
    if pending != op || arguments.count + numbers.count > Self.mostArguments { flush() }
    pending = op
    arguments += numbers
  }

  private mutating func flush() {
    guard let op = pending else { return }
    pending = nil
    emit(arguments, op)
    arguments.removeAll(keepingCapacity: true)
  }

  private mutating func emit(_ numbers: [Double], _ op: Operator) {
    if let advance {
      write(Self.rounded(advance))
      self.advance = nil
    }
    for number in numbers { write(number) }
    bytes.append(op.rawValue)
  }

  /// The way from the pen to a point, in steps that a charstring can hold, so that rounding never adds up.
  private mutating func step(to px: Double, _ py: Double) -> (Double, Double) {
    let (tx, ty) = (Self.rounded(px), Self.rounded(py))
    defer { (x, y) = (tx, ty) }
    return (tx - x, ty - y)
  }

  /// To 1/65,536, the finest that a charstring holds.
  private static func rounded(_ value: Double) -> Double {
    let nearest = value.rounded()
    return abs(value - nearest) < 1e-4 ? nearest : (value * 65_536).rounded() / 65_536
  }

  /// 5177, 3.2.
  private mutating func write(_ value: Double) {
    let whole = Int(value)
    if Double(whole) == value, (-32_768...32_767).contains(whole) {
      switch whole {
      case -107...107: bytes.append(UInt8(whole + 139))
      case 108...1131:
        let rest = whole - 108
        bytes += [UInt8(247 + rest >> 8), UInt8(rest & 255)]
      case -1131 ... -108:
        let rest = -whole - 108
        bytes += [UInt8(251 + rest >> 8), UInt8(rest & 255)]
      default:
        let bits = UInt16(bitPattern: Int16(whole))
        bytes += [28, UInt8(bits >> 8), UInt8(bits & 255)]
      }
    } else {
      let bits = UInt32(bitPattern: Int32((min(max(value, -32_767), 32_767) * 65_536).rounded()))
      bytes += [255, UInt8(bits >> 24), UInt8(bits >> 16 & 255), UInt8(bits >> 8 & 255), UInt8(bits & 255)]
    }
  }
}
