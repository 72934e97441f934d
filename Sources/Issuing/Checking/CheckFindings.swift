import Courses
public import Diagnostics
import Eligibility
import FontPrograms
import Layout
import PageDescription
import Typesetting

/// What was found on sheets: each fault of an element once, at its worst, with a certificate that has it.
public struct CheckFinding: Sendable {
  public var problem: CheckProblem
  public var location: SourceLocation?
  /// To be drawn; `nil` for what no picture shows.
  var sample: Sample?

  public var diagnostic: Diagnostic { Diagnostic(problem, at: location) }

  struct Sample: Sendable {
    var award: Award
    var finding: SheetFinding
    var isBadge: Bool
  }
}

extension FitNote {
  /// By what anybody can see.
  var isSmaller: Bool { size < largest - .points(0.05) }
}

/// Collects what workers find. The outcome doesn't depend on the order in which they answer.
struct CheckFindings {
  private struct Key: Hashable {
    var location: SourceLocation?
    /// Where there is no location.
    var element: String?
    var kind: SheetFinding.Fault.Kind
    var other: SourceLocation?

    init(_ finding: SheetFinding) {
      (location, kind, other) = (finding.location, finding.fault.kind, finding.otherLocation)
      if location == nil { element = finding.element }
    }
  }
  private struct Entry {
    var worst: SheetFinding
    var job: CheckWorker.Job
    var learners = 0
    var sheets = SheetSet()
    var dependsOnLearner = false
    /// Whether it is worse for some learners than for others.
    var varies = false
  }
  private struct SharedCount {
    var findings: CheckWorker.SharedFindings
    var job: CheckWorker.Job
    var learners = 0
  }

  private var entries: [Key: Entry] = [:]
  private var shared: [ObjectIdentifier: SharedCount] = [:]
  private var fonts: [FontFace: CheckWorker.FontUse] = [:]
  /// Laid out; specimens don't count.
  private var learners = 0
  private var sheets = SheetSet()
  /// Without those of which there are only specimens.
  private var learnersSheets = SheetSet()

  mutating func add(_ sheets: CheckWorker.Sheets, of job: CheckWorker.Job) {
    let count = job.line == nil ? 0 : 1
    learners += count
    self.sheets.insert(job.award)
    if count > 0 { learnersSheets.insert(job.award) }
    for findings in sheets.shared {
      let id = ObjectIdentifier(findings)
      if shared[id] == nil {
        shared[id] = SharedCount(findings: findings, job: job)
      } else if Self.isEarlier(job, than: shared[id]!.job) {
        shared[id]!.job = job
      }
      shared[id]!.learners += count
    }
    if !sheets.own.isEmpty {
      var counted: Set<Key> = []
      for finding in sheets.own {
        let key = Key(finding)
        enter(finding, key, of: job, learners: counted.insert(key).inserted ? count : 0, dependsOnLearner: job.line != nil)
      }
    }
    for use in sheets.fonts {
      if let known = fonts[use.face], !Self.stands(use, before: known) { continue }
      fonts[use.face] = use
    }
  }

  private mutating func enter(
    _ finding: SheetFinding, _ key: Key, of job: CheckWorker.Job, learners: Int, dependsOnLearner: Bool
  ) {
    var entry = entries[key] ?? Entry(worst: finding, job: job)
    let (weight, known) = (finding.fault.weight, entry.worst.fault.weight)
    if weight != known { entry.varies = true }
    if weight > known || (weight == known && Self.isEarlier(job, than: entry.job)) { (entry.worst, entry.job) = (finding, job) }
    entry.learners += learners
    entry.sheets.insert(job.award)
    entry.dependsOnLearner = entry.dependsOnLearner || dependsOnLearner
    entries[key] = entry
  }

  private static func isEarlier(_ a: CheckWorker.Job, than b: CheckWorker.Job) -> Bool {
    func place(_ job: CheckWorker.Job) -> (Int, String, String) {
      (job.line ?? .max, job.award.facts.track.rawValue, job.award.facts.language)
    }
    return place(a) < place(b)
  }

