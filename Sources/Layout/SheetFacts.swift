internal import Courses
internal import Diagnostics
internal import Eligibility
import Foundation
internal import PageDescription

/// The values of a sheet's variables.
struct SheetFacts {
  struct Value {
    var text: String
    var dependsOnLearner: Bool
    var isEmpty: Bool { text.isEmpty }
  }

  /// Variables that layouts may use, besides `words.…`, `roster.…` and, in a signatory's cell, `signatory.…`.
  static let variables = [
    "name", "id", "url", "address", "issued", "grade", "title", "number", "course_organization", "organization", "organization_short",
    "organization_url", "initial", "platform", "effort_weeks", "effort_hours", "starts", "ends", "specimen", "logo", "tintable_logo",
  ]
  static let signatoryVariables = ["signatory.name", "signatory.title", "signatory.organization", "signatory.signature"]
  static let formats: [String: [String]] = [
    "issued": ["long", "iso"], "starts": ["long", "iso"], "ends": ["long", "iso"], "grade": ["percent"], "id": ["grouped"],
  ]

  let track: Track
  let language: String
  let page: String
  let signatoryCount: Int
  let isRightToLeft: Bool
  let words: WordsTable.Language
  private let award: Award
  private let course: CourseFolder
  private let dates: DateWording
  private var values: [String: Value]

  init(award: Award, course folder: CourseFolder, page: String, words: WordsTable.Language, assets: LayoutAssets, dates: DateWording) {
    self.award = award
    self.course = folder
    self.page = page
    self.words = words
    self.dates = dates
    track = award.facts.track
    language = award.facts.language
    signatoryCount = folder.certificate.signatories.count
    isRightToLeft = words.isRightToLeft
    let facts = award.facts
    let organization = folder.organization
    func fixed(_ text: String?) -> Value { Value(text: text ?? "", dependsOnLearner: false) }
    func own(_ text: String?) -> Value { Value(text: text ?? "", dependsOnLearner: true) }
    let url = organization.baseURL.map { $0.value + award.id.folder + "/" }
    values = [
      "name": own(facts.learnerName), "id": own(award.id.hex), "url": own(url), "address": own(url.map(Self.withoutScheme)),
      "title": fixed(facts.courseTitle), "number": fixed(facts.courseNumber), "course_organization": fixed(facts.courseOrganization),
      "organization": fixed(organization.name.value), "organization_short": fixed(organization.shortName?.value ?? organization.name.value),
      "organization_url": fixed(organization.url?.value), "initial": fixed(organization.name.value.first.map { String($0).uppercased() }),
      "platform": fixed(organization.platform?.value), "effort_weeks": fixed(folder.course.effort.map { String($0.weeks) }),
      "effort_hours": fixed(folder.course.effort.map { String($0.hours) }), "specimen": fixed(award.isSpecimen ? "specimen" : nil),
      "logo": fixed(assets.logo == nil ? nil : "logo"), "tintable_logo": fixed(assets.logo?.isShape == true ? "logo" : nil),
    ]
    for (header, text) in facts.custom { values["roster." + header] = own(text) }
  }

  /// The same sheet inside one signatory's cell.
  func inCell(of signatory: Signatory, showsSignature: Bool) -> SheetFacts {
    var copy = self
    func fixed(_ text: String?) -> Value { Value(text: text ?? "", dependsOnLearner: false) }
    copy.values["signatory.name"] = fixed(signatory.name.value)
    copy.values["signatory.title"] = fixed(signatory.title?.value)
    copy.values["signatory.organization"] = fixed(signatory.organization?.value)
    copy.values["signatory.signature"] = fixed(showsSignature ? signatory.signature?.value.relative : nil)
    return copy
  }

  func value(of name: String) -> Value? {
    switch name {
    case "issued": Value(text: dates.long(award.facts.issuedOn, language: language), dependsOnLearner: true)
    case "starts": course.course.start.map { Value(text: dates.long($0.value.date, language: language), dependsOnLearner: false) }
    case "ends": course.course.end.map { Value(text: dates.long($0.value.date, language: language), dependsOnLearner: false) }
    case "grade": award.facts.grade.map { Value(text: dates.percent($0, language: language), dependsOnLearner: true) }
    default: values[name]
    }
  }

  func text(of variable: TextTemplate.Variable) throws(MissingValue) -> Value? {
    if variable.name.hasPrefix("words.") {
      let word = String(variable.name.dropFirst("words.".count))
      guard let template = words.template(word, on: track) else { throw MissingValue(variable: variable.name) }
      let expanded = try template.value.expanded(for: self)
      return Value(text: expanded.text, dependsOnLearner: expanded.dependsOnLearner)
    }
    switch (variable.name, variable.format) {
    case ("id", "grouped"): return Value(text: award.id.grouped, dependsOnLearner: true)
    case ("issued", "iso"): return Value(text: award.facts.issuedOn.description, dependsOnLearner: true)
    case ("starts", "iso"): return course.course.start.map { Value(text: $0.value.date.description, dependsOnLearner: false) }
    case ("ends", "iso"): return course.course.end.map { Value(text: $0.value.date.description, dependsOnLearner: false) }
    default: return value(of: variable.name)
    }
  }

  /// A value inside a sentence of another direction keeps its own order (UAX #9, 2.4 isolates). Plain left-to-right text needs nothing.
  func isolated(_ text: String) -> String {
    guard isRightToLeft || text.unicodeScalars.contains(where: \.isRightToLeftLetter) else { return text }
    return "\u{2068}\(text)\u{2069}"
  }

  private static func withoutScheme(_ url: String) -> String {
    let rest = url.range(of: "://").map { String(url[$0.upperBound...]) } ?? url
    return rest.hasSuffix("/") ? String(rest.dropLast()) : rest
  }
}

extension Unicode.Scalar {
  /// Hebrew, Arabic, Syriac, Thaana, N’Ko and the other right-to-left blocks (UAX #9, default Bidi_Class R and AL).
  var isRightToLeftLetter: Bool {
    switch value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
    default: false
    }
  }
}
