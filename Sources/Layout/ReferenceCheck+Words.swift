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
      cycles(in: language)
    }
  }

  private func count(_ name: Located<String>) {
    guard !name.value.hasPrefix("roster."), !SheetFacts.counts.contains(name.value) else { return }
    findings.add(.unknownCount(name.value, known: SheetFacts.counts + ["roster.…"]), at: name.location)
  }

  private func cycles(in language: WordsTable.Language) {
    var finished: Set<String> = []
    for name in language.words.keys.sorted() { visit(name, in: language, under: [], &finished) }
  }

  private func visit(_ name: String, in language: WordsTable.Language, under words: [String], _ finished: inout Set<String>) {
    guard !finished.contains(name), let word = language.words[name] else { return }
    guard !words.contains(name) else {
      findings.add(.wordCycle(name), at: word.wordings.first?.location)
      return
    }
    for inner in word.wordings.flatMap(\.templates).flatMap(\.value.variables).flatMap(\.choices).compactMap({ $0.name?.wordName }) {
      visit(inner, in: language, under: words + [name], &finished)
    }
    finished.insert(name)
  }
}
