internal import Courses
internal import Diagnostics

/// What a document says of itself beside its sheet, in the sheet's language.
public struct DocumentWording: Sendable, Hashable {
  /// Describes the printed facts that are attached; `nil` when neither the language nor English has the word for it.
  public let attachedFacts: String?
  private let signedBy: String?

  init(_ facts: SheetFacts, _ words: WordsTable) {
    attachedFacts = words.text(of: "facts_attached", for: facts)?.withoutIsolates
    signedBy = words.text(of: "signed_by", for: facts)
  }

  /// Who signed: what the signature's box shows, and the name of its field for those who listen (ISO 14289-1, 7.18.4).
  public func signature(of signer: String) -> String { signedBy.map { "\($0) \(signer)" } ?? signer }
}

extension WordsTable {
  /// A word that every document needs, whatever its layout asks for: the language's, or else the English one, so that words written before it
  /// came up still do.
  /// - Returns: `nil` when neither has it, or has a learner's variable in it.
  func text(of word: String, for facts: SheetFacts) -> String? {
    for language in [facts.words, language("en")] {
      guard let wording = language?.wording(word, on: facts.track) else { continue }
      return try? BoundText(wording, named: word, for: facts).fixedText
    }
    return nil
  }
}
