internal import Diagnostics
internal import LocatedYAML

extension ElementReader {
  /// `row`, `column` and `stack`: a box, and the `elements` that share it.
  func stack(_ reader: inout MappingReader, _ axis: StackElement.Axis) -> Element.Kind? {
    guard let node = reader.node(axis.rawValue) else { return nil }
    var box = MappingReader(node, findings: findings)
    let frame = frame(&box)
    let gap = box.length("gap")?.value ?? .zero
    let distribution = box.choice("distribute", StackElement.Distribution.self) ?? .start
    let flows = box.boolean("flow") ?? false
    if flows, axis != .column { box.noteValue(of: "flow") { _ in .onlyForColumns("flow") } }
    box.finish()
    let children = children(reader.require("elements") { $0.node("elements") }, along: axis)
    guard let frame else { return nil }
    return .stack(
      StackElement(axis: axis, frame: frame, gap: gap, distribution: distribution, flows: flows && axis == .column, children: children))
  }

  private func children(_ node: YAMLNode?, along axis: StackElement.Axis) -> [StackElement.Child] {
    guard let node else { return [] }
    guard let nodes = node.sequence else {
      findings.add(.expected("a list of elements", found: node.kindName), at: node.location)
      return []
    }
    var inside = self
    inside.axis = axis
    return nodes.compactMap { node in
      guard let element = inside.element(node) else { return nil }
      // Only what concerns the cell; the element's own reader has said what else is wrong.
      let extent: LengthExpression? =
        switch axis {
        case .row: length("width", of: node)
        case .column: length("height", of: node)
        case .stack: nil
        }
      let weight = node.value("weight")?.text
      let share = weight.flatMap { MappingReader.number($0.value) } ?? 1
      if let weight, !(share > 0) { findings.add(.expected("a number above 0", found: "“\(weight.value)”"), at: weight.location) }
      return StackElement.Child(extent: extent, weight: share, element: element)
    }
  }

  private func length(_ key: String, of node: YAMLNode) -> LengthExpression? {
    node.value(key)?.text.flatMap { MappingReader.length($0, findings: findings)?.value }
  }
}

extension StackElement.Axis {
  /// What an element inside says of its share.
  var keysOfCells: [String] {
    switch self {
    case .row: ["width", "weight"]
    case .column: ["height", "weight"]
    case .stack: []
    }
  }
}
