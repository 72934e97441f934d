internal import Diagnostics
internal import LocatedYAML
internal import PageDescription

/// Takes a mapping apart key by key, collecting every problem; `finish` reports the keys nobody asked for.
struct MappingReader {
  let location: SourceLocation
  private let entries: [YAMLNode.Entry]
  private var known: [String] = []
  private let findings: Findings

  /// The problems of a file, shared by the readers of its parts.
  final class Findings {
    var list = DiagnosticList()
    /// Every name of a length that an expression used; whether there is such a length shows at the end.
    fileprivate(set) var lengthNames: [Located<String>] = []
    /// Variables that conditions of lengths ask for.
    var conditionVariables: [Located<String>] = []
    /// Every condition, for what it asks of sheets.
    fileprivate(set) var conditions: [(text: Located<String>, condition: Condition)] = []
    func add(_ problem: LayoutProblem, at location: SourceLocation?) { list.add(problem, at: location) }
  }

  init(_ node: YAMLNode, findings: Findings) {
    location = node.location
    self.findings = findings
    entries = node.mapping ?? []
    if node.mapping == nil, !node.isEmpty { findings.add(.expected("a mapping", found: node.kindName), at: node.location) }
  }

  var keys: [Located<String>] { entries.map(\.key) }
  func has(_ key: String) -> Bool { entries.contains { $0.key.value == key } }
  func note(_ problem: LayoutProblem, at location: SourceLocation? = nil) { findings.add(problem, at: location ?? self.location) }

  /// Reports what is wrong with a key's text.
  func noteValue(of key: String, _ problem: (String) -> LayoutProblem) {
    guard let text = entries.first(where: { $0.key.value == key })?.value.text else { return }
    findings.add(problem(text.value), at: text.location)
  }

  mutating func node(_ key: String) -> YAMLNode? {
    known.append(key)
    guard let node = entries.first(where: { $0.key.value == key })?.value, !node.isEmpty else { return nil }
    return node
  }

  mutating func text(_ key: String) -> Located<String>? {
    guard let node = node(key) else { return nil }
    if node.text == nil { findings.add(.expected("text", found: node.kindName), at: node.location) }
    return node.text
  }

  mutating func number(_ key: String) -> Double? {
    guard let text = text(key) else { return nil }
    guard let number = Self.number(text.value) else {
      findings.add(.expected("a number", found: "“\(text.value)”"), at: text.location)
      return nil
    }
    return number
  }

  /// `0.5`, `12%` or `1/6`.
  static func number(_ text: String) -> Double? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    if parts.count == 2, let a = Double(parts[0].trimmingBlanks), let b = Double(parts[1].trimmingBlanks), b != 0 {
      return (a / b).isFinite ? a / b : nil
    }
    if text.hasSuffix("%"), let value = Double(text.dropLast()) { return value.isFinite ? value / 100 : nil }
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }

  mutating func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
    guard let text = text(key) else { return nil }
    guard let number = Int(text.value), range.contains(number) else {
      findings.add(.expected("a whole number from \(range.lowerBound) to \(range.upperBound)", found: "“\(text.value)”"), at: text.location)
      return nil
    }
    return number
  }

  /// A part of a whole: `0.5` or `50%`.
  mutating func share(_ key: String) -> Double? {
    guard let text = text(key) else { return nil }
    guard let number = Self.number(text.value), (0...1).contains(number) else {
      findings.add(.expected("a number from 0 to 1", found: "“\(text.value)”"), at: text.location)
      return nil
    }
    return number
  }

  mutating func boolean(_ key: String) -> Bool? {
    guard let text = text(key) else { return nil }
    switch text.value {
    case "true", "yes", "on": return true
    case "false", "no", "off": return false
    default:
      findings.add(.expected("true or false", found: "“\(text.value)”"), at: text.location)
      return nil
    }
  }

  mutating func choice<Choice: RawRepresentable & CaseIterable>(_ key: String, _ type: Choice.Type) -> Choice?
  where Choice.RawValue == String {
    guard let text = text(key) else { return nil }
    if let choice = Choice(rawValue: text.value) { return choice }
    findings.add(.unknownWord(text.value, known: Choice.allCases.map(\.rawValue)), at: text.location)
    return nil
  }

  mutating func length(_ key: String) -> Located<LengthExpression>? {
    guard let text = text(key) else { return nil }
    return Self.length(text, findings: findings)
  }

  static func length(_ text: Located<String>, findings: Findings) -> Located<LengthExpression>? {
    do throws(LengthSyntaxError) {
      let expression = try LengthExpression(text.value)
      findings.lengthNames += expression.names.map { Located($0, at: text.location) }
      return Located(expression, at: text.location)
    } catch {
      var place = text.location
      place?.column += error.offset
      findings.add(.badLength(text.value, error.reason), at: place)
      return nil
    }
  }

  /// A length that depends on nothing: `0.3pt`.
  mutating func absolute(_ key: String) -> Length? { text(key).flatMap { absolute($0) } }

  func absolute(_ text: Located<String>) -> Length? {
    guard let expression = Self.length(text, findings: findings) else { return nil }
    guard expression.value.terms.allSatisfy({ if case .absolute = $0.unit { true } else { false } }) else {
      findings.add(.expected("a length in mm, pt or in", found: "a relative one"), at: expression.location)
      return nil
    }
    return expression.value.resolved(whole: .zero, named: [:])
  }

  mutating func template(_ key: String) -> Located<TextTemplate>? {
    guard let text = text(key) else { return nil }
    return Self.template(text, findings: findings)
  }

  static func template(_ text: Located<String>, findings: Findings) -> Located<TextTemplate>? {
    do throws(TemplateFault) { return Located(try TextTemplate(text.value), at: text.location) } catch {
      findings.add(.badTemplate(text.value, error), at: text.location)
      return nil
    }
  }

  mutating func condition(_ key: String) -> Located<Condition>? {
    guard let text = text(key) else { return nil }
    return Self.condition(text, findings: findings)
  }

  static func condition(_ text: Located<String>, findings: Findings) -> Located<Condition>? {
    do throws(ConditionFault) {
      let condition = try Condition(text.value)
      findings.conditions.append((text, condition))
      return Located(condition, at: text.location)
    } catch {
      findings.add(.badCondition(text.value, error), at: text.location)
      return nil
    }
  }

  mutating func require<Value>(_ key: String, _ read: (inout MappingReader) -> Value?) -> Value? {
    if !has(key) { findings.add(.missingKey(key), at: location) }
    return read(&self)
  }

  func finish() {
    for entry in entries where !known.contains(entry.key.value) {
      findings.add(.unknownKey(entry.key.value, known: known), at: entry.key.location)
    }
  }
}

extension YAMLNode {
  /// An absent value: `key:` with nothing behind it, or with an empty text.
  var isEmpty: Bool { scalar?.text.isEmpty ?? false }

  var kindName: String {
    switch kind {
    case .text: "text"
    case .list: "a list"
    case .mapping: "a mapping"
    }
  }
}
