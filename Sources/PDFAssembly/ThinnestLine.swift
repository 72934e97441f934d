/// How thin the thinnest line is that a content stream strokes (ISO 32000-1, 8.4.3.2 and 8.5.3.2), in points of the stream's own space.
/// Reads what cairo writes: operators between blanks, no text.
struct ThinnestLine {
  /// `nil` where nothing is stroked.
  private(set) var width: Double?

  private struct State {
    /// a, b, c, d of the matrix so far.
    var matrix = (1.0, 0.0, 0.0, 1.0)
    var lineWidth = 1.0
  }

  init(in contents: [UInt8]) {
    var (state, saved) = (State(), [State]())
    var operands: [Double] = []
    var rest = contents[...]
    while let token = Self.next(&rest) {
      if let number = Double(token) {
        operands.append(number)
        continue
      }
      defer { operands.removeAll(keepingCapacity: true) }
      switch token {
      case "q": saved.append(state)
      case "Q": state = saved.popLast() ?? State()
      case "cm": if operands.count == 6 { state.matrix = Self.product(operands, state.matrix) }
      case "w": if let width = operands.last { state.lineWidth = width }
      case "S", "s", "B", "B*", "b", "b*":
        let printed = state.lineWidth * Self.leastScale(state.matrix)
        width = min(width ?? printed, printed)
      // What follows is a picture's bytes.
      case "ID": rest = Self.afterImage(rest)
      default: break
      }
    }
  }

  private static func next(_ rest: inout ArraySlice<UInt8>) -> String? {
    rest = rest.drop { $0 <= 0x20 }
    let token = rest.prefix { $0 > 0x20 }
    rest = rest[token.endIndex...]
    return token.isEmpty ? nil : String(decoding: token, as: UTF8.self)
  }

  private static func afterImage(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let end = Array("\nEI".utf8)
    var place = bytes.startIndex
    while place + end.count <= bytes.endIndex {
      if bytes[place] == end[0], bytes[place..<(place + end.count)].elementsEqual(end) { return bytes[(place + end.count)...] }
      place += 1
    }
    return []
  }

  private static func product(_ m: [Double], _ n: (Double, Double, Double, Double)) -> (Double, Double, Double, Double) {
    (m[0] * n.0 + m[1] * n.2, m[0] * n.1 + m[1] * n.3, m[2] * n.0 + m[3] * n.2, m[2] * n.1 + m[3] * n.3)
  }

  /// The smaller singular value.
  private static func leastScale(_ m: (Double, Double, Double, Double)) -> Double {
    let sum = (m.0 * m.0 + m.1 * m.1 + m.2 * m.2 + m.3 * m.3) / 2
    let determinant = m.0 * m.3 - m.1 * m.2
    let root = max(0, sum * sum - determinant * determinant).squareRoot()
    return max(0, sum - root).squareRoot()
  }
}
