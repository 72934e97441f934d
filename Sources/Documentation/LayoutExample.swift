import Courses
public import Diagnostics
import Foundation
public import Issuing

/// An example of the reference page: a layout of the course `docs/examples`, drawn in a language on a track.
public struct LayoutExample: Sendable {
  public let name: String
  let language: String
  let track: Track

  /// - Parameter words: of a page's marker: the layout's name, then a language and a track where they matter.
  public init?(_ words: [String]) {
    guard let name = words.first else { return nil }
    self.name = name
    track = words.dropFirst().compactMap { Track(rawValue: $0) }.first ?? .verified
    language = words.dropFirst().first { Track(rawValue: $0) == nil } ?? "en"
  }

  /// The picture's file name.
  public var picture: String {
    ([name] + (language == "en" ? [] : [language]) + (track == .verified ? [] : [track.rawValue])).joined(separator: "-") + ".png"
  }

  static let resolution = 144.0

  /// Draws it as PNG.
  /// - Throws: what is wrong with the layout.
  public func png(project: String, resources: ResourceFolders) throws(DiagnosticList) -> [UInt8] {
    let pictures = try LayoutPictures(course: "\(project)/docs/examples", layout: name, resources: resources)
    return try pictures.certificate(on: track, in: language, dpi: Self.resolution)
  }

  /// As the reference page shows it: the picture, and the file that makes it.
  func markdown(project: String) -> String? {
    let file = "\(project)/docs/examples/layouts/\(name)/layout.yaml"
    guard let text = try? String(contentsOfFile: file, encoding: .utf8) else { return nil }
    // What every example begins with says nothing.
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).drop {
      $0.hasPrefix("layout:") || $0.hasPrefix("extends: sheet")
    }
    let yaml = lines.joined(separator: "\n").trimmingCharacters(in: .newlines)
    return "![\(name)](pictures/layouts/\(picture))\n\n```yaml\n\(yaml)\n```"
  }
}
