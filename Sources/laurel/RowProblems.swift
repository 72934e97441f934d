import Diagnostics
import Issuing

/// What keeps a row of a roster from a certificate, for people.
struct RowProblems {
  private let failure: CourseCheck.Failure
  private let rosterFile: String

  init(_ failure: CourseCheck.Failure, rosterFile: String) {
    self.failure = failure
    self.rosterFile = rosterFile
  }

  func show(on console: Console) {
    for problem in failure.problems {
      // A row's own problems name their line; what layout says of a name stands in the layout file, so the row is named first.
      if problem.location?.file == rosterFile {
        console.show(problem)
      } else {
        console.say("\(rosterFile):\(failure.line): error: \(failure.learner): \(problem.problem.message)".withVisibleControls)
        if let hint = problem.problem.hint { console.say("  hint: \(hint.withVisibleControls)") }
      }
    }
  }
}
