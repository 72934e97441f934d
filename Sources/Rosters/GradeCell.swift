/// Reads what a grade cell says.
enum GradeCell {
  /// More than twice the full mark is no extra credit but a mistake.
  static let highest = 2.0

  /// - Parameter text: without blanks at its ends.
  /// - Parameter fractionMayExceedOne: Open edX's reports write extra credit as 1.05; in Laurel's roster a number above 1 needs a percent
  ///   sign, because 85, and the 1.3 of another country's marks, would else be taken for a pass.
  static func read(_ text: String, fractionMayExceedOne: Bool) throws(RosterProblem.GradeFault) -> Grade {
    if text.isEmpty { return .unknown }
    if text.utf8.first.map({ $0 | 0x20 }) == UInt8(ascii: "n") {
      let word = text.lowercased()
      if word == "not attempted" { return .notAttempted }
      if word == "not available" { return .notAvailable }
    }
    var number = text
    let isPercentage = number.hasSuffix("%")
    if isPercentage { number = CellText.trimmed(String(number.dropLast())) }
    if number.hasPrefix("-"), decimal(String(number.dropFirst()), exponent: 0) != nil { throw .negative }
    guard let value = decimal(number, exponent: isPercentage ? -2 : 0) else {
      let point = String(number.map { $0 == "," ? "." : $0 })
      throw number.contains(",") && decimal(point, exponent: 0) != nil ? .decimalComma : .notANumber
    }
    if value > 1, !isPercentage, !fractionMayExceedOne { throw .percentSignMissing }
    if value > highest { throw .tooHigh }
    return .value(value)
  }

  /// Digits with at most one point. The power of ten is applied to the decimal digits, so that 70.1 % is the very number 0.701.
  private static func decimal(_ text: String, exponent: Int) -> Double? {
    var digits = 0
    var points = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
      case UInt8(ascii: "."): points += 1
      default: return nil
      }
    }
    guard digits > 0, digits <= 40, points <= 1 else { return nil }
    return exponent == 0 ? Double(text) : Double("\(text)e\(exponent)")
  }
}
