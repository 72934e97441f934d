internal import PageDescription

extension Typesetter {
  /// An unbroken text in lines of a width, as few as that takes, and those filled as evenly as can be: of all ways the one with the least
  /// squares of what its lines leave open, the last line of each paragraph apart. A line feed ends a paragraph.
  /// - Parameter width: in em. A line may be wider by `overfull`, which its blanks take up when it is stretched.
  /// - Returns: each paragraph's lines; `nil` when a stretch without a place to break is wider.
  public func filled(_ text: UnbrokenText, width: Double) throws(TypesettingProblem) -> [[ShapedLine]]? {
    var paragraphs: [[ShapedLine]] = []
    for piece in text.pieces {
      let measure = LogicalWidths(piece)
      let stops = [0] + Self.breakPlaces(in: measure.text) + [measure.count]
      guard let cuts = Self.fill(stops: stops, width: width, { measure.width(from: $0, to: $1) }) else { return nil }
      paragraphs.append(try lines(of: piece, cuts: cuts, direction: text.direction))
    }
    return paragraphs
  }

  /// The part of a width by which a line may be wider. Words are measured where they stand in the text; cut out, they may be kerned otherwise.
  private static let overfull = 0.005

  /// Chooses among `stops`, without the first and the last, where lines end.
  /// - Returns: `nil` when there is no way.
  static func fill(stops: [Int], width: Double, _ measure: (Int, Int) -> Double) -> [Int]? {
    struct Way { var lines: Int, open: Double, from: Int }
    let allowed = width * (1 + overfull)
    var best: [Way?] = [Way(lines: 0, open: 0, from: 0)]
    for j in stops.indices.dropFirst() {
      var found: Way?
      for i in stride(from: j - 1, through: 0, by: -1) {
        let line = measure(stops[i], stops[j])
        // What begins earlier is only wider.
        if line > allowed { break }
        guard let before = best[i] else { continue }
        let open = j == stops.count - 1 ? 0 : (width - line) * (width - line)
        let way = Way(lines: before.lines + 1, open: before.open + open, from: i)
        if found == nil || (way.lines, way.open) < (found!.lines, found!.open) { found = way }
      }
      best.append(found)
    }
    guard best.last! != nil else { return nil }
    var cuts: [Int] = []
    var place = stops.count - 1
    while let way = best[place], way.from > 0 {
      cuts.append(stops[way.from])
      place = way.from
    }
    return cuts.reversed()
  }
}
