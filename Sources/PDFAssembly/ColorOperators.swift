import PageDescription

/// Colours, gradients and opacity as operators (ISO 32000-1, 8.6.8 and 11.6.4.4).
extension ContentWriter {
  mutating func set(fill color: Color, isText: Bool = false) {
    let opaque = color.opaque
    let isOneInk = isText && colors == .press
    guard state.fill != opaque || state.isFillOneInk != isOneInk else { return }
    (state.fill, state.pattern) = (opaque, nil)
    state.isFillOneInk = isOneInk
    colors.write(opaque, isText: isText, gray: "g\n", rgb: "rg\n", to: &bytes)
  }

  mutating func set(fill paint: Paint) {
    if let color = paint.uniformColor { return set(fill: color) }
    guard let pattern = GradientPattern(paint, matrix: state.matrix, height: height, decimals: decimals, spaces: part.spaces) else {
      return
    }
    let entry = part.pattern(pattern)
    use.add(pattern: entry.name, entry.number)
    guard state.pattern != entry.name else { return }
    (state.fill, state.pattern) = (nil, entry.name)
    bytes += "/Pattern cs/"
    bytes += entry.name
    bytes += " scn\n"
  }

  mutating func set(stroke color: Color, isHairline: Bool) {
    let opaque = color.opaque
    let isOneInk = isHairline && colors == .press
    guard state.stroke != opaque || state.isStrokeOneInk != isOneInk else { return }
    state.stroke = opaque
    state.isStrokeOneInk = isOneInk
    colors.write(opaque, isText: isHairline, gray: "G\n", rgb: "RG\n", to: &bytes)
  }

  /// Of everything that is painted from now on.
  mutating func set(alpha: Double) {
    let alpha = min(max(alpha, 0), 1)
    guard (state.alpha ?? 1) != alpha else { return }
    state.alpha = alpha
    var value: [UInt8] = []
    value.append(alpha, decimals: 4)
    let text = String(decoding: value, as: UTF8.self)
    let name = "G\(Int((alpha * 10_000).rounded()))"
    use.add(state: ResourceUse.StateEntry(name: name, dictionary: "<</Type/ExtGState/ca \(text)/CA \(text)>>"))
    bytes.append(UInt8(ascii: "/"))
    bytes += name
    bytes += " gs\n"
  }
}

extension Color {
  fileprivate var opaque: Color { Color(red: red, green: green, blue: blue) }
}
