package import Diagnostics
internal import LocatedYAML

extension LayoutVocabulary {
  /// A word as a language's file has it.
  package struct Word {
    package let name: String
    /// On the verified track, or for several.
    package let text: String
    package let differs: Difference

    package enum Difference { case nowhere, byTrack, byNumber }
  }

  /// The words of a language's file, in its order.
  /// - Throws: what keeps it from being read.
  package static func words(ofFile file: String) throws(DiagnosticList) -> [Word] {
    let findings = MappingReader.Findings()
    guard let root = findings.root(ofFile: file) else { throw findings.list }
    let words = root.mapping?.first { $0.key.value == "words" }?.value.mapping ?? []
    return words.compactMap { entry in
      if let text = entry.value.text { return Word(name: entry.key.value, text: text.value, differs: .nowhere) }
      let wordings = entry.value.mapping ?? []
      func wording(_ key: String) -> String? { wordings.first { $0.key.value == key }?.value.text?.value }
      if wording("count") != nil { return wording("other").map { Word(name: entry.key.value, text: $0, differs: .byNumber) } }
      return (wording("verified") ?? wording("default")).map { Word(name: entry.key.value, text: $0, differs: .byTrack) }
    }
  }
}
