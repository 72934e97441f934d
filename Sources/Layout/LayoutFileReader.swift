internal import Courses
internal import Diagnostics
import Foundation
internal import LocatedYAML
internal import PageDescription
internal import Typesetting

/// Reads a layout with its variants: each set of variants that can hold together is a template of its own, read from the merged YAML.
struct LayoutFileReader {
  let source: LayoutSource
  let words: WordsTable
  let course: String?
  let fonts: FontLibrary
  let findings: MappingReader.Findings

  /// So many together are a program, not a layout.
  private static let mostVariants = 32
  private static let mostSettings = 1_000_000

  func read() -> LayoutFile? {
    var reader = MappingReader(source.root, findings: findings)
    let name = reader.require("layout") { $0.text("layout") }
    let summary = reader.text("summary")
    let sheets = reader.require("sheets") { self.sheets($0.node("sheets")) } ?? []
    let variants = self.variants(reader.node("variants"))
    guard let name else { return nil }
    let conditions = variants.map(\.condition)
    var templates: [[Bool]: LayoutTemplate] = [:]
    let settings = VariantSettings(conditions: conditions, sheets: sheets, words: words)
    guard settings.count <= Self.mostSettings else {
      findings.add(.tooManySettings(settings.count, most: Self.mostSettings), at: reader.node("variants")?.location)
      return nil
    }
    for outcome in settings.outcomes {
      var root = source.root
      // Each variant's own problems and lengths.
      let own = MappingReader.Findings()
      for (variant, holds) in zip(variants, outcome) where holds {
        root = LayoutMerge(findings: own).merged(root, with: variant.changes, isVariant: true)
      }
      let template = LayoutReader(file: source.file, words: words, course: course, fonts: fonts, findings: own).read(root)
      findings.list.add(contentsOf: own.list)
      noteConditionsThatNeverHold(own.conditions, sheets)
      templates[outcome] = template
    }
    noteConditionsThatNeverHold(findings.conditions, sheets)
    return LayoutFile(
      file: source.file, name: name.value, summary: summary?.value ?? "", sheets: sheets, words: words, conditions: conditions,
      templates: templates)
  }

  /// A page that the layout doesn't have is a slip, where the file itself asks for it: what it extends may know others. A language may get
  /// its words later; one that there isn't never will.
  private func noteConditionsThatNeverHold(
    _ conditions: [(text: Located<String>, condition: Condition)], _ sheets: [(page: String, size: Size)]
  ) {
    let pages = sheets.map(\.page)
    for (text, condition) in conditions where text.location?.file == source.file {
      let wrongPages = condition.values(of: .page).subtracting(pages).map { ($0, known: pages) }
      let wrongLanguages = condition.values(of: .language).filter { !isLanguage($0) }.map { ($0, known: words.languages) }
      for (name, known) in (wrongPages + wrongLanguages).sorted(by: { $0.0 < $1.0 }) {
        findings.add(.badCondition(text.value, .unknownWord(name, known: known)), at: text.location)
      }
    }
  }

  /// Whether it begins with a code of ISO 639, or words are there for it.
  private func isLanguage(_ tag: String) -> Bool {
    Locale.LanguageCode(tag.prefix { $0 != "-" }.lowercased()).isISOLanguage || words.languages.contains(tag)
  }

  // MARK: Sheets

  private func sheets(_ node: YAMLNode?) -> [(page: String, size: Size)] {
    (node?.mapping ?? []).compactMap { entry in
      var reader = MappingReader(entry.value, findings: findings)
      let width = reader.require("width") { $0.absolute("width") }
      let height = reader.require("height") { $0.absolute("height") }
      reader.finish()
      guard let width, let height else { return nil }
      let range = Length.millimetres(10)...Length.millimetres(2000)
      guard range.contains(width), range.contains(height) else {
        findings.add(.expected("a sheet from 10mm to 2000mm a side", found: "another size"), at: entry.value.location)
        return nil
      }
      return (entry.key.value, Size(width: width, height: height))
    }
  }

  // MARK: Variants

  private func variants(_ node: YAMLNode?) -> [(condition: Condition, changes: YAMLNode)] {
    guard let node else { return [] }
    guard let nodes = node.sequence else {
      findings.add(.expected("a list of variants", found: node.kindName), at: node.location)
      return []
    }
    if nodes.count > Self.mostVariants { findings.add(.tooManyVariants(nodes.count, most: Self.mostVariants), at: node.location) }
    return nodes.prefix(Self.mostVariants).compactMap { node in
      var reader = MappingReader(node, findings: findings)
      let condition = reader.require("when") { $0.condition("when") }
      for key in Self.changeable { _ = reader.node(key) }
      reader.finish()
      guard let condition else { return nil }
      guard condition.value.isOfSetting else {
        findings.add(.conditionOfVariant, at: condition.location)
        return nil
      }
      return (condition.value, node)
    }
  }

  /// What a variant may change.
  static let changeable = [
    "safe", "bleed", "margins", "mirror", "background", "signature_box", "colors", "tracks", "lengths", "styles", "symbols", "elements",
  ]
}

extension Size {
  /// Higher than wide.
  var isPortrait: Bool { height > width }
}
