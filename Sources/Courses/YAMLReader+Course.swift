import Diagnostics
import LocatedYAML

extension YAMLReader {
  /// - Returns: `nil` when something required is missing or wrong, which is then reported.
  mutating func course(_ section: YAMLSection<CourseFileKey.Course>) -> Course? {
    let org = keyPart(.org, of: section)
    let number = keyPart(.number, of: section)
    let run = keyPart(.run, of: section)
    let displayName = text(.displayName, of: section, required: true)
    let displayOrganization = text(.displayOrganization, of: section)
    let displayNumber = text(.displayNumber, of: section)
    let languages = languages(of: section)
    let pacing = word(.pacing, of: section, required: true, Pacing.self)
    let start = moment(.start, of: section)
    let end = moment(.end, of: section)
    let passingGrade = grade(.passingGrade, of: section)
    let effort = effort(of: section)
    let tracks = tracks(of: section)
    let requiresIDVerification = boolean(.requiresIDVerification, of: section)?.value ?? true

    if let start, let end, end.value < start.value { add(.endBeforeStart(start: start.value, end: end.value), at: end.location) }
    if section[.passingGrade].map({ $0.value.isNothing }) ?? true { add(.noPassingGrade, at: section.location) }

    guard let org, let number, let run, let displayName, let languages, let pacing, let tracks else { return nil }
    return Course(
      org: org, number: number, run: run, displayName: displayName, displayOrganization: displayOrganization,
      displayNumber: displayNumber, languages: languages, pacing: pacing, start: start, end: end, passingGrade: passingGrade,
      effort: effort, tracks: tracks, requiresIDVerification: requiresIDVerification)
  }

  private mutating func keyPart(
    _ key: CourseFileKey.Course, of section: YAMLSection<CourseFileKey.Course>
  ) -> Located<String>? {
    guard let text = text(key, of: section, required: true) else { return nil }
    guard let wrong = CourseKeyPart.wrongCharacter(in: text.value) else { return text }
    add(.notACourseKeyPart(section.path(key), text: text.value, character: wrong), at: text.location)
    return nil
  }

  private mutating func languages(of section: YAMLSection<CourseFileKey.Course>) -> [Located<String>]? {
    let name = section.path(.language)
    guard let entry = section[.language] else {
      add(.missingKey(name), at: section.location)
      return nil
    }
    guard !entry.value.isNothing else {
      add(.emptyValue(name), at: entry.key.location)
      return nil
    }
    guard let items = items(entry, named: name, allowingSingle: true) else { return nil }
    guard !items.isEmpty else {
      add(.emptyValue(name), at: entry.value.location)
      return nil
    }
    var languages: [Located<String>] = []
    for item in items {
      guard let tag = scalar(item, named: name) else { continue }
      if !LanguageTag.isWellFormed(tag.value) {
        add(.notALanguageTag(name, text: tag.value, suggestion: LanguageTag.suggestion(for: tag.value)), at: tag.location)
      } else if languages.contains(where: { $0.value.lowercased() == tag.value.lowercased() }) {
        add(.duplicateLanguage(tag.value), at: tag.location)
      } else {
        languages.append(tag)
      }
    }
    return languages.isEmpty ? nil : languages
  }

  private mutating func effort(of section: YAMLSection<CourseFileKey.Course>) -> Effort? {
    guard let effort = self.section(.effort, of: section, CourseFileKey.Effort.self) else { return nil }
    let weeks = wholeNumber(.weeks, of: effort, in: 1...520)
    let hours = wholeNumber(.hoursPerWeek, of: effort, in: 1...168)
    guard let weeks, let hours else { return nil }
    return Effort(weeks: weeks, hoursPerWeek: hours)
  }

  private mutating func tracks(of section: YAMLSection<CourseFileKey.Course>) -> [Located<Track>]? {
    let name = section.path(.tracks)
    guard let entry = section[.tracks] else {
      add(.missingKey(name), at: section.location)
      return nil
    }
    guard !entry.value.isNothing else {
      add(.noTracks, at: entry.key.location)
      return nil
    }
    guard let items = items(entry, named: name, allowingSingle: true) else { return nil }
    guard !items.isEmpty else {
      add(.noTracks, at: entry.value.location)
      return nil
    }
    var tracks: [Located<Track>] = []
    var hasUnknown = false
    for item in items {
      guard let text = scalar(item, named: name) else {
        hasUnknown = true
        continue
      }
      guard let track = Track(rawValue: text.value) else {
        add(.unknownTrack(name, text.value), at: text.location)
        hasUnknown = true
        continue
      }
      if tracks.contains(where: { $0.value == track }) {
        add(.duplicateTrack(track.rawValue), at: text.location)
      } else {
        tracks.append(text.map { _ in track })
      }
    }
    if !hasUnknown && !tracks.contains(where: \.value.isEligible) {
      add(.noEligibleTrack(tracks.map(\.value)), at: entry.value.location)
    }
    return tracks.isEmpty ? nil : tracks
  }
}

extension CourseProblem {
  static func unknownTrack(_ key: String, _ text: String) -> CourseProblem {
    let words = Track.allCases.map(\.rawValue)
    return .unknownWord(key, text: text, nearest: nearest(to: text, among: words), allowed: words)
  }
}

/// What Open edX allows in the parts of a course key (opaque-keys `ALLOWED_ID_CHARS`): word characters and `- ~ . :`.
enum CourseKeyPart {
  static func wrongCharacter(in text: String) -> Character? {
    text.first { !($0.isLetter || $0.isNumber || "_-~.:".contains($0)) }
  }
}
