/// An image's pixels, ready to draw.
public struct DecodedImage: Hashable, Sendable {
  /// In pixels.
  public let width: Int
  public let height: Int
  /// Red, green, blue, alpha of 8 bits each, not premultiplied, row by row from the top left. Colours are taken as sRGB.
  public let pixels: [UInt8]
  /// No pixel lets anything shine through.
  public let isOpaque: Bool

  /// - Precondition: `pixels.count == 4 * width * height`.
  public init(width: Int, height: Int, pixels: [UInt8]) {
    precondition(pixels.count == 4 * width * height)
    self.width = width
    self.height = height
    self.pixels = pixels
    let components = pixels.span
    isOpaque = stride(from: 3, to: components.count, by: 4).allSatisfy { components[$0] == 255 }
  }
}

extension DecodedImage {
  /// The picture at 1/`factor` of its pixels in both directions, each the mean of a square, weighted by alpha.
  public func reduced(by factor: Int) -> DecodedImage {
    guard factor > 1 else { return self }
    let (w, h) = ((width + factor - 1) / factor, (height + factor - 1) / factor)
    let from = self.pixels.span
    var pixels = [UInt8](repeating: 0, count: 4 * w * h)
    for y in 0..<h {
      for x in 0..<w {
        var sums = (red: 0, green: 0, blue: 0, alpha: 0, count: 0)
        for row in (y * factor)..<min((y + 1) * factor, height) {
          for column in (x * factor)..<min((x + 1) * factor, width) {
            let i = 4 * (row * width + column)
            let alpha = Int(from[i + 3])
            sums.red += Int(from[i]) * alpha
            sums.green += Int(from[i + 1]) * alpha
            sums.blue += Int(from[i + 2]) * alpha
            sums.alpha += alpha
            sums.count += 1
          }
        }
        guard sums.alpha > 0 else { continue }
        let i = 4 * (y * w + x)
        pixels[i] = UInt8((sums.red + sums.alpha / 2) / sums.alpha)
        pixels[i + 1] = UInt8((sums.green + sums.alpha / 2) / sums.alpha)
        pixels[i + 2] = UInt8((sums.blue + sums.alpha / 2) / sums.alpha)
        pixels[i + 3] = UInt8((sums.alpha + sums.count / 2) / sums.count)
      }
    }
    return DecodedImage(width: w, height: h, pixels: pixels)
  }
}
