internal import CPangoCairo
internal import FontPrograms
internal import Images
internal import PageDescription

/// Draws a display list on a canvas.
struct CairoPainter {
  let fonts: FontStore
  let images: ImageStore
  /// Takes up links in a document; a picture has none.
  var links: PDFLinks?

  /// Images of more pixels per inch than this are reduced on the way into a document; no press resolves more.
  private static let documentResolution = 600.0

  func paint(_ list: DisplayList, on canvas: borrowing Canvas) throws(DrawingProblem) {
    if let background = list.sheet.background {
      canvas.setSource(background)
      unsafe cairo_paint(canvas.context)
    }
    try paint(list.items, on: canvas)
  }

  func paint(_ items: some Sequence<DisplayItem>, on canvas: borrowing Canvas) throws(DrawingProblem) {
    for item in items {
      try paint(item.contents, on: canvas)
      try canvas.checkStatus(during: "drawing “\(item.id)”")
    }
  }

  private func paint(_ marks: [Mark], on canvas: borrowing Canvas) throws(DrawingProblem) {
    for mark in marks {
      switch mark {
      case .glyphs(let run): try paint(run, on: canvas)
      case .path(let mark): paint(mark, on: canvas)
      case .image(let mark): try paint(mark, on: canvas)
      case .code(let mark): paint(mark, on: canvas)
      case .link(let mark): try paint(mark, on: canvas)
      case .group(let group): try paint(group, on: canvas)
      }
    }
  }

  private func paint(_ group: GroupMark, on canvas: borrowing Canvas) throws(DrawingProblem) {
    try canvas.saved { (canvas) throws(DrawingProblem) in
      canvas.concatenate(group.transform)
      if let clip = group.clip {
        unsafe cairo_new_path(canvas.context)
        canvas.append(clip)
        unsafe cairo_clip(canvas.context)
      }
      if let runs = group.uniformText, canvas.medium == .picture {
        // Letters of one colour fade as one shape, which needs no sheet of its own.
        return try fillOutlines(of: runs, opacity: group.opacity, on: canvas)
      }
      try canvas.faded(group.opacity) { (canvas) throws(DrawingProblem) in try paint(group.marks, on: canvas) }
    }
  }

  // MARK: text

  private func paint(_ run: GlyphRun, on canvas: borrowing Canvas) throws(DrawingProblem) {
    guard !run.glyphs.isEmpty else { return }
    let face = try fonts.face(run.face)
    canvas.setSource(run.color)
    switch canvas.medium {
    case .document: write(run, in: face, on: canvas)
    case .picture: try fillOutlines(of: [run], opacity: 1, on: canvas)
    }
  }

  private func write(_ run: GlyphRun, in face: OpenFace, on canvas: borrowing Canvas) {
    let clusters = TextClusters(run)
    var glyphs = run.glyphs.map { cairo_glyph_t(index: UInt($0.id), x: $0.origin.x.points, y: $0.origin.y.points) }
    face.select(at: run.size, on: canvas)
    var list = clusters.clusters
    unsafe clusters.text.withUnsafeBytes { text in
      unsafe cairo_show_text_glyphs(
        canvas.context, text.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(text.count), &glyphs, Int32(glyphs.count), &list,
        Int32(list.count), clusters.flags)
    }
  }

  /// - Parameter runs: all of one colour.
  private func fillOutlines(of runs: [GlyphRun], opacity: Double, on canvas: borrowing Canvas) throws(DrawingProblem) {
    guard let color = runs.first?.color else { return }
    unsafe cairo_new_path(canvas.context)
    for run in runs { try appendOutlines(of: run, in: try fonts.face(run.face), on: canvas) }
    canvas.setSource(color, opacity: max(0, opacity))
    unsafe cairo_set_fill_rule(canvas.context, CAIRO_FILL_RULE_WINDING)
    unsafe cairo_fill(canvas.context)
  }

  private func appendOutlines(of run: GlyphRun, in face: OpenFace, on canvas: borrowing Canvas) throws(DrawingProblem) {
    let scale = run.size.points / face.unitsPerEm
    for glyph in run.glyphs {
      let (ox, oy) = (glyph.origin.x.points, glyph.origin.y.points)
      func x(_ value: Double) -> Double { ox + value * scale }
      func y(_ value: Double) -> Double { oy - value * scale }
      var (penX, penY) = (0.0, 0.0)
      for segment in try face.outline(of: glyph.id).segments {
        switch segment {
        case .move(let px, let py):
          unsafe cairo_close_path(canvas.context)
          unsafe cairo_move_to(canvas.context, x(px), y(py))
          (penX, penY) = (px, py)
        case .line(let px, let py):
          unsafe cairo_line_to(canvas.context, x(px), y(py))
          (penX, penY) = (px, py)
        case .quadratic(let cx, let cy, let px, let py):
          unsafe cairo_curve_to(
            canvas.context, x(penX + (cx - penX) * 2 / 3), y(penY + (cy - penY) * 2 / 3), x(px + (cx - px) * 2 / 3),
            y(py + (cy - py) * 2 / 3), x(px), y(py))
          (penX, penY) = (px, py)
        case .cubic(let ax, let ay, let bx, let by, let px, let py):
          unsafe cairo_curve_to(canvas.context, x(ax), y(ay), x(bx), y(by), x(px), y(py))
          (penX, penY) = (px, py)
        }
      }
      unsafe cairo_close_path(canvas.context)
    }
  }

  // MARK: paths and codes

