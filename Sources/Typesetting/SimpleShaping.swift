internal import CPangoCairo
internal import PageDescription

/// One line of one European script through HarfBuzz, just as Pango would send it there, without Pango's search for directions, scripts,
/// fonts and places to break, which takes three times as long as the shaping.
struct SimpleShaping {
  private let world: FontWorld
  private let paragraph: ParagraphText

  /// - Returns: `nil` for a line that needs Pango.
  init?(world: FontWorld, paragraph: ParagraphText, direction: BaseDirection) {
    guard !paragraph.stretches.isEmpty, paragraph.kind != .complicated, direction != .rightToLeft,
      // Pango shapes a text that can't be in the language as one in another.
      paragraph.stretches.allSatisfy({ $0.style.isWritten(in: paragraph.kind) })
    else { return nil }
    self.world = world
    self.paragraph = paragraph
  }

  func shape() throws(TypesettingProblem) -> (line: ShapedLine, advances: [Double]) {
    var builder = RunBuilder(world: world, paragraph: paragraph)
    let script = SimpleText.script(of: paragraph.kind).tag
    for stretch in paragraph.stretches {
      let font = try stretch.face.shapingFont(scale: stretch.style.style.scale, in: world)
      fillBuffer(with: stretch, script: script)
      let features = stretch.style.features(isTracked: stretch.isTracked)
      unsafe hb_shape(font.harfBuzz, world.buffer, features, UInt32(features.count))
      var count: UInt32 = 0
      let infos = unsafe hb_buffer_get_glyph_infos(world.buffer, &count)
      let positions = unsafe hb_buffer_get_glyph_positions(world.buffer, nil)
      guard let infos = unsafe infos, let positions = unsafe positions else { continue }
      let start = stretch.bytes.lowerBound
      let glyphs = (0..<Int(count)).map { i in
        // Pango's glyphs never go backwards.
        let advance = unsafe positions[i].x_advance
        let shift = advance < 0 ? -advance : 0
        return ShaperGlyph(
          id: unsafe infos[i].codepoint, cluster: Int(unsafe infos[i].cluster) - start, advance: abs(advance),
          xOffset: unsafe positions[i].x_offset + shift, yOffset: unsafe -positions[i].y_offset)
      }
      try builder.add(glyphs, start: start, length: stretch.bytes.count, stretch: stretch, font: font, isRightToLeft: false)
    }
    return (builder.line(isRightToLeft: false), builder.advances)
  }

  private func fillBuffer(with stretch: ParagraphText.Stretch, script: UInt32) {
    let buffer = unsafe world.buffer
    unsafe hb_buffer_clear_contents(buffer)
    unsafe hb_buffer_set_direction(buffer, HB_DIRECTION_LTR)
    unsafe hb_buffer_set_script(buffer, hb_script_t(rawValue: script))
    unsafe hb_buffer_set_language(buffer, stretch.style.harfBuzzLanguage)
    let bytes = stretch.bytes
    unsafe hb_buffer_add_utf8(
      buffer, paragraph.text, Int32(paragraph.text.utf8.count), UInt32(bytes.lowerBound), Int32(bytes.count))
  }
}
