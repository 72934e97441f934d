public import LocatedYAML

/// What can be wrong with a course folder; what keeps its files from being read as YAML is a `YAMLProblem`. The sentences are in
/// `CourseWording.swift`.
///
/// `key` is the key as a person would name it, with its section: `course.start`, `certificate.signatories[2].name`.
public enum CourseProblem: Equatable, Sendable {
  // MARK: the folder and its files
  case folderMissing(String)
  /// The path names a file, which may be `course.yaml` itself.
  case notAFolder(String)
  /// `course.yaml`, or `organization.yaml` (also not one folder up).
  case fileMissing(String)
  case fileExists(String)
  case notWritten(String, reason: String)

  // MARK: keys
  case unknownKey(String, nearest: String?, known: [String])
  /// A known key in the wrong section.
  case misplacedKey(String, belongsIn: String)
  case missingKey(String)
  case emptyValue(String)
  case wrongKind(String, expected: YAMLNode.Kind, found: YAMLNode.Kind)

  // MARK: values
  case controlCharacter(String, UInt32)
  case lineBreak(String)
  case notABoolean(String, text: String)
  case notAWholeNumber(String, text: String, allowed: ClosedRange<Int>)
  case notADate(String, text: String)
  case impossibleDate(String, text: String)
  case notAMoment(String, text: String)
  case gradeWithoutPercent(String, text: String)
  case notAGrade(String, text: String)
  case unknownWord(String, text: String, nearest: String?, allowed: [String])
  case notACourseKeyPart(String, text: String, character: Character)
  case notALanguageTag(String, text: String, suggestion: String?)
  case duplicateLanguage(String)
  case notAnAddress(String, text: String, fault: WebAddress.Fault)
  case notAnEmail(String, text: String)
  case notAColor(String, text: String)
  case notDigits(String, text: String)
  case notAFingerprint(String, text: String)

  // MARK: assets
  case assetAbsolute(String)
  case assetLeadsOut(String)
  case assetBackslash(String)
  case assetMissing(String, nearest: String?)
  case assetNotAFile(String)

  // MARK: what belongs together
  case noTracks
  case duplicateTrack(String)
  case noEligibleTrack([Track])
  case endBeforeStart(start: Moment, end: Moment)
  case noSignatories
  case tooManySignatories(Int)
  case settingsForTrackNotOffered(Track)
  /// Open edX's older words mean `end`.
  case availabilityWordMeansEnd(String)
  case availabilityDateDropped
  case availabilityDateMeansEndWithDate
  case availabilityDateMissing
  /// An instructor-paced course without an end whose certificates wait for it.
  case neverAvailable
  case noPassingGrade

  // MARK: editing
  case cannotEdit(String)
}
