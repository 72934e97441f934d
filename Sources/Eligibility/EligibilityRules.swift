public import Courses
import Diagnostics
public import Rosters

/// Who is awarded a certificate, by Open edX's rules (`lms/djangoapps/certificates/generation_handler.py` and
/// `openedx/core/djangoapps/certificates/api.py`): pure functions of the course, the learner and the moment. `docs/eligibility.md`
/// has the rules in words.
public struct EligibilityRules: Sendable {
  let folder: CourseFolder
  let now: Moment
  private let offered: [Track]

  /// - Parameter now: what “past” and “the day it was made” are judged by.
  public init(folder: CourseFolder, now: Moment) {
    self.folder = folder
    self.now = now
    offered = folder.course.tracks.map(\.value)
  }

  /// Decides on one learner.
  ///
  /// A certificate that was issued before is final: its facts stay as they were, whatever the roster says now, unless the learner has
  /// since moved up to another track and meets that track's rules, or the certificate has been invalidated.
  /// - Parameters:
  ///   - id: the learner's certificate ID in this course.
  ///   - previous: what was issued under that same ID.
  /// - Returns: an award, or every refusal that applies, the weightiest first.
  public func decide(_ learner: Learner, standing: Standing = Standing(), id: CertificateID, previous: PreviousIssue? = nil) -> Decision {
    precondition(previous == nil || previous?.award.id == id, "the previous issue belongs to another certificate")
    let fresh = decideAfresh(learner, standing: standing, id: id, firstIssued: previous?.firstIssued)
    guard let previous, standing.invalidation == nil else { return fresh }
    if case .awarded(let award) = fresh, award.facts.track.isUpgrade(from: previous.award.facts.track) { return fresh }
    return .awarded(previous.award)
  }

  private func decideAfresh(_ learner: Learner, standing: Standing, id: CertificateID, firstIssued: Moment?) -> Decision {
    let track = learner.track ?? (offered.count == 1 ? offered[0] : nil)
    var refusals: [Refusal] = []
    if let invalidation = standing.invalidation { refusals.append(.invalidated(note: invalidation.note)) }
    refusals += refusalsOfTrack(track, verification: learner.verification)
    if !standing.isAllowlisted { refusals += refusalsOfGrade(learner.grade) }
    if let refusal = refusalOfAvailability { refusals.append(refusal) }
    guard refusals.isEmpty, let track else { return .refused(refusals) }
    return .awarded(Award(id: id, facts: facts(of: learner, on: track, firstIssued: firstIssued), isSpecimen: false))
  }

  /// A track on which nothing can be earned is refused as such, offered or not: every course has learners who only audit.
  private func refusalsOfTrack(_ track: Track?, verification: Verification) -> [Refusal] {
    guard let track else { return [.noTrack(offered: offered)] }
    guard track.isEligible else { return [.trackNotEligible(track)] }
    var refusals: [Refusal] = []
    if !offered.contains(track) { refusals.append(.trackNotOffered(track, offered: offered)) }
    if folder.course.requiresIDVerification, track.needsIDVerification, verification != .verified { refusals.append(.notVerified(track)) }
    return refusals
  }

  /// How far a grade may stand below the cutoff and still pass: what decimals lose on their way through CSV and binary fractions.
  private static let gradeTolerance = 1e-9

  private func refusalsOfGrade(_ grade: Grade) -> [Refusal] {
    var refusals: [Refusal] = []
    let needed = folder.course.passingGrade?.value
    switch (grade, needed) {
    case (.value(let grade), let needed?):
      // Written so that a grade which is not a number does not pass.
      if !(grade + Self.gradeTolerance >= needed) { refusals.append(.notPassing(grade: grade, needed: needed)) }
    case (.value, nil): break
    case (.notAttempted, _): refusals.append(.notGraded(.notAttempted))
    case (.notAvailable, _): refusals.append(.notGraded(.notAvailable))
    case (.unknown, _): refusals.append(.notGraded(.unknown))
    }
    if needed == nil { refusals.append(.noPassingGrade) }
    return refusals
  }

  /// Self-paced courses show certificates at once; others as their display behaviour says.
  private var refusalOfAvailability: Refusal? {
    if folder.course.pacing.value == .selfPaced { return nil }
    let from: Moment?
    switch folder.certificate.availability.behavior {
    case .earlyNoInfo: return nil
    case .endWithDate: from = folder.certificate.availability.date?.value
    case .end: from = folder.course.end?.value
    }
    if let from, from <= now { return nil }
    return .notAvailable(until: from)
  }

  private func facts(of learner: Learner, on track: Track, firstIssued: Moment?) -> Award.Facts {
    let grade: Double? = if case .value(let value) = learner.grade { value } else { nil }
    return Award.Facts(
      learnerName: learner.name, on: track, of: folder, issuedOn: printedDate(for: learner, firstIssued: firstIssued),
      language: folder.course.language(for: learner.language), grade: grade, custom: learner.custom)
  }
}

extension Award.Facts {
  /// What the course contributes to every one of its certificates, and what it does not.
  init(
    learnerName: String, on track: Track, of folder: CourseFolder, issuedOn: CalendarDate, language: String, grade: Double?,
    custom: [String: String]
  ) {
    let course = folder.course
    self.init(
      learnerName: learnerName, courseKey: course.key, courseOrganization: (course.displayOrganization ?? course.org).value,
      courseNumber: (course.displayNumber ?? course.number).value, courseTitle: folder.printedTitle(on: track).value, track: track,
      issuedOn: issuedOn, language: language, grade: grade, custom: custom)
  }
}

extension Track {
  /// Whether moving here from `other` replaces a certificate that was issued there: another eligible track that asks no less.
  func isUpgrade(from other: Track) -> Bool { self != other && isEligible && demand >= other.demand }

  /// How much a track asks of its learners: nothing, a payment, a checked identity.
  private var demand: Int {
    if !isEligible { return 0 }
    if needsIDVerification { return 3 }
    return self == .noIDProfessional ? 2 : 1
  }
}
