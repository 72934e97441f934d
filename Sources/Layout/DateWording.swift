import Courses
import Foundation

/// Dates and numbers in a language's own words and digits (CLDR, through ICU). ICU is slow to start, so its formatters are kept, and each
/// wording is made once. Belongs to one worker.
final class DateWording {
  private var dateFormatters: [DateKey: DateFormatter] = [:]
  private var numberFormatters: [NumberKey: NumberFormatter] = [:]
  private var known: [Key: String] = [:]
  private static let mostKnown = 4096

  private struct Key: Hashable {
    var value: Value
    var language: String
  }
  private enum Value: Hashable {
    case date(CalendarDate, ValueForm.DateForm)
    case percent(Double)
    case number(DecimalNumeral)
  }
  private struct DateKey: Hashable {
    var form: ValueForm.DateForm
    var language: String
  }
  private struct NumberKey: Hashable {
    var style: NumberFormatter.Style
    var fractionDigits: Int
    var language: String
  }

  /// `June 30, 2026`; `30 de junio de 2026`.
  func long(_ date: CalendarDate, language: String) -> String { text(date, as: .long, language: language) }

  func text(_ date: CalendarDate, as form: ValueForm.DateForm, language: String) -> String {
    guard form != .iso else { return date.description }
    return remember(Key(value: .date(date, form), language: language)) {
      let key = DateKey(form: form, language: language)
      let formatter = dateFormatters[key] ?? Self.dateFormatter(for: key)
      dateFormatters[key] = formatter
      return formatter.string(from: Date(timeIntervalSince1970: Double(date.daysSince1970) * 86_400))
    }
  }

  /// A grade 0…1 as a percentage, rounded to a whole number.
  func percent(_ grade: Double, language: String) -> String {
    remember(Key(value: .percent(grade), language: language)) {
      formatter(NumberKey(style: .percent, fractionDigits: 0, language: language)).string(from: NSNumber(value: grade))
        ?? "\(Int((grade * 100).rounded()))%"
    }
  }

  /// A number with as many digits behind its point as it came with.
  func number(_ number: DecimalNumeral, language: String) -> String {
    remember(Key(value: .number(number), language: language)) {
      formatter(NumberKey(style: .decimal, fractionDigits: number.fraction.count, language: language))
        .string(from: NSDecimalNumber(string: number.plain)) ?? number.plain
    }
  }

  private static func dateFormatter(for key: DateKey) -> DateFormatter {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: key.language)
    formatter.calendar = Calendar(identifier: .gregorian)
    formatter.timeZone = TimeZone(secondsFromGMT: 0)
    formatter.timeStyle = .none
    switch key.form {
    case .long: formatter.dateStyle = .long
    case .medium: formatter.dateStyle = .medium
    case .short: formatter.dateStyle = .short
    case .year: formatter.setLocalizedDateFormatFromTemplate("y")
    case .monthYear: formatter.setLocalizedDateFormatFromTemplate("yMMMM")
    case .iso: formatter.dateFormat = "yyyy-MM-dd"
    }
    return formatter
  }

  private func formatter(_ key: NumberKey) -> NumberFormatter {
    if let known = numberFormatters[key] { return known }
    let formatter = NumberFormatter()
    formatter.locale = Locale(identifier: key.language)
    formatter.numberStyle = key.style
    formatter.minimumFractionDigits = key.fractionDigits
    formatter.maximumFractionDigits = key.fractionDigits
    numberFormatters[key] = formatter
    return formatter
  }

  private func remember(_ key: Key, _ make: () -> String) -> String {
    if let text = known[key] { return text }
    let text = make()
    if known.count >= Self.mostKnown { known.removeAll(keepingCapacity: true) }
    known[key] = text
    return text
  }
}
