import Courses
import Diagnostics
import Eligibility
import Rosters
import Testing

/// Every combination of what the rules look at, against a second statement of the rules that shares nothing with the first but words:
/// a table of which condition refuses with which code.
@Suite struct RuleTableTests {
  struct CourseCase {
    var tracks: [Track]
    var cutoff: Double?
    var pacing: Pacing
    var behavior: String
    /// Days from now to the date that decides on availability; `nil` when there is no such date.
    var daysAhead: Int?
    var checksIdentity: Bool
  }

  static let now = Moment(secondsSince1970: 1_780_000_000)
  static let earning: Set<String> = [
    "honor", "verified", "professional", "no-id-professional", "masters", "executive-education", "paid-executive-education",
    "paid-bootcamp",
  ]
  static let withoutIdentity: Set<String> = ["honor", "audit", "no-id-professional"]
  static let grades: [(grade: Grade, passes: Bool, judged: Bool)] = [
    (.value(0.6), true, true), (.value(1.05), true, true), (.value(0.5999), false, true), (.value(0.6 - 1e-12), true, true),
    (.value(.nan), false, true), (.notAttempted, false, false), (.notAvailable, false, false), (.unknown, false, false),
  ]

  static var courses: [CourseCase] {
    var cases: [CourseCase] = []
    for tracks in [[Track.verified, .honor, .masters], [.noIDProfessional]] {
      for cutoff in [0.6, nil] {
        for pacing in Pacing.allCases {
          for behavior in ["early_no_info", "end", "end_with_date"] {
            for daysAhead in [-1, 0, 1, nil] {
              for checksIdentity in [true, false] {
                cases.append(
                  CourseCase(
                    tracks: tracks, cutoff: cutoff, pacing: pacing, behavior: behavior, daysAhead: daysAhead, checksIdentity: checksIdentity
                  ))
              }
            }
          }
        }
      }
    }
    return cases
  }

  static func folder(_ course: CourseCase) -> CourseFolder {
    let date = course.daysAhead.map { Moment(secondsSince1970: now.secondsSince1970 + $0 * 86_400) }
    return sampleFolder(
      tracks: course.tracks, pacing: course.pacing, end: course.behavior == "end_with_date" ? moment("2020-01-01") : date,
      passingGrade: course.cutoff, behavior: Availability.Behavior(rawValue: course.behavior)!,
      availableFrom: course.behavior == "end_with_date" ? date : nil, requiresIDVerification: course.checksIdentity)
  }

  static func expected(
    _ course: CourseCase, track: Track?, verification: Verification, grade: (grade: Grade, passes: Bool, judged: Bool), allowlisted: Bool,
    invalidated: Bool
  ) -> Set<String> {
    let slug = track?.rawValue ?? (course.tracks.count == 1 ? course.tracks[0].rawValue : nil)
    let earns = slug.map(earning.contains) ?? false
    // An end_with_date without a date is `end`, and this course ended long ago.
    let behavior = course.behavior == "end_with_date" && course.daysAhead == nil ? "end, long ago" : course.behavior
    let table: [(code: String, applies: Bool)] = [
      ("invalidated", invalidated),
      ("no_track", slug == nil),
      ("track_not_eligible", slug != nil && !earns),
      ("track_not_offered", earns && !course.tracks.map(\.rawValue).contains(slug!)),
      ("not_verified", earns && !withoutIdentity.contains(slug!) && course.checksIdentity && verification != .verified),
      ("not_graded", !allowlisted && !grade.judged),
      ("not_passing", !allowlisted && grade.judged && course.cutoff != nil && !grade.passes),
      ("no_passing_grade", !allowlisted && course.cutoff == nil),
      (
        "not_available",
        course.pacing == .instructor && (behavior == "end" || behavior == "end_with_date") && (course.daysAhead ?? 1) > 0
      ),
    ]
    return Set(table.filter(\.applies).map(\.code))
  }

  static let weight = [
    "invalidated", "no_track", "track_not_eligible", "track_not_offered", "not_verified", "not_graded", "not_passing", "no_passing_grade",
    "not_available",
  ]

  @Test func everyCombinationIsDecidedAsTheTableSays() {
    var awarded = 0
    var refused = 0
    for course in Self.courses {
      let rules = EligibilityRules(folder: Self.folder(course), now: Self.now)
      for track in Track.allCases.map(Optional.some) + [nil] {
        for verification in [Verification.verified, .unverified, .notApplicable, .unknown] {
          for grade in Self.grades {
            let learner = sampleLearner(track: track, grade: grade.grade, verification: verification)
            for allowlisted in [false, true] {
              for invalidation in [nil, Standing.Invalidation(note: "left the programme")] {
                let decision = rules.decide(
                  learner, standing: Standing(isAllowlisted: allowlisted, invalidation: invalidation), id: sampleID)
                let expected = Self.expected(
                  course, track: track, verification: verification, grade: grade, allowlisted: allowlisted, invalidated: invalidation != nil
                )
                let agrees: Bool
                switch decision {
                case .awarded(let award):
                  awarded += 1
                  agrees = expected.isEmpty && award.facts.track == track ?? course.tracks[0] && award.id == sampleID && !award.isSpecimen
                case .refused(let refusals):
                  refused += 1
                  agrees = refusals.map(\.code) == Self.weight.filter(expected.contains) && !refusals.isEmpty
                }
                // One expectation for each combination would take longer than all the decisions together.
                if !agrees {
                  Issue.record(
                    "\(course) \(learner) allowlisted: \(allowlisted), \(String(describing: invalidation)): \(decision), not \(expected)")
                  return
                }
              }
            }
          }
        }
      }
    }
    #expect(awarded + refused == 192 * 13 * 4 * 8 * 2 * 2)
    #expect(awarded > 1000)
  }

  @Test func aRefusalCarriesItsFacts() {
    let folder = sampleFolder(behavior: .end, availableFrom: moment("2026-07-01"))
    let decision = folder.decide(
      sampleLearner(track: .professional, grade: .value(0.31), verification: .unknown),
      standing: Standing(invalidation: .init(note: "copied")))
    #expect(
      decision
        == .refused([
          .invalidated(note: "copied"), .trackNotOffered(.professional, offered: [.honor, .verified]), .notVerified(.professional),
          .notPassing(grade: 0.31, needed: 0.6), .notAvailable(until: moment("2026-07-01")),
        ]))
  }

  @Test func honorSwitchedOffIsATrackNotOffered() {
    #expect(
      sampleFolder(tracks: [.verified]).decide(sampleLearner(track: .honor)) == .refused([.trackNotOffered(.honor, offered: [.verified])]))
  }

  @Test func theOnlyTrackIsTakenWhenTheRosterNamesNone() {
    #expect(sampleFolder(tracks: [.honor]).decide(sampleLearner(track: nil)).award?.facts.track == .honor)
    #expect(sampleFolder(tracks: [.audit]).decide(sampleLearner(track: nil)) == .refused([.trackNotEligible(.audit)]))
  }

  @Test func anInactiveConfigurationIssuesNothing() {
    #expect(sampleFolder(active: false).issuingProblem?.problem as? EligibilityProblem == .inactive)
    #expect(sampleFolder(active: true).issuingProblem == nil)
  }
}
