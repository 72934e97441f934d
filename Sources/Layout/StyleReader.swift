internal import Diagnostics
internal import LocatedYAML
internal import PageDescription

/// Reads the styles of a layout file.
struct StyleReader {
  let findings: MappingReader.Findings

  func styles(_ node: YAMLNode?) -> [String: StyleDefinition] {
    var styles: [String: StyleDefinition] = [:]
    for entry in node?.mapping ?? [] { styles[entry.key.value] = style(entry.value) }
    return styles
  }

  private func style(_ node: YAMLNode) -> StyleDefinition {
    var reader = MappingReader(node, findings: findings)
    var style = StyleDefinition()
    style.parent = reader.text("extends")
    (style.font, style.brandFont) = font(reader.node("font"))
    style.weight = reader.integer("weight", in: 100...900)
    style.isItalic = reader.boolean("italic")
    style.smallCaps = smallCaps(&reader)
    style.figures = figures(&reader)
    style.ligatures = reader.choice("ligatures", FontFeatures.Ligatures.self)
    style.features = features(reader.node("features"))
    style.letterCase = reader.choice("case", LetterCase.self)
    style.tracking = reader.number("tracking")
    style.color = reader.text("color")
    style.leading = reader.number("leading")
    style.scale = reader.number("scale")
    if let size = reader.text("size"), let range = self.size(size) { (style.smallest, style.largest) = range }
    reader.finish()
    return style
  }

  /// A family's name, or `{brand: title_font, otherwise: Cinzel}`.
  private func font(_ node: YAMLNode?) -> (name: Located<String>?, brand: StyleDefinition.BrandFont?) {
    guard let node else { return (nil, nil) }
    guard node.mapping != nil else {
      if node.text == nil { findings.add(.expected("a family's name", found: node.kindName), at: node.location) }
      return (node.text, nil)
    }
    var reader = MappingReader(node, findings: findings)
    let brand = reader.require("brand") { $0.choice("brand", StyleDefinition.BrandFont.self) }
    let otherwise = reader.require("otherwise") { $0.text("otherwise") }
    reader.finish()
    return (otherwise, brand)
  }

  private func smallCaps(_ reader: inout MappingReader) -> FontFeatures.SmallCaps? {
    guard let text = reader.text("small_caps") else { return nil }
    switch text.value {
    case "true", "yes", "on": return .small
    case "all": return .all
    case "false", "no", "off", "none": return FontFeatures.SmallCaps.none
    default:
      findings.add(.unknownWord(text.value, known: ["true", "all", "false"]), at: text.location)
      return nil
    }
  }

  private func figures(_ reader: inout MappingReader) -> FontFeatures.Figures? {
    guard let text = reader.text("figures") else { return nil }
    var figures = FontFeatures.Figures()
    for word in text.value.split(separator: " ").map(String.init) {
      if let height = FontFeatures.Figures.Height(rawValue: word), figures.height == nil || figures.height == height {
        figures.height = height
      } else if let width = FontFeatures.Figures.Width(rawValue: word), figures.width == nil || figures.width == width {
        figures.width = width
      } else if FontFeatures.Figures.words.contains(word) {
        findings.add(
          .expected("one of old-style and lining, one of tabular and proportional, or one of each", found: "“\(text.value)”"),
          at: text.location)
        return nil
      } else {
        findings.add(.unknownWord(word, known: FontFeatures.Figures.words), at: text.location)
        return nil
      }
    }
    return figures
  }

  private func features(_ node: YAMLNode?) -> [String]? {
    guard let node else { return nil }
    var features: [String] = []
    for part in node.sequence ?? [node] {
      if let text = part.text, FontFeatures.isSetting(text.value) {
        features.append(text.value)
      } else {
        findings.add(
          .expected(
            "an OpenType feature such as smcp, or -liga to switch one off", found: part.text.map { "“\($0.value)”" } ?? part.kindName),
          at: part.location)
      }
    }
    return features
  }

  private func size(_ text: Located<String>) -> (smallest: Length, largest: Length)? {
    let parts = text.value.split(separator: " to ", omittingEmptySubsequences: false).map(\.trimmingBlanks)
    let lengths = parts.compactMap {
      MappingReader.length(Located($0, at: text.location), findings: findings)?.value.resolved(whole: .zero, named: [:])
    }
    guard lengths.count == parts.count, lengths.count <= 2, let first = lengths.first, let last = lengths.last else {
      findings.add(.expected("a size such as “12pt” or “26pt to 43pt”", found: "“\(text.value)”"), at: text.location)
      return nil
    }
    guard min(first, last) > .zero else {
      findings.add(.expected("a size of more than 0", found: "“\(text.value)”"), at: text.location)
      return nil
    }
    return (min(first, last), max(first, last))
  }
}
