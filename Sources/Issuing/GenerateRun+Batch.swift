import Courses
import Diagnostics
import Eligibility
import Foundation
import Registry
import Rosters

/// A learner with an ID, to be decided on.
struct Candidate {
  var learner: Learner
  var id: CertificateID
  var notes: [String]
  var attempts = 0
}

/// Some dozens of learners, in the roster's order.
struct Batch {
  struct Slot {
    var row: ReportRow?
    var candidate: Candidate?
    var award: Award?
    var previous: IssuedCertificate?
    /// What was written, until the batch is done.
    var files: [(name: String, bytes: [UInt8])] = []

    init(row: ReportRow? = nil, candidate: Candidate? = nil) {
      self.row = row
      self.candidate = candidate
    }
  }
  /// From 1.
  let number: Int
  var slots: [Slot]
  /// How many answers of workers it waits for.
  var expected = 0
  /// Of the roster's bytes, 0…1, that are read with it.
  var fraction = 0.0

  init(number: Int, candidates: [Candidate]) {
    self.number = number
    slots = candidates.map { Slot(candidate: $0) }
  }
}

extension GenerateRun {
  /// Decides on a batch, and has the workers draw it.
  func draw(_ batch: inout Batch) throws(DiagnosticList) {
    let known = try lookUp(batch.slots.compactMap { $0.candidate?.id })
    for i in batch.slots.indices {
      guard let candidate = batch.slots[i].candidate else { continue }
      decide(candidate, known: known[candidate.id], slot: &batch.slots[i])
      guard let award = batch.slots[i].award else { continue }
      pool.submit(WorkItem(batch: batch.number, index: i, task: .render(award, email: candidate.learner.email)))
      batch.expected += 1
    }
  }

  /// Enters the facts of a batch that is drawn, and has the workers write its files.
  /// - Returns: candidates to be decided anew, since another run was quicker.
  func enterAndWrite(_ batch: inout Batch) throws(DiagnosticList) -> [Candidate] {
    let rendered = collect(&batch)
    let lost = try enter(rendered, of: batch)
    var again: [Candidate] = []
    for (i, answer) in rendered.sorted(by: { $0.key < $1.key }) {
      guard let award = batch.slots[i].award else { continue }
      switch answer {
      case .failure(let problems): batch.slots[i].fail("cannot_be_set", problems)
      case .success(let work):
        if lost.contains(award.id), var candidate = batch.slots[i].candidate {
          candidate.attempts += 1
          if candidate.attempts < 4 {
            again.append(candidate)
            batch.slots[i].row = nil
          } else {
            batch.slots[i].fail("registry", DiagnosticList([Diagnostic(IssuingProblem.overtaken)]))
          }
          continue
        }
        batch.slots[i].row?.files = work.files.map { "www/\(award.id.folder)/\($0.name)" }
        batch.slots[i].row?.notes += work.notes.map(\.sentence) + work.findings.map { $0.problem.message }
        if options.isDryRun {
          if batch.slots[i].previous?.award == award { batch.slots[i].row?.outcome = .unchanged }
        } else {
          let recorded = batch.slots[i].previous.flatMap { $0.award == award ? $0.files["certificate.pdf"] : nil }
          pool.submit(WorkItem(batch: batch.number, index: i, task: .write(award, work, recorded: recorded)))
          batch.expected += 1
        }
      }
    }
    return again
  }

  /// Records the files of a batch once they are in their places.
  func record(_ batch: inout Batch) throws(DiagnosticList) { try record(collect(&batch), in: &batch) }

  /// Fills the slot's row; and its award, if there is to be one.
  private func decide(_ candidate: Candidate, known: Registry.Finding?, slot: inout Batch.Slot) {
    let learner = candidate.learner
    var row = ReportRow(
      line: learner.line, username: learner.username, name: learner.name, track: learner.track?.rawValue ?? "", outcome: .refused,
      notes: candidate.notes)
    defer { slot.row = row }
    switch known {
    case nil: break
    case .success(let certificate)?: slot.previous = certificate
    case .failure(let problem)?:
      row.outcome = .failed
      row.codes = ["registry"]
      row.reasons = [problem.message]
      return
    }
    if slot.previous?.state == .revoked {
      row.codes = ["revoked"]
      row.reasons = ["the certificate was revoked"]
      return
    }
    switch rules.decide(learner, standing: standing(of: learner), id: candidate.id, previous: slot.previous?.previousIssue) {
    case .refused(let reasons):
      row.codes = reasons.map(\.code)
      row.reasons = reasons.map(\.sentence)
      if let previous = slot.previous {
        let isTakenDown = reasons.contains { if case .invalidated = $0 { true } else { false } } && takeDown(previous.award.id)
        row.notes.append((isTakenDown ? IssuingProblem.takenDown : .stillPublic).message)
      }
    case .awarded(let award):
      slot.award = award
      row.outcome = .issued
      row.track = award.facts.track.rawValue
      row.id = award.id.hex
      row.issuedOn = award.facts.issuedOn.description
      if slot.previous?.award == award, award.facts.learnerName != learner.name {
        row.notes.append(IssuingProblem.nameChanged(issued: award.facts.learnerName, roster: learner.name).message)
      }
    }
  }

