internal import Courses
internal import Diagnostics
internal import PageDescription
internal import Typesetting

/// Styles with what they inherit, in a track's colours.
struct StyleResolver {
  struct Resolved {
    var text: TextStyle
    var letterCase: LetterCase
    var largest: Length
    var smallest: Length
    var leading: Double
  }
  let template: LayoutTemplate
  let track: Track
  let brand: Brand?

  /// A colour by name: the organization's, where the layout yields to it; the track's; or the layout's.
  func color(_ name: String) -> Color {
    let usual = template.colors[name]
    guard let yielding = usual, let color = brand?.color(yielding.brand, on: track) else {
      return (template.trackColors[track]?[name] ?? usual)?.value.value ?? .black
    }
    // A ground that yields itself would never end; its own colour counts.
    guard let ground = yielding.ground.flatMap({ template.colors[$0.value] })?.value.value else { return color }
    return color.readable(on: ground)
  }

  func style(_ name: String) -> Resolved {
    var chain: [StyleDefinition] = []
    var next: String? = name
    while let name = next, let style = template.styles[name] {
      chain.append(style)
      next = style.parent?.value
    }
    func first<Value>(_ pick: (StyleDefinition) -> Value?) -> Value? {
      for style in chain { if let value = pick(style) { return value } }
      return nil
    }
    let size = first { style in style.largest.map { (largest: $0, smallest: style.smallest ?? $0) } }
    let features = FontFeatures(of: chain)
    let text = TextStyle(
      family: family(of: chain), weight: first(\.weight) ?? 400, isItalic: first(\.isItalic) ?? false, features: features.on,
      withoutFeatures: features.off, tracking: first(\.tracking) ?? 0, color: color(first(\.color)?.value ?? ""),
      scale: first(\.scale) ?? 1)
    return Resolved(
      text: text, letterCase: first(\.letterCase) ?? .asWritten, largest: size?.largest ?? .points(12),
      smallest: size?.smallest ?? .points(12), leading: first(\.leading) ?? 1.2)
  }
}

extension StyleResolver {
  /// The font of the nearest style that names one, or the organization's, where that one yields to it.
  private func family(of chain: [StyleDefinition]) -> String {
    guard let style = chain.first(where: { $0.font != nil }) else { return "" }
    return brand?.family(style.brandFont) ?? style.font?.value ?? ""
  }
}

extension Brand {
  fileprivate func family(_ word: StyleDefinition.BrandFont?) -> String? {
    switch word {
    case nil: nil
    case .text?: font?.value
    case .title?: titleFont?.value
    }
  }

  fileprivate func color(_ word: ColorDefinition.BrandWord?, on track: Track) -> Color? {
    switch word {
    case nil: nil
    case .color?: (trackColors[track] ?? color).flatMap { Color(hex: $0.value) }
    case .second?: secondColor.flatMap { Color(hex: $0.value) }
    }
  }
}
