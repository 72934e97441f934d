import Courses
public import Diagnostics
import Foundation
public import Issuing

/// An example of the reference page: a layout of the course `docs/examples`, drawn in a language on a track, on a sheet or as a badge.
public struct LayoutExample: Sendable {
  public let name: String
  let language: String
  let track: Track
  /// The sheet, where it is another than the course's.
  let page: String?
  let isBadge: Bool
  let resolution: Double

  /// - Parameter words: of a page's marker: the layout's name; then, where they matter, a language, a track, a sheet or `badge`, and dots per
  ///   inch.
  public init?(_ words: [String]) {
    guard let name = words.first else { return nil }
    self.name = name
    var (language, track, page, isBadge, resolution) = ("en", Track.verified, String?.none, false, 144.0)
    for word in words.dropFirst() {
      if let other = Track(rawValue: word) {
        track = other
      } else if let dots = Double(word) {
        resolution = dots
      } else if word == "badge" {
        isBadge = true
      } else if word.first?.isUppercase == true {
        page = word
      } else {
        language = word
      }
    }
    (self.language, self.track, self.page, self.isBadge, self.resolution) = (language, track, page, isBadge, resolution)
  }

  /// The picture's file name.
  public var picture: String {
    let words = [page, isBadge ? "badge" : nil, language == "en" ? nil : language, track == .verified ? nil : track.rawValue]
    return ([name] + words.compactMap(\.self)).joined(separator: "-") + ".png"
  }

  /// Draws it as PNG.
  /// - Throws: what is wrong with the layout.
  public func png(project: String, resources: ResourceFolders) throws(DiagnosticList) -> [UInt8] {
    let pictures = try LayoutPictures(course: "\(project)/docs/examples", layout: name, page: page, resources: resources)
    return isBadge
      ? try pictures.badge(on: track, in: language, dpi: resolution) : try pictures.certificate(on: track, in: language, dpi: resolution)
  }

  /// As the reference page shows it: the picture, and the file that makes it; of another sheet the picture alone.
  func markdown(project: String) -> String? {
    let image = "![\(name)](pictures/layouts/\(picture))"
    guard page == nil else { return image }
    let file = "\(project)/docs/examples/layouts/\(name)/\(isBadge ? "badge" : "layout").yaml"
    guard let text = try? String(contentsOfFile: file, encoding: .utf8) else { return nil }
    // What every example begins with says nothing.
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).drop {
      $0 == "layout: \(name)" || $0.hasPrefix("extends: sheet")
    }
    let yaml = lines.joined(separator: "\n").trimmingCharacters(in: .newlines)
    return "\(image)\n\n```yaml\n\(yaml)\n```"
  }
}
