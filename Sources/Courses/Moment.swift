/// A moment in time to the second, in UTC: when a course starts or ends, and what “now” is.
public struct Moment: Hashable, Sendable, Comparable {
  /// Seconds since 1970-01-01T00:00:00Z.
  public let secondsSince1970: Int

  public init(secondsSince1970: Int) { self.secondsSince1970 = secondsSince1970 }

  /// The first second of a day in UTC.
  public init(startOf date: CalendarDate) { secondsSince1970 = date.daysSince1970 * 86_400 }

  /// Reads ISO 8601 as Open edX and people write it: `2027-02-24T00:30:00Z`, `…+00:00`, `…-05:00`, with or without seconds and
  /// fractions, a blank for the `T`, or a day alone (its first second in UTC). A time without a zone is UTC.
  public init?(iso text: some StringProtocol) {
    let characters = Array(text)
    guard characters.count >= 10, let date = CalendarDate(iso: String(characters[..<10])) else { return nil }
    var seconds = date.daysSince1970 * 86_400
    var rest = characters[10...]
    if rest.isEmpty {
      secondsSince1970 = seconds
      return
    }
    guard let separator = rest.popFirst(), separator == "T" || separator == " " || separator == "t" else { return nil }
    func twoDigits() -> Int? {
      guard rest.count >= 2, let value = Int(String(rest.prefix(2))), rest.prefix(2).allSatisfy(\.isASCIIDigit) else { return nil }
      rest = rest.dropFirst(2)
      return value
    }
    guard let hour = twoDigits(), hour < 24, rest.popFirst() == ":", let minute = twoDigits(), minute < 60 else { return nil }
    seconds += hour * 3600 + minute * 60
    if rest.first == ":" {
      rest = rest.dropFirst()
      guard let second = twoDigits(), second < 60 else { return nil }
      seconds += second
      if rest.first == "." {
        rest = rest.dropFirst()
        guard rest.first?.isASCIIDigit == true else { return nil }
        rest = rest.drop(while: \.isASCIIDigit)
      }
    }
    switch rest.popFirst() {
    case nil: break
    case "Z", "z": break
    case let sign? where sign == "+" || sign == "-":
      guard let hours = twoDigits(), hours < 24 else { return nil }
      let hasMinutes = !rest.isEmpty
      if rest.first == ":" { rest = rest.dropFirst() }
      guard let minutes = hasMinutes ? twoDigits() : 0, minutes < 60 else { return nil }
      seconds -= (sign == "+" ? 1 : -1) * (hours * 3600 + minutes * 60)
    default: return nil
    }
    guard rest.isEmpty else { return nil }
    secondsSince1970 = seconds
  }

  /// The day in UTC.
  public var date: CalendarDate {
    CalendarDate(daysSince1970: Int((Double(secondsSince1970) / 86_400).rounded(.down)))
  }

  public static func < (a: Moment, b: Moment) -> Bool { a.secondsSince1970 < b.secondsSince1970 }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}

extension Moment: CustomStringConvertible {
  /// `YYYY-MM-DDTHH:MM:SSZ`.
  public var description: String {
    let day = date
    let rest = secondsSince1970 - day.daysSince1970 * 86_400
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(day)T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
  }
}
