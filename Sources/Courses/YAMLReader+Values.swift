import Diagnostics
import LocatedYAML

extension YAMLReader {
  enum Lines { case one, several }

  /// The text of a key; `nil` when it is absent or empty (an error where it is required) or cannot be printed.
  mutating func text<Key>(
    _ key: Key, of section: YAMLSection<Key>, required: Bool = false, lines: Lines = .one
  ) -> Located<String>? {
    guard let entry = section[key] else {
      if required { add(.missingKey(section.path(key)), at: section.location) }
      return nil
    }
    let isNothing = entry.value.isNothing
    guard !isNothing, let text = scalar(entry.value, named: section.path(key)) else {
      if required && isNothing { add(.emptyValue(section.path(key)), at: entry.key.location) }
      return nil
    }
    guard text.value.contains(where: { !$0.isWhitespace }) else {
      if required { add(.emptyValue(section.path(key)), at: text.location) }
      return nil
    }
    return isPrintable(text, named: section.path(key), lines: lines) ? text : nil
  }

  mutating func isPrintable(_ text: Located<String>, named name: String, lines: Lines) -> Bool {
    switch PrintableText.fault(in: text.value, lines: lines) {
    case nil: return true
    case .lineBreak: add(.lineBreak(name), at: text.location)
    case .control(let code): add(.controlCharacter(name, code), at: text.location)
    }
    return false
  }

  mutating func boolean<Key>(_ key: Key, of section: YAMLSection<Key>) -> Located<Bool>? {
    guard let entry = section[key], !entry.value.isNothing, let text = scalar(entry.value, named: section.path(key)) else {
      return nil
    }
    guard !entry.value.isQuoted, let value = YAMLBoolean.value(of: text.value) else {
      add(.notABoolean(section.path(key), text: text.value), at: text.location)
      return nil
    }
    return text.map { _ in value }
  }

  mutating func wholeNumber<Key>(_ key: Key, of section: YAMLSection<Key>, in allowed: ClosedRange<Int>) -> Int? {
    guard let text = text(key, of: section, required: true) else { return nil }
    // Decimal digits alone: YAML's 0x10, 010 and 1_000 mean different numbers to different readers.
    let isPlain = text.value.utf8.allSatisfy { (0x30...0x39).contains($0) } && (text.value == "0" || !text.value.hasPrefix("0"))
    guard isPlain, let number = Int(text.value), allowed.contains(number) else {
      add(.notAWholeNumber(section.path(key), text: text.value, allowed: allowed), at: text.location)
      return nil
    }
    return number
  }

  mutating func date<Key>(_ key: Key, of section: YAMLSection<Key>) -> Located<CalendarDate>? {
    guard let text = text(key, of: section) else { return nil }
    if let date = CalendarDate(iso: text.value) { return text.map { _ in date } }
    let problem: CourseProblem =
      Self.hasShapeOfDay(text.value)
      ? .impossibleDate(section.path(key), text: text.value) : .notADate(section.path(key), text: text.value)
    add(problem, at: text.location)
    return nil
  }

  mutating func moment<Key>(_ key: Key, of section: YAMLSection<Key>) -> Located<Moment>? {
    guard let text = text(key, of: section) else { return nil }
    if let moment = Moment(iso: text.value) { return text.map { _ in moment } }
    let day = String(text.value.prefix(10))
    let problem: CourseProblem =
      Self.hasShapeOfDay(day) && CalendarDate(iso: day) == nil
      ? .impossibleDate(section.path(key), text: day) : .notAMoment(section.path(key), text: text.value)
    add(problem, at: text.location)
    return nil
  }

  mutating func grade<Key>(_ key: Key, of section: YAMLSection<Key>) -> Located<Double>? {
    guard let text = text(key, of: section) else { return nil }
    switch GradeText.read(text.value) {
    case .success(let grade): return text.map { _ in grade }
    case .failure(.withoutPercent): add(.gradeWithoutPercent(section.path(key), text: text.value), at: text.location)
    case .failure(.notAGrade): add(.notAGrade(section.path(key), text: text.value), at: text.location)
    }
    return nil
  }

  /// One of an enumeration's words.
  mutating func word<Key, Value: RawRepresentable & CaseIterable>(
    _ key: Key, of section: YAMLSection<Key>, required: Bool = false, _: Value.Type
  ) -> Located<Value>? where Value.RawValue == String {
    guard let text = text(key, of: section, required: required) else { return nil }
    if let value = Value(rawValue: text.value) { return text.map { _ in value } }
    let allowed = Value.allCases.map(\.rawValue)
    let guess = nearest(to: text.value, among: allowed)
    add(.unknownWord(section.path(key), text: text.value, nearest: guess, allowed: allowed), at: text.location)
    return nil
  }

  mutating func address<Key>(_ key: Key, of section: YAMLSection<Key>, isBase: Bool = false) -> Located<String>? {
    guard let text = text(key, of: section) else { return nil }
    if let fault = WebAddress.fault(in: text.value, isBase: isBase) {
      add(.notAnAddress(section.path(key), text: text.value, fault: fault), at: text.location)
      return nil
    }
    return isBase && !text.value.hasSuffix("/") ? text.map { $0 + "/" } : text
  }

  private static func hasShapeOfDay(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.map(\.count) == [4, 2, 2] && parts.joined().utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
