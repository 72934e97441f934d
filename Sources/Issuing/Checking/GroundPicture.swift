import Foundation
import Images
import Layout
import PageDescription

/// What lies under a sheet's texts, drawn coarsely: thin lines of an underprint become the tone that the eye makes of them.
final class GroundPicture: Sendable {
  /// Dots per inch.
  static let resolution = 54.0
  /// A hundredth part of the ground may be as dark as it likes, a tenth may not.
  private static let share = 0.1
  private static let mostSamples = 2000.0
  /// Contrast ratios are counted in steps of 1/50.
  private static let steps = 50.0

  private let width: Int
  private let height: Int
  /// Red, green, blue, alpha, row by row.
  private let pixels: [UInt8]
  private let luminances: [Float]

  init(_ picture: DecodedImage) {
    (width, height, pixels) = (picture.width, picture.height, picture.pixels)
    let linear = (0...255).map { Float(Color(red: Double($0) / 255, green: Double($0) / 255, blue: Double($0) / 255).luminance) }
    var luminances: [Float] = []
    luminances.reserveCapacity(width * height)
    let components = picture.pixels.span
    for i in stride(from: 0, to: components.count, by: 4) {
      let (red, green, blue) = (linear[Int(components[i])], linear[Int(components[i + 1])], linear[Int(components[i + 2])])
      luminances.append(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    }
    self.luminances = luminances
  }

  /// The contrast ratio (WCAG 2.2) between letters and what is behind them that all but a tenth of their ground has at least.
  /// - Returns: `nil` for letters that stand beside the sheet.
  func contrast(of letters: InkedItem.Letters) -> Double? {
    let area = letters.rect.width.points * letters.rect.height.points
    let step = max(72 / Self.resolution, (area / Self.mostSamples).squareRoot())
    let columns = max(1, Int((letters.rect.width.points / step).rounded(.up)))
    let rows = max(1, Int((letters.rect.height.points / step).rounded(.up)))
    let own = Float(letters.color.luminance) + 0.05
    var histogram = [UInt16](repeating: 0, count: Int(21 * Self.steps) + 2)
    var count = 0
    let values = luminances
    let luminances = values.span
    let isOpaque = letters.color.alpha >= 1
    let isUpright = letters.transform == .identity
    for row in 0..<rows {
      let y = letters.rect.minY + letters.rect.height * ((Double(row) + 0.5) / Double(rows))
      for column in 0..<columns {
        var point = Point(x: letters.rect.minX + letters.rect.width * ((Double(column) + 0.5) / Double(columns)), y: y)
        if !isUpright { point = letters.transform.applied(to: point) }
        guard let i = pixel(at: point) else { continue }
        let ratio: Float
        if isOpaque {
          let under = luminances[i] + 0.05
          ratio = max(own, under) / min(own, under)
        } else {
          let ground = color(at: i)
          ratio = Float(letters.color.laid(on: ground).contrast(with: ground))
        }
        histogram[Int(ratio * Float(Self.steps) + 0.01)] += 1
        count += 1
      }
    }
    guard count > 0 else { return nil }
    let allowed = Int(Double(count) * Self.share)
    var seen = 0
    for (step, number) in histogram.enumerated() where number > 0 {
      seen += Int(number)
      if seen > allowed { return Double(step) / Self.steps }
    }
    return nil
  }

  /// How much darker a code's modules are than what is under them, and than the four clear modules on each side that scanners look for
  /// (ISO/IEC 18004, 5.3.8), of 1: the least of it. A tenth of what is under them may be as dark as it likes, and one of the four.
  /// - Returns: `nil` for a code that stands beside the sheet.
  func symbolContrast(of code: InkedItem.Code) -> Double? {
    let frame = code.frame
    let clear = frame.width * (4 / Double(code.side))
    let sides = [
      Rect(x: frame.minX - clear, y: frame.minY, width: clear, height: frame.height),
      Rect(x: frame.maxX, y: frame.minY, width: clear, height: frame.height),
      Rect(x: frame.minX, y: frame.minY - clear, width: frame.width, height: clear),
      Rect(x: frame.minX, y: frame.maxY, width: frame.width, height: clear),
    ]
    let round = sides.compactMap { darkness(of: $0, under: code.transform, for: code.color, but: 0.25) }
    return ([darkness(of: frame, under: code.transform, for: code.color, but: Self.share)].compactMap(\.self) + round).min()
  }

  private func darkness(of area: Rect, under transform: Transform, for color: Color, but share: Double) -> Double? {
    var found: [Float] = []
    let samples = 32
    for row in 0..<samples {
      for column in 0..<samples {
        let (right, down) = ((Double(column) + 0.5) / Double(samples), (Double(row) + 0.5) / Double(samples))
        let point = transform.applied(to: Point(x: area.minX + area.width * right, y: area.minY + area.height * down))
        guard let i = pixel(at: point) else { continue }
        found.append(luminances[i] - Float(color.laid(on: self.color(at: i)).luminance))
      }
    }
    guard !found.isEmpty else { return nil }
    found.sort()
    return Double(found[Int(Double(found.count) * share)])
  }

  /// The number of the pixel at a place on the sheet; `nil` beside it.
  private func pixel(at point: Point) -> Int? {
    let pixel = 72 / Self.resolution
    let (x, y) = ((point.x.points / pixel).rounded(.down), (point.y.points / pixel).rounded(.down))
    guard x >= 0, y >= 0, x < Double(width), y < Double(height) else { return nil }
    return Int(y) * width + Int(x)
  }

  private func color(at i: Int) -> Color {
    func part(_ offset: Int) -> Double { Double(pixels[4 * i + offset]) / 255 }
    return Color(red: part(0), green: part(1), blue: part(2))
  }
}
