internal import CPangoCairo
internal import PageDescription

/// A glyph as a shaper gave it.
struct ShaperGlyph {
  var id: UInt32
  /// The first byte of its cluster, from the item's first.
  var cluster: Int
  /// In Pango units at the shaping size, y downwards.
  var advance: Int32
  var xOffset: Int32
  var yOffset: Int32

  static let invisible: UInt32 = 0x0FFF_FFFF
  /// Set in place of a glyph that the font doesn't have.
  static let unknownFlag: UInt32 = 0x1000_0000
}

/// Collects shaped items, left to right, into glyph runs measured in em.
struct RunBuilder {
  let world: FontWorld
  let paragraph: ParagraphText
  private let bytes: [UInt8]
  private var runs: [GlyphRun] = []
  private var pen = 0.0
  /// What each byte of the paragraph's text adds to the width, in em; the first byte of a cluster carries it all.
  private(set) var advances: [Double]
  private var ink: ShapedLine.InkBox?
  /// Tracking stands between letters, not after the last one.
  private var trailingTracking = 0.0

  init(world: FontWorld, paragraph: ParagraphText) {
    self.world = world
    self.paragraph = paragraph
    bytes = Array(paragraph.text.utf8)
    advances = [Double](repeating: 0, count: bytes.count)
  }

  /// - Parameters:
  ///   - item: glyphs in visual order.
  ///   - start: the item's first byte.
  mutating func add(
    _ item: some RandomAccessCollection<ShaperGlyph>, start: Int, length: Int, stretch: ParagraphText.Stretch, font: ShapingFont,
    isRightToLeft: Bool
  ) throws(TypesettingProblem) {
    let unit = FontWorld.shapingSize * Double(PANGO_SCALE)
    let style = stretch.style.style
    let tracking = stretch.isTracked ? style.tracking * style.scale : 0
    var glyphs: [GlyphRun.Glyph] = []
    glyphs.reserveCapacity(item.count)
    var offsets: [Int] = []
    offsets.reserveCapacity(item.count)
    var previous = -1
    for glyph in item {
      let startsCluster = glyph.cluster != previous
      if previous >= 0, startsCluster, stretch.isTracked { advanceTracking(tracking) }
      let advance = Double(glyph.advance) / unit
      offsets.append(glyph.cluster)
      let isInvisible = glyph.id == ShaperGlyph.invisible
      if glyph.id & ShaperGlyph.unknownFlag != 0 || glyph.id == 0, !isInvisible { throw missing(at: start + glyph.cluster) }
      let origin = (x: pen + Double(glyph.xOffset) / unit, y: Double(glyph.yOffset) / unit)
      glyphs.append(
        GlyphRun.Glyph(
          id: isInvisible ? .max : glyph.id, origin: Point(x: .points(origin.x), y: .points(origin.y)), advance: .points(advance)))
      if !isInvisible { include(font.ink(of: glyph.id), at: origin) }
      pen += advance
      advances[start + glyph.cluster] += advance + (startsCluster ? tracking : 0)
      previous = glyph.cluster
    }
    if stretch.isTracked { advanceTracking(tracking) } else { trailingTracking = 0 }
    appendRun(glyphs, offsets: offsets, start: start, length: length, stretch: stretch, isRightToLeft: isRightToLeft)
  }

  private mutating func advanceTracking(_ tracking: Double) {
    trailingTracking = tracking
    pen += tracking
  }

  func line(isRightToLeft: Bool) -> ShapedLine {
    ShapedLine(runs: runs, width: pen - trailingTracking, ink: ink ?? .empty, isRightToLeft: isRightToLeft)
  }

  private func missing(at byte: Int) -> TypesettingProblem {
    let utf8 = paragraph.text.utf8
    let scalar = paragraph.text.unicodeScalars[utf8.index(utf8.startIndex, offsetBy: byte)]
    return .missingCharacter(scalar, in: paragraph.text, package: nil)
  }

