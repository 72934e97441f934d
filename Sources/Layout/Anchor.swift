/// The corner, edge or middle of the surrounding box from which an element's place counts, and which its own box touches with the same point.
enum Anchor: String, Sendable, CaseIterable {
  case topLeft = "top left"
  case top
  case topRight = "top right"
  case left, center, right
  case bottomLeft = "bottom left"
  case bottom
  case bottomRight = "bottom right"

  /// The left end of a box `width` wide, from the surrounding box's left.
  /// - Parameter x: the distance inwards from the anchor; in the middle, to the right.
  func left(_ x: LengthExpression, width: LengthExpression) -> LengthExpression {
    switch self {
    case .topLeft, .left, .bottomLeft: x
    case .top, .center, .bottom: LengthExpression.whole * 0.5 + x - width * 0.5
    case .topRight, .right, .bottomRight: .whole - x - width
    }
  }

  /// The top of a box `height` high, from the surrounding box's top.
  /// - Parameter y: the distance inwards from the anchor; in the middle, downwards.
  func top(_ y: LengthExpression, height: LengthExpression) -> LengthExpression {
    switch self {
    case .topLeft, .top, .topRight: y
    case .left, .center, .right: LengthExpression.whole * 0.5 + y - height * 0.5
    case .bottomLeft, .bottom, .bottomRight: .whole - y - height
    }
  }
}
