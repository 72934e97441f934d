// Laurel's side of `make bench`: makes the same certificate over and over inside one process, in memory.
//
//   laurel-bench render --course DIR --roster FILE --count N [--keep FILE] [--now DATE]
//
// Prints one line of JSON: what was made, and what it cost. Reading the course and the roster and deciding who has earned a certificate
// come before; preparing the page is done in the warm-up, as everybody's templates are.

import Courses
import Foundation
import Glibc
import Issuing

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
guard words.popFirst() == "render" else { fail("usage: laurel-bench render --course DIR --roster FILE --count N [--keep FILE] [--now DATE]") }
while let name = words.popFirst() {
  guard name.hasPrefix("--"), let value = words.popFirst() else { fail("\(name) needs a value") }
  options[String(name.dropFirst(2))] = value
}
guard let course = options["course"], let rosterPath = options["roster"], let count = options["count"].flatMap({ Int($0) }), count > 0 else {
  fail("--course, --roster and --count are needed")
}
guard let now = Moment(iso: options["now"] ?? "2026-09-01") else { fail("--now is no date") }

do {
  let plan = try CoursePlan.read(course, resources: try ResourceFolders.locate())
  let roster = try RosterInput(source: .laurel(csv: rosterPath)).open()
  let awards = try OnDemand.awards(of: roster, plan: plan, now: now)
  guard !awards.isEmpty else { fail("nobody on the roster has earned a certificate") }
  let renderer = OnDemand(plan: plan)
  for i in 0..<min(50, count) { _ = try renderer.pdf(for: awards[i % awards.count]) }
  var bytes = 0
  var last: [UInt8] = []
  let (wall, processor) = (ContinuousClock.now, processorSeconds())
  for i in 0..<count {
    last = try renderer.pdf(for: awards[i % awards.count])
    bytes += last.count
  }
  let (cpuSeconds, elapsed) = (processorSeconds() - processor, ContinuousClock.now - wall)
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
