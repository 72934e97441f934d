internal import PageDescription

/// A length as layout files write it: a sum such as `50% - 16mm + rise`, `11in`, `0.5*rise - 3pt`. Percentages are of the surrounding
/// box's width or height; names are the layout's own `lengths`, and `bleed`, the sheet's.
struct LengthExpression: Sendable, Equatable {
  enum Unit: Sendable, Equatable {
    case absolute(Length)
    /// Of the surrounding box: 1 is 100 %.
    case fraction
    case named(String)
  }
  struct Term: Sendable, Equatable {
    var factor: Double
    var unit: Unit
  }
  var terms: [Term]

  static let zero = LengthExpression(terms: [])
  /// The name of the sheet's bleed.
  static let bleedName = "bleed"

  init(terms: [Term]) { self.terms = terms }

  /// - Throws: what is wrong and how far into the text (in characters, from 0).
  init(_ text: String) throws(LengthSyntaxError) {
    var terms: [Term] = []
    let characters = Array(text)
    var i = 0
    func skipBlanks() { while i < characters.count, characters[i] == " " { i += 1 } }
    skipBlanks()
    guard i < characters.count else { throw LengthSyntaxError(offset: 0, reason: .empty) }
    while i < characters.count {
      var sign = 1.0
      if characters[i] == "+" || characters[i] == "-" {
        sign = characters[i] == "-" ? -1 : 1
        i += 1
        skipBlanks()
      } else if !terms.isEmpty {
        throw LengthSyntaxError(offset: i, reason: .expectedSign)
      }
      let start = i
      while i < characters.count, characters[i].isNumber || characters[i] == "." { i += 1 }
      var factor = 1.0
      let hasNumber = i > start
      if hasNumber {
        guard let number = Double(String(characters[start..<i])) else { throw LengthSyntaxError(offset: start, reason: .badNumber) }
        factor = number
        if i < characters.count, characters[i] == "*" { i += 1 }
      }
      let unitStart = i
      if i < characters.count, characters[i] == "%" {
        i += 1
      } else {
        while i < characters.count, characters[i].isLetter || characters[i] == "_" || (i > unitStart && characters[i].isNumber) { i += 1 }
      }
      let word = String(characters[unitStart..<i])
      let unit: Unit
      switch word {
      case "mm": unit = .absolute(.millimetres(1))
      case "pt": unit = .absolute(.points(1))
      case "in": unit = .absolute(.inches(1))
      case "%":
        unit = .fraction
        factor /= 100
      case "":
        guard hasNumber, factor == 0 else { throw LengthSyntaxError(offset: unitStart, reason: .missingUnit) }
        unit = .absolute(.zero)
      default: unit = .named(word)
      }
      if !hasNumber, word == "mm" || word == "pt" || word == "in" || word == "%" {
        throw LengthSyntaxError(offset: start, reason: .badNumber)
      }
      terms.append(Term(factor: sign * factor, unit: unit))
      skipBlanks()
    }
    self.terms = terms
  }

  /// 100 % of the surrounding box.
  static let whole = LengthExpression(terms: [Term(factor: 1, unit: .fraction)])

  static func + (a: Self, b: Self) -> Self { Self(terms: a.terms + b.terms) }
  static func - (a: Self, b: Self) -> Self { a + b * -1 }
  static func * (a: Self, factor: Double) -> Self {
    Self(terms: a.terms.map { Term(factor: $0.factor * factor, unit: $0.unit) })
  }

  /// The names that it refers to.
  var names: [String] {
    terms.compactMap { if case .named(let name) = $0.unit { name } else { nil } }
  }

  /// - Parameters:
  ///   - whole: what 100 % is.
  ///   - named: the layout's lengths, resolved; unknown names were refused when the layout was read.
  func resolved(whole: Length, named: [String: Length]) -> Length {
    terms.reduce(.zero) { sum, term in
      switch term.unit {
      case .absolute(let length): sum + length * term.factor
      case .fraction: sum + whole * term.factor
      case .named(let name): sum + (named[name] ?? .zero) * term.factor
      }
    }
  }
}

struct LengthSyntaxError: Error, Equatable {
  var offset: Int
  var reason: LengthFault
}
