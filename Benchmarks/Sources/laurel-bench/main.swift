// Laurel's side of `make bench`: makes the same certificate over and over inside one process, in memory.
//
//   laurel-bench render --course DIR --roster FILE --count N [--keep FILE] [--now DATE] [--jobs N]
//
// Prints one line of JSON: what was made, and what it cost. Reading the course and the roster and deciding who has earned a certificate
// come before; preparing the page is done in the warm-up, as everybody's templates are.

import Courses
import Dispatch
import Foundation
import Glibc
import Issuing
import PDFAssembly
import Synchronization

func fail(_ message: String) -> Never {
  FileHandle.standardError.write(Data("laurel-bench: \(message)\n".utf8))
  exit(1)
}

func processorSeconds() -> Double {
  var time = timespec()
  unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

var options: [String: String] = [:]
var words = CommandLine.arguments.dropFirst()
guard words.popFirst() == "render" else {
  fail("usage: laurel-bench render --course DIR --roster FILE --count N [--keep FILE] [--now DATE] [--jobs N]")
}
while let name = words.popFirst() {
  guard name.hasPrefix("--"), let value = words.popFirst() else { fail("\(name) needs a value") }
  options[String(name.dropFirst(2))] = value
}
guard let course = options["course"], let rosterPath = options["roster"],
  let count = options["count"].flatMap({ Int($0) }), count > 0
else {
  fail("--course, --roster and --count are needed")
}
guard let now = Moment(iso: options["now"] ?? "2026-09-01") else { fail("--now is no date") }

/// Certificates that each thread makes before the clock runs. Those that are measured are the next learners'.
let warmUp = min(50, count)
let jobs = options["jobs"].flatMap { Int($0) } ?? 1
guard (1...64).contains(jobs) else { fail("--jobs goes from 1 to 64") }

do {
  let plan = try CoursePlan.read(course, resources: try ResourceFolders.locate())
  let roster = try RosterInput(source: .laurel(csv: rosterPath)).open()
  let awards = try OnDemand.awards(of: roster, plan: plan, now: now)
  guard !awards.isEmpty else { fail("nobody on the roster has earned a certificate") }
  let pages = PreparedPageCache()
  let (ready, go, done) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
  let results = Mutex((bytes: 0, last: [UInt8](), failure: ""))
  for job in 0..<jobs {
    let thread = Thread {
      do {
        let renderer = OnDemand(plan: plan, pages: pages)
        for i in 0..<warmUp { _ = try renderer.pdf(for: awards[i % awards.count]) }
        ready.signal()
        go.wait()
        var bytes = 0
        var last: [UInt8] = []
        for i in stride(from: job, to: count, by: jobs) {
          last = try renderer.pdf(for: awards[(warmUp + i) % awards.count])
          bytes += last.count
        }
        results.withLock {
          $0.bytes += bytes
          $0.last = last
        }
      } catch {
        results.withLock { $0.failure = "\(error)" }
        ready.signal()
      }
      done.signal()
    }
    thread.stackSize = 8 << 20
    thread.start()
  }
  for _ in 0..<jobs { ready.wait() }
  let (wall, processor) = (ContinuousClock.now, processorSeconds())
  for _ in 0..<jobs { go.signal() }
  for _ in 0..<jobs { done.wait() }
  let (cpuSeconds, elapsed) = (processorSeconds() - processor, ContinuousClock.now - wall)
  let (bytes, last, failure) = results.withLock(\.self)
  if !failure.isEmpty { fail(failure) }
  if let path = options["keep"] { try Data(last).write(to: URL(fileURLWithPath: path)) }
  var usage = rusage()
  // 0 is the process itself.
  unsafe getrusage(0, &usage)
  let wallSeconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
  print(
    """
    {"tool":"laurel","version":"\(LaurelVersion.text)","count":\(count),"cpu_seconds":\(cpuSeconds),"wall_seconds":\(wallSeconds),\
    "bytes":\(bytes),"peak_rss":\(usage.ru_maxrss * 1024)}
    """)
} catch { fail("\(error)") }
