internal import Courses
internal import Diagnostics

extension BoundText {
  /// - Throws: the first variable outside double brackets that has no value for anybody.
  init(_ template: TextTemplate, for sheet: SheetFacts) throws(UnprintableValue) {
    self.init(pieces: try TextBinding(sheet: sheet).bind(template.pieces, isOptional: false) ?? [], for: sheet)
  }

  /// - Throws: the number that chooses the wording, when it has no value for anybody, and what a template throws.
  init(_ wording: WordsTable.Wording, named name: String, for sheet: SheetFacts) throws(UnprintableValue) {
    let binding = TextBinding(sheet: sheet)
    switch wording {
    case .text(let template): try self.init(template.value, for: sheet)
    case .byNumber(let counted):
      guard let piece = try binding.bind(counted, named: name, .asWritten, isAlone: true) else {
        throw .missing(variable: counted.count.value)
      }
      self.init(pieces: [piece], for: sheet)
    }
  }
}

/// Fills a template with what is the same for all learners.
struct TextBinding {
  let sheet: SheetFacts

  /// - Returns: `nil` for an optional stretch that is left out for everybody.
  func bind(_ pieces: [TextTemplate.Piece], isOptional: Bool) throws(UnprintableValue) -> [BoundText.Piece]? {
    let isAlone = pieces.count == 1
    var bound: [BoundText.Piece] = []
    func add(_ text: String) {
      if case .literal(let last)? = bound.last {
        bound[bound.count - 1] = .literal(last + text)
      } else {
        bound.append(.literal(text))
      }
    }
    for piece in pieces {
      switch piece {
      case .literal(let text): add(text)
      case .variable(let variable):
        switch try bind(variable, isAlone: isAlone) {
        case .literal(let text)?: add(text)
        case let own?: bound.append(own)
        case nil:
          if isOptional { return nil }
          throw .missing(variable: countOfWord(variable) ?? variable.name)
        }
      case .optional(let inner):
        guard let inner = try bind(inner, isOptional: true), !inner.isEmpty else { continue }
        if case .literal(let text)? = inner.first, inner.count == 1 { add(text) } else { bound.append(.optional(inner)) }
      }
    }
    return bound
  }

  /// - Returns: `nil` for a variable that has no value for anybody.
  private func bind(_ variable: TextTemplate.Variable, isAlone: Bool) throws(UnprintableValue) -> BoundText.Piece? {
    var choices: [BoundText.Piece] = []
    for choice in sheet.choices(of: variable) {
      if let piece = try bind(choice, isAlone: isAlone) { choices.append(piece) }
    }
    return choices.count > 1 ? .firstOf(choices, name: variable.name) : choices.first
  }

  private func bind(_ choice: TextTemplate.Variable.Choice, isAlone: Bool) throws(UnprintableValue) -> BoundText.Piece? {
    let form = (try? ValueForm(choice.formats, of: choice.name ?? "")) ?? ValueForm(shape: .asWritten)
    let text: String?
    switch choice.source {
    case .literal(let literal): return .literal(form.letters.applied(to: literal, language: sheet.language))
    case .variable(let name):
      if let word = name.wordName {
        guard let wording = sheet.words.wording(word, on: sheet.track) else { throw .missing(variable: name) }
        guard let piece = try bind(wording, named: name, form.letters, isAlone: isAlone) else { return nil }
        guard case .literal(let fixed) = piece else { return piece }
        text = fixed
      } else if let own = LearnerVariable(name) {
        guard sheet.hasAddress || (own != .url && own != .address) else { return nil }
        return .value(own, form, isAlone: isAlone)
      } else {
        text = sheet.printed(name, as: form)
      }
    }
    guard let text, !text.isEmpty else { return nil }
    return .literal(isAlone ? text : text.isolated(inRightToLeft: sheet.isRightToLeft))
  }

  // MARK: Words

  /// - Returns: a literal, not yet isolated, for a word that is the same for all; `nil` when the number that chooses it has no value.
  private func bind(
    _ wording: WordsTable.Wording, named name: String, _ letters: LetterCase, isAlone: Bool
  ) throws(UnprintableValue) -> BoundText.Piece? {
    switch wording {
    case .text(let template):
      return piece(of: try bind(template.value.pieces, isOptional: false) ?? [], named: name, letters, isAlone: isAlone)
    case .byNumber(let counted): return try bind(counted, named: name, letters, isAlone: isAlone)
    }
  }

  func bind(
    _ counted: WordsTable.CountedWording, named name: String, _ letters: LetterCase, isAlone: Bool
  ) throws(UnprintableValue) -> BoundText.Piece? {
    if let variable = LearnerVariable(counted.count.value) {
      var word = BoundText.CountedWord(name: name, language: counted.language, wordings: [:])
      for (category, template) in counted.wordings { word.wordings[category] = try bind(template.value.pieces, isOptional: false) ?? [] }
      return .counted(variable, word, letters, isAlone: isAlone)
    }
    guard let number = sheet.value(of: counted.count.value).flatMap({ DecimalNumeral($0) }) else { return nil }
    let template = counted.wordings[PluralCategory(of: number, language: counted.language)] ?? counted.wordings[.other]
    guard let template else { return nil }
    return piece(of: try bind(template.value.pieces, isOptional: false) ?? [], named: name, letters, isAlone: isAlone)
  }

  private func piece(of bound: [BoundText.Piece], named name: String, _ letters: LetterCase, isAlone: Bool) -> BoundText.Piece {
    if case .literal(let text)? = bound.first, bound.count == 1 {
      return .literal(letters.applied(to: text, language: sheet.language))
    }
    return .word(name: name, bound, letters, isAlone: isAlone)
  }

  /// What a variable that is a word by number lacks.
  private func countOfWord(_ variable: TextTemplate.Variable) -> String? {
    guard let word = variable.name.wordName, case .byNumber(let counted)? = sheet.words.wording(word, on: sheet.track) else { return nil }
    return counted.count.value
  }
}

extension SheetFacts {
  /// The choices of a variable that may be printed on this sheet: those that have a value for somebody, up to the first that everybody has.
  func choices(of variable: TextTemplate.Variable) -> [TextTemplate.Variable.Choice] {
    var choices: [TextTemplate.Variable.Choice] = []
    for choice in variable.choices {
      switch availability(of: choice) {
      case .nobody: continue
      case .somebody: choices.append(choice)
      case .everybody:
        choices.append(choice)
        return choices
      }
    }
    return choices
  }

  private enum Availability { case nobody, somebody, everybody }

  private func availability(of choice: TextTemplate.Variable.Choice) -> Availability {
    guard let name = choice.name else { return .everybody }
    if let word = name.wordName {
      guard case .byNumber(let counted)? = words.wording(word, on: track) else { return .everybody }
      return availability(ofVariable: counted.count.value)
    }
    return availability(ofVariable: name)
  }

  private func availability(ofVariable name: String) -> Availability {
    guard let own = LearnerVariable(name) else { return value(of: name)?.isEmpty == false ? .everybody : .nobody }
    if own == .url || own == .address { return hasAddress ? .everybody : .nobody }
    return own.canBeAbsent ? .somebody : .everybody
  }
}

extension String {
  /// Of a variable `words.…`.
  var wordName: String? { hasPrefix("words.") ? String(dropFirst("words.".count)) : nil }
}
