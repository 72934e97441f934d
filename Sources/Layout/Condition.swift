internal import Courses

/// When an element is there: `track is honor, verified`, `track is not honor`, `url`, `not platform`, `signatories > 3`, `page is A4`,
/// `roster.level is Gold`; joined with `and` and `or`, of which `and` binds tighter.
indirect enum Condition: Sendable, Equatable {
  case track(Set<Track>, isNegated: Bool)
  case setting(Subject, Set<String>, isNegated: Bool)
  /// A variable has a value.
  case present(String, isNegated: Bool)
  /// A roster's column has one of these values.
  case value(LearnerVariable, Set<String>, isNegated: Bool)
  case signatories(Comparison, Int)
  case all([Condition])
  case any([Condition])
  case always

  enum Subject: String, Sendable, CaseIterable { case language, page, orientation, direction, organization, course }

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
    guard !words.isEmpty else { throw .empty }
    var alternatives: [Condition] = []
    for alternative in words.split(separator: "or", omittingEmptySubsequences: false) {
      var parts: [Condition] = []
      for part in alternative.split(separator: "and", omittingEmptySubsequences: false) {
        guard !part.isEmpty else { throw .unreadable(text) }
        parts.append(try Self.single(Array(part)))
      }
      alternatives.append(parts.count == 1 ? parts[0] : .all(parts))
    }
    self = alternatives.count == 1 ? alternatives[0] : .any(alternatives)
  }

  private static func single(_ words: [String]) throws(ConditionFault) -> Condition {
    let text = words.joined(separator: " ")
    let first = words[0]
    if first == "signatories", words.count == 3 {
      guard let comparison = Comparison(rawValue: words[1]) else { throw .unreadable(text) }
      guard let count = Int(words[2]) else { throw .badCount(words[2]) }
      return .signatories(comparison, count)
    }
    if words.count >= 3, words[1] == "is" {
      let isNegated = words[2] == "not"
      let names = words.dropFirst(isNegated ? 3 : 2).joined(separator: " ").split(separator: ",", omittingEmptySubsequences: false)
        .map { $0.trimmingBlanks }
      guard !names.isEmpty, !names.contains("") else { throw .unreadable(text) }
      if first == "track" { return .track(try tracks(names), isNegated: isNegated) }
      if let subject = Subject(rawValue: first) {
        if let known = subject.words, let unknown = names.first(where: { !known.contains($0) }) {
          throw .unknownWord(unknown, known: known)
        }
        return .setting(subject, Set(names), isNegated: isNegated)
      }
      if first.hasPrefix("roster."), let variable = LearnerVariable(first) { return .value(variable, Set(names), isNegated: isNegated) }
      throw .unreadable(text)
    }
    switch words.count {
    case 1: return .present(first, isNegated: false)
    case 2 where first == "not": return .present(words[1], isNegated: true)
    default: throw .unreadable(text)
    }
  }

  private static func tracks(_ names: [String]) throws(ConditionFault) -> Set<Track> {
    var tracks: Set<Track> = []
    for name in names {
      guard let track = Track(rawValue: name) else { throw .unknownTrack(name) }
      tracks.insert(track)
    }
    return tracks
  }

  /// - Parameter learner: asked where the condition depends on the learner, or on what all learners of an organization have.
  func holds(for sheet: SheetFacts, _ learner: LearnerFacts) -> Bool {
    switch self {
    case .present(let name, let isNegated):
      ((LearnerVariable(name).map(learner.value) ?? sheet.value(of: name))?.isEmpty == false) != isNegated
    case .value(let variable, let values, let isNegated): (learner.value(of: variable).map(values.contains) ?? false) != isNegated
    case .all(let parts): parts.allSatisfy { $0.holds(for: sheet, learner) }
    case .any(let parts): parts.contains { $0.holds(for: sheet, learner) }
    case .track, .setting, .signatories, .always: holds(in: sheet.setting)
    }
  }

  /// Whether it holds on a sheet, for a condition that asks for nothing else (`isOfSetting`); what it asks besides counts as unmet.
  func holds(in setting: SheetSetting) -> Bool {
    switch self {
    case .always: true
    case .track(let tracks, let isNegated): tracks.contains(setting.track) != isNegated
    case .setting(let subject, let values, let isNegated): subject.isOne(of: values, in: setting) != isNegated
    case .signatories(let comparison, let count): comparison.holds(setting.signatoryCount, count)
    case .all(let parts): parts.allSatisfy { $0.holds(in: setting) }
    case .any(let parts): parts.contains { $0.holds(in: setting) }
    case .present, .value: false
    }
  }

  /// Whether it asks for nothing but the sheet's setting, so that it can choose a variant.
  var isOfSetting: Bool {
    switch self {
    case .always, .track, .setting, .signatories: true
    case .present, .value: false
    case .all(let parts), .any(let parts): parts.allSatisfy(\.isOfSetting)
    }
  }

  /// Whether it may hold for one learner of a (track, language) and not for another.
  var dependsOnLearner: Bool {
    switch self {
    case .present(let name, _): LearnerVariable(name)?.canBeAbsent == true
    case .value: true
    case .all(let parts), .any(let parts): parts.contains(where: \.dependsOnLearner)
    case .always, .track, .setting, .signatories: false
    }
  }

  /// The variables that it asks for.
  var variables: [String] {
    switch self {
    case .present(let name, _): [name]
    case .value(let variable, _, _): [variable.variableName]
    case .all(let parts), .any(let parts): parts.flatMap(\.variables)
    case .always, .track, .setting, .signatories: []
    }
  }

  /// The values of a subject that it tells apart.
  func values(of subject: Subject) -> Set<String> { choices(of: subject).reduce(into: []) { $0.formUnion($1) } }

  /// Each set of a subject's values that it asks for in one place.
  func choices(of subject: Subject) -> [Set<String>] {
    switch self {
    case .setting(subject, let values, _): [values]
    case .all(let parts), .any(let parts): parts.flatMap { $0.choices(of: subject) }
    case .present, .value, .always, .track, .setting, .signatories: []
    }
  }
}

extension Condition.Subject {
  /// The only values that there are, where these are few.
  fileprivate var words: [String]? {
    switch self {
    case .orientation: ["portrait", "landscape"]
    case .direction: ["ltr", "rtl"]
    case .language, .page, .organization, .course: nil
    }
  }

  fileprivate func isOne(of values: Set<String>, in setting: SheetSetting) -> Bool {
    switch self {
    case .language:
      // `ar` is also Egypt's Arabic.
      values.contains { setting.language == $0 || setting.language.hasPrefix($0 + "-") }
    case .page: values.contains(setting.page)
    case .orientation: values.contains(setting.isPortrait ? "portrait" : "landscape")
    case .direction: values.contains(setting.isRightToLeft ? "rtl" : "ltr")
    case .organization: values.contains(setting.organization)
    case .course: values.contains(setting.course)
    }
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
