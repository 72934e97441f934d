extension ExportProblem {
  public var message: String {
    switch self {
    case .noSuchExport(let path): "there is no \(path)"
    case .unreadable(let path, let reason): "\(path) can't be read: \(reason)"
    case .notAnExport(let path): "\(path) is not an Open edX course export: it has no course.xml"
    case .severalExports(let path, let roots):
      "\(path) holds several course exports: \(roots.map { $0.isEmpty ? "." : $0 }.joined(separator: ", "))"
    case .damagedArchive(let path, let reason): "\(path) is damaged or not an archive: \(reason)"
    case .tooManyEntries(let limit): "the export has more than \(limit) files"
    case .unpacksTooLarge(let limit): "the export unpacks to more than \(Self.size(limit))"
    case .compressionBomb(let ratio): "the archive unpacks to \(ratio) times its size, which no course does; reading stopped"
    case .settingsTooLarge(let name, let limit): "\(name) takes the export's settings over \(Self.size(Int64(limit)))"
    case .entrySkipped(let name, let refusal): "“\(Self.printable(name))” is left out: \(Self.reason(refusal))"
    case .moreEntriesSkipped(let count): "\(count) more \(count == 1 ? "entry is" : "entries are") left out for such reasons"
    case .missingFile(let name): "the export lacks \(name)"
    case .invalidJSON(.lessDepth(let limit)): "JSON nested deeper than \(limit) levels"
    case .invalidJSON(let expected): "not JSON: here should be \(Self.words(expected))"
    case .unexpectedJSON(let setting, let expected, let found): "\(setting) should be \(expected), not \(found)"
    case .invalidXML(let code): "not well-formed XML: \(Self.xmlFault(code))"
    case .documentType: "a document type declaration, which no course export has"
    case .unsupportedEncoding(let encoding): "the file's encoding is \(encoding); exports are in UTF-8"
    case .notACourse(let element): "the element is <\(element)>, not <course>"
    case .missingAttribute(let name): "<course> has no \(name)"
    case .unusableRun(let run): "the run “\(run)” can't be part of a file's name"
    case .policyKeyMissing(let expected): "policy.json has no “\(expected)”"
    case .policyKeyDiffers(let expected, let used): "policy.json has no “\(expected)”; “\(used)” is used"
    case .unreadableDate(let setting, let text): "\(setting) is not a date: “\(text)”; it is left out"
    case .unreadableFlag(let setting, let text): "\(setting) is neither true nor false: “\(text)”; it is left out"
    case .disagreement(let setting, let policy?, let xml?):
      "\(setting) is “\(policy)” in policy.json and “\(xml)” in the course's XML; policy.json counts"
    case .disagreement(let setting, _, _): "“\(setting)” differs between policy.json and the course's XML; policy.json counts"
    case .noDisplayName: "the course has no display_name, so a certificate would have no title"
    case .languageAssumed(let language): "the export doesn't say the course's language; “\(language)” is written"
    case .tracksAssumed(let tracks): "an export doesn't say which tracks are offered; \(tracks.joined(separator: " and ")) are written"
    case .noPassingGrade: "the export has no GRADE_CUTOFFS, so nobody can pass yet"
    case .cutoffOutsideRange(let name, let value): "the cutoff “\(name)” is \(value), not between 0 and 1; it is left out"
    case .everybodyPasses: "the lowest cutoff is 0: everybody who is graded passes"
    case .noCourseEnd: "the course has no end, so its certificates never become available"
    case .availabilityNormalised(let behavior, let date?, let read):
      "certificates_display_behavior “\(behavior)” with the date \(date) is read as “\(read)”, as Open edX does"
    case .availabilityNormalised(let behavior, nil, let read):
      "certificates_display_behavior “\(behavior)” is read as “\(read)”, as Open edX does"
    case .noCertificates: "the export has no certificate configuration"
    case .noUsableConfiguration(let found): "the certificate configuration is \(found), not what Studio writes"
    case .inactiveConfiguration(let name): "the certificate configuration “\(name)” is not active: it can be previewed, not issued"
    case .severalConfigurations(let count, let used): "of \(count) certificate configurations “\(used)” is used"
    case .unsupportedVersion(let version): "the certificate configuration has version \(version); only version 1 is known"
    case .versionMissing: "the certificate configuration has no version; it is read as version 1"
    case .noSignatories: "the certificate configuration has no signatories"
    case .signatoryWithoutName(let position): "signatory \(position) has no name and is left out"
    case .tooManySignatories(let count, let limit): "\(count) signatories; a certificate has room for \(limit)"
    case .noSignature(let signatory): "\(signatory) has no signature image; name and title are printed"
    case .staleAssetKey(let path, let course): "“\(path)” names another course, \(course); the file of that name in this export is used"
    case .assetMissing(let path, let of): "“\(path)” (\(of)) is not in the export"
    case .assetElsewhere(let path, let of): "“\(path)” (\(of)) is on another server and not in the export"
    case .assetTooLarge(let path, let limit): "\(path) is larger than \(Self.size(Int64(limit))) and is left out"
    case .unusableImage(let path, let of): "\(path) (\(of)) is not a PNG, JPEG or SVG image, whatever its name says"
    case .overridesNotUsed(let keys): "cert_html_view_overrides: not used here: \(keys.joined(separator: ", "))"
    case .organizationNameAssumed(let name): "the export has no name of the organization; “\(name)” is written"
    case .noLogo: "an export has no logo of the organization"
    case .noPlatform: "an export doesn't name the platform"
    case .noBaseURL: "an export doesn't say where certificates will be published"
    case .logoUnreadable(let path, let reason): "the logo \(path) can't be read: \(reason)"
    case .targetNotEmpty(let path): "\(path) exists and is not an empty folder; nothing is overwritten"
    case .cannotWrite(let path, let reason): "\(path) can't be written: \(reason)"
    }
  }

  public var hint: String? {
    switch self {
    case .notAnExport: "in Studio: Tools, Export Course; give the .tar.gz or the folder that holds course.xml"
    case .severalExports: "give the folder of one of them"
    case .damagedArchive: "export the course again, or unpack it yourself and give the folder; .tar.gz, .tar and .zip can be read"
    case .invalidJSON, .invalidXML: "export the course again, or mend the file if it was edited by hand"
    case .noDisplayName: "in Studio: Settings, Advanced Settings, Course Display Name; then export again"
    case .languageAssumed: "change language in course.yaml if the course speaks another"
    case .tracksAssumed: "say which by --tracks, or change tracks in course.yaml"
    case .noPassingGrade, .cutoffOutsideRange: "write passing_grade into course.yaml, such as 60%"
    case .noCourseEnd: "write end into course.yaml, or an availability"
    case .noCertificates:
      "in Studio: Settings, Certificates, Set up your certificate (if that is absent, the site has certificates switched off); then export again"
    case .inactiveConfiguration: "laurel activate, once it is right"
    case .unsupportedVersion: "open the configuration in Studio, save it, and export again"
    case .signatoryWithoutName: "add the signatory to course.yaml"
    case .assetMissing: "put the image into assets/ and name it in course.yaml"
    case .assetElsewhere: "fetch the image, put it into assets/ and name it in course.yaml"
    case .unusableImage: "save it as PNG with a transparent background, best at 900 × 300 pixels or more"
    case .organizationNameAssumed: "write the full name into organization.yaml"
    case .noLogo: "give it by --logo FILE (SVG, PNG or JPEG)"
    case .noPlatform: "give it by --platform NAME"
    case .noBaseURL: "give it by --base-url URL; without it there is no QR code, web page or badge"
    case .targetNotEmpty: "give the name of a new folder"
    default: nil
    }
  }

  private static func reason(_ refusal: EntryRefusal) -> String {
    switch refusal {
    case .absolutePath: "it is an absolute path"
    case .leadsOutside: "it leads out of the export"
    case .controlCharacter: "its name has a control character"
    case .backslash: "its name has a backslash"
    case .notUTF8: "its name is not UTF-8"
    case .tooDeep: "it is nested too deep"
    case .symbolicLink: "it is a symbolic link"
    case .hardLink: "it is a hard link"
    case .specialFile: "it is neither a file nor a folder"
    case .duplicate: "the archive has that name already"
    }
  }

  private static func words(_ expected: JSONExpectation) -> String {
    switch expected {
    case .value: "a value"
    case .end: "the end"
    case .string: "a string, closed by a quotation mark on its line"
    case .colon: "a colon"
    case .commaOrEnd: "a comma or a closing bracket"
    case .escape: "a valid escape"
    case .utf8: "text in UTF-8"
    case .lessDepth: "less nesting"
    }
  }

  private static func xmlFault(_ code: Int) -> String {
    switch code {
    case 4: "there is no element"
    case 5, 77: "the file ends too early, or something follows its end"
    case 26: "an entity that nothing declares"
    case 39: "an attribute's value without quotation marks"
    case 42: "an attribute written twice"
    case 76: "an element is closed that isn't open"
    default: "libxml2's error \(code)"
    }
  }

  /// Control characters of a hostile name shown, not obeyed by a terminal.
  private static func printable(_ name: String) -> String {
    String(name.prefix(200).unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : Character($0) })
  }

  private static func size(_ bytes: Int64) -> String {
    bytes >= 1 << 30 ? "\(bytes >> 30) GiB" : bytes >= 1 << 20 ? "\(bytes >> 20) MiB" : "\(bytes) bytes"
  }
}
