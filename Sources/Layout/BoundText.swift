internal import Courses
internal import Diagnostics

/// A template with everything filled in that is the same for all learners, so that only their own values are left to put in.
struct BoundText {
  indirect enum Piece {
    case literal(String)
    /// A value that stands alone brings its own direction.
    case value(LearnerVariable, ValueForm, isAlone: Bool)
    case word(name: String, [Piece], LetterCase, isAlone: Bool)
    /// A word whose wording a learner's number chooses.
    case counted(LearnerVariable, CountedWord, LetterCase, isAlone: Bool)
    case optional([Piece])
    /// The first that has a value.
    case firstOf([Piece], name: String)
  }
  /// A word's wordings for all numbers.
  struct CountedWord {
    var name: String
    /// Whose rules choose among them.
    var language: String
    var wordings: [PluralCategory: [Piece]]

    /// - Throws: `unreadable` for a value that is no number.
    func wording(for value: String, of variable: LearnerVariable) throws(UnprintableValue) -> [Piece] {
      guard let number = DecimalNumeral(value) else {
        throw .unreadable(value, variable: variable.variableName, expected: .number)
      }
      return wordings[PluralCategory(of: number, language: language)] ?? wordings[.other] ?? []
    }
  }
  let pieces: [Piece]
  private let isRightToLeft: Bool
  private let language: String
  /// The learner's variables in it, those in brackets and those that choose words included.
  let variables: Set<LearnerVariable>

  init(pieces: [Piece], for sheet: SheetFacts) {
    self.pieces = pieces
    isRightToLeft = sheet.isRightToLeft
    language = sheet.language
    var variables: Set<LearnerVariable> = []
    Self.collect(pieces, into: &variables)
    self.variables = variables
  }

  var dependsOnLearner: Bool { !variables.isEmpty }

  /// The text of a template without learner's variables; `nil` for one with some.
  var fixedText: String? {
    guard !dependsOnLearner else { return nil }
    var text = ""
    for case .literal(let piece) in pieces { text += piece }
    return text
  }

  /// - Throws: the first variable outside double brackets that this learner has no value for, or whose value its format can't read.
  func text(for learner: LearnerFacts) throws(UnprintableValue) -> String {
    var text = ""
    _ = try append(pieces, for: learner, isOptional: false, to: &text)
    return text
  }

  /// - Returns: whether all of it had a value.
  private func append(
    _ pieces: [Piece], for learner: LearnerFacts, isOptional: Bool, to text: inout String
  ) throws(UnprintableValue) -> Bool {
    for piece in pieces {
      switch piece {
      case .literal(let literal): text += literal
      case .value(let variable, let form, let isAlone):
        guard let value = try learner.printed(variable, as: form), !value.isEmpty else {
          if isOptional { return false }
          throw .missing(variable: variable.variableName)
        }
        text += isAlone ? value : value.isolated(inRightToLeft: isRightToLeft)
      case .word(let name, let pieces, let letters, let isAlone):
        guard try append(word: pieces, letters, isAlone, for: learner, to: &text) else {
          if isOptional { return false }
          throw .missing(variable: name)
        }
      case .counted(let variable, let word, let letters, let isAlone):
        guard let value = learner.value(of: variable), !value.isEmpty else {
          if isOptional { return false }
          throw .missing(variable: variable.variableName)
        }
        guard try append(word: try word.wording(for: value, of: variable), letters, isAlone, for: learner, to: &text) else {
          if isOptional { return false }
          throw .missing(variable: word.name)
        }
      case .optional(let pieces):
        var part = ""
        if try append(pieces, for: learner, isOptional: true, to: &part) { text += part }
      case .firstOf(let choices, let name):
        guard try appendFirst(of: choices, for: learner, to: &text) else {
          if isOptional { return false }
          throw .missing(variable: name)
        }
      }
    }
    return true
  }

  /// - Returns: whether it has a text.
  private func append(
    word pieces: [Piece], _ letters: LetterCase, _ isAlone: Bool, for learner: LearnerFacts, to text: inout String
  ) throws(UnprintableValue) -> Bool {
    var word = ""
    _ = try append(pieces, for: learner, isOptional: false, to: &word)
    guard !word.isEmpty else { return false }
    word = letters.applied(to: word, language: language)
    text += isAlone ? word : word.isolated(inRightToLeft: isRightToLeft)
    return true
  }

  private func appendFirst(
    of choices: [Piece], for learner: LearnerFacts, to text: inout String
  ) throws(UnprintableValue) -> Bool {
    for choice in choices {
      var part = ""
      guard try append([choice], for: learner, isOptional: true, to: &part) else { continue }
      text += part
      return true
    }
    return false
  }

  /// Whether some learner's text leaves out what another's has, or prints other variables.
  var mayLeaveOut: Bool { Self.mayLeaveOut(pieces, isOptional: false) }

  private static func mayLeaveOut(_ pieces: [Piece], isOptional: Bool) -> Bool {
    pieces.contains { piece in
      switch piece {
      case .literal: false
      case .value(let variable, _, _): isOptional && variable.canBeAbsent
      case .word(_, let inner, _, _): mayLeaveOut(inner, isOptional: isOptional)
      case .optional(let inner): mayLeaveOut(inner, isOptional: true)
      case .counted, .firstOf: true
      }
    }
  }

  /// The variables whose values stand in this learner's text, by name.
  func printedVariables(for learner: LearnerFacts) -> Set<String> {
    var names: Set<String> = []
    _ = Self.collectPrinted(pieces, for: learner, into: &names)
    return names
  }

  /// - Returns: whether all of it had a value; what has not is left out as a whole.
  private static func collectPrinted(_ pieces: [Piece], for learner: LearnerFacts, into names: inout Set<String>) -> Bool {
    for piece in pieces {
      switch piece {
      case .literal: continue
      case .value(let variable, _, _):
        guard learner.value(of: variable)?.isEmpty == false else { return false }
        names.insert(variable.variableName)
      case .word(_, let inner, _, _): guard collectPrinted(inner, for: learner, into: &names) else { return false }
      case .counted(let variable, let word, _, _):
        guard let value = learner.value(of: variable), let inner = try? word.wording(for: value, of: variable),
          collectPrinted(inner, for: learner, into: &names)
        else { return false }
      case .optional(let inner):
        var part: Set<String> = []
        if collectPrinted(inner, for: learner, into: &part) { names.formUnion(part) }
      case .firstOf(let choices, _):
        let isThere = choices.contains { choice in
          var part: Set<String> = []
          guard collectPrinted([choice], for: learner, into: &part) else { return false }
          names.formUnion(part)
          return true
        }
        guard isThere else { return false }
      }
    }
    return true
  }

  private static func collect(_ pieces: [Piece], into variables: inout Set<LearnerVariable>) {
    for piece in pieces {
      switch piece {
      case .literal: continue
      case .value(let variable, _, _): variables.insert(variable)
      case .word(_, let inner, _, _), .optional(let inner), .firstOf(let inner, _): collect(inner, into: &variables)
      case .counted(let variable, let word, _, _):
        variables.insert(variable)
        for inner in word.wordings.values { collect(inner, into: &variables) }
      }
    }
  }
}

/// Why a variable can't be printed.
enum UnprintableValue: Error, Equatable {
  case missing(variable: String)
  case unreadable(String, variable: String, expected: ExpectedValue)
}
