internal import Courses
internal import Diagnostics
internal import PageDescription

/// A layout as read and checked, with all its variants.
public struct LayoutFile: Sendable {
  /// The file, as shown in findings.
  public let file: String
  public let name: String
  public let summary: String
  /// By name: `A4`, `Letter`, …, or `square` for a badge.
  let sheets: [(page: String, size: Size)]
  let words: WordsTable
  /// Of the file's variants, in their order.
  let conditions: [Condition]
  /// By which of the conditions hold.
  let templates: [[Bool]: LayoutTemplate]

  /// Whether lengths depend on the learner in any variant.
  let hasLearnersLengths: Bool

  public var pages: [String] { sheets.map(\.page) }
  /// BCP 47 codes of the languages that the layout has words in, sorted.
  public var languages: [String] { words.languages }

  init(
    file: String, name: String, summary: String, sheets: [(page: String, size: Size)], words: WordsTable, conditions: [Condition],
    templates: [[Bool]: LayoutTemplate]
  ) {
    self.file = file
    self.name = name
    self.summary = summary
    self.sheets = sheets
    self.words = words
    self.conditions = conditions
    self.templates = templates
    hasLearnersLengths = templates.values.contains { $0.lengths.contains { $0.cases.contains { $0.condition.dependsOnLearner } } }
  }

  /// What stands where on a sheet of this setting.
  func template(for setting: SheetSetting) -> LayoutTemplate {
    let outcome = conditions.map { $0.holds(in: setting) }
    // Every outcome that a setting can have was read.
    return templates[outcome]!
  }
}

extension DiagnosticList {
  /// Variants share most of their lines, and so the faults in them.
  var withoutRepetitions: DiagnosticList {
    var seen: Set<String> = []
    return DiagnosticList(diagnostics.filter { seen.insert($0.description).inserted })
  }
}
