import Archives
import Courses
import Credentials
public import Diagnostics
import Eligibility
import Foundation
import PDFAssembly
import Registry
import Rosters
import WebPages

/// One batch: reads a roster, decides, lays out, draws, enters and writes. The whole pipeline in one place; `GenerateRun+Batch.swift` has
/// what happens to some dozens of learners at a time.
public final class GenerateRun {
  let plan: CoursePlan
  let roster: OpenRoster
  let options: GenerateOptions
  let rules: EligibilityRules
  let registry: Registry?
  let pool: WorkerPool<WorkItem, WorkAnswer>
  let secret: Secret
  let report: ReportWriter?
  private let archive: ZIPArchive?
  /// Where the archive is to stand.
  private let zip: String?
  private let names: (report: String, summary: String)
  var summary: RunSummary
  var batchCount = 0
  /// Answers of workers that were not waited for yet, by batch and learner.
  var answers: [Int: [Int: Result<Work, DiagnosticList>]] = [:]
  private let scratch: ScratchRegistry?
  /// Entries of the lists that some learner answered to.
  var allowed: Set<LearnerList.Entry> = []
  var invalidated: Set<LearnerList.Entry> = []
  /// Rows that failed, the first twenty; the report has all.
  public internal(set) var failures: [(line: Int, learner: String, reason: String)] = []
  /// What was found on the way that concerns no single learner.
  public private(set) var findings: [Diagnostic] = []

  /// Opens everything that the run writes to.
  /// - Throws: everything that stands in the way; nothing has been done then.
  public init(plan: CoursePlan, roster: OpenRoster, options: GenerateOptions) throws(DiagnosticList) {
    let (secret, badges) = try Self.preconditions(plan, options)
    if plan.folder.organization.baseURL == nil { findings.append(Diagnostic(IssuingProblem.noBaseURL)) }
    self.plan = plan
    self.roster = roster
    self.options = options
    self.secret = secret
    rules = EligibilityRules(folder: plan.folder, now: options.now)
    let suffix = options.shard.map { "-\($0.number)-of-\($0.count)" } ?? ""
    names = ("report\(suffix).csv", "summary\(suffix).json")
    summary = RunSummary(course: plan.folder.course.key, formats: options.formats.map(\.rawValue).sorted(), isDryRun: options.isDryRun)
    let templates: PageTemplates
    do { templates = try PageTemplates() } catch { throw CertificateRenderer.failure(error) }

    zip = try options.zip.map { (path) throws(DiagnosticList) in try ReplaceableFile(path, .zip).path }
    let path = options.out + "/registry.sqlite"
    do {
      if options.isDryRun {
        scratch = try ScratchRegistry(copyOf: path)
        registry = try scratch.map { try Registry.open(at: $0.path, creating: false) }
        report = nil
        archive = nil
      } else {
        scratch = nil
        try FileManager.default.createDirectory(atPath: options.out, withIntermediateDirectories: true)
        var webRoot = OutputFolder(options.out + "/www", for: .everyone)
        try webRoot.make()
        registry = try Registry.open(at: path)
        report = try ReportWriter(path: "\(options.out)/\(names.report)")
        archive = try zip.map { try Self.archive(at: $0) }
      }
    } catch let error as DiagnosticList { throw error } catch let error as RegistryProblem {
      throw DiagnosticList([Diagnostic(error)])
    } catch {
      throw DiagnosticList([Diagnostic(IssuingProblem.cannotWrite(path: options.out, reason: systemReason(error)))])
    }
    let (formats, isDryRun, webRoot) = (options.formats, options.isDryRun, options.out + "/www")
    let (pages, signer, keepsFiles) = (PreparedPageCache(), options.signer, options.zip != nil)
    pool = WorkerPool(
      count: options.jobs,
      makeState: {
        Publication(
          plan: plan, pages: pages, signer: signer, keepsFiles: keepsFiles, formats: formats, webRoot: webRoot, secret: secret,
          badges: badges, templates: templates
        )
      },
      work: { publication, item in item.answer(by: publication, isDryRun: isDryRun) })
  }

  /// What must hold before anything is opened for writing.
  private static func preconditions(
    _ plan: CoursePlan, _ options: GenerateOptions
  ) throws(DiagnosticList) -> (Secret, HostedBadges?) {
    var problems = DiagnosticList()
    let (certificate, organization) = (plan.folder.certificate, plan.folder.organization)
    if !certificate.active.value { problems.add(IssuingProblem.notActive(course: plan.folder.path), at: certificate.active.location) }
    for track in options.tracks.subtracting(plan.tracks).sorted(by: { $0.rawValue < $1.rawValue }) {
      problems.add(IssuingProblem.trackNotOffered(track, offered: plan.tracks))
    }
    var secret: Secret?
    do throws(SecretProblem) {
      secret = try Secret.load(from: plan.folder.organizationFolder, expecting: organization.secretFingerprint?.value)
    } catch {
      if case .missing = error, organization.secretFingerprint == nil {
        problems.add(IssuingProblem.noSecretYet(course: plan.folder.path))
      } else {
        problems.add(error, at: organization.secretFingerprint?.location)
      }
    }
    for format in OutputFormat.allCases where options.formats.contains(format) {
      for key in format.lacking(in: organization) { problems.add(IssuingProblem.formatLacks(format: format, key: key)) }
    }
    if let signer = options.signer {
      // A name that doesn't fit its box is better known now.
      let renderer = CertificateRenderer(plan: plan, signer: signer)
      for track in plan.tracks {
        for language in plan.folder.course.languages {
          let award = Award.specimen(of: plan.folder, on: track, today: CalendarDate(daysSince1970: 20_000), language: language.value)
          do throws(DiagnosticList) { _ = try renderer.signature(on: try renderer.sheet(for: award), of: award) } catch {
            problems.add(contentsOf: error)
          }
        }
      }
    }
    guard !problems.hasErrors, let secret else { throw problems }
    return (secret, options.formats.contains(.badge) ? try HostedBadges(folder: plan.folder) : nil)
  }

