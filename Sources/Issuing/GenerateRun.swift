import Courses
import Credentials
public import Diagnostics
import Eligibility
import Foundation
import Layout
import Registry
import Rosters
import WebPages

/// One batch: reads a roster, decides, lays out, draws, enters and writes. The whole pipeline in one place.
public final class GenerateRun {
  private let plan: CoursePlan
  private let roster: OpenRoster
  private let options: GenerateOptions
  private let secret: Secret
  private let rules: EligibilityRules
  private let registry: Registry?
  private let pool: WorkerPool<WorkItem, WorkAnswer>
  private let report: ReportWriter?
  private let names: (report: String, summary: String)
  private var summary: RunSummary
  /// Entries of the lists that some learner answered to.
  private var allowed: Set<LearnerList.Entry> = []
  private var invalidated: Set<LearnerList.Entry> = []
  /// What was found on the way that concerns no single learner.
  public private(set) var findings: [Diagnostic] = []

  /// Opens everything that the run writes to.
  /// - Throws: everything that stands in the way; nothing has been done then.
  public init(plan: CoursePlan, roster: OpenRoster, options: GenerateOptions) throws(DiagnosticList) {
    var problems = DiagnosticList()
    let folder = plan.folder
    if !folder.certificate.active.value { problems.add(IssuingProblem.notActive, at: folder.certificate.active.location) }
    for track in options.tracks.subtracting(plan.tracks) { problems.add(IssuingProblem.trackNotOffered(track, offered: plan.tracks)) }
    var secret: Secret?
    do throws(SecretProblem) {
      secret = try Secret.load(from: folder.organizationFolder, expecting: folder.organization.secretFingerprint?.value)
    } catch { problems.add(error, at: folder.organization.secretFingerprint?.location) }
    let badges = Self.badges(plan, options, &problems)
    guard !problems.hasErrors, let secret else { throw problems }
    if folder.organization.baseURL == nil { findings.append(Diagnostic(IssuingProblem.noBaseURL)) }

    self.plan = plan
    self.roster = roster
    self.options = options
    self.secret = secret
    rules = EligibilityRules(folder: folder, now: options.now)
    let suffix = options.shard.map { "-\($0.number)-of-\($0.count)" } ?? ""
    names = ("report\(suffix).csv", "summary\(suffix).json")
    summary = RunSummary(course: folder.course.key, formats: options.formats.map(\.rawValue).sorted(), isDryRun: options.isDryRun)
    do {
      if options.isDryRun {
        let path = options.out + "/registry.sqlite"
        registry = FileManager.default.fileExists(atPath: path) ? try Registry.open(at: path) : nil
        report = nil
      } else {
        try FileManager.default.createDirectory(atPath: options.out + "/www", withIntermediateDirectories: true)
        registry = try Registry.open(at: options.out + "/registry.sqlite")
        report = try ReportWriter(path: "\(options.out)/\(names.report)")
      }
    } catch let error as DiagnosticList { throw error } catch let error as RegistryProblem {
      throw DiagnosticList([Diagnostic(error)])
    } catch {
      throw DiagnosticList([Diagnostic(IssuingProblem.cannotWrite(path: options.out, reason: error.localizedDescription))])
    }
    let templates: PageTemplates
    do { templates = try PageTemplates() } catch {
      throw DiagnosticList([Diagnostic(IssuingProblem.drawing(String(describing: error)))])
    }
    let (formats, isDryRun, webRoot) = (options.formats, options.isDryRun, options.out + "/www")
    pool = WorkerPool(
      count: options.jobs,
      makeState: {
        Publication(plan: plan, formats: formats, webRoot: webRoot, secret: secret, badges: badges, templates: templates)
      }, work: { publication, item in item.answer(by: publication, isDryRun: isDryRun) })
  }

  private static func badges(_ plan: CoursePlan, _ options: GenerateOptions, _ problems: inout DiagnosticList) -> HostedBadges? {
    let organization = plan.folder.organization
    if options.formats.contains(.page), organization.baseURL == nil {
      problems.add(IssuingProblem.formatLacks(format: .page, key: "base_url"))
    }
    guard options.formats.contains(.badge) else { return nil }
    do throws(DiagnosticList) { return try HostedBadges(folder: plan.folder) } catch {
      problems.add(contentsOf: error)
      return nil
    }
  }

  // MARK: The pipeline

