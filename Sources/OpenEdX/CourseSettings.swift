import Courses
import Diagnostics

/// A course's advanced settings. Each may stand in `policy.json`, in an attribute of the `<course>` element, or in both;
/// `policy.json` wins (Open edX's importer applies it last).
struct CourseSettings {
  /// The members of `"course/<run>"`.
  var policy: [String: Located<JSONValue>]
  var element: CourseElement
  var findings = DiagnosticList()

  init(policy: [String: Located<JSONValue>], element: CourseElement) {
    self.policy = policy
    self.element = element
  }

  /// A sentence or a word on one line, without blanks at its ends; `nil` when absent or empty.
  mutating func line(_ key: String) -> Located<String>? {
    setting(key, shown: { $0 }) { (value, _) throws(ExportProblem) in try value.text(of: key).flatMap(\.onOneLine) }
  }

  /// `true`, `false`, or the same as a string.
  mutating func flag(_ key: String) -> Located<Bool>? {
    setting(key, shown: { "\($0)" }) { (value, _) throws(ExportProblem) in
      if case .bool(let flag) = value { return flag }
      guard let text = try value.text(of: key)?.onOneLine else { return nil }
      guard let flag = Bool(text.lowercased()) else { throw .unreadableFlag(setting: key, text: text) }
      return flag
    }
  }

  mutating func moment(_ key: String) -> Located<Moment>? {
    setting(key, shown: { "\($0)" }) { (value, _) throws(ExportProblem) in
      guard let text = try value.text(of: key)?.onOneLine else { return nil }
      guard let moment = Moment(iso: text) else { throw .unreadableDate(setting: key, text: text) }
      return moment
    }
  }

  /// An object, or a string that holds one; `nil` when absent, null or empty.
  mutating func object(_ key: String) -> Located<JSONValue>? {
    setting(key, shown: { _ in nil }) { (value, place) throws(ExportProblem) in
      var value = value
      if let text = value.string {
        guard let filled = text.onOneLine else { return nil }
        guard let parsed = try? JSONReader.read(Array(text.utf8), from: .inside(place)) else {
          throw .unexpectedJSON(setting: key, expected: "an object", found: "“\(filled.prefix(40))”")
        }
        value = parsed.value
      }
      if value.isNull { return nil }
      guard value.object != nil else { throw .unexpectedJSON(setting: key, expected: "an object", found: value.kind) }
      return value
    }
  }

  /// The policy's value if it has the key at all, else the attribute's; a finding when both speak and differ.
  private mutating func setting<Value: Equatable>(
    _ key: String, shown: (Value) -> String?, read: (JSONValue, SourceLocation) throws(ExportProblem) -> Value?
  ) -> Located<Value>? {
    let inXML = element.attributes[key].map { Located(JSONValue.attribute($0), at: element.location) }
    func value(of source: Located<JSONValue>, findings: inout DiagnosticList) -> Value? {
      if source.value.isNull { return nil }
      do throws(ExportProblem) {
        return try read(source.value, source.location ?? element.location)
      } catch {
        findings.add(error, at: source.location)
        return nil
      }
    }
    guard let inPolicy = policy[key] else {
      guard let inXML else { return nil }
      return value(of: inXML, findings: &findings).map { Located($0, at: inXML.location) }
    }
    let counting = value(of: inPolicy, findings: &findings)
    var ignored = DiagnosticList()
    if let inXML, let other = value(of: inXML, findings: &ignored), other != counting {
      findings.add(
        ExportProblem.disagreement(setting: key, policy: counting.map { shown($0) } ?? "nothing", xml: shown(other)), at: inPolicy.location)
    }
    return counting.map { Located($0, at: inPolicy.location) }
  }
}

extension JSONValue {
  /// An attribute's text: Open edX writes strings plainly and everything else, dates among it, as JSON.
  fileprivate static func attribute(_ text: String) -> JSONValue {
    if text == "null" { return .null }
    guard text.hasPrefix("\""), let value = try? JSONReader.read(Array(text.utf8), from: .file("")).value, value.string != nil else {
      return .string(text)
    }
    return value
  }

  /// A string, or a number as people write it: a course number of 101 is a number to JSON.
  func text(of key: String) throws(ExportProblem) -> String? {
    switch self {
    case .null: nil
    case .string(let text): text
    case .number(let number): Int(exactly: number).map(String.init) ?? String(number)
    default: throw .unexpectedJSON(setting: key, expected: "a string", found: kind)
    }
  }
}

extension String {
  /// Runs of blanks and line ends become one blank, as in a browser; `nil` when nothing is left.
  var onOneLine: String? {
    let words = split(whereSeparator: \.isWhitespace)
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  /// Line ends stay (as `\n`), blanks at the ends of lines and empty lines at either end go; `nil` when nothing is left.
  var trimmedLines: String? {
    var lines = split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map {
      $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    while lines.last == "" { lines.removeLast() }
    let kept = lines.drop { $0.isEmpty }
    return kept.isEmpty ? nil : kept.joined(separator: "\n")
  }
}
