import Dispatch
import Foundation
import Synchronization

/// Threads that each own a state which may not be shared (fonts, cairo surfaces), fed through a queue and answering through another.
/// The caller bounds how much is in flight.
final class WorkerPool<Job: Sendable, Answer: Sendable>: Sendable {
  private let jobs = Queue<Job?>()
  private let answers = Queue<Answer>()
  private let count: Int

  /// - Parameters:
  ///   - count: how many threads.
  ///   - makeState: called once on each thread.
  ///   - work: called on a thread with its own state.
  init<State>(count: Int, makeState: @escaping @Sendable () -> State, work: @escaping @Sendable (State, Job) -> Answer) {
    self.count = count
    let (jobs, answers) = (jobs, answers)
    for _ in 0..<count {
      let thread = Thread {
        let state = makeState()
        while let job = jobs.take() { answers.put(work(state, job)) }
      }
      // Shaping of long scripts recurses deeply.
      thread.stackSize = 8 << 20
      thread.start()
    }
  }

  func submit(_ job: Job) { jobs.put(job) }
  /// Waits for the next answer, in the order in which they are ready.
  func next() -> Answer { answers.take() }
  /// Lets the threads end once the queue is empty.
  func finish() { for _ in 0..<count { jobs.put(nil) } }
}

private final class Queue<Element: Sendable>: Sendable {
  private let elements = Mutex<[Element]>([])
  private let filled = DispatchSemaphore(value: 0)

  func put(_ element: Element) {
    elements.withLock { $0.append(element) }
    filled.signal()
  }

  func take() -> Element {
    filled.wait()
    return elements.withLock { $0.removeFirst() }
  }
}
