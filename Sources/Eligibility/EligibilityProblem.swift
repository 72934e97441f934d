public import Courses
public import Diagnostics

/// What stops awards from being made, kept or taken up, apart from a learner's own refusals.
public enum EligibilityProblem: Problem {
  /// The certificate configuration is not active: nothing is issued, previews work.
  case inactive
  /// A specimen was about to be issued.
  case specimen
  /// Facts that JSON cannot hold.
  case factsNotEncodable(CertificateID)
  /// The kept facts are not those that were frozen.
  case factsChanged(CertificateID)
  /// The kept facts are genuine, but not readable by this version.
  case factsUnreadable(CertificateID)
}

extension CourseFolder {
  /// What stands in the way of issuing certificates of this course at all, whoever the learner: an inactive configuration. Previews do
  /// not ask.
  public var issuingProblem: Diagnostic? {
    certificate.active.value ? nil : Diagnostic(EligibilityProblem.inactive, at: certificate.active.location)
  }
}
