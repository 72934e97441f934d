/// How a value is put into words: `{issued|date long}`, `{grade|percent}`, `{name|upper}`.
struct ValueForm: Sendable, Hashable {
  enum Shape: Sendable, Hashable {
    case asWritten
    case date(DateForm)
    case number, percent, grouped
  }
  /// Lengths of dates are CLDR's; `iso` is ISO 8601-1, 5.2.2.1.
  enum DateForm: String, Sendable, Hashable, CaseIterable { case long, medium, short, iso, year, monthYear = "month-year" }

  var shape: Shape
  var letters: LetterCase = .asWritten
}

extension ValueForm {
  /// - Parameters:
  ///   - formats: as written behind the variable, in order.
  ///   - name: the variable's.
  /// - Throws: the first format that the variable's kind of value doesn't have.
  init(_ formats: [String], of name: String) throws(UnknownFormat) {
    let kind = ValueKind(of: name)
    var shape: Shape?
    for format in formats {
      // Blanks are as good as hyphens, and one is as good as many.
      var words = format.split(separator: " ").flatMap { $0.split(separator: "-") }.map(String.init)
      if let letters = Self.letters(words) {
        self.letters = letters
        continue
      }
      // A cell may hold anything: its format says what it is.
      let isDate = words.first == "date"
      if isDate { words.removeFirst() }
      guard shape == nil, let found = kind.shape(words.joined(separator: "-"), isDate: isDate) else {
        throw UnknownFormat(format: format, known: shape == nil ? kind.formats(withDate: isDate) : Self.caseWords)
      }
      shape = found
    }
    self.shape = shape ?? kind.standard
  }

  private static let caseWords = [LetterCase.upper.rawValue, LetterCase.lower.rawValue]

  private static func letters(_ words: [String]) -> LetterCase? {
    guard words.count == 1, let letters = LetterCase(rawValue: words[0]), letters != .asWritten else { return nil }
    return letters
  }

  /// What a variable's value is.
  private enum ValueKind {
    case text, date, number, share, identifier
    /// A roster's cell, which is what its format takes it for.
    case cell

    init(of name: String) {
      switch name {
      case "issued", "starts", "ends": self = .date
      case "effort_weeks", "effort_hours": self = .number
      case "grade": self = .share
      case "id": self = .identifier
      default: self = name.hasPrefix("roster.") ? .cell : .text
      }
    }

    /// Without a format.
    var standard: Shape {
      switch self {
      case .text, .number, .identifier, .cell: .asWritten
      case .date: .date(.long)
      case .share: .percent
      }
    }

    func shape(_ word: String, isDate: Bool) -> Shape? {
      let date = isDate && word.isEmpty ? Shape.date(.long) : DateForm(rawValue: word).map { .date($0) }
      return switch self {
      case .text: nil
      case .date: date
      case .number: word == "number" && !isDate ? .number : nil
      case .share: word == "percent" && !isDate ? .percent : nil
      case .identifier: word == "grouped" && !isDate ? .grouped : nil
      case .cell: isDate ? date : word == "number" ? .number : nil
      }
    }

    func formats(withDate isDate: Bool) -> [String] {
      let dates = DateForm.allCases.map(\.rawValue)
      let own =
        switch self {
        case .text: [String]()
        case .date: isDate ? dates.map { "date \($0)" } : ["date"] + dates
        case .number: ["number"]
        case .share: ["percent"]
        case .identifier: ["grouped"]
        case .cell: ["date"] + dates.map { "date \($0)" } + ["number"]
        }
      return own + ValueForm.caseWords
    }
  }
}

/// A format that a variable doesn't have.
struct UnknownFormat: Error, Equatable {
  var format: String
  var known: [String]
}
