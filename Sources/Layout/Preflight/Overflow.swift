internal import PageDescription

extension TextBox {
  /// As large as a text needs that doesn't fit, from the side on which it stands, for the text in its smallest size.
  func enlarged(for problem: DoesNotFit, isRightToLeft: Bool) -> TextBox {
    var box = self
    box.largest = smallest
    // What a millionth of a point is short of is rounding.
    let more = problem.needed - problem.available + .points(1e-3)
    if problem.isHeight {
      box.frame.size.height += more
      switch vertical {
      case .baseline, .top: break
      case .middle: box.frame.origin.y -= more / 2
      case .bottom: box.frame.origin.y -= more
      }
    } else {
      box.frame.size.width += more
      switch (align, isRightToLeft) {
      case (.left, _), (.start, false), (.justify, false), (.end, true): break
      case (.center, _): box.frame.origin.x -= more / 2
      case (.right, _), (.end, false), (.start, true), (.justify, true): box.frame.origin.x -= more
      }
    }
    return box
  }
}
