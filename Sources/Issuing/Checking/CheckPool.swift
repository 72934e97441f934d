import Diagnostics

/// Workers that lay out and look, and what they found.
struct CheckPool {
  private let pool: WorkerPool<CheckWorker.Job, CheckWorker.Answer>
  private let jobs: Int
  private var inFlight = 0
  private(set) var findings = CheckFindings()

  init(plan: CoursePlan, jobs: Int) {
    self.jobs = max(1, jobs)
    pool = WorkerPool(count: self.jobs, makeState: { CheckWorker(plan: plan) }, work: { worker, job in worker.answer(job) })
  }

  /// Whether an answer should be taken before more is asked.
  var isFull: Bool { inFlight >= 16 * jobs }

  mutating func submit(_ job: CheckWorker.Job) {
    pool.submit(job)
    inFlight += 1
  }

  /// - Returns: `nil` when nothing is left to wait for.
  mutating func next() -> CheckWorker.Answer? {
    guard inFlight > 0 else { return nil }
    let answer = pool.next()
    inFlight -= 1
    if case .success(let sheets) = answer.result { findings.add(sheets, of: answer.job) }
    return answer
  }

  func finish() { pool.finish() }
}