  /// Runs to the end of the roster, or until told to stop.
  /// - Parameters:
  ///   - progress: called after each batch.
  ///   - isCancelled: asked before each batch; what is in hand is finished and recorded.
  /// - Throws: what ends the run early; what was written until then is recorded.
  public func run(progress: (RunProgress) -> Void, isCancelled: () -> Bool) throws(DiagnosticList) -> RunSummary {
    let start = Date()
    defer { pool.finish() }
    if !options.isDryRun {
      pool.submit(WorkItem(index: 0, task: .course))
      if case .failure(let problems) = pool.next().result { throw problems }
    }
    let size = 32 * options.jobs
    var waiting: [Candidate] = []
    var isAtEnd = false
    while !(isAtEnd && waiting.isEmpty) {
      if isCancelled() {
        summary.wasInterrupted = true
        break
      }
      var batch = Batch(candidates: waiting)
      waiting = []
      while batch.slots.count < size, !isAtEnd {
        guard let row = try roster.reader.next() else {
          isAtEnd = true
          break
        }
        take(row, into: &batch)
      }
      waiting = try process(&batch)
      for row in batch.slots.compactMap(\.row) {
        summary.count(row)
        report?.add(row.cells)
      }
      try report?.flush()
      let total = max(1, roster.reader.bytesTotal)
      progress(RunProgress(learners: summary.learners, fraction: Double(roster.reader.bytesRead) / Double(total)))
    }
    summary.seconds = Date().timeIntervalSince(start)
    findings += roster.findings + roster.reader.findings
    if isAtEnd, options.shard == nil {
      for entry in roster.allowlist.unmatched(allowed) + roster.invalidations.unmatched(invalidated) {
        findings.append(Diagnostic(IssuingProblem.listedButNotInRoster(entry.learner), at: entry.location))
      }
    }
    try report?.finish()
    if !options.isDryRun { try OutputFile.write(Array(summary.json().utf8), to: "\(options.out)/\(names.summary)") }
    return summary
  }

  /// A learner with an ID, to be decided on.
  private struct Candidate {
    var learner: Learner
    var id: CertificateID
    var notes: [String]
    var attempts = 0
  }

  private struct Batch {
    struct Slot {
      var row: ReportRow?
      var candidate: Candidate?
    }
    var slots: [Slot]

    init(candidates: [Candidate]) { slots = candidates.map { Slot(candidate: $0) } }
  }

  private func take(_ row: RosterRow, into batch: inout Batch) {
    switch row {
    case .rejected(let line, let username, let problems):
      if options.shard.map({ $0.number != 1 }) == true { return }
      let row = ReportRow(
        line: line, username: username ?? "", name: "", track: "", outcome: .failed, codes: ["unreadable_row"],
        reasons: problems.map { $0.problem.message })
      batch.slots.append(.init(row: row))
    case .learner(let learner, let findings):
      let id = secret.certificateID(courseKey: plan.folder.course.key, username: learner.username)
      if let shard = options.shard, (UInt64(id.hex.prefix(8), radix: 16) ?? 0) % UInt64(shard.count) != UInt64(shard.number - 1) {
        summary.skipped += 1
        return
      }
      let track = learner.track ?? (plan.folder.course.tracks.count == 1 ? plan.folder.course.tracks[0].value : nil)
      if !options.tracks.isEmpty, track.map({ options.tracks.contains($0) }) != true {
        summary.skipped += 1
        return
      }
      batch.slots.append(.init(candidate: Candidate(learner: learner, id: id, notes: findings.map { $0.problem.message })))
    }
  }

  /// Decides, draws, enters, writes and records a batch.
  /// - Returns: candidates to be decided anew, since another run was quicker.
  private func process(_ batch: inout Batch) throws(DiagnosticList) -> [Candidate] {
    let known = try lookUp(batch.slots.compactMap { $0.candidate?.id })
    var awards: [Int: (award: Award, previous: IssuedCertificate?)] = [:]
    for i in batch.slots.indices {
      guard let candidate = batch.slots[i].candidate else { continue }
      var row = ReportRow(
        line: candidate.learner.line, username: candidate.learner.username, name: candidate.learner.name,
        track: candidate.learner.track?.rawValue ?? "", outcome: .refused, notes: candidate.notes)
      let previous: IssuedCertificate?
      switch known[candidate.id] {
      case nil: previous = nil
      case .success(let certificate)?: previous = certificate
      case .failure(let problem)?:
        row.outcome = .failed
        row.codes = ["registry"]
        row.reasons = [problem.message]
        batch.slots[i].row = row
        continue
      }
      switch rules.decide(candidate.learner, standing: standing(of: candidate.learner), id: candidate.id, previous: previous?.previousIssue) {
      case .refused(let reasons):
        row.codes = reasons.map(\.code)
        row.reasons = reasons.map(\.sentence)
        if previous != nil { row.notes.append("was issued before; its files stay until it is revoked") }
        batch.slots[i].row = row
      case .awarded(let award):
        row.track = award.facts.track.rawValue
        row.id = award.id.hex
        row.issuedOn = award.facts.issuedOn.description
        if let previous, previous.award == award, previous.award.facts.learnerName != candidate.learner.name {
          row.notes.append(IssuingProblem.nameChanged(issued: award.facts.learnerName, roster: candidate.learner.name).message)
        }
        awards[i] = (award, previous)
        batch.slots[i].row = row
        pool.submit(WorkItem(index: i, task: .render(award, email: candidate.learner.email)))
      }
    }
    let rendered = collect(awards.count)
    var again: [Candidate] = []
    let lost = try enter(rendered, awards: awards, batch: batch)
    var writing = 0
    for (i, answer) in rendered.sorted(by: { $0.key < $1.key }) {
      guard var row = batch.slots[i].row, let award = awards[i] else { continue }
      switch answer {
      case .failure(let problems):
        row.outcome = .failed
        row.codes = ["cannot_be_set"]
        row.reasons = problems.diagnostics.map { $0.problem.message + ($0.problem.hint.map { " (\($0))" } ?? "") }
        row.id = award.previous == nil ? "" : row.id
      case .success(let work):
        row.outcome = .issued
        row.files = work.files.map { "www/\(award.award.id.folder)/\($0.name)" }
        row.notes += work.notes.map(\.sentence) + work.findings.map { $0.problem.message }
        if lost.contains(award.award.id), var candidate = batch.slots[i].candidate, candidate.attempts < 3 {
          candidate.attempts += 1
          again.append(candidate)
          batch.slots[i].row = nil
          continue
        }
        if !options.isDryRun {
          pool.submit(WorkItem(index: i, task: .write(award.award, work)))
          writing += 1
        } else if award.previous?.award == award.award {
          row.outcome = .unchanged
        }
      }
      batch.slots[i].row = row
    }
    try record(collect(writing), awards: awards, batch: &batch)
    return again
  }

