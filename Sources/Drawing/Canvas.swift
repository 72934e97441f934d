internal import CPangoCairo
internal import PageDescription

/// What is drawn on: decides how finely images are kept and how text is written.
enum Medium {
  /// A PDF: one unit is a point. Text stays text.
  case document
  /// A picture: one unit is a pixel. Text is filled outlines, because cairo would move each letter to a whole pixel.
  case picture
}

/// A cairo context, lent out for the time of a closure. It cannot be copied, so nobody can keep it.
@safe struct Canvas: ~Copyable {
  let medium: Medium
  /// Valid as long as this canvas. Only `Drawing` sees it.
  let context: OpaquePointer

  /// A fresh context on a surface, which is only used here and not owned.
  init(on surface: OpaquePointer, medium: Medium) throws(DrawingProblem) {
    guard let context = unsafe cairo_create(surface) else {
      throw .cairo(during: "opening a canvas", status: "no context")
    }
    let status = unsafe cairo_status(context)
    guard status == CAIRO_STATUS_SUCCESS else {
      unsafe cairo_destroy(context)
      throw .cairo(during: "opening a canvas", status: status.words)
    }
    self.medium = medium
    unsafe self.context = context
    // In pixels. Fine enough that no bend shows, and a third less to fill than at half of it.
    unsafe cairo_set_tolerance(context, 0.15)
    setUnhinted()
  }

  deinit { unsafe cairo_destroy(context) }

  /// Letters keep the shape and the advance that they were designed with, at every resolution.
  private func setUnhinted() {
    let options = unsafe cairo_font_options_create()
    defer { unsafe cairo_font_options_destroy(options) }
    unsafe cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    unsafe cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    unsafe cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    unsafe cairo_set_font_options(context, options)
  }

  func checkStatus(during activity: @autoclosure () -> String) throws(DrawingProblem) {
    let status = unsafe cairo_status(context)
    guard status == CAIRO_STATUS_SUCCESS else { throw .cairo(during: activity(), status: status.words) }
  }

  /// Draws within a saved state, which is restored also when drawing fails.
  func saved(_ body: (borrowing Canvas) throws(DrawingProblem) -> Void) throws(DrawingProblem) {
    unsafe cairo_save(context)
    defer { unsafe cairo_restore(context) }
    try body(self)
  }

  /// Draws on a sheet of its own, and lays it down as a whole.
  func faded(_ opacity: Double, _ body: (borrowing Canvas) throws(DrawingProblem) -> Void) throws(DrawingProblem) {
    guard opacity < 1 else { return try body(self) }
    unsafe cairo_push_group(context)
    do {
      try body(self)
    } catch {
      unsafe cairo_pattern_destroy(cairo_pop_group(context))
      throw error
    }
    unsafe cairo_pop_group_to_source(context)
    unsafe cairo_paint_with_alpha(context, max(0, opacity))
  }

  /// Draws what gives the shape, and fills that shape with one colour.
  func tinted(_ color: Color, _ body: (borrowing Canvas) throws(DrawingProblem) -> Void) throws(DrawingProblem) {
    unsafe cairo_push_group(context)
    do {
      try body(self)
    } catch {
      unsafe cairo_pattern_destroy(cairo_pop_group(context))
      throw error
    }
    let shape = unsafe cairo_pop_group(context)
    defer { unsafe cairo_pattern_destroy(shape) }
    setSource(color)
    unsafe cairo_mask(context, shape)
  }

  func setSource(_ color: Color, opacity: Double = 1) {
    unsafe cairo_set_source_rgba(context, color.red, color.green, color.blue, color.alpha * opacity)
  }

  func setSource(_ paint: Paint) {
    if let color = paint.uniformColor { return setSource(color) }
    switch paint {
    case .color(let color): setSource(color)
    case .linear(let gradient):
      let (start, end) = (gradient.start, gradient.end)
      unsafe setSource(cairo_pattern_create_linear(start.x.points, start.y.points, end.x.points, end.y.points), stops: gradient.stops)
    case .radial(let gradient):
      let (x, y) = (gradient.center.x.points, gradient.center.y.points)
      unsafe setSource(cairo_pattern_create_radial(x, y, 0, x, y, gradient.radius.points), stops: gradient.stops)
    }
  }

  /// - Parameter gradient: is given away. What goes wrong with it shows in the context's status.
  private func setSource(_ gradient: OpaquePointer?, stops: [GradientStop]) {
    for stop in stops {
      unsafe cairo_pattern_add_color_stop_rgb(gradient, stop.offset, stop.color.red, stop.color.green, stop.color.blue)
    }
    unsafe cairo_set_source(context, gradient)
    unsafe cairo_pattern_destroy(gradient)
  }

  func append(_ path: Path) {
    for segment in path.segments {
      switch segment {
      case .move(let p): unsafe cairo_move_to(context, p.x.points, p.y.points)
      case .line(let p): unsafe cairo_line_to(context, p.x.points, p.y.points)
      case .curve(let a, let b, let p):
        unsafe cairo_curve_to(context, a.x.points, a.y.points, b.x.points, b.y.points, p.x.points, p.y.points)
      case .close: unsafe cairo_close_path(context)
      }
    }
  }

  func append(_ rect: Rect) {
    unsafe cairo_rectangle(context, rect.minX.points, rect.minY.points, rect.width.points, rect.height.points)
  }

  func clip(to rect: Rect) {
    unsafe cairo_new_path(context)
    append(rect)
    unsafe cairo_clip(context)
  }

  func concatenate(_ transform: Transform) {
    var matrix = cairo_matrix_t(
      xx: transform.a, yx: transform.b, xy: transform.c, yy: transform.d, x0: transform.tx.points, y0: transform.ty.points)
    unsafe cairo_transform(context, &matrix)
  }

  /// The upright box round a rectangle, in device units.
  func deviceBox(of rect: Rect) -> (left: Double, top: Double, right: Double, bottom: Double) {
    let corners = [(rect.minX, rect.minY), (rect.maxX, rect.minY), (rect.minX, rect.maxY), (rect.maxX, rect.maxY)].map { corner in
      var (x, y) = (corner.0.points, corner.1.points)
      unsafe cairo_user_to_device(context, &x, &y)
      return (x: x, y: y)
    }
    let (xs, ys) = (corners.map(\.x), corners.map(\.y))
    return (xs.min()!, ys.min()!, xs.max()!, ys.max()!)
  }

  /// Device units that one unit in x and in y takes here.
  var deviceScale: (x: Double, y: Double) {
    var (ax, ay, bx, by) = (1.0, 0.0, 0.0, 1.0)
    unsafe cairo_user_to_device_distance(context, &ax, &ay)
    unsafe cairo_user_to_device_distance(context, &bx, &by)
    return ((ax * ax + ay * ay).squareRoot(), (bx * bx + by * by).squareRoot())
  }
}

extension cairo_status_t {
  var words: String { unsafe String(cString: cairo_status_to_string(self)) }
}
