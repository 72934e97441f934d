import PageDescription

/// A run's clusters, put together where shaping keeps a letter's marks apart from it: what a reader copies, and selects, is a letter with
/// its marks (UAX #29), wherever the marks are drawn.
enum GraphemeClusters {
  /// - Parameters:
  ///   - text: the run's, in UTF-8.
  ///   - joined: whether marks are put to their letters.
  /// - Returns: clusters in the glyphs' order that account for every glyph. Where the run's own do not, the text as a whole belongs to the
  ///   glyphs as a whole.
  static func of(_ run: GlyphRun, _ text: [UInt8], joined isJoined: Bool) -> [GlyphRun.Cluster] {
    var (count, isSound) = (0, true)
    for cluster in run.clusters {
      count += cluster.glyphCount
      if cluster.glyphCount < 0 || cluster.bytes.lowerBound < 0 || cluster.bytes.upperBound > text.count { isSound = false }
    }
    guard isSound, count == run.glyphs.count else { return [GlyphRun.Cluster(bytes: 0..<text.count, glyphCount: run.glyphs.count)] }
    // No mark is written with lower bytes. From right to left readers turn letters about one by one, marks too.
    guard isJoined, !run.isRightToLeft, text.contains(where: { $0 >= 0xCC }) else { return run.clusters }
    var joined: [GlyphRun.Cluster] = []
    joined.reserveCapacity(run.clusters.count)
    for cluster in run.clusters {
      guard let last = joined.last else {
        joined.append(cluster)
        continue
      }
      if cluster.bytes.lowerBound == last.bytes.upperBound, beginsWithMark(text, cluster.bytes) {
        joined[joined.count - 1] = GlyphRun.Cluster(
          bytes: last.bytes.lowerBound..<cluster.bytes.upperBound, glyphCount: last.glyphCount + cluster.glyphCount)
      } else {
        joined.append(cluster)
      }
    }
    return joined
  }

  private static func beginsWithMark(_ text: [UInt8], _ bytes: Range<Int>) -> Bool {
    guard !bytes.isEmpty, text[bytes.lowerBound] >= 0xCC,
      let first = String(decoding: text[bytes], as: UTF8.self).unicodeScalars.first
    else { return false }
    switch first.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return true
    default: return false
    }
  }
}
