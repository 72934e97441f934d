internal import PageDescription

extension ShapedLine {
  /// The line with the room that its blanks leave widened, or narrowed by what little it is too wide. In scripts that write without blanks,
  /// the room goes between letters too.
  /// - Parameter width: in em.
  /// - Returns: the line as it is, when it has no such place.
  public func stretched(to width: Double) -> ShapedLine {
    let rooms = stretchableRooms
    let count = rooms.joined().count { $0 }
    guard count > 0 else { return self }
    let room = (width - self.width) / Double(count)
    var line = self
    var shift = 0.0
    for r in line.runs.indices {
      var next = 0
      for (c, cluster) in line.runs[r].clusters.enumerated() {
        for g in next..<(next + cluster.glyphCount) { line.runs[r].glyphs[g].origin.x += .points(shift) }
        next += cluster.glyphCount
        guard rooms[r][c] else { continue }
        shift += room
        if cluster.glyphCount > 0 { line.runs[r].glyphs[next - 1].advance += .points(room) }
      }
    }
    line.width = width
    line.ink.right += max(0, shift)
    return line
  }

  /// For each cluster of each run, whether there is room behind it (to the right) that may grow.
  private var stretchableRooms: [[Bool]] {
    var rooms = runs.map { [Bool](repeating: false, count: $0.clusters.count) }
    var previous: (run: Int, cluster: Int, text: Substring)?
    for (r, run) in runs.enumerated() {
      // Marks have clusters of their own, and stay with their letters.
      let starts = Set(run.text.indices.map { run.text.utf8.distance(from: run.text.startIndex, to: $0) })
      for (c, cluster) in run.clusters.enumerated() where cluster.glyphCount > 0 && !cluster.bytes.isEmpty {
        let text = run.text.stretch(cluster.bytes)
        if let previous {
          rooms[previous.run][previous.cluster] =
            previous.text.isBlank
            || (!text.isBlank && !run.isRightToLeft && starts.contains(cluster.bytes.lowerBound)
              && (previous.text.isWrittenWithoutBlanks || text.isWrittenWithoutBlanks))
        }
        previous = (r, c, text)
      }
    }
    return rooms
  }
}

extension String {
  /// - Parameter bytes: of UTF-8, at scalars' borders.
  fileprivate func stretch(_ bytes: Range<Int>) -> Substring {
    self[utf8.index(startIndex, offsetBy: bytes.lowerBound)..<utf8.index(startIndex, offsetBy: bytes.upperBound)]
  }
}

extension Substring {
  fileprivate var isBlank: Bool { unicodeScalars.allSatisfy { $0 == " " || $0 == "\u{A0}" || $0 == "\u{3000}" } }
  fileprivate var isWrittenWithoutBlanks: Bool { unicodeScalars.contains { Script(of: $0).isWrittenWithoutBlanks } }
}
