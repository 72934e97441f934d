internal import Courses
import Foundation
import Synchronization

/// Dates and numbers in a language's own words and digits (CLDR, through ICU). ICU is slow to start, so each wording is made once.
final class DateWording: Sendable {
  private let known = Mutex<[Key: String]>([:])

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
      let formatter = DateFormatter()
      formatter.locale = Locale(identifier: language)
      formatter.calendar = Calendar(identifier: .gregorian)
      formatter.timeZone = TimeZone(secondsFromGMT: 0)
      formatter.dateStyle = .long
      formatter.timeStyle = .none
      return formatter.string(from: Date(timeIntervalSince1970: Double(date.daysSince1970) * 86_400))
    }
  }

  /// A grade 0…1 as a percentage, rounded to a whole number.
  func percent(_ grade: Double, language: String) -> String {
    remember(Key(value: .percent(grade), language: language)) {
      let formatter = NumberFormatter()
      formatter.locale = Locale(identifier: language)
      formatter.numberStyle = .percent
      formatter.maximumFractionDigits = 0
      return formatter.string(from: NSNumber(value: grade)) ?? "\(Int((grade * 100).rounded()))%"
    }
  }

  private func remember(_ key: Key, _ make: () -> String) -> String {
    if let text = known.withLock({ $0[key] }) { return text }
    let text = make()
    known.withLock { known in
      if known.count > 4096 { known.removeAll(keepingCapacity: true) }
      known[key] = text
    }
    return text
  }
}
