internal import Diagnostics

extension ReferenceCheck {
  /// Checks every language's words: their variables, what counts them, and that none is spelled with itself.
  func words() {
    for language in template.words.all {
      for word in language.words.values {
        for wording in word.wordings {
          if case .byNumber(let counted) = wording { count(counted.count) }
          for text in wording.templates { variables(of: text) }
        }
      }
      nesting(of: language)
    }
  }

  private func count(_ name: Located<String>) {
    guard !name.value.hasPrefix("roster."), !SheetFacts.counts.contains(name.value) else { return }
    findings.add(.unknownCount(name.value, known: SheetFacts.counts + ["roster.…"]), at: name.location)
  }
}
