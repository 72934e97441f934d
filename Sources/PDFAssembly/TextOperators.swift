import FontPrograms
import PageDescription

/// Text as operators (ISO 32000-1, 9.4), each glyph exactly where the display list has it, and what it stands for said such that copying
/// gives what was written: the leftmost glyph of a cluster carries its text, and a cluster of several glyphs is spanned by an ActualText
/// (14.9.4).
extension ContentWriter {
  /// - Parameter isBroken: whether the text goes on in another line where a blank stood.
  mutating func write(_ run: GlyphRun, isBroken: Bool = false) throws(AssemblyProblem) {
    guard !run.glyphs.isEmpty, run.size > .zero else { return }
    beginText()
    set(fill: run.color, isText: true)
    set(alpha: run.color.alpha)
    do throws(FontProgramProblem) {
      let (place, number) = try part.font(run.face)
      let name = part.fonts[place].name
      use.add(font: name, number)
      setFont(name, run.size.points)
      moveTo(run.glyphs[0].origin)
      var line = TextLine(run: run, part: part, place: place)
      let text = Array(run.text.utf8)
      let spoken = isTagged ? TextLanguage.tag(of: run, around: language) : nil
      let isWhole = isTagged && TextLanguage.isSpannedWhole(run.text)
      if spoken != nil || isWhole { beginSpan(language: spoken, text: isWhole ? run.text.unicodeScalars.map(\.self)[...] : nil) }
      var glyph = 0
      for cluster in GraphemeClusters.of(run, text, joined: !isWhole) where cluster.glyphCount > 0 {
        if cluster.glyphCount == 1, cluster.bytes.count == 1, !(isBroken && glyph == run.glyphs.count - 1) {
          // A letter of ASCII, one glyph: nearly all text.
          let cid = try part.cid(place, run.glyphs[glyph].id, Unicode.Scalar(text[cluster.bytes.lowerBound]))
          line.show(cid, run.glyphs[glyph], to: &bytes)
          glyph += 1
          continue
        }
        var scalars = TextLine.scalars(text, cluster.bytes)
        if isBroken, glyph + cluster.glyphCount == run.glyphs.count { scalars.append(" ") }
        let isSpan = isTagged && !isWhole && cluster.glyphCount > 1
        if isSpan {
          line.end(&bytes)
          beginSpan(language: nil, text: scalars.isEmpty ? [DocumentFont.nothing] : scalars)
        }
        for i in 0..<cluster.glyphCount {
          let id = run.glyphs[glyph].id
          let cid = try i == 0 ? part.cid(place, id, scalars) : part.cidOfNothing(place, id)
          line.show(cid, run.glyphs[glyph], to: &bytes)
          glyph += 1
        }
        if isSpan {
          if !run.isRightToLeft { try line.endCluster(run.glyphs[(glyph - cluster.glyphCount)..<glyph], to: &bytes) }
          line.end(&bytes)
          bytes += "EMC\n"
        }
      }
      line.finish(&bytes)
      if spoken != nil || isWhole { bytes += "EMC\n" }
    } catch { throw AssemblyProblem(error) }
  }

  private mutating func setFont(_ name: String, _ size: Double) {
    if let font = state.font, font.name == name, font.size == size { return }
    bytes.append(UInt8(ascii: "/"))
    bytes += name
    bytes.append(UInt8(ascii: " "))
    bytes.append(size, decimals: 4)
    bytes += " Tf\n"
    state.font = (name, size)
  }

  private mutating func moveTo(_ origin: Point) {
    if transform == .identity {
      bytes += "1 0 0 1 "
      bytes.append(origin.x.points, height - origin.y.points, decimals: 3)
    } else {
      let place = transform.applied(to: origin)
      for value in [transform.a, -transform.b, -transform.c, transform.d] {
        bytes.append(value, decimals: 6)
        bytes.append(UInt8(ascii: " "))
      }
      bytes.append(place.x.points, height - place.y.points, decimals: 3)
    }
    bytes += "Tm\n"
  }

  private mutating func beginSpan(language: String?, text: ArraySlice<Unicode.Scalar>?) {
    bytes += "/Span<<"
    if let language {
      bytes += "/Lang("
      bytes += language
      bytes.append(UInt8(ascii: ")"))
    }
    if let text {
      bytes += "/ActualText<FEFF"
      for scalar in text {
        for unit in UTF16.encode(scalar)! { bytes.append(hex16: unit) }
      }
      bytes.append(UInt8(ascii: ">"))
    }
    bytes += ">>BDC\n"
  }
}

