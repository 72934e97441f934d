internal import Courses
internal import PageDescription

/// For whom and on what a sheet is: all that chooses between a layout's variants. The same for every learner of a (track, language).
struct SheetSetting: Hashable, Sendable {
  var track: Track
  /// The words' BCP 47 code.
  var language: String
  var page: String
  var isPortrait: Bool
  var isRightToLeft: Bool
  var signatoryCount: Int
  /// The course's organization code.
  var organization: String
  /// The course number.
  var course: String
}