  /// Removes an invalidated certificate's files: nobody may be shown it as genuine. Its record stays, so that it comes back, with its first
  /// date, when the invalidation is lifted.
  /// - Returns: whether nothing of it is public any more.
  private func takeDown(_ id: CertificateID) -> Bool {
    let folder = "\(options.out)/www/\(id.folder)"
    guard !options.isDryRun else { return false }
    try? FileManager.default.removeItem(atPath: folder)
    return !FileManager.default.fileExists(atPath: folder)
  }

  /// Waits for the workers' answers that a batch expects; those of others are kept for them.
  private func collect(_ batch: inout Batch) -> [Int: Result<Work, DiagnosticList>] {
    while answers[batch.number, default: [:]].count < batch.expected {
      let answer = pool.next()
      answers[answer.batch, default: [:]][answer.index] = answer.result
    }
    batch.expected = 0
    return answers.removeValue(forKey: batch.number) ?? [:]
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
  private func enter(_ rendered: [Int: Result<Work, DiagnosticList>], of batch: Batch) throws(DiagnosticList) -> Set<CertificateID> {
    guard let registry, !options.isDryRun else { return [] }
    var entries: [CertificateEntry] = []
    for (i, result) in rendered.sorted(by: { $0.key < $1.key }) {
      let slot = batch.slots[i]
      guard case .success = result, let award = slot.award, let username = slot.candidate?.learner.username else { continue }
      entries.append(CertificateEntry(award: award, username: username, replacing: slot.previous?.award))
    }
    do { return try registry.enter(entries, now: options.now) } catch { throw Self.registryFailure(error) }
  }

  /// Step 3: the files that are in their places.
  private func record(_ written: [Int: Result<Work, DiagnosticList>], in batch: inout Batch) throws(DiagnosticList) {
    var records: [WrittenFiles] = []
    for (i, result) in written.sorted(by: { $0.key < $1.key }) {
      guard let award = batch.slots[i].award else { continue }
      switch result {
      case .success(let work):
        if !work.hasChanged, batch.slots[i].previous?.award == award { batch.slots[i].row?.outcome = .unchanged }
        batch.slots[i].files = work.files
        records.append(WrittenFiles(award: award, files: work.fingerprints, recipient: work.recipient))
      case .failure(let problems): batch.slots[i].fail("cannot_write", problems)
      }
    }
    guard let registry, !records.isEmpty else { return }
    do { _ = try registry.record(records) } catch { throw Self.registryFailure(error) }
  }

  private static func registryFailure(_ error: any Error) -> DiagnosticList {
    DiagnosticList([Diagnostic((error as? any Problem) ?? IssuingProblem.registry(String(describing: error)))])
  }
}

extension Batch {
  /// Everybody of the batch who was to get a certificate has none that can be relied on; the next run mends it.
  mutating func fail(_ code: String, _ problems: DiagnosticList) {
    for i in slots.indices where slots[i].row == nil || slots[i].row?.outcome == .issued || slots[i].row?.outcome == .unchanged {
      if slots[i].row == nil, let learner = slots[i].candidate?.learner {
        slots[i].row = ReportRow(
          line: learner.line, username: learner.username, name: learner.name, track: learner.track?.rawValue ?? "", outcome: .failed)
      }
      slots[i].fail(code, problems)
    }
  }
}

extension Batch.Slot {
  fileprivate mutating func fail(_ code: String, _ problems: DiagnosticList) {
    row?.outcome = .failed
    row?.codes = [code]
    row?.reasons = problems.diagnostics.map { $0.problem.message + ($0.problem.hint.map { " (\($0))" } ?? "") }
    row?.files = []
    if previous == nil, code == "cannot_be_set" { row?.id = "" }
  }
}
