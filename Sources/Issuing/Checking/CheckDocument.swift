import Courses
public import Diagnostics
import Eligibility
import Foundation
import Typesetting
import WebPages

/// What a check found as one HTML file, with pictures of the worst cases inside it.
public struct CheckDocument {
  private let plan: CoursePlan
  private static let mostFailures = 200
  private static let mostOverflows = 12
  private static let mostFits = 12
  private static let mostPictures = 30

  public init(plan: CoursePlan) { self.plan = plan }

  /// - Parameter summary: what came of it, a sentence each.
  public func html(
    summary: [String], findings: [Diagnostic], sheets: [CheckFinding], roster: CourseCheck.Result?
  ) throws(DiagnosticList) -> String {
    let pictures = CheckPictures(plan: plan)
    var shown: [CheckPage.Finding] = []
    for (i, finding) in sheets.enumerated() {
      var entry = Self.finding(finding.diagnostic)
      if i < Self.mostPictures, let sample = finding.sample {
        let sheet = sample.isBadge ? "badge" : "certificate"
        entry.picture = try pictures.picture(
          of: sample, alternative: "Part of the \(sheet) of \(sample.award.facts.learnerName), with what is meant in a frame")
      }
      shown.append(entry)
    }
    let failures = roster?.failures ?? []
    var failed: [CheckPage.Learner] = []
    for (i, failure) in failures.prefix(Self.mostFailures).enumerated() {
      var findings = failure.problems.map(Self.finding)
      if i < Self.mostOverflows, let award = failure.award, failure.overflows.count == failure.problems.count, !findings.isEmpty {
        findings[findings.count - 1].picture = try? pictures.picture(
          ofOverflowFor: award, in: failure.overflows, alternative: "\(failure.learner), beyond the box in the smallest size")
      }
      failed.append(CheckPage.Learner(line: failure.line, name: failure.learner.withVisibleControls, findings: findings))
    }
    let fits = roster?.fits ?? []
    var tightest: [CheckPage.Learner] = []
    for fit in Self.tightest(of: fits) {
      var findings = fit.notes.map { CheckPage.Finding(severity: .note, message: $0.measuredSentence) }
      if !findings.isEmpty {
        let sizes = fit.notes.map(\.sentence).joined(separator: "; ")
        findings[findings.count - 1].picture = try pictures.picture(
          ofNameFor: fit.award, alternative: "The name \(fit.learner) as it is set: \(sizes)")
      }
      tightest.append(CheckPage.Learner(line: fit.line, name: fit.learner.withVisibleControls, findings: findings))
    }
    let page = CheckPage(
      course: plan.folder.course.key, summary: summary, failures: .init(shown: failed, count: failures.count),
      fits: .init(shown: tightest, count: fits.count), sheets: shown,
      courseFindings: (findings + (roster?.findings ?? [])).map(Self.finding))
    do { return try CheckPageTemplate().html(of: page) } catch { throw CertificateRenderer.failure(error) }
  }

  /// - Throws: when something that is no HTML file is there, so that nobody waits for a page that can't be written.
  public static func check(_ path: String) throws(DiagnosticList) { _ = try ReplaceableFile(path, .html) }

  /// Writes it for its owner alone: it names learners.
  /// - Throws: when something that is no HTML file is there.
  public func write(_ html: String, to path: String) throws(DiagnosticList) {
    let file = try ReplaceableFile(path, .html).path
    let url = URL(fileURLWithPath: file)
    var folder = OutputFolder(url.deletingLastPathComponent().path, for: .owner)
    try folder.write(Array(html.utf8), to: url.lastPathComponent)
  }

  /// Those with least of their size left, then those with most lines; three of a script before a fourth.
  static func tightest(of fits: [CourseCheck.Fit]) -> [CourseCheck.Fit] {
    func rank(_ fit: CourseCheck.Fit) -> (Double, Int, Int) { (fit.share, -fit.lines, fit.line) }
    let sorted = fits.sorted { rank($0) < rank($1) }
    var (chosen, others): ([CourseCheck.Fit], [CourseCheck.Fit]) = ([], [])
    var counts: [Set<String>: Int] = [:]
    for fit in sorted where chosen.count < mostFits {
      let scripts = fit.learner.writtenScripts
      counts[scripts, default: 0] += 1
      if counts[scripts]! <= 3 { chosen.append(fit) } else if others.count < mostFits { others.append(fit) }
    }
    return (chosen + others.prefix(mostFits - chosen.count)).sorted { rank($0) < rank($1) }
  }

  private static func finding(_ diagnostic: Diagnostic) -> CheckPage.Finding {
    let severity: CheckPage.Finding.Severity =
      switch diagnostic.severity {
      case .error: .error
      case .warning: .warning
      case .note: .note
      }
    return CheckPage.Finding(
      severity: severity, place: diagnostic.location?.description.withVisibleControls,
      message: diagnostic.problem.message.withVisibleControls, hint: diagnostic.problem.hint?.withVisibleControls)
  }
}
