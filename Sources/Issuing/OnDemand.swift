public import Courses
import Credentials
public import Diagnostics
public import Eligibility
public import PDFAssembly
import Rosters

/// Makes single documents when they are asked for, from prepared pages that it keeps. Belongs to one thread.
public final class OnDemand {
  private let renderer: CertificateRenderer

  /// - Parameter pages: may be shared with others, on other threads.
  public init(plan: CoursePlan, pages: PreparedPageCache = PreparedPageCache()) { renderer = CertificateRenderer(plan: plan, pages: pages) }

  /// An award's document, in memory.
  public func pdf(for award: Award) throws(DiagnosticList) -> [UInt8] {
    try renderer.document(try renderer.sheet(for: award), of: award).bytes
  }

  /// Everybody on a roster who has earned a certificate, in the roster's order.
  /// - Throws: for a course without its secret, or a roster that cannot be read.
  public static func awards(of roster: OpenRoster, plan: CoursePlan, now: Moment) throws(DiagnosticList) -> [Award] {
    let secret: Secret
    do throws(SecretProblem) {
      secret = try Secret.load(from: plan.folder.organizationFolder, expecting: plan.folder.organization.secretFingerprint?.value)
    } catch { throw DiagnosticList([Diagnostic(error)]) }
    let rules = EligibilityRules(folder: plan.folder, now: now)
    var awards: [Award] = []
    while let row = try roster.reader.next() {
      guard case .learner(let learner, _) = row else { continue }
      let id = secret.certificateID(courseKey: plan.folder.course.key, username: learner.username)
      let standing = Standing(
        isAllowlisted: roster.allowlist.entry(username: learner.username, email: learner.email) != nil,
        invalidation: roster.invalidations.entry(username: learner.username, email: learner.email).map { .init(note: $0.notes) })
      if case .awarded(let award) = rules.decide(learner, standing: standing, id: id, previous: nil) { awards.append(award) }
    }
    return awards
  }
}
