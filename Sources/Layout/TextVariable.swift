extension TextTemplate {
  /// What stands in braces: `{name}`, `{issued|date long|upper}`, `{platform|or organization}`, `{grade|percent|or "–"}`. The first of its
  /// choices that has a value is printed. A format belongs to the choice before it; `upper` and `lower` to all before it.
  struct Variable: Sendable, Hashable {
    struct Choice: Sendable, Hashable {
      enum Source: Sendable, Hashable {
        case variable(String)
        /// Words in quotation marks.
        case literal(String)
      }
      var source: Source
      /// As written, in order.
      var formats: [String] = []

      /// The variable's name.
      var name: String? {
        switch source {
        case .variable(let name): name
        case .literal: nil
        }
      }
    }
    var choices: [Choice]

    init(_ choices: [Choice]) { self.choices = choices }
    init(_ name: String, formats: [String] = []) { choices = [Choice(source: .variable(name), formats: formats)] }

    /// Of the first choice.
    var name: String { choices.first?.name ?? "" }

    /// Reads from an opening brace.
    /// - Returns: the variable and where the text goes on.
    static func read(_ characters: [Character], from open: Int) throws(TemplateFault) -> (Variable, end: Int) {
      var parts = [""]
      var closing: Character?
      var i = open + 1
      while i < characters.count {
        let character = characters[i]
        if closing == nil, character == "}" { return (try Variable(parts: parts, offset: open), i + 1) }
        if closing == nil, character == "|" {
          parts.append("")
        } else {
          if character == closing { closing = nil } else if closing == nil { closing = quotationMarks[character] }
          parts[parts.count - 1].append(character)
        }
        i += 1
      }
      throw .unclosedBrace(offset: open)
    }

    private static let quotationMarks: [Character: Character] = ["\"": "\"", "“": "”"]

    private init(parts: [String], offset: Int) throws(TemplateFault) {
      let name = parts[0].trimmingBlanks
      guard !name.isEmpty else { throw .emptyVariable(offset: offset) }
      choices = [Choice(source: .variable(name))]
      for part in parts.dropFirst() {
        let part = part.trimmingBlanks
        guard !part.isEmpty else { throw .emptyFormat(offset: offset) }
        if part == "or" || part.hasPrefix("or ") {
          choices.append(Choice(source: try Self.source(part.dropFirst(2).trimmingBlanks, offset: offset)))
        } else if LetterCase(rawValue: part) != nil {
          for i in choices.indices { choices[i].formats.append(part) }
        } else {
          choices[choices.count - 1].formats.append(part)
        }
      }
    }

    private static func source(_ text: String, offset: Int) throws(TemplateFault) -> Choice.Source {
      guard let first = text.first else { throw .emptyFallback(offset: offset) }
      guard let closing = quotationMarks[first] else { return .variable(text) }
      guard text.count > 2, text.last == closing else { throw .emptyFallback(offset: offset) }
      return .literal(String(text.dropFirst().dropLast()))
    }
  }
}
