public import Diagnostics
import LocatedYAML

/// An organization's own look, to which layouts yield where they say so.
public struct Brand: Sendable, Equatable {
  /// `#RRGGBB`.
  public var color: Located<String>?
  public var secondColor: Located<String>?
  /// A font family for text, and one for titles.
  public var font: Located<String>?
  public var titleFont: Located<String>?
  /// The colour of one track, instead of `color`.
  public var trackColors: [Track: Located<String>]

  public init(
    color: Located<String>? = nil, secondColor: Located<String>? = nil, font: Located<String>? = nil, titleFont: Located<String>? = nil,
    trackColors: [Track: Located<String>] = [:]
  ) {
    self.color = color
    self.secondColor = secondColor
    self.font = font
    self.titleFont = titleFont
    self.trackColors = trackColors
  }
}

extension YAMLReader {
  mutating func brand(of outer: YAMLSection<CourseFileKey.Organization>) -> Brand? {
    guard let section = section(.brand, of: outer, CourseFileKey.Brand.self) else { return nil }
    var brand = Brand(
      color: color(.color, of: section), secondColor: color(.secondColor, of: section), font: text(.font, of: section),
      titleFont: text(.titleFont, of: section))
    let name = section.path(.tracks)
    guard let entry = section[.tracks], !entry.value.isNothing, let mapping = mapping(entry.value, named: name) else { return brand }
    for entry in mapping {
      guard let track = Track(rawValue: entry.key.value) else {
        add(.unknownTrack(name, entry.key.value), at: entry.key.location)
        continue
      }
      guard let text = scalar(entry.value, named: "\(name).\(track.rawValue)") else { continue }
      brand.trackColors[track] = color(text, named: "\(name).\(track.rawValue)")
    }
    return brand
  }

  private mutating func color(
    _ key: CourseFileKey.Brand, of section: YAMLSection<CourseFileKey.Brand>
  ) -> Located<String>? {
    text(key, of: section).flatMap { color($0, named: section.path(key)) }
  }

  private mutating func color(_ text: Located<String>, named name: String) -> Located<String>? {
    let digits = text.value.dropFirst()
    guard text.value.hasPrefix("#"), digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit) else {
      add(.notAColor(name, text: text.value), at: text.location)
      return nil
    }
    return text
  }
}