  private func paint(_ mark: PathMark, on canvas: borrowing Canvas) {
    unsafe cairo_new_path(canvas.context)
    canvas.append(mark.path)
    if let fill = mark.fill {
      canvas.setSource(fill)
      unsafe cairo_set_fill_rule(canvas.context, mark.fillRule == .evenOdd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING)
      unsafe cairo_fill_preserve(canvas.context)
    }
    if let stroke = mark.stroke {
      canvas.setSource(stroke.color)
      unsafe cairo_set_line_width(canvas.context, stroke.width.points)
      unsafe cairo_set_line_cap(canvas.context, stroke.cap.cairo)
      unsafe cairo_set_line_join(canvas.context, stroke.join.cairo)
      unsafe cairo_set_miter_limit(canvas.context, Stroke.miterLimit)
      let dashes = stroke.usableDashes
      unsafe cairo_set_dash(canvas.context, dashes, Int32(dashes.count), 0)
      unsafe cairo_stroke_preserve(canvas.context)
    }
    unsafe cairo_new_path(canvas.context)
  }

  /// All modules in one path: separate ones would show hairlines between neighbours.
  private func paint(_ mark: CodeMark, on canvas: borrowing Canvas) {
    unsafe cairo_new_path(canvas.context)
    let module = mark.frame.width.points / Double(mark.side)
    let moduleHeight = mark.frame.height.points / Double(mark.side)
    for run in mark.runs {
      unsafe cairo_rectangle(
        canvas.context, mark.frame.minX.points + Double(run.column) * module, mark.frame.minY.points + Double(run.row) * moduleHeight,
        Double(run.length) * module, moduleHeight)
    }
    canvas.setSource(mark.color)
    unsafe cairo_set_fill_rule(canvas.context, CAIRO_FILL_RULE_WINDING)
    unsafe cairo_fill(canvas.context)
  }

  // MARK: images

  private func paint(_ mark: ImageMark, on canvas: borrowing Canvas) throws(DrawingProblem) {
    try canvas.saved { (canvas) throws(DrawingProblem) in
      canvas.clip(to: mark.frame)
      canvas.concatenate(mark.placement)
      switch mark.asset.kind {
      case .png, .jpeg: try paintPixels(of: mark, on: canvas)
      case .svg: try paintVectors(of: mark, on: canvas)
      }
    }
  }

  private func paintPixels(of mark: ImageMark, on canvas: borrowing Canvas) throws(DrawingProblem) {
    let scale = canvas.deviceScale
    let pixelsPerUnit = 1 / max(scale.x, scale.y, 1e-6)
    let excess =
      switch canvas.medium {
      case .picture: pixelsPerUnit
      case .document: pixelsPerUnit * 72 / Self.documentResolution
      }
    let factor = Int(min(max(1, excess), max(1, min(mark.asset.width, mark.asset.height))))
    let surface = try images.surface(mark.asset, reducedBy: factor, for: canvas.medium)
    let pattern = unsafe surface.pattern(for: canvas.medium)
    defer { unsafe cairo_pattern_destroy(pattern) }
    if let tint = mark.tint {
      canvas.setSource(tint, opacity: mark.opacity)
      unsafe cairo_mask(canvas.context, pattern)
    } else {
      unsafe cairo_set_source(canvas.context, pattern)
      if mark.opacity < 1 {
        unsafe cairo_paint_with_alpha(canvas.context, max(0, mark.opacity))
      } else {
        unsafe cairo_paint(canvas.context)
      }
    }
  }

  private func paintVectors(of mark: ImageMark, on canvas: borrowing Canvas) throws(DrawingProblem) {
    let document = try images.document(mark.asset)
    func draw(_ canvas: borrowing Canvas) throws(DrawingProblem) {
      do { unsafe try document.draw(on: canvas.context) } catch { throw .image(ImageProblem(file: mark.asset.path, fault: error)) }
    }
    if var tint = mark.tint {
      tint.alpha *= mark.opacity
      try canvas.tinted(tint) { (canvas) throws(DrawingProblem) in try draw(canvas) }
    } else {
      try canvas.faded(mark.opacity) { (canvas) throws(DrawingProblem) in try draw(canvas) }
    }
  }

  // MARK: links

  private func paint(_ mark: LinkMark, on canvas: borrowing Canvas) throws(DrawingProblem) {
    let address = try LinkAddress(mark.url)
    guard let links else { return }
    let box = canvas.deviceBox(of: mark.frame)
    links.add(PDFLinks.Link(left: box.left, top: box.top, right: box.right, bottom: box.bottom, address: address))
  }
}

extension GroupMark {
  /// The group's text, when it is all that the group has, and all of one colour.
  fileprivate var uniformText: [GlyphRun]? {
    guard opacity < 1 else { return nil }
    var runs: [GlyphRun] = []
    for mark in marks {
      guard case .glyphs(let run) = mark, runs.isEmpty || run.color == runs[0].color else { return nil }
      runs.append(run)
    }
    return runs.isEmpty ? nil : runs
  }
}

extension Stroke.Cap {
  fileprivate var cairo: cairo_line_cap_t {
    switch self {
    case .butt: CAIRO_LINE_CAP_BUTT
    case .round: CAIRO_LINE_CAP_ROUND
    case .square: CAIRO_LINE_CAP_SQUARE
    }
  }
}

extension Stroke.Join {
  fileprivate var cairo: cairo_line_join_t {
    switch self {
    case .miter: CAIRO_LINE_JOIN_MITER
    case .round: CAIRO_LINE_JOIN_ROUND
    case .bevel: CAIRO_LINE_JOIN_BEVEL
    }
  }
}
