internal import Diagnostics
internal import PageDescription

/// Draws an ornament at its place.
struct OrnamentPlacer {
  private let placer: ElementPlacer
  private let element: Element
  private let ornament: OrnamentElement

  init(_ ornament: OrnamentElement, of element: Element, by placer: ElementPlacer) {
    self.placer = placer
    self.element = element
    self.ornament = ornament
  }

  func place() throws(DiagnosticList) -> Placed {
    switch ornament.kind {
    case .band(let band):
      let (from, to) = (placer.point(band.from), placer.point(band.to))
      let (dx, dy) = ((to.x - from.x).points, (to.y - from.y).points)
      let repeats = Self.repeats(of: band.period, on: .points((dx * dx + dy * dy).squareRoot()))
      return placed(band.pattern.band(from: from, to: to, halfHeight: band.halfHeight, repeats: repeats))
    case .rosette(let rosette):
      return placed(rosette.pattern.rosette(center: placer.point((rosette.x, rosette.y)), radius: rosette.radius))
    case .lines(let lines):
      let box = placer.rect(lines.frame)
      let marks = marks(Guilloche.lines(lines.strands, over: box, angle: lines.angle))
      return Placed(artifact: [.group(GroupMark(clip: .rectangle(box), opacity: ornament.opacity, marks: marks))], of: element)
    case .border(let border): return try place(border)
    }
  }

  /// Two halves that are the same but for half a turn, and the corners, each an item of its own: what is the same is in a document once.
  private func place(_ border: BorderElement) throws(DiagnosticList) -> Placed {
    let box = placer.rect(border.frame)
    let repeats = (across: Self.repeats(of: border.period, on: box.width), down: Self.repeats(of: border.period, on: box.height))
    let half = marks(border.pattern.halfBorder(of: box.size, halfHeight: border.halfHeight, repeats: repeats), cap: .round)
    var all = Placed()
    for turn in [1.0, -1] {
      let transform = Transform(a: turn, b: 0, c: 0, d: turn, tx: box.midX, ty: box.midY)
      all.add(Placed(artifact: [.group(GroupMark(transform: transform, opacity: ornament.opacity, marks: half))], of: element))
    }
    guard let corner = border.corner else { return all }
    let corners: [(x: Length, y: Length, cosine: Double, sine: Double)] = [
      (box.minX, box.minY, 1, 0), (box.maxX, box.minY, 0, 1), (box.maxX, box.maxY, -1, 0), (box.minX, box.maxY, 0, -1),
    ]
    for (x, y, cosine, sine) in corners {
      let (a, b) = border.turnsCorners ? (cosine, sine) : (1, 0)
      let transform = Transform(a: a, b: b, c: -b, d: a, tx: x, ty: y)
      all.add(try placer.place(symbol: corner.value, under: transform, opacity: ornament.opacity, of: element))
    }
    return all
  }

  private static func repeats(of period: Length, on length: Length) -> Int {
    let count = (length / period).rounded()
    return count.isFinite ? Int(max(1, min(1e6, count))) : 1
  }

  private func placed(_ paths: [(strands: Guilloche.Strands, path: Path)]) -> Placed {
    Placed(artifact: marks(paths).faded(ornament.opacity), of: element)
  }

  private func marks(_ paths: [(strands: Guilloche.Strands, path: Path)], cap: Stroke.Cap = .butt) -> [Mark] {
    paths.map { strands, path in
      .path(PathMark(path: path, stroke: Stroke(color: placer.color(strands.color), width: strands.width, cap: cap, join: .round)))
    }
  }
}
