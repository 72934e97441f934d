public import Courses

/// One row of a roster, read and checked, whatever file it came from.
public struct Learner: Sendable, Equatable {
  /// The line of the roster (for Open edX reports: of the grade report) on which the row begins, from 1.
  public var line: Int
  /// In Unicode normalisation form C; never empty.
  public var username: String
  /// The name to print, as written but for blanks at its ends, in normalisation form C (CJK compatibility ideographs stay as they are);
  /// never empty.
  public var name: String
  public var email: String?
  /// `nil` when the roster does not say; the course's only track then.
  public var track: Track?
  public var grade: Grade
  public var verification: Verification
  /// When the learner met the requirements, if the roster says so.
  public var completed: CalendarDate?
  /// A date to print for this learner alone (Open edX's certificate date override).
  public var dateOverride: CalendarDate?
  /// BCP 47, as written.
  public var language: String?
  /// Further columns of the roster by header, for layouts to print.
  public var custom: [String: String]

  public init(
    line: Int, username: String, name: String, email: String? = nil, track: Track? = nil, grade: Grade = .unknown,
    verification: Verification = .unknown, completed: CalendarDate? = nil, dateOverride: CalendarDate? = nil, language: String? = nil,
    custom: [String: String] = [:]
  ) {
    self.line = line
    self.username = username
    self.name = name
    self.email = email
    self.track = track
    self.grade = grade
    self.verification = verification
    self.completed = completed
    self.dateOverride = dateOverride
    self.language = language
    self.custom = custom
  }
}

public enum Grade: Sendable, Hashable {
  /// 0…1, as Open edX reports it; 1.05 with extra credit is possible.
  case value(Double)
  /// Open edX's “Not Attempted”.
  case notAttempted
  /// Open edX's “Not Available”.
  case notAvailable
  /// The roster has no grade.
  case unknown
}

public enum Verification: Sendable, Hashable {
  case verified, unverified
  /// Open edX's `N/A`: the track does not ask.
  case notApplicable
  /// The roster has no such column or the cell is empty.
  case unknown
}
