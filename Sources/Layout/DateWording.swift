internal import Courses
import Foundation

/// Dates and numbers in a language's own words and digits (CLDR, through ICU). ICU is slow to start, so its formatters are kept, and each
/// wording is made once. Belongs to one worker.
final class DateWording {
  private var dateFormatters: [String: DateFormatter] = [:]
  private var percentFormatters: [String: NumberFormatter] = [:]
  private var known: [Key: String] = [:]
  private static let mostKnown = 4096

  private struct Key: Hashable {
    var value: Value
    var language: String
  }
  private enum Value: Hashable {
    case date(CalendarDate)
    case percent(Double)
  }

  /// `June 30, 2026`; `30 de junio de 2026`.
  func long(_ date: CalendarDate, language: String) -> String {
    remember(Key(value: .date(date), language: language)) {
      let formatter = dateFormatters[language] ?? Self.dateFormatter(for: language)
      dateFormatters[language] = formatter
      return formatter.string(from: Date(timeIntervalSince1970: Double(date.daysSince1970) * 86_400))
    }
  }

  /// A grade 0…1 as a percentage, rounded to a whole number.
  func percent(_ grade: Double, language: String) -> String {
    remember(Key(value: .percent(grade), language: language)) {
      let formatter = percentFormatters[language] ?? Self.percentFormatter(for: language)
      percentFormatters[language] = formatter
      return formatter.string(from: NSNumber(value: grade)) ?? "\(Int((grade * 100).rounded()))%"
    }
  }

  private static func dateFormatter(for language: String) -> DateFormatter {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: language)
    formatter.calendar = Calendar(identifier: .gregorian)
    formatter.timeZone = TimeZone(secondsFromGMT: 0)
    formatter.dateStyle = .long
    formatter.timeStyle = .none
    return formatter
  }

  private static func percentFormatter(for language: String) -> NumberFormatter {
    let formatter = NumberFormatter()
    formatter.locale = Locale(identifier: language)
    formatter.numberStyle = .percent
    formatter.maximumFractionDigits = 0
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
