import Foundation

/// Counts of a run: `summary.json`.
public struct RunSummary: Sendable, Codable, Equatable {
  /// The course's key, `org+number+run`.
  public var course: String
  public var learners = 0
  public var issued = 0
  public var unchanged = 0
  public var refused = 0
  public var failed = 0
  /// Left out by `--track` or `--shard`; not in the report and not among the learners.
  public var skipped = 0
  /// How many learners each reason of refusal holds for.
  public var refusals: [String: Int] = [:]
  /// How many have a certificate on each track.
  public var tracks: [String: Int] = [:]
  public var formats: [String]
  public var isDryRun: Bool
  public var wasInterrupted = false
  public var seconds = 0.0

  init(course: String, formats: [String], isDryRun: Bool) {
    self.course = course
    self.formats = formats
    self.isDryRun = isDryRun
  }

  private enum CodingKeys: String, CodingKey {
    case course, learners, issued, unchanged, refused, failed, skipped, refusals, tracks, formats
    case isDryRun = "dry_run"
    case wasInterrupted = "interrupted"
    case seconds
  }

  mutating func count(_ row: ReportRow) {
    learners += 1
    switch row.outcome {
    case .issued: issued += 1
    case .unchanged: unchanged += 1
    case .refused: refused += 1
    case .failed: failed += 1
    }
    if row.outcome == .refused { for code in row.codes { refusals[code, default: 0] += 1 } }
    if row.outcome == .issued || row.outcome == .unchanged { tracks[row.track, default: 0] += 1 }
  }

  public func json() -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: (try? encoder.encode(self)) ?? Data(), as: UTF8.self) + "\n"
  }
}
