internal import Courses
internal import Diagnostics
internal import LocatedYAML
internal import PageDescription

/// A colour that a layout names.
struct ColorDefinition: Sendable {
  /// One of the organization's colours.
  enum BrandWord: String, Sendable, CaseIterable {
    case color
    case second = "second_color"
  }
  var value: Located<Color>
  /// What it yields to, if the organization has it.
  var brand: BrandWord?
  /// The named colour on which text of this one stands.
  var ground: Located<String>?
}

extension LayoutReader {
  /// Named colours: `"#1F4E4A"`, or `{brand: color, otherwise: "#1F4E4A", ground: paper}`.
  func colors(_ node: YAMLNode?) -> [String: ColorDefinition] {
    var colors: [String: ColorDefinition] = [:]
    for entry in node?.mapping ?? [] { colors[entry.key.value] = color(entry.value) }
    return colors
  }

  private func color(_ node: YAMLNode) -> ColorDefinition? {
    guard node.mapping != nil else { return plainColor(node).map { ColorDefinition(value: $0) } }
    var reader = MappingReader(node, findings: findings)
    let brand = reader.require("brand") { $0.choice("brand", ColorDefinition.BrandWord.self) }
    let otherwise = reader.require("otherwise") { $0.node("otherwise") }.flatMap(plainColor)
    let ground = reader.text("ground")
    reader.finish()
    return otherwise.map { ColorDefinition(value: $0, brand: brand, ground: ground) }
  }

  private func plainColor(_ node: YAMLNode) -> Located<Color>? {
    guard let text = node.text, let color = Color(hex: text.value) else {
      findings.add(.expected("a colour #RRGGBB", found: node.text.map { "“\($0.value)”" } ?? node.kindName), at: node.location)
      return nil
    }
    return Located(color, at: text.location)
  }
}
