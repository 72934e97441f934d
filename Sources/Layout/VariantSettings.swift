internal import Courses
internal import PageDescription

/// The kinds of sheets that a layout's variants can tell apart.
struct VariantSettings {
  let conditions: [Condition]
  let sheets: [(page: String, size: Size)]
  let words: WordsTable
  private let languages: [String]
  private let organizations: [String]
  private let courses: [String]
  private let counts: ClosedRange<Int>

  private static let mostSignatories = 8

  init(conditions: [Condition], sheets: [(page: String, size: Size)], words: WordsTable) {
    self.conditions = conditions
    self.sheets = sheets
    self.words = words
    /// One of all the values that the conditions tell apart in the same way, and one that they don't name.
    func kinds(_ subject: Condition.Subject) -> [String] {
      let choices = conditions.flatMap { $0.choices(of: subject) }
      var memberships: [String: [Int]] = [:]
      for (i, values) in choices.enumerated() { for value in values { memberships[value, default: []].append(i) } }
      var seen: Set<[Int]> = [[]]
      return [""] + memberships.keys.sorted().filter { seen.insert(memberships[$0]!).inserted }
    }
    languages = Set(words.languages).union(conditions.flatMap { $0.values(of: .language) }).sorted()
    organizations = kinds(.organization)
    courses = kinds(.course)
    counts = conditions.contains(where: \.countsSignatories) ? 0...Self.mostSignatories : 0...0
  }

  /// How many settings `outcomes` goes through.
  var count: Int {
    [Track.allCases.count, languages.count, sheets.count, counts.count, organizations.count, courses.count].reduce(1) {
      let (product, isTooMuch) = $0.multipliedReportingOverflow(by: $1)
      return isTooMuch ? .max : product
    }
  }

  /// Which conditions can hold together, over all that a sheet can be.
  var outcomes: Set<[Bool]> {
    guard !conditions.isEmpty else { return [[]] }
    var outcomes: Set<[Bool]> = []
    for track in Track.allCases {
      for language in languages {
        let isRightToLeft = words.language(language)?.isRightToLeft ?? false
        for sheet in sheets {
          for count in counts {
            for organization in organizations {
              for course in courses {
                let setting = SheetSetting(
                  track: track, language: language, page: sheet.page, isPortrait: sheet.size.isPortrait, isRightToLeft: isRightToLeft,
                  signatoryCount: count, organization: organization, course: course)
                outcomes.insert(conditions.map { $0.holds(in: setting) })
              }
            }
          }
        }
      }
    }
    return outcomes
  }
}

extension Condition {
  fileprivate var countsSignatories: Bool {
    switch self {
    case .signatories: true
    case .all(let parts), .any(let parts): parts.contains(where: \.countsSignatories)
    case .always, .track, .setting, .present, .value: false
    }
  }
}
