internal import Courses
internal import Diagnostics

/// A layout's translatable sentences, per language. Read from `Layouts/words/<language>.yaml`, and from the layout's own `words/` on top.
struct WordsTable: Sendable {
  enum Word: Sendable {
    case same(Wording)
    /// One wording for each track, `default` for the rest.
    case byTrack([Track: Wording], otherwise: Wording?)
  }
  enum Wording: Sendable {
    case text(Located<TextTemplate>)
    /// One wording for each kind of number: 1 week, 2 weeks.
    case byNumber(CountedWording)
  }
  struct CountedWording: Sendable {
    /// The variable whose number chooses.
    var count: Located<String>
    /// Whose rules choose.
    var language: String
    /// With one for `other`.
    var wordings: [PluralCategory: Located<TextTemplate>]
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
}

extension WordsTable.Word {
  var wordings: [WordsTable.Wording] {
    switch self {
    case .same(let wording): [wording]
    case .byTrack(let variants, let otherwise): variants.values + [otherwise].compactMap(\.self)
    }
  }
}

extension WordsTable.Wording {
  var templates: [Located<TextTemplate>] {
    switch self {
    case .text(let template): [template]
    case .byNumber(let counted): Array(counted.wordings.values)
    }
  }

  var location: SourceLocation? {
    switch self {
    case .text(let template): template.location
    case .byNumber(let counted): counted.count.location
    }
  }
}

extension WordsTable.Language {
  func wording(_ name: String, on track: Track) -> WordsTable.Wording? {
    switch words[name] {
    case nil: nil
    case .same(let wording)?: wording
    case .byTrack(let variants, let otherwise)?: variants[track] ?? otherwise
    }
  }
}
