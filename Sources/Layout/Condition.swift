internal import Courses

/// When an element is there: `track is honor, verified`, `track is not honor`, `url`, `not platform`, `signatories > 3`, `page is A4`.
enum Condition: Sendable, Equatable {
  case track(Set<Track>, isNegated: Bool)
  case language(Set<String>, isNegated: Bool)
  case page(Set<String>, isNegated: Bool)
  /// A variable has a value.
  case present(String, isNegated: Bool)
  case signatories(Comparison, Int)
  case always

  enum Comparison: String, Sendable, CaseIterable {
    case atMost = "<=", atLeast = ">=", less = "<", more = ">", equal = "="
    func holds(_ a: Int, _ b: Int) -> Bool {
      switch self {
      case .atMost: a <= b
      case .atLeast: a >= b
      case .less: a < b
      case .more: a > b
      case .equal: a == b
      }
    }
  }

  init(_ text: String) throws(ConditionFault) {
    let words = text.split(separator: " ").map(String.init)
    guard let first = words.first else { throw .empty }
    if first == "signatories", words.count == 3 {
      guard let comparison = Comparison(rawValue: words[1]) else { throw .unreadable(text) }
      guard let count = Int(words[2]) else { throw .badCount(words[2]) }
      self = .signatories(comparison, count)
      return
    }
    if ["track", "language", "page"].contains(first), words.count >= 3, words[1] == "is" {
      let isNegated = words[2] == "not"
      let names = words.dropFirst(isNegated ? 3 : 2).joined(separator: " ").split(separator: ",").map { $0.trimmingBlanks }
      guard !names.isEmpty, !names.contains("") else { throw .unreadable(text) }
      switch first {
      case "track":
        var tracks: Set<Track> = []
        for name in names {
          guard let track = Track(rawValue: name) else { throw .unknownTrack(name) }
          tracks.insert(track)
        }
        self = .track(tracks, isNegated: isNegated)
      case "language": self = .language(Set(names), isNegated: isNegated)
      default: self = .page(Set(names), isNegated: isNegated)
      }
      return
    }
    switch words.count {
    case 1: self = .present(first, isNegated: false)
    case 2 where first == "not": self = .present(words[1], isNegated: true)
    default: throw .unreadable(text)
    }
  }

  /// - Parameter learner: asked where the condition depends on the learner, or on what all learners of an organization have.
  func holds(for sheet: SheetFacts, _ learner: LearnerFacts) -> Bool {
    switch self {
    case .always: true
    case .track(let tracks, let isNegated): tracks.contains(sheet.track) != isNegated
    case .language(let languages, let isNegated): languages.contains(sheet.language) != isNegated
    case .page(let pages, let isNegated): pages.contains(sheet.page) != isNegated
    case .present(let name, let isNegated):
      ((LearnerVariable(name).map(learner.value) ?? sheet.value(of: name))?.isEmpty == false) != isNegated
    case .signatories(let comparison, let count): comparison.holds(sheet.signatoryCount, count)
    }
  }

  /// Whether it may hold for one learner of a (track, language) and not for another.
  var dependsOnLearner: Bool { variable.flatMap { LearnerVariable($0) }?.canBeAbsent == true }

  /// The variable that it asks for.
  var variable: String? {
    if case .present(let name, _) = self { name } else { nil }
  }
}

extension StringProtocol {
  var trimmingBlanks: String {
    var view = self[...]
    while view.first == " " { view = view.dropFirst() }
    while view.last == " " { view = view.dropLast() }
    return String(view)
  }
}
