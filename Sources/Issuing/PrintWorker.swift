import Diagnostics
import Eligibility
import Layout
import PDFAssembly
import PageDescription

/// Lays out certificates for a print run and looks through them. Belongs to one worker.
final class PrintWorker {
  /// Certificates that follow each other in the run.
  struct Job: Sendable {
    var index: Int
    var awards: [Award]
  }
  struct Answer: Sendable {
    var index: Int
    var pages: [Result<Page, DiagnosticList>]
  }
  struct Page: Sendable {
    var parts: LaidParts
    /// Of the learner's own items.
    var findings: [PreflightFinding]
    /// Of what the learner shares with others, when this worker met it for the first time.
    var sharedFindings: [Shared]
  }
  enum Shared: Sendable {
    case item(PreflightFinding)
    case bleed(asked: Length, layout: Length)
  }

  private let renderer: CertificateRenderer
  private let preflight = Preflight()
  private let imposition: Imposition
  /// Fixed parts that were looked through, and how large they are printed: the latest of them. The report knows what it was told before.
  private var seen: [ObjectIdentifier: (part: FixedPart, scale: Double)] = [:]
  private static let mostSeen = 256

  init(plan: CoursePlan, imposition: Imposition) {
    renderer = CertificateRenderer(plan: plan)
    self.imposition = imposition
  }

  func answer(_ job: Job) -> Answer {
    Answer(
      index: job.index,
      pages: job.awards.map { award in
        do throws(DiagnosticList) { return .success(try page(for: award)) } catch { return .failure(error) }
      })
  }

  private func page(for award: Award) throws(DiagnosticList) -> Page {
    let parts = try renderer.sheet(for: award).parts
    do throws(AssemblyProblem) {
      var shared: [Shared] = []
      let fixed = parts.fixed
      let scale: Double
      if let known = seen[ObjectIdentifier(fixed)] {
        scale = known.scale
      } else {
        // Whether it fits at all is told by who writes the run.
        scale = (try? imposition.scale(of: fixed.sheet)) ?? 1
        shared = try preflight.findings(in: fixed.items, on: fixed.sheet, scale: scale).map(Shared.item)
        if let asked = imposition.bleed, fixed.sheet.bleed * scale < asked - .points(0.01) {
          shared.append(.bleed(asked: asked, layout: fixed.sheet.bleed * scale))
        }
        if seen.count >= Self.mostSeen { seen.removeAll() }
        seen[ObjectIdentifier(fixed)] = (fixed, scale)
      }
      let own = try preflight.findings(in: parts.learner.map(\.item), on: fixed.sheet, scale: scale)
      return Page(parts: parts, findings: own, sharedFindings: shared)
    } catch { throw DiagnosticList([Diagnostic(error)]) }
  }
}
