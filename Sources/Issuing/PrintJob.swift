import Courses
public import Diagnostics
import Drawing
import Eligibility
import Foundation
import PDFAssembly
import Registry

/// One print run: reads from the registry what was issued, lays it out, looks it through and writes it into one file.
public final class PrintJob {
  private let plan: CoursePlan
  private let options: PrintOptions
  private let registry: Registry
  private let sequence: PrintSequence
  private let run: PrintRun
  private let pool: WorkerPool<PrintWorker.Job, PrintWorker.Answer>
  private var preflight = PreflightReport()
  private var summary: PrintSummary
  /// Learners who could not be printed.
  public private(set) var failures: [(learner: String, problems: DiagnosticList)] = []

  /// Certificates that a worker is handed at a time, and batches that are under way for each worker.
  private static let batch = 32
  private static let depth = 4

  /// Reads who is to be printed.
  /// - Throws: everything that stands in the way; nothing has been written then.
  public init(plan: CoursePlan, options: PrintOptions, resources: ResourceFolders) throws(DiagnosticList) {
    self.plan = plan
    self.options = options
    var problems = DiagnosticList()
    for track in options.tracks.subtracting(plan.tracks).sorted(by: { $0.rawValue < $1.rawValue }) {
      problems.add(IssuingProblem.trackNotOffered(track, offered: plan.tracks))
    }
    guard problems.isEmpty else { throw problems }
    let profile = try resources.pressProfile(options.profile)
    let course = plan.folder.course.key
    do { registry = try Registry.open(at: options.out + "/registry.sqlite", creating: false) } catch {
      throw DiagnosticList([Diagnostic(error)])
    }
    sequence = try PrintSequence(course: plan.folder, registry: registry, options: options)
    guard !sequence.certificates.isEmpty else {
      problems.add(PrintProblem.nothingIssued(course: course, out: options.out))
      problems.add(contentsOf: DiagnosticList(sequence.findings))
      throw problems
    }
    summary = PrintSummary(course: course, file: options.file)
    failures = sequence.damaged.map { ($0.name, DiagnosticList([Diagnostic($0.problem)])) }
    run = PrintRun(profile: profile, screenProfile: plan.screenProfile, imposition: options.imposition, drawer: Drawer())
    let imposition = options.imposition
    pool = WorkerPool(
      count: options.jobs, makeState: { PrintWorker(plan: plan, imposition: imposition) }, work: { worker, job in worker.answer(job) })
  }

  /// Who was left out, and what preflight found.
  public var findings: [Diagnostic] { sequence.findings + preflight.diagnostics }

  /// Makes the file.
  /// - Parameters:
  ///   - progress: called now and then.
  ///   - isCancelled: asked before each batch; then there is no file.
  /// - Throws: what ends the run; then there is no file. In a strict run that is what preflight found.
  public func run(progress: (RunProgress) -> Void, isCancelled: () -> Bool) throws(DiagnosticList) -> PrintSummary {
    let start = Date()
    let file = try PrintFile(path: ReplaceableFile(options.file, .pdf).path)
    defer { pool.finish() }
    do throws(DiagnosticList) {
      try goThroughCertificates(file, progress: progress, isCancelled: isCancelled)
      summary.warnings = preflight.count
      summary.failed = failures.count
      if summary.wasInterrupted {
        file.discard()
        return summary
      }
      if options.isStrict, preflight.count > 0 {
        throw DiagnosticList(findings + [Diagnostic(PrintProblem.refused(findings: preflight.count))])
      }
      guard summary.certificates > 0 else { throw DiagnosticList(failures.flatMap(\.problems.diagnostics)) }
      try finish(file)
    } catch {
      file.discard()
      throw error
    }
    summary.seconds = (Date().timeIntervalSince(start) * 1000).rounded() / 1000
    return summary
  }

  /// Workers lay out, in any order; here it is all put into its own.
  private func goThroughCertificates(
    _ file: PrintFile, progress: (RunProgress) -> Void, isCancelled: () -> Bool
  ) throws(DiagnosticList) {
    let ids = sequence.certificates
    var (next, submitted, written) = (0, 0, 0)
    var names: [Int: [String]] = [:]
    var answers: [Int: PrintWorker.Answer] = [:]
    var done = 0
    while next < ids.count || written < submitted {
      if isCancelled() {
        summary.wasInterrupted = true
        return
      }
      while next < ids.count, submitted - written < Self.depth * options.jobs {
        let awards = try self.awards(ids[next..<min(next + Self.batch, ids.count)])
        next = min(next + Self.batch, ids.count)
        names[submitted] = awards.map(\.facts.learnerName)
        pool.submit(PrintWorker.Job(index: submitted, awards: awards))
        submitted += 1
      }
      while answers[written] == nil {
        let answer = pool.next()
        answers[answer.index] = answer
      }
      if let answer = answers.removeValue(forKey: written), let learners = names.removeValue(forKey: written) {
        for (learner, page) in zip(learners, answer.pages) { try add(page, of: learner) }
        done += learners.count
      }
      for finding in run.findings { preflight.add(.item(finding)) }
      written += 1
      if run.waitingCount > 1 << 18 { try file.write(run.drain()) }
      progress(RunProgress(learners: done, fraction: Double(done) / Double(ids.count)))
    }
  }

  private func add(_ page: Result<PrintWorker.Page, DiagnosticList>, of learner: String) throws(DiagnosticList) {
    switch page {
    case .failure(let problems): failures.append((learner, problems))
    case .success(let page):
      for finding in page.sharedFindings { preflight.add(finding) }
      for finding in page.findings { preflight.add(finding, learner: learner) }
      // What is refused in the end need not be written.
      if options.isStrict, preflight.count > 0 { return }
      do throws(AssemblyProblem) {
        try run.add(page.parts)
        summary.certificates += 1
      } catch {
        let problem = DiagnosticList([Diagnostic(error)])
        // What holds for the paper holds for everybody.
        if case .paperTooSmall = error { throw problem }
        failures.append((learner, problem))
      }
    }
  }

  /// In the order of the IDs; what has gone in the meantime is left out.
  private func awards(_ ids: ArraySlice<CertificateID>) throws(DiagnosticList) -> [Award] {
    do throws(RegistryProblem) {
      let known = try registry.certificates(Array(ids))
      return ids.compactMap { id in
        guard case .success(let certificate)? = known[id], certificate.state == .issued else { return nil }
        return certificate.award
      }
    } catch { throw DiagnosticList([Diagnostic(error)]) }
  }

  private func finish(_ file: PrintFile) throws(DiagnosticList) {
    let course = plan.folder.course
    let information = PrintInformation(
      title: course.displayName.value, author: plan.folder.organization.name.value, subject: course.key,
      language: course.languages.first?.value ?? "en", created: PDFMoment(iso: sequence.latest?.description ?? "")!)
    do { try run.finish(information) } catch { throw DiagnosticList([Diagnostic(error)]) }
    try file.write(run.drain())
    try file.finish()
    summary.pages = run.pageCount
    summary.bytes = file.count
  }
}

extension ResourceFolders {
  /// - Parameter path: an ICC profile; the one for offset on coated paper when `nil`.
  func pressProfile(_ path: String?) throws(DiagnosticList) -> PressProfile {
    let path = path ?? profiles + "/FOGRA39L-coated.icc"
    guard let data = FileManager.default.contents(atPath: path) else {
      throw DiagnosticList([Diagnostic(PrintProblem.unreadableProfile(path: path))])
    }
    do { return try PressProfile(Array(data)) } catch { throw DiagnosticList([Diagnostic(error)]) }
  }
}
