import PageDescription

/// Art that stands several times on a sheet, alike but for its place and the way it is turned: an ornament in each corner, a border above and
/// below. It is written once, as a form XObject (ISO 32000-1, 8.10), and stamped.
struct Stamps {
  /// One of the places at which a piece of art stands.
  struct Place {
    /// Which of `arts`.
    var art: Int
    /// From the art's own origin to the sheet: a turn and a move.
    var transform: Transform
  }
  /// Marks about their own origin.
  private(set) var arts: [[Mark]] = []
  /// By item.
  private(set) var places: [Int: Place] = [:]

  /// Art of fewer segments is as short as its stamp.
  private static let leastSegments = 40

  init(_ items: [DisplayItem]) {
    var pieces: [(place: Int, piece: Piece)] = []
    for (place, item) in items.enumerated() {
      if let piece = Piece(item.contents), piece.segmentCount >= Self.leastSegments { pieces.append((place, piece)) }
    }
    while let first = pieces.first {
      let alike = pieces.filter { $0.piece.isLike(first.piece) }
      pieces.removeAll { $0.piece.isLike(first.piece) }
      guard alike.count > 1 else { continue }
      for (place, piece) in alike { places[place] = Place(art: arts.count, transform: piece.transform) }
      arts.append(first.piece.marks)
    }
  }

  /// An item's art, moved to its own origin.
  private struct Piece {
    var marks: [Mark]
    /// A turn and a move.
    var transform: Transform
    var segmentCount: Int
    private var numbers: [Double]
    private var looks: [Look]

    private struct Look: Equatable {
      var fill: Paint?
      var fillRule: PathMark.FillRule
      var stroke: Stroke?
      var segments: Int
    }

    /// `nil` for anything but paths, plain or in one group that moves, turns and scales them.
    init?(_ contents: [Mark]) {
      var paths: [PathMark] = []
      var scale = 1.0
      if contents.count == 1, case .group(let group) = contents[0] {
        let t = group.transform
        scale = (t.a * t.a + t.b * t.b).squareRoot()
        guard group.clip == nil, group.opacity >= 1, t.a == t.d, t.b == -t.c, scale > 0 else { return nil }
        for mark in group.marks {
          guard case .path(let path) = mark else { return nil }
          paths.append(path)
        }
        transform = Transform(a: t.a / scale, b: t.b / scale, c: t.c / scale, d: t.d / scale, tx: t.tx, ty: t.ty)
        let still = Transform(a: scale, b: 0, c: 0, d: scale, tx: .zero, ty: .zero)
        marks = [.group(GroupMark(transform: still, marks: group.marks))]
      } else {
        for mark in contents {
          guard case .path(let path) = mark else { return nil }
          paths.append(path)
        }
        guard case .move(let start)? = paths.first?.path.segments.first else { return nil }
        transform = .translation(start.x, start.y)
        paths = paths.map { $0.moved { Point(x: $0.x - start.x, y: $0.y - start.y) } }
        marks = paths.map { .path($0) }
      }
      segmentCount = paths.reduce(0) { $0 + $1.path.segments.count }
      looks = paths.map { Look(fill: $0.fill, fillRule: $0.fillRule, stroke: $0.stroke, segments: $0.path.segments.count) }
      numbers = [scale]
      for path in paths {
        for segment in path.path.segments {
          switch segment {
          case .move(let p): numbers += [0, p.x.points, p.y.points]
          case .line(let p): numbers += [1, p.x.points, p.y.points]
          case .curve(let a, let b, let p):
            numbers += [2, a.x.points, a.y.points, b.x.points, b.y.points, p.x.points, p.y.points]
          case .close: numbers.append(3)
          }
        }
      }
    }

    /// To a millionth of a point, which is what placing the same thing elsewhere makes of it.
    func isLike(_ other: Piece) -> Bool {
      looks == other.looks && numbers.count == other.numbers.count && zip(numbers, other.numbers).allSatisfy { abs($0 - $1) < 1e-6 }
    }
  }
}

/// Stamps as they are drawn: each piece of art is written when it is first needed.
struct StampForms {
  private let stamps: Stamps
  private var entries: [Int: ResourceUse.Entry] = [:]

  init(_ items: [DisplayItem]) { stamps = Stamps(items) }

  /// Draws an item with a stamp.
  /// - Returns: `false` when there is none for it.
  mutating func draw(_ place: Int, with writer: inout ContentWriter) throws(AssemblyProblem) -> Bool {
    guard let stamp = stamps.places[place] else { return false }
    if entries[stamp.art] == nil {
      var own = ContentWriter(part: writer.part, colors: writer.colors, height: 0, language: writer.language)
      own.isTagged = false
      try own.write(stamps.arts[stamp.art])
      let bounds = InkBounds(fonts: writer.part.openFonts, height: 0)
      guard let box = try bounds.box(of: stamps.arts[stamp.art]) else { return false }
      entries[stamp.art] = writer.part.form(own.bytes, box: [box.left, box.bottom, box.right, box.top], use: own.use, isGroup: false)
    }
    writer.stamp(entries[stamp.art]!, under: stamp.transform)
    return true
  }
}
