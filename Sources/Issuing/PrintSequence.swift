import Courses
import Diagnostics
import Eligibility
import Foundation
import Registry
import Rosters

/// Who is printed, and in which order: certificates of a course that were issued and count.
struct PrintSequence {
  private(set) var certificates: [CertificateID] = []
  /// The latest of the printed dates.
  private(set) var latest: CalendarDate?
  /// Certificates whose facts are damaged.
  private(set) var damaged: [(name: String, problem: any Problem)] = []
  private(set) var findings: [Diagnostic] = []

  private struct Entry {
    var id: CertificateID
    /// What the order needs; otherwise empty, for there may be a million.
    var username = ""
    var name = ""
    /// The name as it is compared.
    var key = ""
  }

  init(course: CourseFolder, registry: Registry, options: PrintOptions) throws(DiagnosticList) {
    var entries: [Entry] = []
    var absent = PrintProblem.Names()
    let webRoot = options.out + "/www"
    let isPublished = FileManager.default.fileExists(atPath: webRoot)
    do {
      try registry.forEach(courseKey: course.course.key) { id, finding in
        switch finding {
        case .failure(let problem): damaged.append((id.grouped, problem))
        case .success(let certificate):
          let facts = certificate.award.facts
          guard certificate.state == .issued, options.tracks.isEmpty || options.tracks.contains(facts.track) else { return }
          // What was invalidated is taken out of the web root and may be shown to nobody; its record stays.
          guard !isPublished || FileManager.default.fileExists(atPath: "\(webRoot)/\(id.folder)") else {
            return absent.add(facts.learnerName)
          }
          latest = max(latest ?? facts.issuedOn, facts.issuedOn)
          var entry = Entry(id: id)
          if options.order != .id { entry.key = Self.key(facts.learnerName) }
          if options.order == .roster { (entry.username, entry.name) = (certificate.username, facts.learnerName) }
          entries.append(entry)
        }
      }
    } catch { throw CertificateRenderer.failure(error) }
    if absent.count > 0 { findings.append(Diagnostic(PrintProblem.notPublic(absent))) }
    switch options.order {
    case .id: entries.sort { $0.id.hex < $1.id.hex }
    case .name: entries.sort { ($0.key, $0.id.hex) < ($1.key, $1.id.hex) }
    case .roster:
      let places = try Self.places(options)
      var strangers = PrintProblem.Names()
      entries.sort {
        let (a, b) = (places[$0.username] ?? .max, places[$1.username] ?? .max)
        return a == b ? ($0.key, $0.id.hex) < ($1.key, $1.id.hex) : a < b
      }
      for entry in entries where places[entry.username] == nil { strangers.add(entry.name) }
      if strangers.count > 0 { findings.append(Diagnostic(PrintProblem.notInRoster(strangers))) }
    }
    certificates = entries.map(\.id)
  }

  /// A name without case and accents, for any locale the same; letters that no accent was taken from stand where readers of most
  /// languages look for them.
  private static func key(_ name: String) -> String {
    var key = name.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
    for (letter, plain) in [("ø", "o"), ("ł", "l"), ("đ", "d"), ("ð", "d"), ("þ", "th"), ("æ", "ae"), ("œ", "oe"), ("ı", "i")]
    where key.contains(letter) { key = key.replacing(letter, with: plain) }
    return key
  }

  /// Where each learner stands in the roster, by username.
  private static func places(_ options: PrintOptions) throws(DiagnosticList) -> [String: Int] {
    var places: [String: Int] = [:]
    for file in try rosterFiles(options) {
      // A report has the roster's columns among its own.
      let reader = try RosterReader(laurelCSV: file)
      while let row = try reader.next() {
        switch row {
        case .learner(let learner, _): if places[learner.username] == nil { places[learner.username] = places.count }
        case .rejected: break
        }
      }
    }
    return places
  }

  /// The roster that was given, else the reports of the batch or of its shards.
  private static func rosterFiles(_ options: PrintOptions) throws(DiagnosticList) -> [String] {
    if let roster = options.roster { return [roster] }
    let report = options.out + "/report.csv"
    if FileManager.default.fileExists(atPath: report) { return [report] }
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: options.out)) ?? [])
      .filter { $0.hasPrefix("report-") && $0.hasSuffix(".csv") && $0.contains("-of-") }
      .sorted { $0.compare($1, options: .numeric) == .orderedAscending }
    guard !names.isEmpty else { throw DiagnosticList([Diagnostic(PrintProblem.noReport(out: options.out))]) }
    return names.map { "\(options.out)/\($0)" }
  }
}
