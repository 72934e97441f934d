public import Diagnostics
import LocatedYAML

extension CourseProblem: Problem {
  public var severity: Severity {
    switch self {
    case .settingsForTrackNotOffered, .availabilityDateDropped, .neverAvailable, .noPassingGrade: .warning
    case .availabilityWordMeansEnd, .availabilityDateMeansEndWithDate, .availabilityDateMissing: .note
    default: .error
    }
  }

  public var message: String {
    switch self {
    case .folderMissing(let path): "there is no folder “\(path)”"
    case .notAFolder(let path): "“\(path)” is a file, not a course folder"
    case .fileMissing(let name): "\(name) is missing"
    case .fileExists(let path): "\(path) exists already"
    case .notWritten(let path, let reason): "\(path) cannot be written: \(reason)"

    case .unknownKey(let key, _, _): "unknown key “\(key)”"
    case .misplacedKey(let key, _): "“\(key)” does not belong here"
    case .missingKey(let key): "“\(key)” is missing"
    case .emptyValue(let key): "“\(key)” is empty"
    case .wrongKind(let key, let expected, let found): "“\(key)” must be \(noun(expected)), but is \(noun(found))"

    case .controlCharacter(let key, let code): "“\(key)” holds the control character \(codePoint(code)), which cannot be printed"
    case .lineBreak(let key): "“\(key)” must stand on one line"
    case .notABoolean(let key, let text): "“\(key)” must be true or false, not “\(text)”"
    case .notAWholeNumber(let key, let text, let allowed):
      "“\(key)” must be a whole number from \(allowed.lowerBound) to \(allowed.upperBound), not “\(text)”"
    case .notADate(let key, let text): "“\(key)” must be a day, not “\(text)”"
    case .impossibleDate(let key, let text): "“\(key)”: the calendar has no day “\(text)”"
    case .notAMoment(let key, let text): "“\(key)” must be a day or a time, not “\(text)”"
    case .gradeWithoutPercent(let key, let text): "“\(key)” is \(text), which is more than the highest grade, 1"
    case .notAGrade(let key, let text): "“\(key)” must be a grade from 0% to 100%, not “\(text)”"
    case .unknownWord(let key, let text, _, _): "“\(key)” cannot be “\(text)”"
    case .notACourseKeyPart(let key, let text, let character):
      "“\(key)” is “\(text)”, but “\(character)” may not stand in a course key"
    case .notAColor(let key, let text): "“\(key)”: “\(text)” is not a colour"
    case .notALanguageTag(let key, let text, _): "“\(key)”: “\(text)” is not a language tag"
    case .duplicateLanguage(let tag): "the language “\(tag)” is named twice"
    case .notAnAddress(let key, let text, let fault): "“\(key)”: “\(text)” \(sentence(fault))"
    case .notAnEmail(let key, let text): "“\(key)”: “\(text)” is not an e-mail address"
    case .notDigits(let key, let text): "“\(key)” must be a number, not “\(text)”"
    case .notAFingerprint(let key, _): "“\(key)” must be sha256: and 64 hexadecimal digits"

    case .assetAbsolute(let path): "the path “\(path)” is absolute"
    case .assetLeadsOut(let path): "the path “\(path)” leads out of the folder"
    case .assetBackslash(let path): "the path “\(path)” has a backslash"
    case .assetMissing(let path, _): "there is no file “\(path)”"
    case .assetNotAFile(let path): "“\(path)” is not a file"

    case .noTracks: "the course offers no track"
    case .duplicateTrack(let track): "the track “\(track)” is named twice"
    case .noEligibleTrack(let tracks):
      "no certificate can be earned on \(tracks.map(\.rawValue).joined(separator: ", ")), and the course offers nothing else"
    case .endBeforeStart(let start, let end): "the course ends (\(end)) before it starts (\(start))"
    case .noSignatories: "nobody signs the certificate"
    case .tooManySignatories(let count): "\(count) signatories are too many"
    case .settingsForTrackNotOffered(let track): "the course does not offer “\(track.rawValue)”, so these settings do nothing"
    case .availabilityWordMeansEnd(let word): "“\(word)” means “end”"
    case .availabilityDateDropped: "with “early_no_info” the date does nothing"
    case .availabilityDateMeansEndWithDate: "with a date, “end” means “end_with_date”"
    case .availabilityDateMissing: "without a date, “end_with_date” means “end”"
    case .neverAvailable: "certificates wait for the end of the course, and the course has no end"
    case .noPassingGrade: "the course says nowhere which grade passes"

    case .cannotEdit(let key): "“\(key)” is written in a way that cannot be changed without rewriting the file"
    }
  }

