import Courses
import Diagnostics
import Issuing

/// The sentences of outcomes; those of problems are with the problems.
enum Wording {
  /// `1 234 567`, with narrow no-break spaces.
  static func number(_ number: Int) -> String {
    let digits = String(number)
    var groups: [Substring] = []
    var rest = digits[...]
    while !rest.isEmpty {
      groups.insert(rest.suffix(3), at: 0)
      rest = rest.dropLast(3)
    }
    return groups.joined(separator: "\u{202F}")
  }

  static func count(_ count: Int, _ thing: String) -> String { "\(number(count)) \(thing)\(count == 1 ? "" : "s")" }
  static func learners(_ count: Int) -> String { self.count(count, "learner") }

  static func duration(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded(.up))
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole / 60 % 60) min"
  }

  /// `2 errors, 1 warning`, or `nothing is wrong`.
  static func tally(_ findings: [Diagnostic]) -> String {
    let parts = [Severity.error, .warning, .note].compactMap { severity -> String? in
      let count = findings.count { $0.severity == severity }
      return count == 0 ? nil : self.count(count, severity.rawValue)
    }
    return parts.isEmpty ? "nothing is wrong" : parts.joined(separator: ", ")
  }

  /// `5 not_verified, 3 track_not_eligible`, the most frequent first.
  static func refusals(_ counts: [String: Int]) -> String {
    counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\(number($0.value)) \($0.key)" }.joined(separator: ", ")
  }

  static func secret(_ origin: CourseSetup.SecretOrigin) -> String {
    switch origin {
    case .made(let path):
      """
      Made the secret \(path), from which certificate IDs come. Keep keys/ to yourselves, out of version control,
      and back it up: whoever has it can work out every certificate's address, and without it no certificate can be made again.
      """
    case .found(let path): "The organization's secret \(path) is there and stays as it is."
    case .carried(let from, let to): "Copied the organization's secret from \(from) to \(to); keep both to yourselves."
    case .elsewhere(let path):
      "The organization's secret is not on this machine: put it at \(path) before generating. Certificate IDs come from it."
    }
  }

  static func summary(_ summary: RunSummary) -> [String] {
    var lines = [
      "\(learners(summary.learners)): \(number(summary.issued)) issued, \(number(summary.unchanged)) unchanged, "
        + "\(number(summary.refused)) refused, \(number(summary.failed)) failed"
    ]
    if !summary.refusals.isEmpty { lines.append("  refused: \(refusals(summary.refusals))") }
    if summary.skipped > 0 { lines.append("  left out by --track or --shard: \(learners(summary.skipped))") }
    return lines
  }
}
