internal import Diagnostics
internal import LocatedYAML
internal import PageDescription

/// Ornaments: line work that is computed.
extension ElementReader {
  func band(_ reader: inout MappingReader) -> Element.Kind? {
    guard let node = reader.node("band") else { return nil }
    var band = MappingReader(node, findings: findings)
    let from = band.require("from") { place($0.node("from")) }
    let to = band.require("to") { place($0.node("to")) }
    let halfHeight = band.require("half_height") { $0.absolute("half_height") }
    let period = band.require("period") { $0.positive("period") }
    band.finish()
    let pattern = pattern(&reader)
    var kind: OrnamentElement.Kind?
    if let from, let to, let halfHeight, let period {
      kind = .band(BandElement(from: from, to: to, halfHeight: halfHeight, period: period, pattern: pattern))
    }
    return ornament(&reader, kind)
  }

  func rosette(_ reader: inout MappingReader) -> Element.Kind? {
    guard let node = reader.node("rosette") else { return nil }
    var rosette = MappingReader(node, findings: findings)
    let x = rosette.require("x") { $0.length("x") }
    let y = rosette.require("y") { $0.length("y") }
    let radius = rosette.require("radius") { $0.absolute("radius") }
    rosette.finish()
    let pattern = pattern(&reader)
    var kind: OrnamentElement.Kind?
    if let x, let y, let radius { kind = .rosette(RosetteElement(x: x.value, y: y.value, radius: radius, pattern: pattern)) }
    return ornament(&reader, kind)
  }

  func border(_ reader: inout MappingReader) -> Element.Kind? {
    guard let node = reader.node("border") else { return nil }
    var border = MappingReader(node, findings: findings)
    let frame = frame(&border)
    let halfHeight = border.require("half_height") { $0.positive("half_height") }
    let period = border.require("period") { $0.positive("period") }
    let corner = border.text("corner")
    let turnsCorners = border.boolean("turn_corners") ?? false
    if corner == nil, border.has("turn_corners") { border.note(.missingKey("corner")) }
    border.finish()
    let pattern = pattern(&reader)
    var kind: OrnamentElement.Kind?
    if let frame, let halfHeight, let period {
      kind = .border(
        BorderElement(
          frame: frame, halfHeight: halfHeight, period: period, pattern: pattern, corner: corner, turnsCorners: turnsCorners))
    }
    return ornament(&reader, kind)
  }

  func lines(_ reader: inout MappingReader) -> Element.Kind? {
    guard let node = reader.node("lines") else { return nil }
    var lines = MappingReader(node, findings: findings)
    let frame = frame(&lines)
    let count = lines.require("count") { $0.integer("count", in: 1...500) }
    let angle = lines.number("angle") ?? 0
    lines.finish()
    let waves = waves(reader.node("waves"))
    let color = reader.require("stroke") { $0.text("stroke") }
    let width = reader.absolute("stroke_width") ?? .points(0.3)
    var kind: OrnamentElement.Kind?
    if let frame, let count, let color {
      let strands = Guilloche.Strands(count: count, color: color.value, width: width, base: 0, waves: waves)
      kind = .lines(LinesElement(frame: frame, angle: angle, strands: strands))
    }
    return ornament(&reader, kind)
  }

  private func ornament(_ reader: inout MappingReader, _ kind: OrnamentElement.Kind?) -> Element.Kind? {
    let opacity = reader.share("opacity") ?? 1
    return kind.map { .ornament(OrnamentElement(kind: $0, opacity: opacity)) }
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
    let waves = waves(reader.require("waves") { $0.node("waves") })
    reader.finish()
    guard let count, let color else { return nil }
    return Guilloche.Strands(count: count, color: color.value, width: width, base: base, waves: waves)
  }

  private func waves(_ node: YAMLNode?) -> [Guilloche.Wave] {
    (node?.sequence ?? []).map { node in
      var wave = MappingReader(node, findings: findings)
      defer { wave.finish() }
      return Guilloche.Wave(
        amplitude: wave.require("amplitude") { $0.number("amplitude") } ?? 0, cycles: wave.number("cycles") ?? 1,
        phase: wave.number("phase") ?? 0, spread: wave.number("spread") ?? 0, modulation: wave.number("modulation"))
    }
  }
}
