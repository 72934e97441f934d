import Courses
import Diagnostics
import Eligibility

/// The tracks and languages of some sheets.
struct SheetSet {
  private var tracks: Set<Track> = []
  private var languages: Set<String> = []
  var isAll = false

  mutating func insert(_ award: Award) {
    tracks.insert(award.facts.track)
    languages.insert(award.facts.language)
  }

  /// - Parameter all: what was looked at; naming all of that would say nothing.
  func listed(of all: SheetSet, in plan: CoursePlan) -> SheetKinds {
    SheetKinds(
      tracks: isAll || tracks.isSuperset(of: all.tracks) ? [] : plan.tracks.filter(tracks.contains),
      languages: isAll || languages.isSuperset(of: all.languages)
        ? [] : plan.folder.course.languages.map(\.value).filter(languages.contains))
  }
}
