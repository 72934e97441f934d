import Foundation
import Images
import Judges
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
