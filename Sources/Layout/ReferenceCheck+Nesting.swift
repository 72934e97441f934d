internal import Diagnostics

/// What is made of others of its kind.
public enum NestedPart: String, Sendable, Equatable { case word, symbol }

/// How much a word or a symbol comes to, with all that it is made of written out.
struct NestingMeasure {
  /// So deep nobody follows.
  static let deepest = 32
  /// No seal has as many parts, no sentence as many words.
  static let most = 10_000

  let part: NestedPart
  /// What one is made of, with where it says so; `nil` for one that isn't there, which is reported elsewhere.
  let members: (String) -> [Located<String>]?
  let findings: MappingReader.Findings
  private var known: [String: Int] = [:]
  /// Once is enough: what it stands in is too much as well.
  private var hasTooMuch = false

  init(_ part: NestedPart, findings: MappingReader.Findings, members: @escaping (String) -> [Located<String>]?) {
    (self.part, self.findings, self.members) = (part, findings, members)
  }

  /// Reports what is made of itself, too deep or too much.
  mutating func measure(_ name: Located<String>) { _ = size(of: name, inside: []) }

  private mutating func size(of name: Located<String>, inside outer: [String]) -> Int {
    if hasTooMuch { return 0 }
    if let known = known[name.value] { return known }
    guard let members = members(name.value) else { return 0 }
    guard !outer.contains(name.value) else {
      findings.add(part == .word ? .wordCycle(name.value) : .symbolCycle(name.value), at: name.location)
      return 0
    }
    var size = outer.count < Self.deepest ? 1 : Self.most + 1
    if size > Self.most { findings.add(.nestedTooDeeply(part, outer[0], most: Self.deepest), at: name.location) }
    for member in members where size <= Self.most {
      size += self.size(of: member, inside: outer + [name.value])
      if hasTooMuch { return 0 }
      if size > Self.most { findings.add(.repeatsTooMuch(part, name.value, most: Self.most), at: member.location) }
    }
    hasTooMuch = size > Self.most
    known[name.value] = size
    return size
  }
}

extension ReferenceCheck {
  func symbols() {
    let template = template
    var measure = NestingMeasure(.symbol, findings: findings) { name in template.symbols[name].map(Self.symbols) }
    for name in template.symbols.keys.sorted() { measure.measure(Located(name)) }
  }

  /// The symbols in elements, and in those in these.
  private static func symbols(in elements: [Element]) -> [Located<String>] {
    elements.flatMap { element in
      switch element.kind {
      case .stack(let stack): symbols(in: stack.children.map(\.element))
      case .signatories(let arrangements): symbols(in: arrangements.flatMap(\.elements))
      case .symbol, .ornament, .text, .image, .code, .shape: element.symbol.map { [$0] } ?? []
      }
    }
  }

  func nesting(of language: WordsTable.Language) {
    var measure = NestingMeasure(.word, findings: findings) { name in
      language.words[name]?.wordings.flatMap(\.templates).flatMap { text in
        text.value.variables.flatMap(\.choices).compactMap { $0.name?.wordName.map { Located($0, at: text.location) } }
      }
    }
    for name in language.words.keys.sorted() { measure.measure(Located(name, at: language.words[name]?.wordings.first?.location)) }
  }
}
