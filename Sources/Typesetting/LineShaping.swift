internal import CPangoCairo
internal import PageDescription

/// One line through Pango and out again as glyph runs.
struct LineShaping {
  let world: FontWorld
  let paragraph: ParagraphText
  let direction: BaseDirection

  func shape() throws(TypesettingProblem) -> (line: ShapedLine, advances: [Double]) {
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
      unsafe try builder.add(item)
      unsafe node = current.pointee.next
    }
    let isRightToLeft = unsafe pango_layout_line_get_resolved_direction(line) == PANGO_DIRECTION_RTL
    return (builder.line(isRightToLeft: isRightToLeft), builder.advances)
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
        let family = try world.pangoFamily(of: stretch.face)
        let description = unsafe pango_font_description_new()!
        unsafe pango_font_description_set_family(description, family)
        unsafe pango_font_description_set_absolute_size(description, FontWorld.shapingSize * stretch.style.scale * Double(PANGO_SCALE))
        unsafe add(pango_attr_font_desc_new(description), over: stretch.bytes)
        unsafe pango_font_description_free(description)
        unsafe add(pango_attr_fallback_new(0), over: stretch.bytes)
        unsafe add(pango_attr_language_new(pango_language_from_string(stretch.language)), over: stretch.bytes)
        let features = Self.features(of: stretch)
        if !features.isEmpty { unsafe add(pango_attr_font_features_new(features), over: stretch.bytes) }
      }
    } catch {
      unsafe pango_attr_list_unref(list)
      throw error
    }
    return unsafe list
  }

  /// CSS `font-feature-settings`, as Pango reads it. Letters that are spaced out do not ligate.
  private static func features(of stretch: ParagraphText.Stretch) -> String {
    var settings = stretch.style.features.sorted().map { "\($0) 1" }
    if stretch.isTracked { settings += ["liga 0", "clig 0", "dlig 0"] }
    return settings.joined(separator: ", ")
  }
}
