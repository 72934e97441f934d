public import Courses

/// Why a learner gets no certificate: a case with its facts. The sentence is written elsewhere.
public enum Refusal: Sendable, Hashable {
  /// An active invalidation; it beats everything, the allowlist included.
  case invalidated(note: String?)
  /// The roster names no track and the course offers several.
  case noTrack(offered: [Track])
  /// The course does not offer the track.
  case trackNotOffered(Track, offered: [Track])
  /// No certificate can be earned on this track (audit, credit, unpaid modes).
  case trackNotEligible(Track)
  /// The track asks for a checked identity.
  case notVerified(Track)
  /// No grade to judge by.
  case notGraded(MissingGrade)
  /// Both 0…1.
  case notPassing(grade: Double, needed: Double)
  /// The course says nowhere what passes.
  case noPassingGrade
  /// Certificates are not shown before the course has ended, or before a date; `nil` when neither is known.
  case notAvailable(until: Moment?)

  public enum MissingGrade: Sendable, Hashable { case notAttempted, notAvailable, unknown }
}

/// What eligibility says of one learner. Ineligible is an outcome, not an error.
public enum Decision: Sendable, Equatable {
  case awarded(Award)
  /// Every reason that applies, the weightiest first; never empty.
  case refused([Refusal])
}
