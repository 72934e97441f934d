public import Courses
import Diagnostics

extension Award {
  /// The ID on every specimen: plainly not a real one, yet with the digits and the width of one.
  public static let specimenID = CertificateID(bytes: [
    0x01, 0x23, 0x45, 0x67, 0x89, 0xAB, 0xCD, 0xEF, 0x01, 0x23, 0x45, 0x67, 0x89, 0xAB, 0xCD, 0xEF,
  ])

  /// An award for previews, with facts as given. It is marked as a specimen for good: it cannot be frozen, so it cannot be issued.
  public static func specimen(facts: Facts) -> Award { Award(id: specimenID, facts: facts, isSpecimen: true) }

  /// An award for previews, with the facts that a learner on this track of the course would have.
  ///
  /// The date is the one that is going to be printed for everybody, if there is one, even when it is still to come.
  /// - Parameters:
  ///   - today: the date that is printed where each certificate carries the day it was made.
  ///   - language: one that the course offers; the course's own when `nil` or not offered.
  public static func specimen(
    of folder: CourseFolder, on track: Track, learnerName: String = "Alexandra Winterbourne", today: CalendarDate, language: String? = nil,
    grade: Double? = 0.92, custom: [String: String] = [:]
  ) -> Award {
    specimen(
      facts: Facts(
        learnerName: learnerName, on: track, of: folder, issuedOn: folder.dateForAll(availableBy: nil) ?? today,
        language: folder.course.language(for: language), grade: grade, custom: custom))
  }
}
