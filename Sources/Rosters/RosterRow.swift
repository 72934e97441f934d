public import Diagnostics

/// What became of one row of a roster.
public enum RosterRow: Sendable {
  /// A learner to decide on. The findings are warnings about the row, nearly always none.
  case learner(Learner, findings: [Diagnostic])
  /// A row that can't be used, with everything that is wrong with it. `line` is that of the file that the diagnostics name; the username is
  /// there when the row gave one away.
  case rejected(line: Int, username: String?, problems: [Diagnostic])
}
