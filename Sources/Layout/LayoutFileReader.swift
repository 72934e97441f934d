internal import Courses
internal import Diagnostics
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
  private static let mostSignatories = 8

  func read() -> LayoutFile? {
    var reader = MappingReader(source.root, findings: findings)
    let name = reader.require("layout") { $0.text("layout") }
    let summary = reader.text("summary")
    let sheets = reader.require("sheets") { self.sheets($0.node("sheets")) } ?? []
    let variants = self.variants(reader.node("variants"))
    guard let name else { return nil }
    let conditions = variants.map(\.condition)
    var templates: [[Bool]: LayoutTemplate] = [:]
    for outcome in outcomes(of: conditions, sheets: sheets) {
      var root = source.root
      // Each variant's own problems and lengths.
      let own = MappingReader.Findings()
      for (variant, holds) in zip(variants, outcome) where holds {
        root = LayoutMerge(findings: own).merged(root, with: variant.changes, isVariant: true)
      }
      let template = LayoutReader(file: source.file, words: words, course: course, fonts: fonts, findings: own).read(root)
      findings.list.add(contentsOf: own.list)
      templates[outcome] = template
    }
    return LayoutFile(
      file: source.file, name: name.value, summary: summary?.value ?? "", sheets: sheets, words: words, conditions: conditions,
      templates: templates)
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

  /// Which conditions can hold together, over all that a sheet can be.
  private func outcomes(of conditions: [Condition], sheets: [(page: String, size: Size)]) -> Set<[Bool]> {
    guard !conditions.isEmpty else { return [[]] }
    func values(_ subject: Condition.Subject) -> Set<String> {
      conditions.reduce(into: []) { $0.formUnion($1.values(of: subject)) }
    }
    let languages = Set(words.languages).union(values(.language)).sorted()
    let organizations = values(.organization).union([""]).sorted()
    let courses = values(.course).union([""]).sorted()
    let counts = conditions.contains(where: \.countsSignatories) ? 0...Self.mostSignatories : 0...0
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

extension Size {
  /// Higher than wide.
  var isPortrait: Bool { height > width }
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
