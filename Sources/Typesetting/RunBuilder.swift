internal import CPangoCairo
internal import PageDescription

/// Collects Pango's glyph items, left to right, into glyph runs measured in em.
struct RunBuilder {
  let world: FontWorld
  let paragraph: ParagraphText
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
    advances = [Double](repeating: 0, count: paragraph.text.utf8.count)
  }

  mutating func add(_ item: UnsafeMutablePointer<PangoGlyphItem>) throws(TypesettingProblem) {
    guard let pangoItem = unsafe item.pointee.item, let string = unsafe item.pointee.glyphs,
      let font = unsafe pangoItem.pointee.analysis.font
    else { return }
    let start = Int(unsafe pangoItem.pointee.offset)
    let length = Int(unsafe pangoItem.pointee.length)
    let stretch = paragraph.stretch(at: start)
    unsafe try check(font, against: stretch.face)
    let isRightToLeft = unsafe pangoItem.pointee.analysis.level % 2 == 1
    let unit = FontWorld.shapingSize * Double(PANGO_SCALE)
    let count = Int(unsafe string.pointee.num_glyphs)
    var glyphs: [GlyphRun.Glyph] = []
    var offsets: [Int] = []
    for i in 0..<count {
      let info = unsafe string.pointee.glyphs[i]
      let offset = Int(unsafe string.pointee.log_clusters[i])
      if i > 0, offset != offsets.last, stretch.isTracked { advanceTracking(stretch) }
      let advance = Double(info.geometry.width) / unit
      offsets.append(offset)
      let isInvisible = info.glyph == 0x0FFF_FFFF
      if info.glyph & 0x1000_0000 != 0 || info.glyph == 0, !isInvisible { throw missing(at: start + offset) }
      let origin = (x: pen + Double(info.geometry.x_offset) / unit, y: Double(info.geometry.y_offset) / unit)
      glyphs.append(
        GlyphRun.Glyph(
          id: isInvisible ? .max : info.glyph, origin: Point(x: .points(origin.x), y: .points(origin.y)), advance: .points(advance)))
      if !isInvisible { unsafe include(info.glyph, of: font, at: origin, unit: unit) }
      pen += advance
      advances[start + offset] +=
        advance + (stretch.isTracked && offsets.dropLast().last != offset ? stretch.style.tracking * stretch.style.scale : 0)
    }
    if stretch.isTracked { advanceTracking(stretch) } else { trailingTracking = 0 }
    appendRun(glyphs, offsets: offsets, start: start, length: length, stretch: stretch, isRightToLeft: isRightToLeft)
  }

  private mutating func advanceTracking(_ stretch: ParagraphText.Stretch) {
    trailingTracking = stretch.style.tracking * stretch.style.scale
    pen += trailingTracking
  }

  func line(isRightToLeft: Bool) -> ShapedLine {
    ShapedLine(runs: runs, width: pen - trailingTracking, ink: ink ?? .empty, isRightToLeft: isRightToLeft)
  }

  /// What resolved must be what was asked for.
  private func check(_ font: UnsafeMutablePointer<PangoFont>, against face: FontFace) throws(TypesettingProblem) {
    let pattern = unsafe pango_fc_font_get_pattern(UnsafeMutableRawPointer(font).assumingMemoryBound(to: PangoFcFont.self))
    var file: UnsafeMutablePointer<FcChar8>?
    var index: Int32 = 0
    guard unsafe FcPatternGetString(pattern, FC_FILE, 0, &file) == FcResultMatch, let file = unsafe file else {
      throw .substitutedFont(asked: face.path, used: "a font without a file")
    }
    _ = unsafe FcPatternGetInteger(pattern, FC_INDEX, 0, &index)
    let path = unsafe String(cString: file)
    guard path == face.path, Int(index) == face.index else { throw .substitutedFont(asked: face.path, used: path) }
  }

  private func missing(at byte: Int) -> TypesettingProblem {
    let utf8 = paragraph.text.utf8
    let scalar = paragraph.text.unicodeScalars[utf8.index(utf8.startIndex, offsetBy: byte)]
    return .missingCharacter(scalar, in: paragraph.text, package: nil)
  }

  private mutating func include(
    _ glyph: PangoGlyph, of font: UnsafeMutablePointer<PangoFont>, at origin: (x: Double, y: Double), unit: Double
  ) {
    var rectangle = PangoRectangle()
    unsafe pango_font_get_glyph_extents(font, glyph, &rectangle, nil)
    guard rectangle.width > 0, rectangle.height > 0 else { return }
    let left = origin.x + Double(rectangle.x) / unit
    let top = origin.y + Double(rectangle.y) / unit
    let box = ShapedLine.InkBox(
      left: left, right: left + Double(rectangle.width) / unit, top: top, bottom: top + Double(rectangle.height) / unit)
    guard let old = ink else {
      ink = box
      return
    }
    ink = ShapedLine.InkBox(
      left: min(old.left, box.left), right: max(old.right, box.right), top: min(old.top, box.top), bottom: max(old.bottom, box.bottom))
  }

  /// Makes a run of a Pango item: its clusters' texts in visual order, without glyphs that paint nothing and without the directional
  /// characters that only steered the order.
  private mutating func appendRun(
    _ glyphs: [GlyphRun.Glyph], offsets: [Int], start: Int, length: Int, stretch: ParagraphText.Stretch, isRightToLeft: Bool
  ) {
    let boundaries = (Set(offsets).sorted() + [length])
    func end(of offset: Int) -> Int { boundaries[boundaries.firstIndex(of: offset)! + 1] }
    let bytes = Array(paragraph.text.utf8)
    // Text in logical order, each cluster's place in it.
    var text: [UInt8] = []
    var places: [Int: Range<Int>] = [:]
    for offset in boundaries.dropLast() {
      let piece = String(decoding: bytes[(start + offset)..<(start + end(of: offset))], as: UTF8.self)
      let kept = Array(String(String.UnicodeScalarView(piece.unicodeScalars.filter { !$0.isDirectionalControl })).utf8)
      places[offset] = text.count..<(text.count + kept.count)
      text += kept
    }
    var clusters: [GlyphRun.Cluster] = []
    var kept: [GlyphRun.Glyph] = []
    var i = 0
    while i < glyphs.count {
      var j = i
      while j < glyphs.count, offsets[j] == offsets[i] { j += 1 }
      let visible = glyphs[i..<j].filter { $0.id != .max }
      let place = places[offsets[i]]!
      if !visible.isEmpty || !place.isEmpty {
        if visible.isEmpty, let last = clusters.last {
          // A cluster that paints nothing (a joiner) lends its text to its neighbour.
          clusters[clusters.count - 1].bytes = min(last.bytes.lowerBound, place.lowerBound)..<max(last.bytes.upperBound, place.upperBound)
        } else {
          clusters.append(GlyphRun.Cluster(bytes: place, glyphCount: visible.count))
        }
      }
      kept += visible
      i = j
    }
    guard !kept.isEmpty else { return }
    runs.append(
      GlyphRun(
        face: stretch.face, size: .points(stretch.style.scale), color: stretch.style.color, glyphs: kept,
        text: String(decoding: text, as: UTF8.self), clusters: clusters, isRightToLeft: isRightToLeft, language: stretch.language))
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
