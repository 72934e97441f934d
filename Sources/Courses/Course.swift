public import Diagnostics

/// What is taught: the `course` part of `course.yaml`.
public struct Course: Sendable, Equatable {
  /// Organization code, number and run make the course key, `org+number+run`.
  public var org: Located<String>
  public var number: Located<String>
  public var run: Located<String>
  public var displayName: Located<String>
  /// Printed instead of `org` and `number` when given (Open edX `display_organization`, `display_coursenumber`).
  public var displayOrganization: Located<String>?
  public var displayNumber: Located<String>?
  /// Offered languages (BCP 47), the course's own first. Never empty.
  public var languages: [Located<String>]
  public var pacing: Located<Pacing>
  public var start: Located<Moment>?
  public var end: Located<Moment>?
  /// The lowest grade that passes, 0…1; `nil` when nobody said.
  public var passingGrade: Located<Double>?
  public var effort: Effort?
  /// The tracks that the course offers, in the order of the file. Never empty after reading.
  public var tracks: [Located<Track>]
  /// Whether tracks that need it demand a checked identity.
  public var requiresIDVerification: Bool

  public init(
    org: Located<String>, number: Located<String>, run: Located<String>, displayName: Located<String>,
    displayOrganization: Located<String>? = nil, displayNumber: Located<String>? = nil, languages: [Located<String>],
    pacing: Located<Pacing>, start: Located<Moment>? = nil, end: Located<Moment>? = nil, passingGrade: Located<Double>? = nil,
    effort: Effort? = nil, tracks: [Located<Track>], requiresIDVerification: Bool = true
  ) {
    self.org = org
    self.number = number
    self.run = run
    self.displayName = displayName
    self.displayOrganization = displayOrganization
    self.displayNumber = displayNumber
    self.languages = languages
    self.pacing = pacing
    self.start = start
    self.end = end
    self.passingGrade = passingGrade
    self.effort = effort
    self.tracks = tracks
    self.requiresIDVerification = requiresIDVerification
  }

  /// `org+number+run`, as in Open edX's `course-v1:` keys.
  public var key: String { "\(org.value)+\(number.value)+\(run.value)" }
}

public enum Pacing: String, Sendable, CaseIterable {
  case instructor, selfPaced = "self"
}

/// Hours of effort that a course asks for; printed as weeks × hours.
public struct Effort: Sendable, Equatable {
  public var weeks: Int
  public var hoursPerWeek: Int

  public init(weeks: Int, hoursPerWeek: Int) {
    self.weeks = weeks
    self.hoursPerWeek = hoursPerWeek
  }

  public var hours: Int { weeks * hoursPerWeek }
}
