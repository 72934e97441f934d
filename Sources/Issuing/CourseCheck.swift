public import Courses
import Credentials
public import Diagnostics
import Eligibility
import Foundation
public import Layout
import Rosters

/// Lays out every learner of a roster without writing anything, and says who is awarded, refused, or does not fit.
public struct CourseCheck: Sendable {
  public struct Failure: Sendable {
    /// Of the roster; of the grade report, for Open edX's reports.
    public var line: Int
    /// The name, or the username where the row gave nothing else away.
    public var learner: String
    public var problems: [Diagnostic]
  }
  public struct Fit: Sendable {
    public var line: Int
    public var learner: String
    public var notes: [FitNote]
  }
  public struct Result: Sendable {
    public var learners = 0
    public var awarded = 0
    public var refused = 0
    /// A line of the roster each: rows that can't be read and names that can't be set.
    public var failures: [Failure] = []
    /// Names that were shrunk or wrapped.
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

  /// - Parameter isCancelled: asked before each row; the result is of no use then.
  public func run(_ roster: OpenRoster, jobs: Int, isCancelled: () -> Bool = { false }) throws(DiagnosticList) -> Result {
    let plan = plan
    let rules = EligibilityRules(folder: plan.folder, now: now)
    let pool = WorkerPool<(Learner, Award), (Learner, Swift.Result<LaidSheet, DiagnosticList>)>(
      count: max(1, jobs), makeState: { CertificateRenderer(plan: plan) },
      work: { renderer, job in
        do throws(DiagnosticList) {
          _ = try renderer.badgeSheet(for: job.1)
          return (job.0, .success(try renderer.sheet(for: job.1)))
        } catch { return (job.0, .failure(error)) }
      })
    defer { pool.finish() }
    var result = Result()
    var inFlight = 0
    func settle() {
      let (learner, laid) = pool.next()
      inFlight -= 1
      switch laid {
      case .success(let sheet):
        let notes = sheet.notes.filter { $0.element == "name" || $0.size < $0.largest }
        if !notes.isEmpty { result.fits.append(Fit(line: learner.line, learner: learner.name, notes: notes)) }
      case .failure(let problems):
        result.failures.append(Failure(line: learner.line, learner: learner.name, problems: problems.diagnostics))
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
          pool.submit((learner, award))
          inFlight += 1
          if inFlight >= 16 * max(1, jobs) { settle() }
        }
      }
    }
    while inFlight > 0 { settle() }
    result.failures.sort { $0.line < $1.line }
    result.fits.sort { $0.line < $1.line }
    result.findings += roster.findings + roster.reader.findings
    return result
  }
}
