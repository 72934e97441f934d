import Foundation

extension Color {
  /// How light it is to the eye, 0 for black, 1 for white (WCAG 2.2, “relative luminance”). Transparency doesn't count.
  public var luminance: Double {
    0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue)
  }

  /// How well two opaque colours can be told apart, 1 to 21 (WCAG 2.2, “contrast ratio”).
  public func contrast(with other: Color) -> Double {
    let (a, b) = (luminance + 0.05, other.luminance + 0.05)
    return max(a, b) / min(a, b)
  }

  /// What text needs on its ground (WCAG 2.2, 1.4.3 Contrast (Minimum), AA).
  public static let leastContrastOfText = 4.5
  /// What large text needs (as above).
  public static let leastContrastOfLargeText = 3.0

  /// What is seen of it on an opaque ground.
  public func laid(on ground: Color) -> Color {
    func mixed(_ own: Double, _ under: Double) -> Double { own * alpha + under * (1 - alpha) }
    return Color(red: mixed(red, ground.red), green: mixed(green, ground.green), blue: mixed(blue, ground.blue))
  }

  /// IEC 61966-2-1, 5.2.
  private static func linear(_ value: Double) -> Double { value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4) }
}
