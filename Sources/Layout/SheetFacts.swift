internal import Courses
internal import Diagnostics
internal import Eligibility
import Foundation
internal import PageDescription

/// What a sheet's variables stand for, so far as it is the same for all learners of a (track, language).
struct SheetFacts {
  /// Variables that layouts may use, besides `words.…`, `roster.…` and, in a signatory's cell, `signatory.…`.
  static let variables = [
    "name", "id", "url", "address", "issued", "grade", "title", "number", "course_organization", "organization", "organization_short",
    "organization_url", "initial", "platform", "effort_weeks", "effort_hours", "starts", "ends", "specimen", "logo", "tintable_logo",
    "background",
  ]
  static let signatoryVariables = ["signatory.name", "signatory.title", "signatory.organization", "signatory.signature"]
  /// Those that can choose a word by number, besides `roster.…`.
  static let counts = ["effort_weeks", "effort_hours"]

  let setting: SheetSetting
  /// BCP 47, as the course or the roster asks for it; the words' own may lack the region.
  let language: String
  let words: WordsTable.Language
  /// Whether certificates have an address of their own.
  let hasAddress: Bool
  private let course: Course
  private let dates: DateWording
  private var values: [String: String]

  /// - Parameter award: any learner's of the (track, language).
  init(
    award: Award, course folder: CourseFolder, setting: SheetSetting, words: WordsTable.Language, assets: LayoutAssets, dates: DateWording
  ) {
    self.setting = setting
    self.words = words
    course = folder.course
    self.dates = dates
    language = award.facts.language
    let facts = award.facts
    let organization = folder.organization
    hasAddress = organization.baseURL != nil
    values = [
      "title": facts.courseTitle, "number": facts.courseNumber, "course_organization": facts.courseOrganization,
      "organization": organization.name.value, "organization_short": organization.shortName?.value ?? organization.name.value,
    ]
    values["organization_url"] = organization.url?.value
    values["initial"] = organization.name.value.first.map { String($0).uppercased() }
    values["platform"] = organization.platform?.value
    values["effort_weeks"] = folder.course.effort.map { String($0.weeks) }
    values["effort_hours"] = folder.course.effort.map { String($0.hours) }
    values["specimen"] = award.isSpecimen ? "specimen" : nil
    values["background"] = folder.certificate.background?.value.relative
    values["logo"] = assets.logo == nil ? nil : "logo"
    values["tintable_logo"] = assets.logo?.isShape == true ? "logo" : nil
  }

  var track: Track { setting.track }
  var isRightToLeft: Bool { setting.isRightToLeft }

  /// The same sheet inside one signatory's cell.
  func inCell(of signatory: Signatory, showsSignature: Bool) -> SheetFacts {
    var copy = self
    copy.values["signatory.name"] = signatory.name.value
    copy.values["signatory.title"] = signatory.title?.value
    copy.values["signatory.organization"] = signatory.organization?.value
    copy.values["signatory.signature"] = showsSignature ? signatory.signature?.value.relative : nil
    return copy
  }

  /// A value as it is printed without a format.
  /// - Returns: `nil` for what has no value, and for what is the learner's own.
  func value(of name: String) -> String? {
    if let date = date(name) { return dates.long(date, language: language) }
    return values[name]
  }

  /// - Returns: `nil` for what has no value, and for what is the learner's own.
  func printed(_ name: String, as form: ValueForm) -> String? {
    let text: String?
    switch form.shape {
    case .asWritten, .percent, .grouped: text = value(of: name)
    case .date(let form): text = date(name).map { dates.text($0, as: form, language: language) }
    case .number: text = value(of: name).flatMap { DecimalNumeral($0) }.map { dates.number($0, language: language) }
    }
    return text.map { form.letters.applied(to: $0, language: language) }
  }

  private func date(_ name: String) -> CalendarDate? {
    switch name {
    case "starts": course.start?.value.date
    case "ends": course.end?.value.date
    default: nil
    }
  }
}

extension String {
  /// A value inside a sentence of another direction keeps its own order (UAX #9, 2.4 isolates). Plain left-to-right text needs nothing.
  func isolated(inRightToLeft isRightToLeft: Bool) -> String {
    guard isRightToLeft || unicodeScalars.contains(where: \.isRightToLeftLetter) else { return self }
    let first = unicodeScalars.first { $0.isRightToLeftLetter || $0.properties.isAlphabetic }
    guard isRightToLeft, first?.isRightToLeftLetter != true, unicodeScalars.first?.properties.isAlphabetic == false else {
      return "\u{2068}\(self)\u{2069}"
    }
    // FriBidi takes the direction of digits that begin an isolate from what surrounds it, unless a mark stands before them.
    return "\u{2066}\(Self.leftToRightMark)\(self)\u{2069}"
  }
}

extension String {
  fileprivate static let leftToRightMark = "\u{200E}"

  /// As a person reads it: without the isolates that keep directions apart, and the mark that one may begin with.
  var withoutIsolates: String {
    let plain = unicodeScalars.contains("\u{2066}") ? replacing("\u{2066}" + Self.leftToRightMark, with: "") : self
    return String(String.UnicodeScalarView(plain.unicodeScalars.filter { !(0x2066...0x2069).contains($0.value) }))
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
