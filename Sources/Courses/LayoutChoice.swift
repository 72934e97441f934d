public import Diagnostics
import LocatedYAML

/// The layouts that a file chooses: one for a language before the usual one.
public struct LayoutChoice: Sendable, Equatable {
  /// A folder in `layouts/` of the course or in Laurel's `Layouts/`.
  public var usual: Located<String>?
  /// By BCP 47 tag; `ar` is also for `ar-EG`.
  public var byLanguage: [String: Located<String>]

  public init(_ usual: Located<String>? = nil, byLanguage: [String: Located<String>] = [:]) {
    self.usual = usual
    self.byLanguage = byLanguage
  }

  /// The language's own, that of the language without its region, or the usual one.
  func layout(in language: String) -> Located<String>? {
    var tag = language.lowercased()[...]
    while true {
      if let found = byLanguage.first(where: { $0.key.lowercased() == tag })?.value { return found }
      guard let dash = tag.lastIndex(of: "-") else { return usual }
      tag = tag[..<dash]
    }
  }
}

extension CourseFolder {
  /// The layout of a track's certificates in a language: what `course.yaml` says of the track, of the language, and of all; then what
  /// `organization.yaml` says of the language, and of all; else `classic`.
  public func layout(on track: Track, in language: String) -> Located<String> {
    certificate.trackSettings[track]?.layout ?? certificate.layouts.layout(in: language) ?? organization.layouts.layout(in: language)
      ?? Located(CertificateDefaults.layout)
  }
}

extension YAMLReader {
  /// `layout`, and `layouts` by language.
  mutating func layouts<Key>(_ usual: Key, _ byLanguage: Key, of section: YAMLSection<Key>) -> LayoutChoice {
    var choice = LayoutChoice(text(usual, of: section))
    let name = section.path(byLanguage)
    guard let entry = section[byLanguage], !entry.value.isNothing, let mapping = mapping(entry.value, named: name) else { return choice }
    for entry in mapping {
      let tag = entry.key.value
      guard LanguageTag.isWellFormed(tag) else {
        add(.notALanguageTag(name, text: tag, suggestion: LanguageTag.suggestion(for: tag)), at: entry.key.location)
        continue
      }
      guard !entry.value.isNothing, let text = scalar(entry.value, named: "\(name).\(tag)") else { continue }
      choice.byLanguage[tag] = text
    }
    return choice
  }
}
