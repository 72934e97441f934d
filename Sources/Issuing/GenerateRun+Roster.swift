import Courses
import Credentials
import Diagnostics
import Eligibility
import Rosters

/// Going through the roster, some dozens of learners at a time.
extension GenerateRun {
  /// Three batches are under way at a time: one is drawn while the facts of the one before are entered and the files of the one before that
  /// are recorded, so that workers never wait for the registry. What goes wrong ends the walk, but not before everything in hand is in its
  /// place, recorded and told.
  func goThroughRoster(
    _ isAtEnd: inout Bool, progress: (RunProgress) -> Void, isCancelled: () -> Bool
  ) throws(DiagnosticList) {
    var waiting: [Candidate] = []
    var drawing: Batch?
    var writing: Batch?
    var failure: DiagnosticList?
    while !(isAtEnd && waiting.isEmpty) || drawing != nil || writing != nil {
      if isCancelled() { summary.wasInterrupted = true }
      var next: Batch?
      if summary.wasInterrupted || failure != nil {
        isAtEnd = true
        waiting = []
      } else if !(isAtEnd && waiting.isEmpty) {
        next = begin(&waiting, &isAtEnd, &failure)
      }
      if drawing != nil {
        do throws(DiagnosticList) { waiting += try enterAndWrite(&drawing!) } catch {
          drawing!.fail("registry", error)
          failure = failure ?? error
        }
      }
      if var written = writing {
        do throws(DiagnosticList) { try record(&written) } catch {
          written.fail("registry", error)
          failure = failure ?? error
        }
        do throws(DiagnosticList) { try tell(written, progress) } catch { failure = failure ?? error }
      }
      (writing, drawing) = (drawing, next)
    }
    if summary.wasInterrupted { isAtEnd = false }
    if let failure { throw failure }
  }

  /// Learners to a batch: enough that a transaction's cost is shared, few enough that the files of three batches fit in memory.
  private var batchSize: Int { min(48 * options.jobs, max(96, 8 * options.jobs)) }

  /// Reads the next learners, decides on them, and has what they are awarded drawn.
  /// - Parameter failure: what keeps the roster from being read on, or the registry from being read.
  private func begin(_ waiting: inout [Candidate], _ isAtEnd: inout Bool, _ failure: inout DiagnosticList?) -> Batch {
    batchCount += 1
    var batch = Batch(number: batchCount, candidates: waiting)
    waiting = []
    do throws(DiagnosticList) {
      while batch.slots.count < batchSize, !isAtEnd {
        guard let row = try roster.reader.next() else {
          isAtEnd = true
          break
        }
        take(row, into: &batch)
      }
    } catch { failure = error }
    batch.fraction = min(1, Double(roster.reader.bytesRead) / Double(max(1, roster.reader.bytesTotal)))
    do throws(DiagnosticList) { try draw(&batch) } catch {
      batch.fail("registry", error)
      failure = failure ?? error
    }
    return batch
  }

  /// Adds a finished batch to the report, the summary and the archive.
  private func tell(_ batch: Batch, _ progress: (RunProgress) -> Void) throws(DiagnosticList) {
    for slot in batch.slots {
      guard let row = slot.row else { continue }
      summary.count(row)
      report?.add(row.cells)
      if row.outcome == .failed, failures.count < 20 {
        failures.append((row.line, row.name.isEmpty ? row.username : row.name, row.reasons.joined(separator: "; ")))
      }
      if row.outcome == .issued || row.outcome == .unchanged { try store(slot) }
    }
    try report?.flush()
    progress(RunProgress(learners: summary.learners, fraction: batch.fraction))
  }

  private func take(_ row: RosterRow, into batch: inout Batch) {
    switch row {
    case .rejected(let line, let username, let problems):
      // Nobody can say whose shard it is; the first one has it.
      if options.shard.map({ $0.number != 1 }) == true { return }
      batch.slots.append(
        .init(
          row: ReportRow(
            line: line, username: username ?? "", name: "", track: "", outcome: .failed, codes: ["unreadable_row"],
            reasons: problems.map { $0.problem.message })))
    case .learner(let learner, let findings):
      let id = secret.certificateID(courseKey: plan.folder.course.key, username: learner.username)
      let tracks = plan.folder.course.tracks
      let track = learner.track ?? (tracks.count == 1 ? tracks[0].value : nil)
      if options.shard.map({ !$0.contains(id) }) == true || (!options.tracks.isEmpty && track.map(options.tracks.contains) != true) {
        summary.skipped += 1
      } else {
        batch.slots.append(.init(candidate: Candidate(learner: learner, id: id, notes: findings.map { $0.problem.message })))
      }
    }
  }
}

extension GenerateOptions.Shard {
  func contains(_ id: CertificateID) -> Bool {
    (UInt64(id.hex.prefix(8), radix: 16) ?? 0) % UInt64(count) == UInt64(number - 1)
  }
}
