public import Diagnostics

/// What can be wrong with a course export, and what the course team should know about one that was read.
public enum ExportProblem: Problem {
  // The export as files
  case noSuchExport(String)
  case unreadable(String, reason: String)
  /// No `course.xml` at the top, in `course/` or in a single folder.
  case notAnExport(String)
  case severalExports(String, roots: [String])
  /// Truncated, corrupt, or no archive at all.
  case damagedArchive(String, reason: String)
  case tooManyEntries(limit: Int)
  case unpacksTooLarge(limit: Int64)
  case compressionBomb(ratio: Int64)
  case settingsTooLarge(String, limit: Int)
  case entrySkipped(String, EntryRefusal)
  case moreEntriesSkipped(Int)

  // The settings as text
  case missingFile(String)
  case invalidJSON(expected: JSONExpectation)
  case unexpectedJSON(setting: String, expected: String, found: String)
  /// `code` as libxml2 numbers its errors.
  case invalidXML(code: Int)
  case documentType
  case unsupportedEncoding(String)
  case notACourse(element: String)
  case missingAttribute(String)
  case unusableRun(String)
  case policyKeyMissing(expected: String)
  case policyKeyDiffers(expected: String, used: String)
  case unreadableDate(setting: String, text: String)
  case unreadableFlag(setting: String, text: String)
  /// `policy.json` and the course's XML say different things; the first counts. The values, when they fit a line.
  case disagreement(setting: String, policy: String?, xml: String?)

  // The course
  case noDisplayName
  case languageAssumed(String)
  case tracksAssumed([String])
  case noPassingGrade
  case cutoffOutsideRange(name: String, value: String)
  case everybodyPasses
  case noCourseEnd
  case availabilityNormalised(behavior: String, date: String?, read: String)

  // The certificate
  case noCertificates
  case noUsableConfiguration(found: String)
  case inactiveConfiguration(name: String)
  case severalConfigurations(count: Int, used: String)
  case unsupportedVersion(String)
  case versionMissing
  case noSignatories
  case signatoryWithoutName(position: Int)
  case tooManySignatories(Int, limit: Int)
  case noSignature(signatory: String)
  case staleAssetKey(path: String, course: String)
  /// An image named by a setting isn't in the export.
  case assetMissing(path: String, of: String)
  case assetElsewhere(path: String, of: String)
  case assetTooLarge(path: String, limit: Int)
  /// Neither PNG nor JPEG nor SVG, whatever its name says.
  case unusableImage(path: String, of: String)
  case overridesNotUsed([String])

  // What only a person can say
  case organizationNameAssumed(String)
  case noLogo
  case noPlatform
  case noBaseURL
  case logoUnreadable(String, reason: String)

  // The folder that is written
  case targetNotEmpty(String)
  case cannotWrite(String, reason: String)
}

extension ExportProblem {
  public var severity: Severity {
    switch self {
    case .noSuchExport, .unreadable, .notAnExport, .severalExports, .damagedArchive, .tooManyEntries, .unpacksTooLarge, .compressionBomb,
      .settingsTooLarge, .missingFile, .invalidJSON, .invalidXML, .documentType, .unsupportedEncoding, .notACourse,
      .missingAttribute, .unusableRun, .policyKeyMissing, .noDisplayName, .noCertificates, .noUsableConfiguration, .unsupportedVersion,
      .logoUnreadable, .targetNotEmpty, .cannotWrite:
      .error
    case .entrySkipped, .moreEntriesSkipped, .unexpectedJSON, .policyKeyDiffers, .unreadableDate, .unreadableFlag, .disagreement,
      .noPassingGrade, .cutoffOutsideRange, .everybodyPasses, .noCourseEnd, .versionMissing, .noSignatories, .signatoryWithoutName,
      .tooManySignatories, .assetMissing, .assetElsewhere, .assetTooLarge, .unusableImage, .inactiveConfiguration:
      .warning
    case .languageAssumed, .tracksAssumed, .availabilityNormalised, .severalConfigurations, .noSignature, .staleAssetKey,
      .overridesNotUsed, .organizationNameAssumed, .noLogo, .noPlatform, .noBaseURL:
      .note
    }
  }
}
