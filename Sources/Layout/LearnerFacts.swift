internal import Courses
internal import Eligibility
import Foundation

/// A variable whose value differs between the learners of a (track, language).
enum LearnerVariable: Hashable {
  case name, id, url, address, issued, grade
  /// A roster column by its header.
  case roster(String)

  /// - Returns: `nil` for a variable that is the same for all.
  init?(_ name: String) {
    switch name {
    case "name": self = .name
    case "id": self = .id
    case "url": self = .url
    case "address": self = .address
    case "issued": self = .issued
    case "grade": self = .grade
    default:
      guard name.hasPrefix("roster.") else { return nil }
      self = .roster(String(name.dropFirst("roster.".count)))
    }
  }

  /// The variable's name, as layouts write it.
  var variableName: String {
    switch self {
    case .name: "name"
    case .id: "id"
    case .url: "url"
    case .address: "address"
    case .issued: "issued"
    case .grade: "grade"
    case .roster(let header): "roster." + header
    }
  }

  /// Whether some learners have a value and others haven't. The others have one always, or, as addresses, by the organization.
  var canBeAbsent: Bool {
    switch self {
    case .grade, .roster: true
    case .name, .id, .url, .address, .issued: false
    }
  }

  /// Whether no two learners have the same value, but by chance.
  var namesOneLearner: Bool {
    switch self {
    case .name, .id, .url, .address: true
    case .issued, .grade, .roster: false
    }
  }
}

/// One learner's values of a sheet's variables.
struct LearnerFacts {
  let award: Award
  let addresses: Addresses?
  let dates: DateWording

  /// Where an organization's certificates stand on the web.
  struct Addresses {
    private let start: String
    private let printedStart: String

    init(base: String) {
      start = base
      printedStart = base.range(of: "://").map { String(base[$0.upperBound...]) } ?? base
    }

    func url(of id: CertificateID) -> String { start + id.folder + "/" }
    /// As printed: without scheme and closing slash.
    func printed(of id: CertificateID) -> String { printedStart + id.folder }
  }

  /// A value as it is printed without a format.
  func value(of variable: LearnerVariable) -> String? {
    switch variable {
    case .name: award.facts.learnerName
    case .id: award.id.hex
    case .url: addresses?.url(of: award.id)
    case .address: addresses?.printed(of: award.id)
    case .issued: dates.long(award.facts.issuedOn, language: award.facts.language)
    case .grade: award.facts.grade.map { dates.percent($0, language: award.facts.language) }
    case .roster(let header): award.facts.custom[header]
    }
  }

  /// - Throws: `unreadable` for a roster's cell that is not what its format takes it for. It is never printed as it stands.
  func printed(_ variable: LearnerVariable, as form: ValueForm) throws(UnprintableValue) -> String? {
    let language = award.facts.language
    let text: String?
    switch form.shape {
    case .asWritten, .percent: text = value(of: variable)
    case .grouped: text = award.id.grouped
    case .date(let date):
      if variable == .issued {
        text = dates.text(award.facts.issuedOn, as: date, language: language)
      } else {
        guard let cell = value(of: variable), !cell.isEmpty else { return nil }
        guard let day = CalendarDate(iso: cell.trimmingBlanks) else {
          throw .unreadable(cell, variable: variable.variableName, expected: .date)
        }
        text = dates.text(day, as: date, language: language)
      }
    case .number:
      guard let cell = value(of: variable), !cell.isEmpty else { return nil }
      guard let number = DecimalNumeral(cell) else { throw .unreadable(cell, variable: variable.variableName, expected: .number) }
      text = dates.number(number, language: language)
    }
    return form.letters == .asWritten ? text : text.map { form.letters.applied(to: $0, language: language) }
  }
}