  private mutating func include(_ glyph: ShapingFont.Ink, at origin: (x: Double, y: Double)) {
    guard glyph.width > 0, glyph.height > 0 else { return }
    let left = origin.x + glyph.left
    let top = origin.y + glyph.top
    let box = ShapedLine.InkBox(left: left, right: left + glyph.width, top: top, bottom: top + glyph.height)
    guard let old = ink else {
      ink = box
      return
    }
    ink = ShapedLine.InkBox(
      left: min(old.left, box.left), right: max(old.right, box.right), top: min(old.top, box.top), bottom: max(old.bottom, box.bottom))
  }

  /// Makes a run of an item: its clusters' texts in visual order, without glyphs that paint nothing and without the directional
  /// characters that only steered the order.
  private mutating func appendRun(
    _ glyphs: [GlyphRun.Glyph], offsets: [Int], start: Int, length: Int, stretch: ParagraphText.Stretch, isRightToLeft: Bool
  ) {
    // Where clusters begin, in logical order, and the item's end.
    var boundaries: [Int] = []
    boundaries.reserveCapacity(offsets.count + 1)
    for offset in isRightToLeft ? offsets.reversed() : offsets where boundaries.last != offset { boundaries.append(offset) }
    if zip(boundaries, boundaries.dropFirst()).contains(where: >=) { boundaries = Set(boundaries).sorted() }
    boundaries.append(length)
    let (text, places) = texts(between: boundaries, start: start)
    var clusters: [GlyphRun.Cluster] = []
    clusters.reserveCapacity(places.count)
    var kept: [GlyphRun.Glyph] = []
    kept.reserveCapacity(glyphs.count)
    var i = 0
    var cluster = isRightToLeft ? boundaries.count - 2 : 0
    while i < glyphs.count {
      var j = i
      var visible = 0
      while j < glyphs.count, offsets[j] == offsets[i] {
        if glyphs[j].id != .max {
          kept.append(glyphs[j])
          visible += 1
        }
        j += 1
      }
      if cluster < 0 || cluster >= places.count || boundaries[cluster] != offsets[i] { cluster = boundaries.firstIndex(of: offsets[i])! }
      let place = places[cluster]
      cluster += isRightToLeft ? -1 : 1
      if visible > 0 || !place.isEmpty {
        if visible == 0, let last = clusters.last {
          // A cluster that paints nothing (a joiner) lends its text to its neighbour.
          clusters[clusters.count - 1].bytes = min(last.bytes.lowerBound, place.lowerBound)..<max(last.bytes.upperBound, place.upperBound)
        } else {
          clusters.append(GlyphRun.Cluster(bytes: place, glyphCount: visible))
        }
      }
      i = j
    }
    guard !kept.isEmpty else { return }
    runs.append(
      GlyphRun(
        face: stretch.face.face, size: .points(stretch.style.style.scale), color: stretch.style.style.color, glyphs: kept,
        text: text, clusters: clusters, isRightToLeft: isRightToLeft, language: stretch.style.language))
  }

  /// The text of an item in logical order, and each cluster's place in it.
  private func texts(between boundaries: [Int], start: Int) -> (text: String, places: [Range<Int>]) {
    var places: [Range<Int>] = []
    places.reserveCapacity(boundaries.count - 1)
    let range = (start + boundaries[0])..<(start + boundaries[boundaries.count - 1])
    if paragraph.kind != .complicated {
      for i in boundaries.indices.dropLast() { places.append((boundaries[i] - boundaries[0])..<(boundaries[i + 1] - boundaries[0])) }
      return (range.count == bytes.count ? paragraph.text : String(decoding: bytes[range], as: UTF8.self), places)
    }
    var text: [UInt8] = []
    for i in boundaries.indices.dropLast() {
      let piece = String(decoding: bytes[(start + boundaries[i])..<(start + boundaries[i + 1])], as: UTF8.self)
      let kept = Array(String(String.UnicodeScalarView(piece.unicodeScalars.filter { !$0.isDirectionalControl })).utf8)
      places.append(text.count..<(text.count + kept.count))
      text += kept
    }
    return (String(decoding: text, as: UTF8.self), places)
  }
}

extension Unicode.Scalar {
  /// Marks, isolates, embeddings and overrides of UAX #9.
  var isDirectionalControl: Bool {
    switch value {
    case 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
