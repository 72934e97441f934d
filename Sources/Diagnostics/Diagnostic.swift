/// What can be wrong with an input of one stage: a case with its facts. Tests match the case; only the stage's `…Wording.swift`
/// turns it into a sentence.
public protocol Problem: Error, Sendable, Equatable {
  /// What is wrong, in one line, without a full stop.
  var message: String { get }
  /// What the reader can do about it, or `nil` when that is plain from the message.
  var hint: String? { get }
  /// Whether the work can go on.
  var severity: Severity { get }
}

extension Problem {
  public var hint: String? { nil }
  public var severity: Severity { .error }
}

public enum Severity: String, Sendable, Comparable, CaseIterable {
  case note, warning, error

  public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
  private var rank: Int { Self.allCases.firstIndex(of: self)! }
}

/// A problem and where it stands.
public struct Diagnostic: Error, Sendable {
  public var problem: any Problem
  public var location: SourceLocation?

  public init(_ problem: any Problem, at location: SourceLocation? = nil) {
    self.problem = problem
    self.location = location
  }

  public var severity: Severity { problem.severity }
}

extension Diagnostic: CustomStringConvertible {
  /// `file:line:column: error: what is wrong`, and a second line `  hint: …` when there is one.
  public var description: String {
    let place = location.map { "\($0): " } ?? ""
    let hint = problem.hint.map { "\n  hint: \($0)" } ?? ""
    return "\(place)\(severity.rawValue): \(problem.message)\(hint)"
  }
}

/// All the problems of an input, thrown together so that nobody mends a file one error at a time.
public struct DiagnosticList: Error, Sendable {
  public private(set) var diagnostics: [Diagnostic] = []

  public init(_ diagnostics: [Diagnostic] = []) { self.diagnostics = diagnostics }

  public mutating func add(_ problem: any Problem, at location: SourceLocation? = nil) {
    diagnostics.append(Diagnostic(problem, at: location))
  }
  public mutating func add(contentsOf other: DiagnosticList) { diagnostics += other.diagnostics }

  public var isEmpty: Bool { diagnostics.isEmpty }
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// In the order a reader meets them: by file, line and column; those without a place come last, in the order they were found.
  public var sorted: [Diagnostic] {
    diagnostics.enumerated().sorted { a, b in
      switch (a.element.location, b.element.location) {
      case (let x?, let y?) where x != y: x < y
      case (_?, nil): true
      case (nil, _?): false
      default: a.offset < b.offset
      }
    }.map(\.element)
  }
}

extension DiagnosticList: CustomStringConvertible {
  public var description: String { sorted.map(\.description).joined(separator: "\n") }
}
