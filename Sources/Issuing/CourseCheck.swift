public import Courses
import Credentials
public import Diagnostics
import Eligibility
import Foundation
public import Layout
import PageDescription
import Rosters

/// Lays out every learner of a roster without writing anything, and says who is awarded, refused, or does not fit, and what of the sheets
/// prints or reads badly.
public struct CourseCheck: Sendable {
  public struct Failure: Sendable {
    /// Of the roster; of the grade report, for Open edX's reports.
    public var line: Int
    /// The name, or the username where the row gave nothing else away.
    public var learner: String
    public var problems: [Diagnostic]
    /// Where it was decided on.
    var award: Award?

    /// Texts that don't fit, by their ids.
    var overflows: [String] {
      problems.compactMap { diagnostic in
        guard case .doesNotFit(let element, _, _, _, _, _, _)? = diagnostic.problem as? LayoutProblem else { return nil }
        return element
      }
    }
  }
  public struct Fit: Sendable {
    public var line: Int
    public var learner: String
    public var notes: [FitNote]
    let award: Award

    /// The part of its size that is left to the smallest text, 0…1.
    var share: Double { notes.map { $0.size / $0.largest }.min() ?? 1 }
    var lines: Int { notes.map(\.lines).max() ?? 1 }
  }
  public struct Result: Sendable {
    public var learners = 0
    public var awarded = 0
    public var refused = 0
    /// A line of the roster each: rows that can't be read and names that can't be set.
    public var failures: [Failure] = []
    /// Learners whose own texts were shrunk or wrapped.
    public var fits: [Fit] = []
    /// How many learners each reason of refusal holds for.
    public var refusals: [String: Int] = [:]
    public var findings: [Diagnostic] = []
  }
  private let plan: CoursePlan
  private let now: Moment

  public init(plan: CoursePlan, now: Moment) {
    self.plan = plan
    self.now = now
  }

  /// What concerns nobody in particular: warnings of the reading, what is absent, and the secret.
  public func courseFindings() -> [Diagnostic] {
    let organization = plan.folder.organization
    var findings = plan.findings.diagnostics + plan.absences
    do throws(SecretProblem) {
      _ = try Secret.load(from: plan.folder.organizationFolder, expecting: organization.secretFingerprint?.value)
    } catch {
      switch error {
      case .missing where organization.secretFingerprint == nil:
        findings.append(Diagnostic(IssuingProblem.secretAbsent(course: plan.folder.path)))
      case .missing(let path):
        findings.append(Diagnostic(IssuingProblem.secretElsewhere(path: path), at: organization.secretFingerprint?.location))
      default: findings.append(Diagnostic(error, at: organization.secretFingerprint?.location))
      }
    }
    return DiagnosticList(findings).sorted
  }

  /// What shows on specimens of every track and language.
  public func specimenFindings(jobs: Int) -> [CheckFinding] {
    var pool = CheckPool(plan: plan, jobs: jobs)
    defer { pool.finish() }
    for job in specimens(besides: []) { pool.submit(job) }
    while pool.next() != nil {}
    return pool.findings.finished(for: plan)
  }

  /// - Parameter isCancelled: asked before each row; the result is of no use then.
  /// - Returns: what was found on the learners' sheets, and on specimens of the tracks and languages that no learner has.
  public func run(
    _ roster: OpenRoster, jobs: Int, isCancelled: () -> Bool = { false }
  ) throws(DiagnosticList) -> (result: Result, sheets: [CheckFinding]) {
    let rules = EligibilityRules(folder: plan.folder, now: now)
    var pool = CheckPool(plan: plan, jobs: jobs)
    defer { pool.finish() }
    var result = Result()
    var variants: Set<SheetVariant> = []
    var laid = 0
    func settle(_ answer: CheckWorker.Answer) {
      let (line, award) = (answer.job.line ?? 0, answer.job.award)
      switch answer.result {
      case .success(let sheets):
        laid += 1
        if !sheets.notes.isEmpty {
          result.fits.append(Fit(line: line, learner: award.facts.learnerName, notes: sheets.notes, award: award))
        }
      case .failure(let problems):
        result.failures.append(
          Failure(line: line, learner: award.facts.learnerName, problems: problems.diagnostics, award: award))
      }
    }
    while !isCancelled(), let row = try roster.reader.next() {
      result.learners += 1
      switch row {
      case .rejected(let line, let username, let problems):
        result.failures.append(Failure(line: line, learner: username ?? "", problems: problems))
      case .learner(let learner, let findings):
        result.findings += findings
        let standing = Standing(
          isAllowlisted: roster.allowlist.entry(username: learner.username, email: learner.email) != nil,
          invalidation: roster.invalidations.entry(username: learner.username, email: learner.email).map { .init(note: $0.notes) })
        switch rules.decide(learner, standing: standing, id: Award.specimenID) {
        case .refused(let reasons):
          result.refused += 1
          for reason in reasons { result.refusals[reason.code, default: 0] += 1 }
        case .awarded(let award):
          result.awarded += 1
          variants.insert(SheetVariant(award))
          pool.submit(CheckWorker.Job(line: learner.line, award: award))
          if pool.isFull, let answer = pool.next() { settle(answer) }
        }
      }
    }
    while let answer = pool.next() { settle(answer) }
    for job in specimens(besides: variants) { pool.submit(job) }
    while pool.next() != nil {}
    result.failures.sort { $0.line < $1.line }
    result.fits.sort { $0.line < $1.line }
    result.findings += roster.findings + roster.reader.findings
    let alike = Self.takeFitsOfAll(from: &result.fits, learners: laid)
    return (result, pool.findings.finished(for: plan, fitsOfAll: alike))
  }

  /// What is the same for all says nothing about anybody.
  private static func takeFitsOfAll(from fits: inout [Fit], learners: Int) -> [FitNote] {
    guard learners > 1, fits.count == learners else { return [] }
    var counts: [FitNote: Int] = [:]
    for note in fits.flatMap(\.notes) { counts[note, default: 0] += 1 }
    let alike = counts.filter { $0.value == learners }.keys.sorted { $0.location < $1.location }
    guard !alike.isEmpty else { return [] }
    for i in fits.indices { fits[i].notes.removeAll(where: alike.contains) }
    fits.removeAll(where: \.notes.isEmpty)
    return alike
  }

  private struct SheetVariant: Hashable {
    var track: Track
    var language: String

    init(_ award: Award) { (track, language) = (award.facts.track, award.facts.language) }
  }

  private func specimens(besides known: Set<SheetVariant>) -> [CheckWorker.Job] {
    plan.tracks.flatMap { track in
      plan.folder.course.languages.map { Award.specimen(of: plan.folder, on: track, today: now.date, language: $0.value) }
    }.filter { !known.contains(SheetVariant($0)) }.map { CheckWorker.Job(line: nil, award: $0) }
  }
}
