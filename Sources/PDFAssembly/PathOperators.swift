import Drawing
import PageDescription

/// Paths as operators (ISO 32000-1, 8.5).
extension ContentWriter {
  /// Coordinates of long paths are whole numbers of 1/256 point, from the top: cairo's own grid, finer than any press, and a fifth shorter.
  private static let fineGrid = 256.0
  /// Segments from which it pays.
  private static let manySegments = 32

  /// Writes paths that follow one another.
  mutating func write(_ marks: [PathMark]) {
    // An enlarged path needs finer coordinates than the grid has.
    let isFine = decimals == 3 && marks.reduce(0) { $0 + $1.path.segments.count } > Self.manySegments
    guard isFine else {
      for mark in marks { write(mark, grid: nil) }
      return
    }
    endText()
    let before = state
    bytes += "q .00390625 0 0 -.00390625 0 "
    bytes.append(height, decimals: 3)
    bytes += " cm\n"
    (state.lineWidth, state.dashes) = (nil, nil)
    for mark in marks { write(mark, grid: Self.fineGrid) }
    bytes += "Q\n"
    state = before
  }

  private mutating func write(_ mark: PathMark, grid: Double?) {
    endText()
    guard !mark.path.segments.isEmpty else { return }
    // A width of 0 would be the device's thinnest line (8.4.3.2), and means none.
    let stroke = mark.stroke.flatMap { $0.width.points >= 0.00005 ? $0 : nil }
    if let stroke {
      set(stroke: stroke.color, isHairline: stroke.width < .points(1))
      set(stroke, scale: grid ?? 1)
    }
    if let fill = mark.fill { set(fill: fill) }
    let alphas = (mark.fill?.uniformColor?.alpha ?? 1, stroke?.color.alpha ?? 1)
    let isEvenOdd = mark.fillRule == .evenOdd
    if mark.fill != nil, stroke != nil, alphas.0 >= 1, alphas.1 >= 1 {
      set(alpha: 1)
      write(mark.path, grid: grid)
      bytes += isEvenOdd ? "B*\n" : "B\n"
      return
    }
    if mark.fill != nil {
      set(alpha: alphas.0)
      write(mark.path, grid: grid)
      bytes += isEvenOdd ? "f*\n" : "f\n"
    }
    if stroke != nil {
      set(alpha: alphas.1)
      write(mark.path, grid: grid)
      bytes += "S\n"
    }
  }

  /// - Parameter grid: parts of a point that coordinates are counted in, when the graphics state is set to it; `nil` for points.
  mutating func write(_ path: Path, grid: Double? = nil) {
    if let rectangle = path.rectangle {
      // From the same corner and round the same way as the path, for dashes count from there.
      append(rectangle.origin, grid)
      append(rectangle.width.points, grid)
      append(grid == nil ? -rectangle.height.points : rectangle.height.points, grid)
      bytes += "re\n"
      return
    }
    for segment in path.segments {
      switch segment {
      case .move(let p):
        append(p, grid)
        bytes += "m\n"
      case .line(let p):
        append(p, grid)
        bytes += "l\n"
      case .curve(let a, let b, let p):
        append(a, grid)
        append(b, grid)
        append(p, grid)
        bytes += "c\n"
      case .close: bytes += "h\n"
      }
    }
  }

  private mutating func append(_ point: Point, _ grid: Double?) {
    append(point.x.points, grid)
    append(grid == nil ? height - point.y.points : point.y.points, grid)
  }

  private mutating func append(_ points: Double, _ grid: Double?) {
    if let grid { bytes.append(points * grid, decimals: 0) } else { bytes.append(points, decimals: decimals) }
    bytes.append(UInt8(ascii: " "))
  }

  private mutating func set(_ stroke: Stroke, scale: Double) {
    let width = stroke.width.points * scale
    if state.lineWidth != width {
      bytes.append(width, decimals: max(4, decimals))
      bytes += " w\n"
      state.lineWidth = width
    }
    if state.cap != stroke.cap {
      switch stroke.cap {
      case .butt: bytes += "0 J\n"
      case .round: bytes += "1 J\n"
      case .square: bytes += "2 J\n"
      }
      state.cap = stroke.cap
    }
    if state.join != stroke.join {
      switch stroke.join {
      // 10 is a page's own miter limit, and every output's.
      case .miter: bytes += "0 j\n"
      case .round: bytes += "1 j\n"
      case .bevel: bytes += "2 j\n"
      }
      state.join = stroke.join
    }
    let dashes = stroke.usableDashes.map { $0 * scale }
    if state.dashes != dashes {
      bytes.append(UInt8(ascii: "["))
      for (i, dash) in dashes.enumerated() {
        if i > 0 { bytes.append(UInt8(ascii: " ")) }
        bytes.append(dash, decimals: decimals)
      }
      bytes += "]0 d\n"
      state.dashes = dashes
    }
  }
}

extension Path {
  /// The rectangle that the path draws, when it is one.
  fileprivate var rectangle: Rect? {
    guard segments.count == 5, case .move(let a) = segments[0], case .line(let b) = segments[1], case .line(let c) = segments[2],
      case .line(let d) = segments[3], case .close = segments[4], a.y == b.y, b.x == c.x, c.y == d.y, d.x == a.x, c.x >= a.x, c.y >= a.y
    else { return nil }
    return Rect(x: a.x, y: a.y, width: c.x - a.x, height: c.y - a.y)
  }
}
