internal import FontPrograms
internal import PageDescription

/// An outline as SVG path data (SVG 2, 9.3).
struct SVGPathText {
  private(set) var text = ""

  /// In points, to a thousandth.
  init(_ path: Path) {
    for segment in path.segments {
      switch segment {
      case .move(let p): add("M", [p.x.points, p.y.points], decimals: 3)
      case .line(let p): add("L", [p.x.points, p.y.points], decimals: 3)
      case .curve(let a, let b, let p):
        add("C", [a.x.points, a.y.points, b.x.points, b.y.points, p.x.points, p.y.points], decimals: 3)
      case .close: text += "Z"
      }
    }
  }

  /// In font units, y upwards.
  init(_ outline: GlyphOutline) {
    for segment in outline.segments {
      switch segment {
      case .move(let x, let y): add("M", [x, y], decimals: 0)
      case .line(let x, let y): add("L", [x, y], decimals: 0)
      case .quadratic(let cx, let cy, let x, let y): add("Q", [cx, cy, x, y], decimals: 0)
      case .cubic(let ax, let ay, let bx, let by, let x, let y): add("C", [ax, ay, bx, by, x, y], decimals: 0)
      }
    }
  }

  private mutating func add(_ command: String, _ numbers: [Double], decimals: Int) {
    text += command
    for (i, number) in numbers.enumerated() {
      let digits = number.plain(decimals)
      if i > 0, !digits.hasPrefix("-") { text += " " }
      text += digits
    }
  }
}
