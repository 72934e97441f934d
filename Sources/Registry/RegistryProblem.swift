public import Diagnostics

/// What can be wrong with the registry. What can be wrong with one certificate in it is an `EligibilityProblem`.
public enum RegistryProblem: Problem {
  case missing(path: String)
  /// A file of another kind.
  case notARegistry(path: String)
  /// Written by a newer version.
  case newer(path: String, version: Int, known: Int)
  /// Another process kept it locked for longer than we wait.
  case busy(path: String)
  case damaged(path: String, reason: String)
  case diskFull(path: String)
  /// A learner of a course has a certificate under another ID, so the IDs come from another secret.
  case otherID(path: String)
  /// SQLite's own words for anything else: no permission, a failing disk.
  case failed(path: String, reason: String)
}