  /// What the run leaves behind, for people to look at.
  public var files: [String] {
    guard !options.isDryRun else { return [] }
    let archive = summary.wasInterrupted ? nil : options.zip
    return ["\(options.out)/\(names.report)", "\(options.out)/\(names.summary)", "\(options.out)/www"] + [archive].compactMap(\.self)
  }

  // MARK: The pipeline

  /// Runs to the end of the roster, or until told to stop.
  /// - Parameters:
  ///   - progress: called after each batch.
  ///   - isCancelled: asked before each batch; what is in hand is finished and recorded.
  /// - Throws: what ends the run early; what was written until then is recorded.
  public func run(progress: (RunProgress) -> Void, isCancelled: () -> Bool) throws(DiagnosticList) -> RunSummary {
    let start = Date()
    defer {
      pool.finish()
      scratch?.remove()
    }
    var isAtEnd = false
    do throws(DiagnosticList) {
      if !options.isDryRun {
        pool.submit(WorkItem(batch: 0, index: 0, task: .course))
        if case .failure(let problems) = pool.next().result { throw problems }
      }
      try goThroughRoster(&isAtEnd, progress: progress, isCancelled: isCancelled)
    } catch {
      archive?.discard()
      summary.wasInterrupted = true
      summary.seconds = (Date().timeIntervalSince(start) * 1000).rounded() / 1000
      try? report?.finish()
      try? writeSummary()
      throw error
    }
    summary.seconds = (Date().timeIntervalSince(start) * 1000).rounded() / 1000
    findings += roster.findings + roster.reader.findings
    if isAtEnd, options.shard == nil {
      for entry in roster.allowlist.unmatched(allowed) + roster.invalidations.unmatched(invalidated) {
        findings.append(Diagnostic(IssuingProblem.listedButNotInRoster(entry.learner), at: entry.location))
      }
    }
    try finish()
    return summary
  }

  private static func archive(at path: String) throws(DiagnosticList) -> ZIPArchive {
    do { return try ZIPArchive(path: path) } catch {
      throw DiagnosticList([Diagnostic(IssuingProblem.cannotWrite(path: path, reason: systemReason(error)))])
    }
  }

  private func writeSummary() throws(DiagnosticList) {
    guard !options.isDryRun else { return }
    var folder = OutputFolder(options.out, for: .owner)
    try folder.write(Array(summary.json().utf8), to: names.summary)
  }

  private func finish() throws(DiagnosticList) {
    try report?.finish()
    guard !options.isDryRun else { return }
    try writeSummary()
    guard let archive, let zip else { return }
    // Half a batch under the name of a whole one would be sent on; the next run puts everybody into it.
    if summary.wasInterrupted { return archive.discard() }
    do { try archive.finish { try replaceFile(at: $1, with: $0) } } catch {
      archive.discard()
      throw DiagnosticList([Diagnostic(IssuingProblem.cannotWrite(path: zip, reason: systemReason(error)))])
    }
  }

  /// Puts what learners take home into the archive, named so that people find theirs.
  func store(_ slot: Batch.Slot) throws(DiagnosticList) {
    guard let archive, let award = slot.award else { return }
    let date = award.facts.issuedOn
    for file in slot.files {
      guard let name = Self.archiveName(of: file.name, award: award) else { continue }
      do { try archive.add(name, file.bytes, modified: .init(year: date.year, month: date.month, day: date.day)) } catch {
        throw DiagnosticList([Diagnostic(IssuingProblem.cannotWrite(path: options.zip ?? "", reason: systemReason(error)))])
      }
    }
  }

  private static func archiveName(of file: String, award: Award) -> String? {
    let parts = [award.facts.learnerName, String(award.id.hex.prefix(8))]
    switch file {
    case "certificate.pdf": return "certificates/" + DownloadName(parts, extension: "pdf").text
    case "certificate.png": return "pictures/" + DownloadName(parts, extension: "png").text
    case "badge.png": return "badges/" + DownloadName(parts, extension: "png").text
    // Pages share their pictures, and assertions count only at their own address: both belong to the web root.
    default: return nil
    }
  }
}
