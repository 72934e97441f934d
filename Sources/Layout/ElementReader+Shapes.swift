internal import Diagnostics
internal import LocatedYAML
internal import PageDescription

/// Shapes: outlines with a fill, a stroke or both.
extension ElementReader {
  func rule(_ reader: inout MappingReader) -> Element.Kind? {
    guard let node = reader.node("rule") else { return nil }
    var ends = MappingReader(node, findings: findings)
    let from = ends.require("from") { place($0.node("from")) }
    let to = ends.require("to") { place($0.node("to")) }
    ends.finish()
    return shape(&reader, from.flatMap { from in to.map { .rule(from: from, to: $0) } })
  }

  func box(_ reader: inout MappingReader, _ word: String) -> Element.Kind? {
    guard let node = reader.node(word) else { return nil }
    var inner = MappingReader(node, findings: findings)
    let frame = frame(&inner)
    let shape: ShapeElement.Shape?
    if word == "ellipse" {
      shape = frame.map { .ellipse($0) }
    } else {
      let radius = inner.positive("radius") ?? .zero
      shape = frame.map { .rectangle($0, cornerRadius: radius) }
    }
    inner.finish()
    return self.shape(&reader, shape)
  }

  func path(_ reader: inout MappingReader) -> Element.Kind? {
    let x = reader.require("x") { $0.length("x") }
    let y = reader.require("y") { $0.length("y") }
    var parsed: Path?
    if let text = reader.text("path") {
      do throws(PathFault) { parsed = try SVGPathData.parse(text.value) } catch {
        findings.add(.badPath(rest: error.rest), at: text.location)
      }
    }
    return shape(&reader, parsed.flatMap { path in x.flatMap { x in y.map { .path(path, x: x.value, y: $0.value) } } })
  }

  func seal(_ reader: inout MappingReader) -> Element.Kind? {
    guard let node = reader.node("seal") else { return nil }
    var seal = MappingReader(node, findings: findings)
    let x = seal.require("x") { $0.length("x") }
    let y = seal.require("y") { $0.length("y") }
    let radius = seal.require("radius") { $0.positive("radius") }
    let points = seal.require("points") { $0.integer("points", in: 3...360) }
    let depth = seal.number("depth", in: 0...0.9) ?? 0.08
    let edge = seal.choice("edge", SealOutline.Edge.self) ?? .wave
    seal.finish()
    var shape: ShapeElement.Shape?
    if let x, let y, let radius, let points {
      shape = .seal(SealOutline(radius: radius, points: points, depth: depth, edge: edge), x: x.value, y: y.value)
    }
    return self.shape(&reader, shape)
  }

  func place(_ node: YAMLNode?) -> (x: LengthExpression, y: LengthExpression)? {
    guard let node else { return nil }
    guard let nodes = node.sequence, nodes.count == 2, let x = nodes[0].text, let y = nodes[1].text else {
      findings.add(.expected("a place [x, y]", found: node.kindName), at: node.location)
      return nil
    }
    guard let x = MappingReader.length(x, findings: findings), let y = MappingReader.length(y, findings: findings) else { return nil }
    return (x.value, y.value)
  }

  private func shape(_ reader: inout MappingReader, _ shape: ShapeElement.Shape?) -> Element.Kind? {
    let fill = paint(reader.node("fill"))
    let stroke = stroke(&reader)
    let opacity = reader.share("opacity") ?? 1
    guard let shape else { return nil }
    return .shape(ShapeElement(shape: shape, fill: fill, stroke: stroke, opacity: opacity))
  }

  private func stroke(_ reader: inout MappingReader) -> StrokeExpression? {
    let color = reader.text("stroke")
    let width = reader.absolute("stroke_width") ?? .points(0.5)
    let dashes = reader.dashes("stroke_dash") ?? []
    let cap = reader.choice("stroke_cap", Stroke.Cap.self) ?? .butt
    let join = reader.choice("stroke_join", Stroke.Join.self) ?? .miter
    guard let color else {
      if ["stroke_dash", "stroke_cap", "stroke_join"].contains(where: { reader.has($0) }) { reader.note(.missingKey("stroke")) }
      return nil
    }
    return StrokeExpression(color: color, width: width, dashes: dashes, cap: cap, join: join)
  }
}

extension MappingReader {
  /// A length of more than nothing that depends on nothing.
  mutating func positive(_ key: String) -> Length? {
    guard let length = absolute(key) else { return nil }
    guard length > .zero else {
      noteValue(of: key) { .expected("a length of more than 0", found: "“\($0)”") }
      return nil
    }
    return length
  }

  mutating func number(_ key: String, in range: ClosedRange<Double>) -> Double? {
    guard let number = number(key) else { return nil }
    guard range.contains(number) else {
      noteValue(of: key) { .expected("a number from \(Self.plain(range.lowerBound)) to \(Self.plain(range.upperBound))", found: "“\($0)”") }
      return nil
    }
    return number
  }

  private static func plain(_ number: Double) -> String { number.rounded() == number ? String(Int(number)) : String(number) }

  /// Lengths of dashes and gaps in turn, not all of them nothing.
  fileprivate mutating func dashes(_ key: String) -> [Length]? {
    guard let node = node(key) else { return nil }
    let texts = node.sequence?.compactMap(\.text) ?? []
    guard let count = node.sequence?.count, (1...12).contains(count), texts.count == count else {
      note(.expected("a list of dashes and gaps [2mm, 1mm]", found: node.kindName), at: node.location)
      return nil
    }
    let lengths = texts.compactMap { absolute($0) }
    guard lengths.count == count else { return nil }
    guard lengths.allSatisfy({ $0 >= .zero }), lengths.contains(where: { $0 > .zero }) else {
      note(
        .expected("dashes and gaps of 0mm or more, one of them more", found: "“\(texts.map(\.value).joined(separator: ", "))”"),
        at: node.location)
      return nil
    }
    return lengths
  }
}
