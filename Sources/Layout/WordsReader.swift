internal import Courses
internal import Diagnostics
internal import LocatedYAML

extension WordsTable {
  /// Reads one language's file.
  static func read(_ file: String, findings: MappingReader.Findings) -> Language? {
    guard let root = findings.root(ofFile: file) else { return nil }
    var reader = MappingReader(root, findings: findings)
    let code = reader.require("language") { $0.text("language") }
    let direction = reader.choice("direction", Direction.self) ?? .ltr
    let isReviewed = reader.boolean("reviewed_by_native_speaker") ?? false
    let words = WordsReader(language: code?.value ?? "", findings: findings).words(reader.require("words") { $0.node("words") })
    reader.finish()
    guard let code else { return nil }
    return Language(code: code.value, isRightToLeft: direction == .rtl, isReviewed: isReviewed, words: words)
  }

  private enum Direction: String, CaseIterable { case ltr, rtl }
}

/// Reads a language's words: each one text, or several by track or by a number.
private struct WordsReader {
  let language: String
  let findings: MappingReader.Findings

  func words(_ node: YAMLNode?) -> [String: WordsTable.Word] {
    var words: [String: WordsTable.Word] = [:]
    for entry in node?.mapping ?? [] { words[entry.key.value] = word(entry.value) }
    return words
  }

  private func word(_ node: YAMLNode) -> WordsTable.Word? {
    guard let variants = node.mapping, !Self.isCounted(node) else { return wording(node).map { .same($0) } }
    var byTrack: [Track: WordsTable.Wording] = [:]
    var otherwise: WordsTable.Wording?
    for variant in variants {
      guard let wording = wording(variant.value) else { continue }
      if variant.key.value == "default" {
        otherwise = wording
      } else if let track = Track(rawValue: variant.key.value) {
        byTrack[track] = wording
      } else {
        findings.add(.unknownWord(variant.key.value, known: Track.allCases.map(\.rawValue) + ["default"]), at: variant.key.location)
      }
    }
    return .byTrack(byTrack, otherwise: otherwise)
  }

  private func wording(_ node: YAMLNode) -> WordsTable.Wording? {
    if let text = node.text { return MappingReader.template(text, findings: findings).map { .text($0) } }
    guard Self.isCounted(node) else {
      findings.add(.expected("a text, or wordings for a count", found: node.kindName), at: node.location)
      return nil
    }
    var reader = MappingReader(node, findings: findings)
    let count = reader.text("count")
    var wordings: [PluralCategory: Located<TextTemplate>] = [:]
    for category in PluralCategory.allCases { wordings[category] = reader.template(category.rawValue) }
    if !reader.has(PluralCategory.other.rawValue) { reader.note(.missingKey(PluralCategory.other.rawValue)) }
    reader.finish()
    return count.map { .byNumber(WordsTable.CountedWording(count: $0, language: language, wordings: wordings)) }
  }

  private static func isCounted(_ node: YAMLNode) -> Bool { node.mapping?.contains { $0.key.value == "count" } == true }
}
