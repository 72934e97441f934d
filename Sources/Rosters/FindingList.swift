import Diagnostics

/// Findings about a file, of which the first hundred are kept and the rest counted: a broken file must not fill the memory or the screen.
struct FindingList {
  private var kept: [Diagnostic] = []
  private var further = 0

  mutating func add(_ finding: Diagnostic) {
    if kept.count < 100 { kept.append(finding) } else { further += 1 }
  }
  mutating func addFurther(_ count: Int) { further += count }

  var isFull: Bool { kept.count >= 100 }
  var all: [Diagnostic] { further == 0 ? kept : kept + [Diagnostic(RosterProblem.furtherFindings(count: further))] }
}
