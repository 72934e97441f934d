internal import Diagnostics
internal import LocatedYAML
internal import PageDescription

/// Reads the elements of a layout file.
struct ElementReader {
  let art: ArtFolders
  let findings: MappingReader.Findings
  /// The stack in which the elements stand, if any: their boxes are then its cells, unless they say otherwise.
  var axis: StackElement.Axis?

  func elements(_ node: YAMLNode?) -> [Element] {
    guard let node else { return [] }
    guard let nodes = node.sequence else {
      findings.add(.expected("a list of elements", found: node.kindName), at: node.location)
      return []
    }
    var ids: Set<String> = []
    return nodes.compactMap { node in
      guard let element = element(node) else { return nil }
      if !ids.insert(element.id).inserted { findings.add(.duplicateElement(element.id), at: node.location) }
      return element
    }
  }

  static let kinds = [
    "text", "image", "signatories", "code", "rule", "rectangle", "ellipse", "path", "band", "rosette", "symbol", "row", "column", "stack",
  ]

  func element(_ node: YAMLNode) -> Element? {
    var reader = MappingReader(node, findings: findings)
    guard node.mapping != nil else { return nil }
    let condition = reader.condition("when")
    let role = reader.choice("role", Element.RoleWord.self)
    let mirror = reader.choice("mirror", Element.MirrorWord.self)
    let rotation = reader.number("rotate") ?? 0
    guard let word = Self.kinds.first(where: { reader.has($0) }) else {
      reader.note(.noContent(known: Self.kinds))
      return nil
    }
    let id = reader.text("id")?.value ?? "\(word)-\(node.location.line)"
    let kind: Element.Kind?
    switch word {
    case "text": kind = text(&reader)
    case "image": kind = image(&reader)
    case "signatories": kind = signatories(&reader)
    case "code": kind = code(&reader)
    case "rule": kind = rule(&reader)
    case "rectangle", "ellipse": kind = box(&reader, word)
    case "path": kind = path(&reader)
    case "band": kind = band(&reader)
    case "rosette": kind = rosette(&reader)
    case "row", "column", "stack": kind = stack(&reader, StackElement.Axis(rawValue: word)!)
    default: kind = symbol(&reader)
    }
    if let axis { for key in axis.keysOfCells { _ = reader.node(key) } }
    reader.finish()
    guard let kind else { return nil }
    return Element(id: id, location: node.location, condition: condition, role: role, mirror: mirror, rotation: rotation, kind: kind)
  }

  // MARK: Text

  private func text(_ reader: inout MappingReader) -> Element.Kind? {
    var runs: [TextElement.Run] = []
    if let node = reader.node("text") {
      if let scalar = node.text {
        if let template = MappingReader.template(scalar, findings: findings) { runs.append(.init(template: template)) }
      } else {
        if node.sequence?.isEmpty != false {
          findings.add(.expected("a text or a list of {text, style}", found: node.kindName), at: node.location)
        }
        for part in node.sequence ?? [] {
          var run = MappingReader(part, findings: findings)
          if let template = run.require("text", { $0.template("text") }) {
            runs.append(.init(template: template, style: run.text("style")))
          }
          run.finish()
        }
      }
    }
    let style = reader.require("style") { $0.text("style") }
    let anchor = reader.choice("anchor", Anchor.self) ?? .topLeft
    let width = extent("width", .row, &reader) ?? .whole
    let x = anchor.left(reader.length("x")?.value ?? .zero, width: width)
    let align = reader.choice("align", TextBox.Align.self) ?? .start
    let lines = reader.integer("lines", in: 1...12) ?? 1
    let wrapBelow = reader.absolute("wrap_below")
    let isOptional = reader.boolean("optional") ?? false
    let link = reader.template("link")
    let placement = placement(&reader, anchor)
    guard let style, let placement, !runs.isEmpty else { return nil }
    return .text(
      TextElement(
        runs: runs, style: style, x: x, width: width, placement: placement,
        align: align, maximumLines: lines, wrapBelow: wrapBelow, isOptional: isOptional, link: link))
  }

