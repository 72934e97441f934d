import Courses
import Eligibility
import Rosters
import Testing

/// What was issued stays as it was, until the learner moves up or the course team takes it back.
@Suite struct FinalityTests {
  static func issued(on track: Track) -> PreviousIssue {
    let folder = sampleFolder(tracks: Track.allCases, requiresIDVerification: false)
    return PreviousIssue(
      award: folder.decide(sampleLearner(track: track, name: "As First Issued")).award!, firstIssued: moment("2026-05-03T08:00:00Z"))
  }

  @Test(arguments: [
    sampleLearner(track: .verified, name: "A New Name"), sampleLearner(track: .verified, grade: .value(0.1)),
    sampleLearner(track: .verified, verification: .unverified), sampleLearner(track: .audit), sampleLearner(track: nil),
    sampleLearner(track: .honor),
  ])
  func factsStayFrozen(learner: Learner) {
    let previous = Self.issued(on: .verified)
    #expect(sampleFolder().decide(learner, previous: previous) == .awarded(previous.award))
  }

  @Test func factsStayFrozenWhenTheCourseChanges() {
    let previous = Self.issued(on: .honor)
    let later = sampleFolder(tracks: [.verified], end: moment("2030-01-01"), passingGrade: 0.9, title: "Another Title")
    #expect(later.decide(sampleLearner(), previous: previous) == .awarded(previous.award))
  }

  @Test func anUpgradeGetsNewFactsUnderTheSameID() throws {
    let award = try #require(
      sampleFolder(behavior: .earlyNoInfo).decide(sampleLearner(track: .verified, name: "Ines O."), previous: Self.issued(on: .honor)).award
    )
    #expect(award.id == sampleID)
    #expect(award.facts.track == .verified)
    #expect(award.facts.learnerName == "Ines O.")
    #expect(award.facts.issuedOn == day("2026-05-03"))
  }

  @Test func anUpgradeThatFailsTheNewTracksRulesKeepsWhatWasIssued() {
    let previous = Self.issued(on: .honor)
    #expect(
      sampleFolder().decide(sampleLearner(track: .verified, verification: .unverified), previous: previous) == .awarded(previous.award))
  }

  @Test func anInvalidationTakesBackWhatWasIssued() {
    let decision = sampleFolder().decide(
      sampleLearner(), standing: Standing(isAllowlisted: true, invalidation: .init()), previous: Self.issued(on: .honor))
    #expect(decision == .refused([.invalidated(note: nil)]))
  }

  /// Every pair of tracks: facts change only towards another eligible track that asks no less, and never back.
  @Test func onlyMovingUpChangesATrack() {
    let folder = sampleFolder(tracks: Track.allCases)
    for old in Track.allCases where old.isEligible {
      for new in Track.allCases {
        let track = folder.decide(sampleLearner(track: new), previous: Self.issued(on: old)).award?.facts.track
        let movesUp = new.isEligible && (old == .honor || new.needsIDVerification || (old == .noIDProfessional && new == old))
        #expect(track == (movesUp ? new : old), "\(old) → \(new)")
      }
    }
  }
}
