internal import Courses
internal import Eligibility
import Foundation

/// A variable whose value differs between the learners of a (track, language).
enum LearnerVariable: Hashable {
  case name, id, groupedID, url, address, issued, issuedISO, grade
  /// A roster column by its header.
  case roster(String)

  /// - Returns: `nil` for a variable that is the same for all.
  init?(_ name: String, format: String? = nil) {
    switch (name, format) {
    case ("name", _): self = .name
    case ("id", "grouped"): self = .groupedID
    case ("id", _): self = .id
    case ("url", _): self = .url
    case ("address", _): self = .address
    case ("issued", "iso"): self = .issuedISO
    case ("issued", _): self = .issued
    case ("grade", _): self = .grade
    default:
      guard name.hasPrefix("roster.") else { return nil }
      self = .roster(String(name.dropFirst("roster.".count)))
    }
  }

  /// The variable's name, as layouts write it.
  var variableName: String {
    switch self {
    case .name: "name"
    case .id, .groupedID: "id"
    case .url: "url"
    case .address: "address"
    case .issued, .issuedISO: "issued"
    case .grade: "grade"
    case .roster(let header): "roster." + header
    }
  }

  /// Whether some learners have a value and others haven't. The others have one always, or, as addresses, by the organization.
  var canBeAbsent: Bool {
    switch self {
    case .grade, .roster: true
    case .name, .id, .groupedID, .url, .address, .issued, .issuedISO: false
    }
  }

  /// Whether no two learners have the same value, but by chance.
  var namesOneLearner: Bool {
    switch self {
    case .name, .id, .groupedID, .url, .address: true
    case .issued, .issuedISO, .grade, .roster: false
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

  func value(of variable: LearnerVariable) -> String? {
    switch variable {
    case .name: award.facts.learnerName
    case .id: award.id.hex
    case .groupedID: award.id.grouped
    case .url: addresses?.url(of: award.id)
    case .address: addresses?.printed(of: award.id)
    case .issued: dates.long(award.facts.issuedOn, language: award.facts.language)
    case .issuedISO: award.facts.issuedOn.description
    case .grade: award.facts.grade.map { dates.percent($0, language: award.facts.language) }
    case .roster(let header): award.facts.custom[header]
    }
  }
}