  private static func stands(_ a: CheckWorker.FontUse, before b: CheckWorker.FontUse) -> Bool {
    switch (a.location, b.location) {
    case (let x?, let y?) where x != y: x < y
    case (_?, nil): true
    case (nil, _?): false
    default: a.element < b.element
    }
  }

  /// - Parameter fitsOfAll: what every learner's own texts put up with alike.
  /// - Returns: in the order of the layout files.
  func finished(for plan: CoursePlan, fitsOfAll: [FitNote] = []) -> [CheckFinding] {
    var all = self
    var fits: [Fit] = []
    for count in shared.values.sorted(by: { Self.isEarlier($0.job, than: $1.job) }) {
      var counted: Set<Key> = []
      for finding in count.findings.findings {
        let key = Key(finding)
        let learners = counted.insert(key).inserted ? count.learners : 0
        all.enter(finding, key, of: count.job, learners: learners, dependsOnLearner: false)
      }
      for note in count.findings.fits { Fit.add(note, of: count.job.award, to: &fits) }
    }
    let found = all.entries.values.map { entry in
      let facts = entry.job.award.facts
      let extent = CheckExtent(
        learners: min(entry.learners, learners), of: learners,
        worst: entry.dependsOnLearner && (entry.varies || entry.learners < learners)
          ? entry.job.line.map { .init(line: $0, name: facts.learnerName) } : nil,
        sheets: entry.sheets.listed(of: entry.dependsOnLearner ? learnersSheets : sheets, in: plan))
      return CheckFinding(
        problem: .sheet(entry.worst.fault, element: entry.worst.element, extent), location: entry.worst.location,
        sample: .init(
          award: entry.job.award, finding: entry.worst,
          isBadge: entry.worst.location.map { $0.file.hasSuffix("/" + LayoutCatalogue.Part.badge.rawValue) } ?? false))
    }
    for note in fitsOfAll { Fit.add(note, of: nil, to: &fits) }
    let noted = fits.map {
      CheckFinding(problem: .sharedFit($0.note, $0.sheets.listed(of: sheets, in: plan)), location: $0.note.location)
    }
    return (found + noted + fonts.values.flatMap { Self.refusals($0, plan) }).sorted { a, b in
      switch (a.location, b.location) {
      case (let x?, let y?) where x != y: x < y
      case (_?, nil): true
      case (nil, _?): false
      default: a.problem.message < b.problem.message
      }
    }
  }

  /// A text that many share, at its smallest.
  private struct Fit {
    var note: FitNote
    var sheets = SheetSet()

    /// - Parameter award: `nil` for all.
    static func add(_ note: FitNote, of award: Award?, to fits: inout [Fit]) {
      // Lines that the text itself asks for are no news.
      guard note.isSmaller else { return }
      if !fits.contains(where: { $0.note.location == note.location }) { fits.append(Fit(note: note)) }
      let known = fits.firstIndex { $0.note.location == note.location }!
      if note.size < fits[known].note.size { fits[known].note = note }
      if let award { fits[known].sheets.insert(award) } else { fits[known].sheets.isAll = true }
    }
  }

  private static func refusals(_ use: CheckWorker.FontUse, _ plan: CoursePlan) -> [CheckFinding] {
    // A file that can't be read has been told of by who shaped with it.
    guard let rights = try? FontProgram(use.face).embeddingRights else { return [] }
    let refusals = [
      rights.allowsEmbedding ? nil : FontRefusal.embedding, rights.allowsSubsets ? nil : .subsets, rights.allowsOutlines ? nil : .outlines,
    ]
    let family = plan.fonts.families.first { $0.faces.contains { $0.face == use.face } }?.name ?? use.face.path
    let file = use.face.path.split(separator: "/").last.map(String.init) ?? use.face.path
    return refusals.compactMap { refusal in
      guard let refusal else { return nil }
      return CheckFinding(
        problem: .fontForbids(refusal, family: family, file: file, element: use.element), location: use.location)
    }
  }
}
