internal import Courses
internal import Diagnostics

/// A template with everything filled in that is the same for all learners, so that only their own values are left to put in.
struct BoundText {
  indirect enum Piece {
    case literal(String)
    /// A value that stands alone brings its own direction.
    case variable(LearnerVariable, isAlone: Bool)
    case word(name: String, [Piece], isAlone: Bool)
    case optional([Piece])
  }
  private let pieces: [Piece]
  private let isRightToLeft: Bool
  /// The learner's variables in it, those in brackets included.
  let variables: Set<LearnerVariable>

  /// - Throws: the first variable outside double brackets that has no value for anybody.
  init(_ template: TextTemplate, for sheet: SheetFacts) throws(MissingValue) {
    isRightToLeft = sheet.isRightToLeft
    pieces = try Self.bind(template.pieces, for: sheet, isOptional: false) ?? []
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

  /// - Throws: the first variable outside double brackets that this learner has no value for.
  func text(for learner: LearnerFacts) throws(MissingValue) -> String {
    var text = ""
    _ = try append(pieces, for: learner, isOptional: false, to: &text)
    return text
  }

  /// - Returns: whether all of it had a value.
  private func append(
    _ pieces: [Piece], for learner: LearnerFacts, isOptional: Bool, to text: inout String
  ) throws(MissingValue) -> Bool {
    for piece in pieces {
      switch piece {
      case .literal(let literal): text += literal
      case .variable(let variable, let isAlone):
        guard let value = learner.value(of: variable), !value.isEmpty else {
          if isOptional { return false }
          throw MissingValue(variable: variable.variableName)
        }
        text += isAlone ? value : value.isolated(inRightToLeft: isRightToLeft)
      case .word(let name, let pieces, let isAlone):
        var word = ""
        _ = try append(pieces, for: learner, isOptional: false, to: &word)
        guard !word.isEmpty else {
          if isOptional { return false }
          throw MissingValue(variable: name)
        }
        text += isAlone ? word : word.isolated(inRightToLeft: isRightToLeft)
      case .optional(let pieces):
        var part = ""
        if try append(pieces, for: learner, isOptional: true, to: &part) { text += part }
      }
    }
    return true
  }

  /// Whether some learner's text leaves out what another's has.
  var mayLeaveOut: Bool { Self.mayLeaveOut(pieces, isOptional: false) }

  private static func mayLeaveOut(_ pieces: [Piece], isOptional: Bool) -> Bool {
    pieces.contains { piece in
      switch piece {
      case .literal: false
      case .variable(let variable, _): isOptional && variable.canBeAbsent
      case .word(_, let inner, _): mayLeaveOut(inner, isOptional: isOptional)
      case .optional(let inner): mayLeaveOut(inner, isOptional: true)
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
      case .variable(let variable, _):
        guard learner.value(of: variable)?.isEmpty == false else { return false }
        names.insert(variable.variableName)
      case .word(_, let inner, _): guard collectPrinted(inner, for: learner, into: &names) else { return false }
      case .optional(let inner):
        var part: Set<String> = []
        if collectPrinted(inner, for: learner, into: &part) { names.formUnion(part) }
      }
    }
    return true
  }

  // MARK: Binding

  /// - Returns: `nil` for an optional stretch that is left out for everybody.
  private static func bind(
    _ pieces: [TextTemplate.Piece], for sheet: SheetFacts, isOptional: Bool
  ) throws(MissingValue) -> [Piece]? {
    let isAlone = pieces.count == 1
    var bound: [Piece] = []
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
        switch try bind(variable, for: sheet, isAlone: isAlone) {
        case .literal(let text)?: add(text)
        case let own?: bound.append(own)
        case nil:
          if isOptional { return nil }
          throw MissingValue(variable: variable.name)
        }
      case .optional(let inner):
        guard let inner = try bind(inner, for: sheet, isOptional: true), !inner.isEmpty else { continue }
        if case .literal(let text)? = inner.first, inner.count == 1 { add(text) } else { bound.append(.optional(inner)) }
      }
    }
    return bound
  }

  /// - Returns: `nil` for a variable that has no value for anybody.
  private static func bind(
    _ variable: TextTemplate.Variable, for sheet: SheetFacts, isAlone: Bool
  ) throws(MissingValue) -> Piece? {
    let text: String?
    if variable.name.hasPrefix("words.") {
      let word = String(variable.name.dropFirst("words.".count))
      guard let template = sheet.words.template(word, on: sheet.track) else { throw MissingValue(variable: variable.name) }
      let inner = try BoundText(template.value, for: sheet)
      guard let fixed = inner.fixedText else { return .word(name: variable.name, inner.pieces, isAlone: isAlone) }
      text = fixed
    } else if let own = LearnerVariable(variable.name, format: variable.format) {
      guard sheet.hasAddress || (own != .url && own != .address) else { return nil }
      return .variable(own, isAlone: isAlone)
    } else {
      text = sheet.value(of: variable.name, format: variable.format)
    }
    guard let text, !text.isEmpty else { return nil }
    return .literal(isAlone ? text : text.isolated(inRightToLeft: sheet.isRightToLeft))
  }

  private static func collect(_ pieces: [Piece], into variables: inout Set<LearnerVariable>) {
    for piece in pieces {
      switch piece {
      case .literal: continue
      case .variable(let variable, _): variables.insert(variable)
      case .word(_, let inner, _), .optional(let inner): collect(inner, into: &variables)
      }
    }
  }
}

struct MissingValue: Error, Equatable {
  var variable: String
}
