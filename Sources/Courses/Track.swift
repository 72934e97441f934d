/// An enrolment track, named by Open edX's mode slug.
public enum Track: String, Sendable, Hashable, CaseIterable, Codable {
  case audit
  case honor
  case verified
  case professional
  case noIDProfessional = "no-id-professional"
  case credit
  case masters
  case executiveEducation = "executive-education"
  case paidExecutiveEducation = "paid-executive-education"
  case unpaidExecutiveEducation = "unpaid-executive-education"
  case paidBootcamp = "paid-bootcamp"
  case unpaidBootcamp = "unpaid-bootcamp"

  /// Whether a certificate can be earned on this track at all (Open edX `CourseMode.CERTIFICATE_RELEVANT_MODES`).
  public var isEligible: Bool {
    switch self {
    case .honor, .verified, .professional, .noIDProfessional, .masters, .executiveEducation, .paidExecutiveEducation, .paidBootcamp:
      true
    case .audit, .credit, .unpaidExecutiveEducation, .unpaidBootcamp: false
    }
  }

  /// Whether the learner's identity must have been checked (Open edX `IDVerificationService`; not for honor, audit, no-id-professional).
  public var needsIDVerification: Bool {
    switch self {
    case .honor, .audit, .noIDProfessional: false
    default: true
    }
  }

  /// Whether signature images stand above the signatories' names; names and titles always do.
  public var showsSignatures: Bool { self != .honor && self != .audit }
}
