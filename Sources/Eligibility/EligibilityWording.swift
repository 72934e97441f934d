import Courses
import Diagnostics

extension Refusal {
  /// A word for programs, in `report.csv` and JSON; it never changes.
  public var code: String {
    switch self {
    case .invalidated: "invalidated"
    case .noTrack: "no_track"
    case .trackNotOffered: "track_not_offered"
    case .trackNotEligible: "track_not_eligible"
    case .notVerified: "not_verified"
    case .notGraded: "not_graded"
    case .notPassing: "not_passing"
    case .noPassingGrade: "no_passing_grade"
    case .notAvailable: "not_available"
    }
  }

  /// The reason in one line, without a full stop.
  public var sentence: String {
    switch self {
    case .invalidated(let note):
      note.map { "the certificate was invalidated: \($0)" } ?? "the certificate was invalidated"
    case .noTrack(let offered):
      "the roster names no track and the course offers \(list(offered, empty: "none"))"
    case .trackNotOffered(let track, let offered):
      "the course does not offer the \(track.rawValue) track, only \(list(offered, empty: "none"))"
    case .trackNotEligible(let track):
      "no certificate can be earned on the \(track.rawValue) track"
    case .notVerified(let track):
      "the \(track.rawValue) track needs a checked identity, and the roster does not show one"
    case .notGraded(.notAttempted): "nothing that is graded was attempted"
    case .notGraded(.notAvailable): "the grade is not available"
    case .notGraded(.unknown): "the roster has no grade"
    case .notPassing(let grade, let needed):
      "the grade of \(percentage(grade)) is below the \(percentage(needed)) needed to pass"
    case .noPassingGrade: "the course does not say which grade passes"
    case .notAvailable(let until?): "certificates of this course are not available before \(until)"
    case .notAvailable(nil): "certificates become available when the course ends, and it has no end date"
    }
  }
}

extension EligibilityProblem {
  public var message: String {
    switch self {
    case .inactive: "certificates of this course are not active"
    case .specimen: "a specimen cannot be issued"
    case .factsNotEncodable(let id): "the facts of certificate \(id) cannot be kept: the grade is not a number"
    case .factsChanged(let id): "the recorded facts of certificate \(id) were changed after they were issued"
    case .factsUnreadable(let id): "the recorded facts of certificate \(id) cannot be read by this version"
    }
  }

  public var hint: String? {
    switch self {
    case .inactive: "look at a preview, then run `laurel activate`"
    case .factsChanged: "restore the registry from a backup; nothing is printed from changed facts"
    case .factsUnreadable: "use a newer version"
    case .specimen, .factsNotEncodable: nil
    }
  }
}

private func list(_ tracks: [Track], empty: String) -> String {
  guard let last = tracks.last else { return empty }
  let others = tracks.dropLast().map(\.rawValue)
  return others.isEmpty ? last.rawValue : "\(others.joined(separator: ", ")) and \(last.rawValue)"
}

/// A grade in per cent with up to two decimals, rounded down, so that a grade just below the cutoff does not read as the cutoff.
private func percentage(_ fraction: Double) -> String {
  guard fraction.isFinite, abs(fraction) < 1e6 else { return "\(fraction)" }
  let hundredths = Int((fraction * 10_000 + 1e-5).rounded(.down))
  let (whole, rest) = (abs(hundredths) / 100, abs(hundredths) % 100)
  let decimals = rest == 0 ? "" : rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
  return "\(hundredths < 0 ? "-" : "")\(whole)\(decimals) %"
}
