public import Courses
public import Diagnostics
public import Typesetting

/// What keeps a run from starting, or a learner from getting a certificate, beyond what the stages report themselves.
public enum IssuingProblem: Problem {
  /// Fonts and layouts are nowhere near the program.
  case resourcesNotFound
  case fonts(FontLibraryProblem)
  case notActive(course: String)
  /// A format needs what `organization.yaml` lacks.
  case formatLacks(format: OutputFormat, key: String)
  /// The PDF goes without QR code and URL.
  case noBaseURL
  case noBadge(learner: String)
  case cannotRead(path: String)
  case cannotWrite(path: String, reason: String)
  /// Something is there that is no file of the kind that is to be made.
  case notReplaceable(path: String, kind: String)
  /// For writing.
  case cannotOpen(path: String)
  case drawing(String)
  case registry(String)
  /// Other runs kept changing the same certificate.
  case overtaken
  /// Refused now, issued before.
  case stillPublic, takenDown
  case nameChanged(issued: String, roster: String)
  case listedButNotInRoster(String)
  /// Neither a secret nor a fingerprint of one: certificate IDs have nothing to come from yet.
  case noSecretYet(course: String)
  /// The same, where a secret is not needed yet.
  case secretAbsent(course: String)
  /// The fingerprint is there and the secret is on another machine.
  case secretElsewhere(path: String)
  /// A format left out of the default ones.
  case formatsLeftOut([OutputFormat], lacking: [String])
  case languageNotOffered(String, offered: [String])
  case notPrintable(String)
  case trackNotOffered(Track, offered: [Track])
  case noPassingGrade
  /// The course has a background, and none of its layouts a place for it.
  case backgroundNotDrawn
  /// Absent, and so blocks a format.
  case absent(key: String, blocks: String)
}
