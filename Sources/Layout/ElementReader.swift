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
    "text", "image", "signatories", "code", "rule", "rectangle", "ellipse", "path", "seal", "band", "rosette", "border", "lines", "symbol",
    "row", "column", "stack",
  ]

  /// The key that says what an element is. A text has `lines` too, which are a number then.
  static func kind(of node: YAMLNode) -> String? {
    kinds.first { kind in node.value(kind).map { kind != "lines" || $0.mapping != nil } ?? false }
  }

  func element(_ node: YAMLNode) -> Element? {
    var reader = MappingReader(node, findings: findings)
    guard node.mapping != nil else { return nil }
    let condition = reader.condition("when")
    let role = reader.choice("role", Element.RoleWord.self)
    let mirror = reader.choice("mirror", Element.MirrorWord.self)
    let rotation = reader.number("rotate", in: -360...360) ?? 0
    guard let word = Self.kind(of: node) else {
      reader.note(.noContent(known: Self.kinds))
      return nil
    }
    let id = reader.text("id")?.value ?? "\(word)-\(node.location.line)-\(node.location.column)"
    let kind: Element.Kind?
    switch word {
    case "text": kind = text(&reader)
    case "image": kind = image(&reader)
    case "signatories": kind = signatories(&reader)
    case "code": kind = code(&reader)
    case "rule": kind = rule(&reader)
    case "rectangle", "ellipse": kind = box(&reader, word)
    case "path": kind = path(&reader)
    case "seal": kind = seal(&reader)
    case "band": kind = band(&reader)
    case "rosette": kind = rosette(&reader)
    case "row", "column", "stack": kind = stack(&reader, StackElement.Axis(rawValue: word)!)
    case "border": kind = border(&reader)
    case "lines": kind = lines(&reader)
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
    // Letters round a circle are drawing, and lead nowhere: the key is reported as unknown.
    let link = reader.has("arc") ? nil : reader.template("link")
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

  // MARK: Symbols

  private func symbol(_ reader: inout MappingReader) -> Element.Kind? {
    let name = reader.text("symbol")
    let x = reader.require("x") { $0.length("x") }
    let y = reader.require("y") { $0.length("y") }
    let scale = reader.number("scale") ?? 1
    if scale == 0 { reader.noteValue(of: "scale") { .expected("a number other than 0", found: "“\($0)”") } }
    let opacity = reader.share("opacity") ?? 1
    guard let name, let x, let y else { return nil }
    return .symbol(SymbolElement(name: name, x: x.value, y: y.value, scale: scale, opacity: opacity))
  }
}
