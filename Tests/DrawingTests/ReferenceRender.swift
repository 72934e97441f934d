import Foundation
import Images
import Testing

/// Compares a picture with the one that was approved. `LAUREL_RECORD=1` approves what is drawn now, except in CI.
func expectReference(_ actual: DecodedImage, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let file = repository + "/Tests/DrawingTests/References/\(name).png"
  let environment = ProcessInfo.processInfo.environment
  if environment["LAUREL_RECORD"] == "1", environment["CI"] == nil {
    try Data(actual.png(filtered: true)).write(to: URL(fileURLWithPath: file))
    return
  }
  let reference = try #require(try ImageReader.read(file).decoded(), sourceLocation: sourceLocation)
  let difference = Difference(reference, actual)
  guard !difference.isSmall else { return }
  let panel = FileManager.default.temporaryDirectory.appendingPathComponent("laurel-difference-\(name).png")
  try Data(difference.panel.png()).write(to: panel)
  Issue.record("\(name) looks different: \(difference). Expected, actual, difference: \(panel.path)", sourceLocation: sourceLocation)
}

/// How two pictures differ, seen on white.
struct Difference: CustomStringConvertible {
  let expected: DecodedImage
  let actual: DecodedImage
  /// Mean over all components, 0…255.
  private(set) var mean = 255.0
  /// The part of the pixels that differ by more than a quarter of the range.
  private(set) var farPart = 1.0
  var hasSameSize: Bool { expected.width == actual.width && expected.height == actual.height }

  init(_ expected: DecodedImage, _ actual: DecodedImage) {
    self.expected = expected
    self.actual = actual
    guard hasSameSize else { return }
    var sum = 0
    var far = 0
    for i in stride(from: 0, to: expected.pixels.count, by: 4) {
      let differences = (0..<4).map { abs(Self.component(expected, i, $0) - Self.component(actual, i, $0)) }
      sum += differences.reduce(0, +)
      if differences.max()! > 64 { far += 1 }
    }
    mean = Double(sum) / Double(expected.pixels.count)
    farPart = Double(far) / Double(expected.pixels.count / 4)
  }

  /// The same drawing, on whatever cairo.
  var isSmall: Bool { mean < 0.3 && farPart < 0.001 }

  var description: String { hasSameSize ? "mean \(mean), \(farPart * 100) % far off" : "another size" }

  /// Alpha as it is, colours as they look on white.
  private static func component(_ image: DecodedImage, _ i: Int, _ c: Int) -> Int {
    let alpha = Int(image.pixels[i + 3])
    return c == 3 ? alpha : 255 - (255 - Int(image.pixels[i + c])) * alpha / 255
  }

  /// Expected, actual, and the difference: black where they agree.
  var panel: DecodedImage {
    let (width, height) = (max(expected.width, actual.width), max(expected.height, actual.height))
    var pixels: [UInt8] = []
    func value(_ image: DecodedImage, _ x: Int, _ y: Int, _ c: Int) -> Int {
      x < image.width && y < image.height ? Self.component(image, 4 * (y * image.width + x), c) : 128
    }
    for y in 0..<height {
      for panel in 0..<3 {
        for x in 0..<width {
          for c in 0..<3 {
            let (e, a) = (value(expected, x, y, c), value(actual, x, y, c))
            pixels.append(UInt8(panel == 0 ? e : panel == 1 ? a : abs(e - a)))
          }
          pixels.append(255)
        }
      }
    }
    return DecodedImage(width: 3 * width, height: height, pixels: pixels)
  }
}
