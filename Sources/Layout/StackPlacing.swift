internal import Diagnostics
internal import PageDescription

extension ElementPlacer {
  /// The elements of a stack, each with the placer of its cell. What is left out for everybody takes no room and no gap.
  /// - Throws: `tooFull`.
  func cells(of stack: StackElement, _ element: Element) throws(DiagnosticList) -> [(placer: ElementPlacer, element: Element)] {
    let box = rect(stack.frame)
    let children = present(stack)
    guard stack.axis != .stack else { return children.map { (inside(box), $0.element) } }
    let isRow = stack.axis == .row
    let whole = isRow ? box.width : box.height
    let inner = inside(box)
    let gap = isRow ? inner.width(stack.gap) : inner.height(stack.gap)
    let fixed = children.map { child in child.extent.map { isRow ? inner.width($0) : inner.height($0) } }
    let gaps = gap * Double(max(0, children.count - 1))
    let left = whole - gaps - fixed.reduce(.zero) { $0 + ($1 ?? .zero) }
    // A thousandth of a millimetre is a matter of rounding.
    guard left > .millimetres(-0.001) else {
      throw failure(.tooFull(element: element.id, needed: whole - left, available: whole, isHeight: !isRow), element)
    }
    let weights = zip(children, fixed).reduce(0.0) { $0 + ($1.1 == nil ? $1.0.weight : 0) }
    var place = Length.zero
    var between = gap
    if weights == 0, left > .zero {
      switch stack.distribution {
      case .start: break
      case .center: place = left / 2
      case .end: place = left
      case .between: if children.count > 1 { between = gap + left / Double(children.count - 1) }
      }
    }
    return zip(children, fixed).map { child, extent in
      let extent = extent ?? max(.zero, left) * (child.weight / weights)
      defer { place = place + extent + between }
      guard isRow else { return (inside(Rect(x: box.minX, y: box.minY + place, width: box.width, height: extent)), child.element) }
      let x = isMirrored ? box.maxX - place - extent : box.minX + place
      return (inside(Rect(x: x, y: box.minY, width: extent, height: box.height)), child.element)
    }
  }

  func place(_ stack: StackElement, of element: Element) throws(DiagnosticList) -> Placed {
    guard !stack.flows else { return try flow(stack) }
    var all = Placed()
    var problems = DiagnosticList()
    for cell in try cells(of: stack, element) {
      do throws(DiagnosticList) { all.add(try cell.placer.place(cell.element)) } catch { problems.add(contentsOf: error) }
    }
    guard problems.isEmpty else { throw problems }
    return all
  }

  /// A column in which each element begins below the end of the one before: of a text, below its last line's descenders.
  private func flow(_ stack: StackElement) throws(DiagnosticList) -> Placed {
    let box = rect(stack.frame)
    let gap = inside(box).height(stack.gap)
    var all = Placed()
    var problems = DiagnosticList()
    var top = box.minY
    for child in present(stack) {
      let most = box.maxY - top
      let extent = child.extent.map { inside(box).height($0) } ?? most
      let cell = Rect(x: box.minX, y: top, width: box.width, height: max(.zero, min(extent, most)))
      do throws(DiagnosticList) {
        let placed = try inside(cell).place(child.element)
        guard !placed.items.isEmpty else { continue }
        all.add(placed)
        top = (placed.bottom ?? cell.maxY) + gap
      } catch { problems.add(contentsOf: error) }
    }
    guard problems.isEmpty else { throw problems }
    all.bottom = all.items.isEmpty ? nil : top - gap
    return all
  }

  private func present(_ stack: StackElement) -> [StackElement.Child] {
    stack.children.filter { child in
      guard let condition = child.element.condition?.value, !condition.dependsOnLearner else { return true }
      return condition.holds(for: facts, learner)
    }
  }

  func inside(_ box: Rect) -> ElementPlacer {
    var inner = self
    inner.frame = box
    return inner
  }
}