  private func placement(_ reader: inout MappingReader, _ anchor: Anchor) -> TextElement.Placement? {
    if let node = reader.node("arc") {
      var arc = MappingReader(node, findings: findings)
      let radius = arc.require("radius") { $0.length("radius") }
      let side = arc.choice("side", ArcText.Side.self) ?? .top
      let span = arc.number("span") ?? 180
      arc.finish()
      let y = reader.require("y") { $0.length("y") }
      guard let radius, let y else { return nil }
      return .arc(y: y.value, radius: radius.value, side: side, span: span)
    }
    if let baseline = reader.length("baseline") { return .baseline(anchor.top(baseline.value, height: .zero)) }
    let vertical = reader.choice("vertical", TextElement.VerticalWord.self) ?? .middle
    let y = offset("y", &reader)
    guard let height = extent("height", .column, &reader), let y else { return nil }
    return .box(y: anchor.top(y, height: height), height: height, vertical: vertical)
  }

  // MARK: Codes, signatories

  func frame(_ reader: inout MappingReader) -> FrameExpression? {
    let anchor = reader.choice("anchor", Anchor.self) ?? .topLeft
    let x = offset("x", &reader)
    let y = offset("y", &reader)
    let width = extent("width", .row, &reader)
    let height = extent("height", .column, &reader)
    guard let x, let y, let width, let height else { return nil }
    return FrameExpression(x: anchor.left(x, width: width), y: anchor.top(y, height: height), width: width, height: height)
  }

  /// A place in the surrounding box: required outside of stacks.
  private func offset(_ key: String, _ reader: inout MappingReader) -> LengthExpression? {
    axis != nil && !reader.has(key) ? .zero : reader.require(key) { $0.length(key) }?.value
  }

  /// A side of an element's box: required outside of stacks. Inside of one, the side along it is the cell's.
  private func extent(_ key: String, _ along: StackElement.Axis, _ reader: inout MappingReader) -> LengthExpression? {
    guard let axis else {
      // A text may take the whole width.
      if key == "width", reader.has("text") { return reader.length(key)?.value ?? .whole }
      return reader.require(key) { $0.length(key) }?.value
    }
    guard reader.has(key) else { return .whole }
    let length = reader.length(key)?.value
    return axis == along ? .whole : length
  }

  private func code(_ reader: inout MappingReader) -> Element.Kind? {
    let text = reader.template("code")
    let color = reader.require("color") { $0.text("color") }
    guard let frame = frame(&reader), let text, let color else { return nil }
    return .code(CodeElement(text: text, frame: frame, color: color))
  }

  private func signatories(_ reader: inout MappingReader) -> Element.Kind? {
    guard let node = reader.node("signatories") else { return nil }
    guard let nodes = node.sequence else {
      findings.add(.expected("a list of arrangements", found: node.kindName), at: node.location)
      return nil
    }
    var arrangements: [SignatoryArrangement] = []
    for node in nodes {
      var cell = MappingReader(node, findings: findings)
      let upTo = cell.require("up_to") { $0.integer("up_to", in: 1...8) }
      let perRow = cell.require("per_row") { $0.integer("per_row", in: 1...8) }
      let x = cell.require("x") { $0.length("x") }
      let y = cell.require("y") { $0.length("y") }
      let width = cell.require("cell_width") { $0.length("cell_width") }
      let gap = cell.length("gap")?.value ?? .zero
      let height = cell.require("row_height") { $0.length("row_height") }
      let align = cell.choice("align", StackElement.Distribution.self) ?? .center
      if align == .between { cell.noteValue(of: "align") { .unknownWord($0, known: ["start", "center", "end"]) } }
      let elements = ElementReader(art: art, findings: findings).elements(cell.node("elements"))
      cell.finish()
      guard let upTo, let perRow, let x, let y, let width, let height else { continue }
      arrangements.append(
        SignatoryArrangement(
          upTo: upTo, perRow: perRow, x: x.value, y: y.value, cellWidth: width.value, gap: gap, rowHeight: height.value, elements: elements,
          align: align)
      )
    }
    return .signatories(arrangements.sorted { $0.upTo < $1.upTo })
  }

  // MARK: Shapes and ornaments

  private func place(_ node: YAMLNode?) -> (x: LengthExpression, y: LengthExpression)? {
    guard let node else { return nil }
    guard let nodes = node.sequence, nodes.count == 2, let x = nodes[0].text, let y = nodes[1].text else {
      findings.add(.expected("a place [x, y]", found: node.kindName), at: node.location)
      return nil
    }
    guard let x = MappingReader.length(x, findings: findings), let y = MappingReader.length(y, findings: findings) else { return nil }
    return (x.value, y.value)
  }

