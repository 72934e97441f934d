/// What a shape is filled with. Exhaustive on purpose: a new case must break every backend.
public enum Paint: Hashable, Sendable {
  case color(Color)
  case linear(LinearGradient)
  case radial(RadialGradient)
}

/// A colour at a place of a gradient. Between two stops the sRGB numbers change evenly, before the first and behind the last they stay.
public struct GradientStop: Hashable, Sendable {
  /// 0…1, from the gradient's start to its end.
  public let offset: Double
  /// Opaque: a gradient fades as a whole, in a group.
  public let color: Color

  /// - Parameter color: its alpha is not kept.
  public init(_ color: Color, at offset: Double) {
    self.offset = offset
    self.color = Color(red: color.red, green: color.green, blue: color.blue)
  }
}

/// Colours that change along a line and are the same across it, on and on in both directions.
public struct LinearGradient: Hashable, Sendable {
  public var start: Point
  public var end: Point
  /// At least one, in rising order.
  public var stops: [GradientStop]

  public init(from start: Point, to end: Point, stops: [GradientStop]) {
    precondition(!stops.isEmpty)
    self.start = start
    self.end = end
    self.stops = stops
  }
}

/// Colours that change from a point outwards, the same on each circle round it.
public struct RadialGradient: Hashable, Sendable {
  public var center: Point
  public var radius: Length
  /// At least one, in rising order.
  public var stops: [GradientStop]

  public init(center: Point, radius: Length, stops: [GradientStop]) {
    precondition(!stops.isEmpty)
    self.center = center
    self.radius = radius
    self.stops = stops
  }
}

extension Paint {
  /// The one colour that it is everywhere: its own, or of a gradient of no length the last (SVG 2, 14.2.2 and 14.2.3).
  public var uniformColor: Color? {
    switch self {
    case .color(let color): color
    case .linear(let gradient): gradient.start == gradient.end ? gradient.stops.last?.color : nil
    case .radial(let gradient): gradient.radius > .zero ? nil : gradient.stops.last?.color
    }
  }

  /// The same paint after its shape was moved, turned or reflected.
  /// - Parameter move: keeps all distances.
  public func moved(_ move: (Point) -> Point) -> Paint {
    switch self {
    case .color: return self
    case .linear(var gradient):
      (gradient.start, gradient.end) = (move(gradient.start), move(gradient.end))
      return .linear(gradient)
    case .radial(var gradient):
      gradient.center = move(gradient.center)
      return .radial(gradient)
    }
  }
}
