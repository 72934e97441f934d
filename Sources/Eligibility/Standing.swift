public import Courses

/// What the course team has said of one learner outside the roster: the allowlist and the list of invalidations.
public struct Standing: Sendable, Hashable {
  /// On the allowlist the grade is not asked for; everything else still is.
  public var isAllowlisted: Bool
  /// The active invalidation, if there is one.
  public var invalidation: Invalidation?

  public init(isAllowlisted: Bool = false, invalidation: Invalidation? = nil) {
    self.isAllowlisted = isAllowlisted
    self.invalidation = invalidation
  }

  /// A certificate that the course team has taken back.
  public struct Invalidation: Sendable, Hashable {
    public var note: String?

    public init(note: String? = nil) { self.note = note }
  }
}

/// What the registry knows of a certificate that was issued before.
public struct PreviousIssue: Sendable, Equatable {
  public var award: Award
  /// When it was issued for the first time; kept through every later change.
  public var firstIssued: Moment

  public init(award: Award, firstIssued: Moment) {
    self.award = award
    self.firstIssued = firstIssued
  }
}
