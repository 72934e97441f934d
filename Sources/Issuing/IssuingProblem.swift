public import Courses
public import Diagnostics

/// What keeps a run from starting, or a learner from getting a certificate, beyond what the stages report themselves.
public enum IssuingProblem: Problem {
  case resources(String)
  case notActive
  /// A format needs what `organization.yaml` lacks.
  case formatLacks(format: OutputFormat, key: String)
  /// The PDF goes without QR code and URL.
  case noBaseURL
  case noBadge(learner: String)
  case cannotWrite(path: String, reason: String)
  case drawing(String)
  case registry(String)
  case nameChanged(issued: String, roster: String)
  case listedButNotInRoster(String)
  case trackNotOffered(Track, offered: [Track])
  case opaqueSignature(String)
  case noPassingGrade
  /// Absent, and so blocks a format.
  case absent(key: String, blocks: String)
}
