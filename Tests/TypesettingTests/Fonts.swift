import Foundation
import Typesetting

/// The project's own fonts.
enum Fonts {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Fonts").path

  static func library() throws -> FontLibrary { try FontLibrary(folder: folder) }

  /// A library with a manifest of the test's own.
  static func library(manifest: String) throws -> FontLibrary {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("laurel-fonts-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(manifest.utf8).write(to: folder.appendingPathComponent("fonts.json"))
    return try FontLibrary(folder: folder.path)
  }
}

extension TextStyle {
  static let serif = TextStyle(family: "EB Garamond", weight: 500)
}

extension Typesetter {
  func line(_ text: String, style: TextStyle = .serif, language: String = "en", direction: BaseDirection = .automatic) throws -> ShapedLine
  {
    try line([TextSpan(text, style: style, language: language)], direction: direction)
  }
}
