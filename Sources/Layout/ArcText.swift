import Foundation
internal import PageDescription
internal import Typesetting

/// Text along a circle, letters upright to it: round the top, or along the bottom reading the same way.
struct ArcText: Sendable {
  enum Side: String, Sendable, CaseIterable { case top, bottom }
  var center: Point
  /// Of the baseline.
  var radius: Length
  var side: Side
  var largest: Length
  var smallest: Length
  /// The part of the circle that the text may take, in degrees.
  var span: Double

  /// - Throws: `DoesNotFit` with lengths along the arc.
  func fit(_ spans: [TextSpan], with typesetter: Typesetter) throws -> (marks: [Mark], size: Length) {
    let line = try typesetter.line(spans)
    let available = radius * (span * .pi / 180)
    let size = line.width > 0 ? min(largest, available / line.width) : largest
    guard size >= smallest - .points(1e-6) else { throw DoesNotFit(needed: smallest * line.width, available: available, isHeight: false) }
    return (marks(line, size: size), size)
  }

  private func marks(_ line: ShapedLine, size: Length) -> [Mark] {
    let r = radius.points
    let half = (size * line.width).points / 2
    var marks: [Mark] = []
    for run in line.placed(size: size, at: .zero) {
      var first = 0
      for cluster in run.clusters {
        let glyphs = run.glyphs[first..<(first + cluster.glyphCount)]
        first += cluster.glyphCount
        guard let start = glyphs.first?.origin.x.points else { continue }
        let advance = glyphs.reduce(0) { $0 + $1.advance.points }
        // The letter's middle sits on the circle's tangent.
        let middle = start + advance / 2
        let along = (middle - half) / r
        let angle = side == .top ? -Double.pi / 2 + along : Double.pi / 2 - along
        let turn = side == .top ? angle + .pi / 2 : angle - .pi / 2
        let (c, s) = (cos(turn), sin(turn))
        let x = center.x.points + r * cos(angle)
        let y = center.y.points + r * sin(angle)
        let transform = Transform(a: c, b: s, c: -s, d: c, tx: .points(x - middle * c), ty: .points(y - middle * s))
        let utf8 = Array(run.text.utf8)
        let text = String(decoding: utf8[cluster.bytes], as: UTF8.self)
        let letter = GlyphRun(
          face: run.face, size: run.size, color: run.color, glyphs: Array(glyphs), text: text,
          clusters: [GlyphRun.Cluster(bytes: 0..<cluster.bytes.count, glyphCount: cluster.glyphCount)], isRightToLeft: run.isRightToLeft,
          language: run.language)
        marks.append(.group(GroupMark(transform: transform, marks: [.glyphs(letter)])))
      }
    }
    return marks
  }
}
