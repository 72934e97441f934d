import PageDescription

/// What a content stream has set so far; `nil` where it is not known (ISO 32000-1, 8.4).
struct GraphicsState {
  var fill: Color?
  /// The name of the pattern that fills instead of a colour.
  var pattern: String?
  var stroke: Color?
  /// Whether they were set in black ink alone.
  var isFillOneInk = false
  var isStrokeOneInk = false
  /// Of fills and strokes; `nil` for 1, which every page begins with.
  var alpha: Double?
  var lineWidth: Double?
  var cap: Stroke.Cap?
  var join: Stroke.Join?
  var dashes: [Double]?
  var matrix = ContentMatrix()
  var font: (name: String, size: Double)?
}