  private func collect(_ count: Int) -> [Int: Result<Work, DiagnosticList>] {
    var answers: [Int: Result<Work, DiagnosticList>] = [:]
    for _ in 0..<count {
      let answer = pool.next()
      answers[answer.index] = answer.result
    }
    return answers
  }

  private func standing(of learner: Learner) -> Standing {
    let allowlisted = roster.allowlist.entry(username: learner.username, email: learner.email)
    let invalidation = roster.invalidations.entry(username: learner.username, email: learner.email)
    if let allowlisted { allowed.insert(allowlisted) }
    if let invalidation { invalidated.insert(invalidation) }
    return Standing(isAllowlisted: allowlisted != nil, invalidation: invalidation.map { Standing.Invalidation(note: $0.notes) })
  }

  // MARK: Registry

  private func lookUp(_ ids: [CertificateID]) throws(DiagnosticList) -> [CertificateID: Registry.Finding] {
    guard let registry else { return [:] }
    do throws(RegistryProblem) { return try registry.certificates(ids) } catch { throw DiagnosticList([Diagnostic(error)]) }
  }

  /// Step 1: the facts, before anything that shows them.
  private func enter(
    _ rendered: [Int: Result<Work, DiagnosticList>], awards: [Int: (award: Award, previous: IssuedCertificate?)], batch: Batch
  ) throws(DiagnosticList) -> Set<CertificateID> {
    guard let registry, !options.isDryRun else { return [] }
    var entries: [CertificateEntry] = []
    for (i, result) in rendered.sorted(by: { $0.key < $1.key }) {
      guard case .success = result, let award = awards[i], let username = batch.slots[i].candidate?.learner.username else { continue }
      entries.append(CertificateEntry(award: award.award, username: username, replacing: award.previous?.award))
    }
    do { return try registry.enter(entries, now: options.now) } catch { throw Self.registryFailure(error) }
  }

  /// Step 3: the files that are in their places.
  private func record(
    _ written: [Int: Result<Work, DiagnosticList>], awards: [Int: (award: Award, previous: IssuedCertificate?)], batch: inout Batch
  ) throws(DiagnosticList) {
    var records: [WrittenFiles] = []
    for (i, result) in written.sorted(by: { $0.key < $1.key }) {
      guard let award = awards[i] else { continue }
      switch result {
      case .success(let work):
        if !work.hasChanged, award.previous?.award == award.award { batch.slots[i].row?.outcome = .unchanged }
        records.append(WrittenFiles(award: award.award, files: work.fingerprints, recipient: work.recipient))
      case .failure(let problems):
        batch.slots[i].row?.outcome = .failed
        batch.slots[i].row?.codes = ["cannot_write"]
        batch.slots[i].row?.reasons = problems.diagnostics.map { $0.problem.message }
      }
    }
    guard let registry, !records.isEmpty else { return }
    do { _ = try registry.record(records) } catch { throw Self.registryFailure(error) }
  }

  private static func registryFailure(_ error: any Error) -> DiagnosticList {
    DiagnosticList([Diagnostic((error as? any Problem) ?? IssuingProblem.registry(String(describing: error)))])
  }
}