extension GlyphRun {
  /// Whether this run's text goes on in `next`, on another line, after a blank. Scripts that put none between words get none, and text from
  /// right to left, whose last letter is not the line's last glyph, is said by its element.
  func isFollowedOnAnotherLine(by next: GlyphRun) -> Bool {
    guard !isRightToLeft, let baseline = glyphs.last?.origin.y, let other = next.glyphs.first?.origin.y,
      abs((other - baseline).points) > size.points / 4, let last = text.unicodeScalars.last, !last.properties.isWhitespace
    else { return false }
    return !(0x0E00...0x0EFF).contains(last.value) && !(0x1000...0x109F).contains(last.value) && !(0x1780...0x17FF).contains(last.value)
      && !(0x2E80...0x9FFF).contains(last.value) && !(0xF900...0xFFEF).contains(last.value) && last.value < 0x2_0000
  }
}

/// One run's glyphs on their way into `TJ` operators: keeps the pen where a reader has it, which adds up the widths as the file says them.
private struct TextLine {
  let size: Double
  let start: Point
  let part: DocumentPart
  let place: Int
  /// Thousandths of an em from the start.
  private var pen = 0.0
  /// Points above the baseline.
  private var rise = 0.0
  private var isOpen = false
  private var isInString = false

  init(run: GlyphRun, part: DocumentPart, place: Int) {
    size = run.size.points
    start = run.glyphs[0].origin
    self.part = part
    self.place = place
  }

  /// A part of a UTF-8 text as scalars.
  static func scalars(_ text: [UInt8], _ range: Range<Int>) -> ArraySlice<Unicode.Scalar> {
    return String(decoding: text[range], as: UTF8.self).unicodeScalars.map(\.self)[...]
  }

  mutating func show(_ cid: UInt16, _ glyph: GlyphRun.Glyph, to bytes: inout [UInt8]) {
    let wantedRise = (start.y - glyph.origin.y).points
    if abs(wantedRise - rise) > size * 2e-5 {
      end(&bytes)
      bytes.append(wantedRise, decimals: 3)
      bytes += " Ts\n"
      rise = wantedRise
    }
    let wanted = (glyph.origin.x - start.x).points / size * 1000
    let adjustment = ((pen - wanted) * 10).rounded() / 10
    if !isOpen {
      bytes.append(UInt8(ascii: "["))
      isOpen = true
    }
    if adjustment != 0 {
      if isInString {
        bytes.append(UInt8(ascii: ">"))
        isInString = false
      }
      bytes.append(adjustment, decimals: 1)
      pen -= adjustment
    }
    if !isInString {
      bytes.append(UInt8(ascii: "<"))
      isInString = true
    }
    bytes.append(hex16: cid)
    pen += part.fonts[place].width(of: cid)
  }

  /// Poppler takes a span to end where its last glyph does, and puts a blank behind it when that is a mark far to the left: then something
  /// without ink or width stands at the true end.
  mutating func endCluster(_ glyphs: ArraySlice<GlyphRun.Glyph>, to bytes: inout [UInt8]) throws(FontProgramProblem) {
    guard let first = glyphs.first, let last = glyphs.last else { return }
    var end = -Double.infinity
    for glyph in glyphs {
      let advance = try part.fonts[place].program.glyph(glyph.id).advance
      end = max(end, glyph.origin.x.points + advance * size / 1000)
    }
    guard end > start.x.points + pen * size / 1000 + size * 0.02 || last.origin.y != first.origin.y else { return }
    let place = Point(x: .points(end), y: first.origin.y)
    show(
      try part.cidOfBlank(self.place), GlyphRun.Glyph(id: FontSubset.blank, origin: place, advance: .zero), to: &bytes)
  }

  mutating func end(_ bytes: inout [UInt8]) {
    guard isOpen else { return }
    if isInString { bytes.append(UInt8(ascii: ">")) }
    bytes += "]TJ\n"
    isOpen = false
    isInString = false
  }

  mutating func finish(_ bytes: inout [UInt8]) {
    end(&bytes)
    if rise != 0 { bytes += "0 Ts\n" }
  }
}
