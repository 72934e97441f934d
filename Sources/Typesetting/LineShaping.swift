internal import CPangoCairo
internal import PageDescription

/// One line shaped into glyph runs.
struct LineShaping {
  let world: FontWorld
  let paragraph: ParagraphText
  let direction: BaseDirection

  func shape() throws(TypesettingProblem) -> (line: ShapedLine, advances: [Double]) {
    if let simple = SimpleShaping(world: world, paragraph: paragraph, direction: direction) { return try simple.shape() }
    return try throughPango()
  }

  func throughPango() throws(TypesettingProblem) -> (line: ShapedLine, advances: [Double]) {
    try SharedFontFiles.oneAtATime { () throws(TypesettingProblem) in try alone() }
  }

  private func alone() throws(TypesettingProblem) -> (line: ShapedLine, advances: [Double]) {
    let empty = ShapedLine(runs: [], width: 0, ink: .empty, isRightToLeft: direction == .rightToLeft)
    guard !paragraph.stretches.isEmpty else { return (empty, []) }
    switch direction {
    case .leftToRight: unsafe pango_context_set_base_dir(world.context, PANGO_DIRECTION_LTR)
    case .rightToLeft: unsafe pango_context_set_base_dir(world.context, PANGO_DIRECTION_RTL)
    case .automatic: unsafe pango_context_set_base_dir(world.context, PANGO_DIRECTION_WEAK_LTR)
    }
    let layout = unsafe pango_layout_new(world.context)!
    defer { unsafe g_object_unref(UnsafeMutableRawPointer(layout)) }
    unsafe pango_layout_set_auto_dir(layout, direction == .automatic ? 1 : 0)
    unsafe pango_layout_set_single_paragraph_mode(layout, 1)
    unsafe pango_layout_set_text(layout, paragraph.text, -1)
    let attributes = unsafe try attributes()
    unsafe pango_layout_set_attributes(layout, attributes)
    unsafe pango_attr_list_unref(attributes)
    guard let line = unsafe pango_layout_get_line_readonly(layout, 0) else { return (empty, []) }
    var builder = RunBuilder(world: world, paragraph: paragraph)
    var node = unsafe line.pointee.runs
    while let current = unsafe node {
      let item = unsafe current.pointee.data.assumingMemoryBound(to: PangoGlyphItem.self)
      unsafe try add(item, to: &builder)
      unsafe node = current.pointee.next
    }
    let isRightToLeft = unsafe pango_layout_line_get_resolved_direction(line) == PANGO_DIRECTION_RTL
    return (builder.line(isRightToLeft: isRightToLeft), builder.advances)
  }

  private func add(_ item: UnsafeMutablePointer<PangoGlyphItem>, to builder: inout RunBuilder) throws(TypesettingProblem) {
    guard let pangoItem = unsafe item.pointee.item, let string = unsafe item.pointee.glyphs,
      let font = unsafe pangoItem.pointee.analysis.font
    else { return }
    let start = Int(unsafe pangoItem.pointee.offset)
    let stretch = paragraph.stretch(at: start)
    let shapingFont = try stretch.face.shapingFont(scale: stretch.style.style.scale, in: world)
    if unsafe font != shapingFont.pango { unsafe try FontWorld.check(font, against: stretch.face.face) }
    let glyphs = (0..<Int(unsafe string.pointee.num_glyphs)).map { i in
      let info = unsafe string.pointee.glyphs[i]
      return ShaperGlyph(
        id: info.glyph, cluster: Int(unsafe string.pointee.log_clusters[i]), advance: info.geometry.width,
        xOffset: info.geometry.x_offset, yOffset: info.geometry.y_offset)
    }
    try builder.add(
      glyphs, start: start, length: Int(unsafe pangoItem.pointee.length), stretch: stretch, font: shapingFont,
      isRightToLeft: unsafe pangoItem.pointee.analysis.level % 2 == 1)
  }

  private func attributes() throws(TypesettingProblem) -> OpaquePointer {
    let list = unsafe pango_attr_list_new()!
    func add(_ attribute: UnsafeMutablePointer<PangoAttribute>?, over bytes: Range<Int>) {
      guard let attribute = unsafe attribute else { return }
      unsafe attribute.pointee.start_index = guint(bytes.lowerBound)
      unsafe attribute.pointee.end_index = guint(bytes.upperBound)
      unsafe pango_attr_list_insert(list, attribute)
    }
    do throws(TypesettingProblem) {
      for stretch in paragraph.stretches {
        let family = try world.pangoFamily(of: stretch.face.face)
        let description = unsafe pango_font_description_new()!
        unsafe pango_font_description_set_family(description, family)
        let size = FontWorld.shapingSize * stretch.style.style.scale * Double(PANGO_SCALE)
        unsafe pango_font_description_set_absolute_size(description, size)
        unsafe add(pango_attr_font_desc_new(description), over: stretch.bytes)
        unsafe pango_font_description_free(description)
        unsafe add(pango_attr_fallback_new(0), over: stretch.bytes)
        unsafe add(pango_attr_language_new(pango_language_from_string(stretch.style.language)), over: stretch.bytes)
        let features = stretch.isTracked ? stretch.style.featureSettings.tracked : stretch.style.featureSettings.plain
        if !features.isEmpty { unsafe add(pango_attr_font_features_new(features), over: stretch.bytes) }
      }
    } catch {
      unsafe pango_attr_list_unref(list)
      throw error
    }
    return unsafe list
  }
}
