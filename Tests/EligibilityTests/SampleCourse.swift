import Courses
import Diagnostics
import Rosters

@testable import Eligibility

let sampleID = CertificateID("7f3a9c1e04b8d62fa1c75e903b4d8826")!

func moment(_ text: String) -> Moment { Moment(iso: text)! }
func day(_ text: String) -> CalendarDate { CalendarDate(iso: text)! }

/// An instructor-paced course that ended on 1 May 2026, judged in a folder that never touches the disk.
func sampleFolder(
  tracks: [Track] = [.honor, .verified], pacing: Pacing = .instructor, end: Moment? = moment("2026-05-01T12:00:00Z"),
  passingGrade: Double? = 0.6, behavior: Availability.Behavior = .end, availableFrom: Moment? = nil, printedDate: CalendarDate? = nil,
  languages: [String] = ["en"], requiresIDVerification: Bool = true, active: Bool = true, title: String? = nil
) -> CourseFolder {
  CourseFolder(
    path: "/nowhere",
    organization: Organization(name: Located("Northbridge Institute")),
    course: Course(
      org: Located("NBI"), number: Located("OCEAN101"), run: Located("2026"), displayName: Located("Ocean Literacy"),
      languages: languages.map { Located($0) }, pacing: Located(pacing), end: end.map { Located($0) },
      passingGrade: passingGrade.map { Located($0) }, tracks: tracks.map { Located($0) }, requiresIDVerification: requiresIDVerification),
    certificate: CertificateConfiguration(
      active: Located(active), title: title.map { Located($0) }, layout: Located("classic"), pageSize: Located(.a4),
      availability: Availability(behavior: behavior, date: availableFrom.map { Located($0) }), printedDate: printedDate.map { Located($0) },
      signatories: []),
    organizationFile: "/nowhere/organization.yaml")
}

func sampleLearner(
  track: Track? = .honor, grade: Grade = .value(0.8), verification: Verification = .verified, completed: CalendarDate? = nil,
  dateOverride: CalendarDate? = nil, language: String? = nil, name: String = "Ines Okonkwo"
) -> Learner {
  Learner(
    line: 2, username: "ines", name: name, track: track, grade: grade, verification: verification, completed: completed,
    dateOverride: dateOverride, language: language)
}

extension Decision {
  var award: Award? { if case .awarded(let award) = self { award } else { nil } }
  var codes: [String] { if case .refused(let refusals) = self { refusals.map(\.code) } else { [] } }
}

extension CourseFolder {
  func decide(
    _ learner: Learner, standing: Standing = Standing(), at now: String = "2026-06-01T00:00:00Z", previous: PreviousIssue? = nil
  ) -> Decision {
    EligibilityRules(folder: self, now: moment(now)).decide(learner, standing: standing, id: sampleID, previous: previous)
  }
}
