internal import Diagnostics
internal import LocatedYAML

/// What shapes are filled with: a colour's name, `{linear: [accent, bronze], angle: 90}` or `{radial: [paper, tint]}`.
extension ElementReader {
  func paint(_ node: YAMLNode?) -> PaintExpression? {
    guard let node else { return nil }
    if let name = node.text { return .color(name) }
    guard node.mapping != nil else {
      findings.add(.expected("a colour, {linear: […]} or {radial: […]}", found: node.kindName), at: node.location)
      return nil
    }
    var reader = MappingReader(node, findings: findings)
    defer { reader.finish() }
    if reader.has("linear") {
      let stops = stops(reader.node("linear"))
      let angle = reader.number("angle") ?? 180
      return stops.map { .linear($0, angle: angle) }
    }
    if reader.has("radial") {
      let stops = stops(reader.node("radial"))
      let reach = reader.choice("to", PaintExpression.Reach.self) ?? .corner
      return stops.map { .radial($0, to: reach) }
    }
    reader.note(.missingKey(reader.has("to") ? "radial" : "linear"))
    // Known all the same, so that a slip in them has a nearest word.
    for key in ["linear", "radial", "angle", "to"] { _ = reader.node(key) }
    return nil
  }

  /// Two stops or more. Those without a place lie evenly between their neighbours (CSS Images 3, 3.4.3).
  private func stops(_ node: YAMLNode?) -> [PaintExpression.Stop]? {
    guard let node else { return nil }
    guard let nodes = node.sequence, nodes.count >= 2 else {
      findings.add(
        .expected("a list of two colours or more", found: node.sequence == nil ? node.kindName : "a shorter one"), at: node.location)
      return nil
    }
    var stops: [(color: Located<String>, offset: Double?)] = []
    var least = 0.0
    for node in nodes {
      if let name = node.text {
        stops.append((name, nil))
        continue
      }
      var reader = MappingReader(node, findings: findings)
      let color = reader.require("color") { $0.text("color") }
      let offset = reader.share("at")
      if let offset, offset < least {
        reader.noteValue(of: "at") { .expected("a place from \(Int((least * 100).rounded()))% on", found: "“\($0)”") }
      }
      least = max(least, offset ?? 0)
      reader.finish()
      if let color { stops.append((color, offset)) }
    }
    guard stops.count == nodes.count else { return nil }
    stops[0].offset = stops[0].offset ?? 0
    stops[stops.count - 1].offset = stops[stops.count - 1].offset ?? max(1, least)
    var known = 0
    for i in stops.indices.dropFirst() {
      guard let offset = stops[i].offset, let before = stops[known].offset else { continue }
      for between in (known + 1)..<i {
        stops[between].offset = before + (offset - before) * Double(between - known) / Double(i - known)
      }
      known = i
    }
    return stops.map { PaintExpression.Stop(color: $0.color, offset: $0.offset ?? 1) }
  }
}
