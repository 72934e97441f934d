internal import PageDescription

/// A gradient as SVG defines it (SVG 2, 14.2), in the coordinates of the shape that it fills.
struct SVGGradient {
  let element: String

  init(_ paint: Paint, id: String) {
    switch paint {
    // A plain colour needs no definition.
    case .color: element = ""
    case .linear(let gradient):
      let (start, end) = (gradient.start, gradient.end)
      element =
        "<linearGradient id=\"\(id)\" gradientUnits=\"userSpaceOnUse\" x1=\"\(start.x.points.plain(3))\" y1=\"\(start.y.points.plain(3))\" x2=\"\(end.x.points.plain(3))\" y2=\"\(end.y.points.plain(3))\">\(Self.stops(gradient.stops))</linearGradient>"
    case .radial(let gradient):
      let center = gradient.center
      element =
        "<radialGradient id=\"\(id)\" gradientUnits=\"userSpaceOnUse\" cx=\"\(center.x.points.plain(3))\" cy=\"\(center.y.points.plain(3))\" r=\"\(gradient.radius.points.plain(3))\">\(Self.stops(gradient.stops))</radialGradient>"
    }
  }

  private static func stops(_ stops: [GradientStop]) -> String {
    stops.map { "<stop offset=\"\($0.offset.plain(4))\" stop-color=\"\($0.color.hexDigits)\"/>" }.joined()
  }
}

extension Color {
  /// `#rrggbb`, without its alpha.
  var hexDigits: String {
    func hex(_ value: Double) -> String {
      let digits = String(Int((min(max(value, 0), 1) * 255).rounded()), radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }
    return "#" + hex(red) + hex(green) + hex(blue)
  }
}
