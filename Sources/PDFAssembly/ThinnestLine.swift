/// How thin the thinnest line is that a content stream strokes (ISO 32000-1, 8.4.3.2 and 8.5.3.2), in points of the stream's own space.
struct ThinnestLine {
  /// `nil` where nothing is stroked.
  private(set) var width: Double?

  private struct State {
    var map = LinearMap()
    var lineWidth = 1.0
  }

  init(in contents: [UInt8]) {
    var (state, saved) = (State(), [State]())
    for step in ContentOperators(contents) {
      switch step.name {
      case "q": saved.append(state)
      case "Q": state = saved.popLast() ?? State()
      case "cm": if let map = LinearMap(step.numbers) { state.map = map.followed(by: state.map) }
      case "w": if let width = step.numbers.last { state.lineWidth = width }
      case "S", "s", "B", "B*", "b", "b*":
        let printed = state.lineWidth * state.map.leastScale
        width = min(width ?? printed, printed)
      default: break
      }
    }
  }
}
