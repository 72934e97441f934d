/// Text with variables: `this [[{platform} ]]{words.type} Certificate`. A variable stands in braces, with formats and stand-ins behind it if
/// need be, `{issued|date long}`; double square brackets hold what is left out when a variable in them has no value.
struct TextTemplate: Sendable, Equatable {
  indirect enum Piece: Sendable, Equatable {
    case literal(String)
    case variable(Variable)
    case optional([Piece])
  }
  var pieces: [Piece]

  /// How many brackets may stand inside one another.
  static let deepest = 16

  init(_ text: String) throws(TemplateFault) {
    let characters = Array(text)
    var i = 0
    func parse(inBracketFrom open: Int?, depth: Int) throws(TemplateFault) -> [Piece] {
      var pieces: [Piece] = []
      var literal = ""
      func flush() {
        if !literal.isEmpty { pieces.append(.literal(literal)) }
        literal = ""
      }
      while i < characters.count {
        let character = characters[i]
        let next = i + 1 < characters.count ? characters[i + 1] : nil
        if (character == "{" && next == "{") || (character == "}" && next == "}") {
          literal.append(character)
          i += 2
        } else if character == "{" {
          flush()
          let (variable, end) = try Variable.read(characters, from: i)
          pieces.append(.variable(variable))
          i = end
        } else if character == "[", next == "[" {
          flush()
          let open = i
          guard depth < Self.deepest else { throw .nestedTooDeeply(offset: open) }
          i += 2
          pieces.append(.optional(try parse(inBracketFrom: open, depth: depth + 1)))
        } else if character == "]", next == "]", open != nil {
          i += 2
          flush()
          return pieces
        } else {
          literal.append(character)
          i += 1
        }
      }
      if let open { throw .unclosedBracket(offset: open) }
      flush()
      return pieces
    }
    pieces = try parse(inBracketFrom: nil, depth: 0)
  }

  /// Whether it is one value and nothing else; a sentence is more than a value.
  var isLoneVariable: Bool {
    guard pieces.count == 1, case .variable(let variable) = pieces[0] else { return false }
    return !variable.name.hasPrefix("words.")
  }

  /// All in it, in order.
  var variables: [Variable] { Self.variables(of: pieces) }

  private static func variables(of pieces: [Piece]) -> [Variable] {
    pieces.flatMap { piece -> [Variable] in
      switch piece {
      case .literal: []
      case .variable(let variable): [variable]
      case .optional(let inner): variables(of: inner)
      }
    }
  }
}
