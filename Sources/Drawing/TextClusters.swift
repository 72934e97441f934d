internal import CPangoCairo
internal import PageDescription

/// A glyph run's text as cairo wants it: clusters in the order of the text, a cluster's glyphs found from the front, or from the back
/// when the text runs from right to left (cairo, `cairo_text_cluster_flags_t`).
struct TextClusters {
  let text: [UInt8]
  let clusters: [cairo_text_cluster_t]
  let flags: cairo_text_cluster_flags_t

  init(_ run: GlyphRun) {
    text = Array(run.text.utf8)
    let forward = run.clusters
    if let clusters = Self.inOrder(forward, of: text, glyphs: run.glyphs.count) {
      self.clusters = clusters
      flags = cairo_text_cluster_flags_t(0)
    } else if let clusters = Self.inOrder(forward.reversed(), of: text, glyphs: run.glyphs.count) {
      self.clusters = clusters
      flags = CAIRO_TEXT_CLUSTER_FLAG_BACKWARD
    } else {
      // Neither order: the text as a whole belongs to the glyphs as a whole.
      clusters = [cairo_text_cluster_t(num_bytes: Int32(text.count), num_glyphs: Int32(run.glyphs.count))]
      flags = cairo_text_cluster_flags_t(0)
    }
  }

  /// `nil` unless the clusters follow one another in the text, cover it from end to end, and account for every glyph.
  private static func inOrder(
    _ clusters: some Sequence<GlyphRun.Cluster>, of text: [UInt8], glyphs: Int
  ) -> [cairo_text_cluster_t]? {
    var result: [cairo_text_cluster_t] = []
    var position = 0
    var glyphCount = 0
    for cluster in clusters {
      guard cluster.bytes.lowerBound == position, cluster.glyphCount >= 0 else { return nil }
      position = cluster.bytes.upperBound
      glyphCount += cluster.glyphCount
      if cluster.bytes.isEmpty, cluster.glyphCount == 0 { continue }
      result.append(cairo_text_cluster_t(num_bytes: Int32(cluster.bytes.count), num_glyphs: Int32(cluster.glyphCount)))
    }
    return position == text.count && glyphCount == glyphs ? result : nil
  }
}