  private func shape(_ reader: inout MappingReader, _ shape: ShapeElement.Shape?) -> Element.Kind? {
    let fill = reader.text("fill")
    let stroke = reader.text("stroke")
    let width = reader.absolute("stroke_width") ?? .points(0.5)
    guard let shape else { return nil }
    return .shape(ShapeElement(shape: shape, fill: fill, stroke: stroke, strokeWidth: width))
  }

  private func rule(_ reader: inout MappingReader) -> Element.Kind? {
    guard let node = reader.node("rule") else { return nil }
    var ends = MappingReader(node, findings: findings)
    let from = ends.require("from") { place($0.node("from")) }
    let to = ends.require("to") { place($0.node("to")) }
    ends.finish()
    return shape(&reader, from.flatMap { from in to.map { .rule(from: from, to: $0) } })
  }

  private func box(_ reader: inout MappingReader, _ word: String) -> Element.Kind? {
    guard let node = reader.node(word) else { return nil }
    var inner = MappingReader(node, findings: findings)
    let frame = frame(&inner)
    inner.finish()
    return shape(&reader, frame.map { word == "ellipse" ? .ellipse($0) : .rectangle($0) })
  }

  private func path(_ reader: inout MappingReader) -> Element.Kind? {
    let x = reader.require("x") { $0.length("x") }
    let y = reader.require("y") { $0.length("y") }
    var parsed: Path?
    if let text = reader.text("path") {
      parsed = SVGPathData.parse(text.value)
      if parsed == nil { findings.add(.badPath(text.value), at: text.location) }
    }
    return shape(&reader, parsed.flatMap { path in x.flatMap { x in y.map { .path(path, x: x.value, y: $0.value) } } })
  }

  private func band(_ reader: inout MappingReader) -> Element.Kind? {
    guard let node = reader.node("band") else { return nil }
    var band = MappingReader(node, findings: findings)
    let from = band.require("from") { place($0.node("from")) }
    let to = band.require("to") { place($0.node("to")) }
    let halfHeight = band.require("half_height") { $0.absolute("half_height") }
    let period = band.require("period") { $0.absolute("period") }
    band.finish()
    let pattern = pattern(&reader)
    guard let from, let to, let halfHeight, let period else { return nil }
    return .band(BandElement(from: from, to: to, halfHeight: halfHeight, period: period, pattern: pattern))
  }

  private func rosette(_ reader: inout MappingReader) -> Element.Kind? {
    guard let node = reader.node("rosette") else { return nil }
    var rosette = MappingReader(node, findings: findings)
    let x = rosette.require("x") { $0.length("x") }
    let y = rosette.require("y") { $0.length("y") }
    let radius = rosette.require("radius") { $0.absolute("radius") }
    rosette.finish()
    let pattern = pattern(&reader)
    guard let x, let y, let radius else { return nil }
    return .rosette(RosetteElement(x: x.value, y: y.value, radius: radius, pattern: pattern))
  }

  private func pattern(_ reader: inout MappingReader) -> Guilloche {
    let nodes = reader.require("strands") { $0.node("strands") }?.sequence ?? []
    return Guilloche(strands: nodes.compactMap { strands($0) })
  }

  private func strands(_ node: YAMLNode) -> Guilloche.Strands? {
    var reader = MappingReader(node, findings: findings)
    let count = reader.require("count") { $0.integer("count", in: 1...64) }
    let color = reader.require("color") { $0.text("color") }
    let width = reader.absolute("width") ?? .points(0.3)
    let base = reader.number("base") ?? 0
    let waves = (reader.require("waves") { $0.node("waves") }?.sequence ?? []).map { node in
      var wave = MappingReader(node, findings: findings)
      defer { wave.finish() }
      return Guilloche.Wave(
        amplitude: wave.require("amplitude") { $0.number("amplitude") } ?? 0, cycles: wave.number("cycles") ?? 1,
        phase: wave.number("phase") ?? 0,
        spread: wave.number("spread") ?? 0, modulation: wave.number("modulation"))
    }
    reader.finish()
    guard let count, let color else { return nil }
    return Guilloche.Strands(count: count, color: color.value, width: width, base: base, waves: waves)
  }

  private func symbol(_ reader: inout MappingReader) -> Element.Kind? {
    let name = reader.text("symbol")
    let x = reader.require("x") { $0.length("x") }
    let y = reader.require("y") { $0.length("y") }
    let scale = reader.number("scale") ?? 1
    guard let name, let x, let y else { return nil }
    return .symbol(SymbolElement(name: name, x: x.value, y: y.value, scale: scale))
  }
}
