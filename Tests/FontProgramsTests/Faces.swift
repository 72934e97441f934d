import Foundation
import PageDescription

/// The folder that holds Tests and Fonts.
let repository = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")

enum Faces {
  static func face(_ file: String) -> FontFace { FontFace(path: repository + "/Fonts/" + file) }

  static let garamond = face("EBGaramond/EBGaramond-Regular.otf")
  static let gentium = face("GentiumPlus/GentiumPlus-Regular.ttf")
  static let amiri = face("Amiri/Amiri-Regular.ttf")

  /// Every face of the repository, and of the installed collection the regular cuts.
  static let all: [FontFace] = {
    let folder = URL(fileURLWithPath: repository + "/Fonts").resolvingSymlinksInPath()
    let files = (FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects as? [URL] ?? [])
      .filter { ["otf", "ttf"].contains($0.pathExtension) }.map(\.path).sorted()
    let collection = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"
    return files.map { FontFace(path: $0) }
      + (FileManager.default.fileExists(atPath: collection) ? [0, 2].map { FontFace(path: collection, index: $0) } : [])
  }()
}

/// Bytes as a file for as long as the closure runs.
func withFile<Result>(_ bytes: [UInt8], _ body: (String) throws -> Result) throws -> Result {
  let path = FileManager.default.temporaryDirectory.appendingPathComponent("laurel-\(UUID().uuidString).font").path
  try Data(bytes).write(to: URL(fileURLWithPath: path))
  defer { try? FileManager.default.removeItem(atPath: path) }
  return try body(path)
}
