import Diagnostics
import Foundation
import Glibc
import Issuing

/// A stream that people read: standard error for progress and diagnostics, standard output for results.
struct Console: Sendable {
  let isTerminal: Bool
  let usesColor: Bool
  private let descriptor: Int32

  static let results = Console(STDOUT_FILENO)
  static let errors = Console(STDERR_FILENO)

  private init(_ descriptor: Int32) {
    self.descriptor = descriptor
    let environment = ProcessInfo.processInfo.environment
    isTerminal = isatty(descriptor) == 1
    usesColor = isTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
  }

  /// A line as it is; what comes from files is made harmless by whoever puts it in.
  func say(_ line: String) { write(line + "\n") }

  func write(_ text: String) {
    // A closed pipe is the reader's wish to see no more.
    try? FileHandle(fileDescriptor: descriptor).write(contentsOf: Data(text.utf8))
  }

  func show(_ diagnostics: [Diagnostic]) { for diagnostic in diagnostics { show(diagnostic) } }

  /// `file:line:column: error: what is wrong`, and a second line `  hint: …` when there is one.
  func show(_ diagnostic: Diagnostic) {
    let place = diagnostic.location.map { "\($0.description.withVisibleControls): " } ?? ""
    say("\(place)\(colored(diagnostic.severity)): \(diagnostic.problem.message.withVisibleControls)")
    if let hint = diagnostic.problem.hint { say("  hint: \(hint.withVisibleControls)") }
  }

  private func colored(_ severity: Severity) -> String {
    guard usesColor else { return severity.rawValue }
    let code =
      switch severity {
      case .error: "1;31"
      case .warning: "1;33"
      case .note: "1;36"
      }
    return "\u{1B}[\(code)m\(severity.rawValue)\u{1B}[0m"
  }
}
