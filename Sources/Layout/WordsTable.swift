internal import Courses
internal import Diagnostics
internal import LocatedYAML

/// A layout's translatable sentences, per language. Read from `Layouts/words/<language>.yaml`, and from the layout's own `words/` on top.
struct WordsTable: Sendable {
  enum Word: Sendable {
    case same(Located<TextTemplate>)
    /// One wording for each track, `default` for the rest.
    case byTrack([Track: Located<TextTemplate>], otherwise: Located<TextTemplate>?)
  }
  struct Language: Sendable {
    var code: String
    var isRightToLeft: Bool
    /// Whether a native speaker has read it.
    var isReviewed: Bool
    var words: [String: Word]
  }
  private var byCode: [String: Language] = [:]

  var languages: [String] { byCode.keys.sorted() }
  var all: [Language] { byCode.values.sorted { $0.code < $1.code } }

  mutating func add(_ language: Language) {
    guard var old = byCode[language.code] else {
      byCode[language.code] = language
      return
    }
    old.words.merge(language.words) { _, new in new }
    byCode[language.code] = old
  }

  /// The language itself, or the one without its region: `es-MX` speaks `es`.
  func language(_ tag: String) -> Language? {
    var tag = tag[...]
    while true {
      if let found = byCode.first(where: { $0.key.lowercased() == tag.lowercased() })?.value { return found }
      guard let dash = tag.lastIndex(of: "-") else { return nil }
      tag = tag[..<dash]
    }
  }

  /// Reads one language's file.
  static func read(_ file: String, findings: MappingReader.Findings) -> Language? {
    guard let root = findings.root(ofFile: file) else { return nil }
    var reader = MappingReader(root, findings: findings)
    let code = reader.require("language") { $0.text("language") }
    let direction = reader.choice("direction", Direction.self) ?? .ltr
    let isReviewed = reader.boolean("reviewed_by_native_speaker") ?? false
    var words: [String: Word] = [:]
    for entry in reader.require("words", { $0.node("words") })?.mapping ?? [] {
      if let text = entry.value.text {
        if let template = MappingReader.template(text, findings: findings) { words[entry.key.value] = .same(template) }
        continue
      }
      var byTrack: [Track: Located<TextTemplate>] = [:]
      var otherwise: Located<TextTemplate>?
      for variant in entry.value.mapping ?? [] {
        guard let text = variant.value.text, let template = MappingReader.template(text, findings: findings) else { continue }
        if variant.key.value == "default" {
          otherwise = template
        } else if let track = Track(rawValue: variant.key.value) {
          byTrack[track] = template
        } else {
          findings.add(.unknownWord(variant.key.value, known: Track.allCases.map(\.rawValue) + ["default"]), at: variant.key.location)
        }
      }
      words[entry.key.value] = .byTrack(byTrack, otherwise: otherwise)
    }
    reader.finish()
    guard let code else { return nil }
    return Language(code: code.value, isRightToLeft: direction == .rtl, isReviewed: isReviewed, words: words)
  }

  private enum Direction: String, CaseIterable { case ltr, rtl }
}

extension WordsTable.Language {
  func template(_ name: String, on track: Track) -> Located<TextTemplate>? {
    switch words[name] {
    case nil: nil
    case .same(let template)?: template
    case .byTrack(let variants, let otherwise)?: variants[track] ?? otherwise
    }
  }
}
