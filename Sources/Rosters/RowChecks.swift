import Courses
import Diagnostics

/// Reads the cells of one row into values, and gathers everything that is wrong with them. Each text comes without blanks at its ends; an
/// empty one is nobody's fault here but the username's and the name's.
struct RowChecks {
  private(set) var problems: [Diagnostic] = []
  private(set) var warnings: [Diagnostic] = []

  /// What the row comes to: the learner, or everything that is wrong, from left to right, and then what is wrong in other files.
  func row(_ learner: Learner, in file: String) -> RosterRow {
    if problems.isEmpty { return .learner(learner, findings: warnings) }
    let username = learner.username.isEmpty ? nil : learner.username
    let own = DiagnosticList(problems.filter { $0.location?.file == file }).sorted
    return .rejected(line: learner.line, username: username, problems: own + problems.filter { $0.location?.file != file })
  }

  mutating func fail(_ problem: any Problem, at location: SourceLocation?) { problems.append(Diagnostic(problem, at: location)) }
  mutating func warn(_ problem: any Problem, at location: SourceLocation?) { warnings.append(Diagnostic(problem, at: location)) }

  /// In form C, so that the same name is the same however it was typed.
  mutating func username(_ text: String, column: String, at location: @autoclosure () -> SourceLocation) -> String {
    checkPrinted(text, column: column, at: location())
    return CellText.composed(text)
  }

  mutating func name(_ text: String, column: String, at location: @autoclosure () -> SourceLocation) -> String {
    checkPrinted(text, column: column, at: location())
    if CellText.isPlaceholder(text) { warn(RosterProblem.placeholderName(text), at: location()) }
    if CellText.looksMisdecoded(text) { warn(RosterProblem.misdecodedName(text), at: location()) }
    return CellText.composedForPrint(text)
  }

  private mutating func checkPrinted(_ text: String, column: String, at location: @autoclosure () -> SourceLocation) {
    if text.isEmpty {
      fail(RosterProblem.missingValue(column: column), at: location())
    } else if !CellText.isVisible(text) {
      fail(RosterProblem.invisibleValue(column: column), at: location())
    }
    checkCharacters(text, column: column, at: location())
  }

  mutating func checkCharacters(
    _ text: String, column: String, allowingLineBreaks: Bool = false, at location: @autoclosure () -> SourceLocation
  ) {
    for character in CellText.forbidden(in: text, allowingLineBreaks: allowingLineBreaks) {
      fail(RosterProblem.forbiddenCharacter(character, column: column), at: location())
    }
  }

  mutating func email(_ text: String, at location: @autoclosure () -> SourceLocation) -> String? {
    if text.isEmpty { return nil }
    let hasSign = text.utf8.dropFirst().dropLast().contains(UInt8(ascii: "@"))
    guard hasSign, !text.unicodeScalars.contains(where: CellText.isWhiteSpace), CellText.forbidden(in: text).isEmpty else {
      fail(RosterProblem.badEmail(text), at: location())
      return nil
    }
    return text
  }

  mutating func track(_ text: String, at location: @autoclosure () -> SourceLocation) -> Track? {
    if text.isEmpty { return nil }
    if let track = Track(rawValue: text) ?? Track(rawValue: text.lowercased()) { return track }
    let near = nearest(to: text, among: Track.allCases.map(\.rawValue))
    fail(RosterProblem.unknownTrack(text, nearest: near), at: location())
    return nil
  }

  mutating func grade(_ text: String, fractionMayExceedOne: Bool, at location: @autoclosure () -> SourceLocation) -> Grade {
    do throws(RosterProblem.GradeFault) {
      return try GradeCell.read(text, fractionMayExceedOne: fractionMayExceedOne)
    } catch {
      fail(RosterProblem.badGrade(text, error), at: location())
      return .unknown
    }
  }

  mutating func date(_ text: String, column: String, at location: @autoclosure () -> SourceLocation) -> CalendarDate? {
    if text.isEmpty { return nil }
    if let date = CalendarDate(iso: text) { return date }
    fail(RosterProblem.badDate(text, column: column), at: location())
    return nil
  }

  /// - Parameter words: what the file may say, in lower case.
  mutating func verification(_ text: String, words: [String: Verification], at location: @autoclosure () -> SourceLocation) -> Verification
  {
    if text.isEmpty { return .unknown }
    if let verification = words[text] ?? words[text.lowercased()] { return verification }
    fail(RosterProblem.unknownVerification(text), at: location())
    return .unknown
  }

  mutating func language(_ text: String, at location: @autoclosure () -> SourceLocation) -> String? {
    if text.isEmpty { return nil }
    if Self.isLanguageTag(text) { return text }
    fail(RosterProblem.badLanguage(text), at: location())
    return nil
  }

  /// The shape of BCP 47 (RFC 5646, 2.1): a language of two to eight letters, then subtags of up to eight letters and digits.
  static func isLanguageTag(_ text: String) -> Bool {
    let subtags = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }
    func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    guard let language = subtags.first, (2...8).contains(language.count), language.allSatisfy(isLetter) else { return false }
    return subtags.dropFirst().allSatisfy { (1...8).contains($0.count) && $0.allSatisfy { isLetter($0) || isDigit($0) } }
  }
}