  public var hint: String? {
    switch self {
    case .folderMissing: "laurel init makes a course folder to start from"
    case .notAFolder: "name the folder that holds course.yaml"
    case .fileMissing("organization.yaml"): "it stands beside course.yaml or one folder up"
    case .fileMissing: "laurel init makes a course folder to start from"

    case .unknownKey(_, let nearest?, _): "did you mean “\(nearest)”?"
    case .unknownKey(_, nil, let known): "known here: \(known.joined(separator: ", "))"
    case .misplacedKey(_, let section): "it belongs in “\(section)”"
    case .emptyValue: "text that YAML takes for nothing (null, ~) needs quotes"
    case .wrongKind(_, .list, _): "write [a, b] or one “- ” line for each"
    case .wrongKind(_, .text, _): "text with brackets or a colon needs quotes"
    case .wrongKind(_, .mapping, _): "write “key: value” lines, indented by two more blanks"

    case .controlCharacter(_, 9): "write a blank instead of the tab"
    case .notABoolean(_, let text) where YAMLBoolean.value(of: text) != nil: "leave the quotes out"
    case .notADate: "write 2026-06-30"
    case .notAMoment: "write 2026-06-30 or 2026-06-30T12:00:00Z"
    case .gradeWithoutPercent(_, let text): "write \(text)%"
    case .notAGrade: "write 60% or 0.6"
    case .unknownWord(_, _, let nearest?, _): "did you mean “\(nearest)”?"
    case .unknownWord(_, _, nil, let allowed): "one of: \(allowed.joined(separator: ", "))"
    case .notACourseKeyPart: "letters, digits and - _ . ~ : make a course key"
    case .notAColor: "write it as #RRGGBB, in quotes: \"#1F4E4A\""
    case .notALanguageTag(_, _, let suggestion?): "write \(suggestion)"
    case .notALanguageTag(_, _, nil): "write it as in BCP 47: en, pt-BR, zh-Hant"
    case .notAnAddress(_, _, .notASCII): "write the host in punycode and the path percent-encoded"
    case .notAnAddress: "write the whole address: https://university.example/"
    case .notDigits(_, _): "it is the number in the address of the organization's LinkedIn page for administrators"
    case .notAFingerprint: "laurel init and laurel import write it"

    case .assetAbsolute, .assetLeadsOut: "copy the file into assets/ and name it from there"
    case .assetBackslash: "write folders with /"
    case .assetMissing(_, let nearest?): "did you mean “\(nearest)”?"

    case .noTracks: "for example: tracks: [honor, verified]"
    case .noEligibleTrack: "add one of: \(Track.allCases.filter(\.isEligible).map(\.rawValue).joined(separator: ", "))"
    case .noSignatories, .tooManySignatories: "one to eight people sign a certificate"
    case .availabilityDateMissing: "add “date:” beside it, or write “end”"
    case .availabilityDateDropped: "remove the date, or write “end_with_date”"
    case .neverAvailable: "add “end:” to the course, or another “availability” to the certificate"
    case .noPassingGrade: "add “passing_grade: 60%” to the course; until then only the allowlist passes"
    case .cannotEdit(let key): "change “\(key)” by hand"
    default: nil
    }
  }
}

private func noun(_ kind: YAMLNode.Kind) -> String {
  switch kind {
  case .text: "a single value"
  case .list: "a list"
  case .mapping: "a group of keys"
  }
}

private func sentence(_ fault: WebAddress.Fault) -> String {
  switch fault {
  case .noScheme: "does not begin with https:// or http://"
  case .noHost: "names no host"
  case .blank: "has a blank in it"
  case .notASCII: "has characters that an address cannot hold"
  case .userInfo: "holds a user name or password"
  case .badHost: "has a host name that cannot be"
  case .badPort: "has a port that cannot be"
  case .queryOrFragment: "has a ? or # in it, so nothing can be added to it"
  }
}
