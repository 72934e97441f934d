import ArgumentParser
import Courses
import Diagnostics
import Issuing

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make a course folder to start from.",
    discussion: """
      With --from, the new folder is a copy of a course, not active; with --run as well, a new run of it, without the old run's
      dates. In a folder that holds a course already, only the secret that it lacks is made.

        laurel init biology-101
        laurel init biology-101-autumn --from biology-101 --run 2026_Autumn
      """)

  @Argument(help: "The folder to make.", completion: .directory)
  var folder: String

  @Option(help: ArgumentHelp("A course folder to copy.", valueName: "course"), completion: .directory)
  var from: String?

  @Option(name: .customLong("run"), help: ArgumentHelp("The new run's name; needs --from.", valueName: "run"))
  var newRun: String?

  func validate() throws {
    if newRun != nil, from == nil { throw ValidationError("--run needs --from, the course of which it is another run.") }
  }

  func run() throws {
    let setup = CourseSetup(folder)
    let result: CourseSetup.Result
    if let from {
      let old = try CourseFolder.read(at: from)
      Console.errors.show(old.findings.sorted)
      result = try setup.copy(of: old.folder, run: newRun)
    } else {
      result = try setup.fromTemplate(today: Moment.now.date)
    }
    for file in result.files { Console.results.say("\(folder.trimmingSlashes)/\(file)".withVisibleControls) }
    Console.errors.say(Wording.secret(result.secret).withVisibleControls(except: "\n"))
    let name = folder.trimmingSlashes
    Console.errors.say("Next: put in what is yours, run `laurel check \(name)`, then `laurel preview \(name)`.".withVisibleControls)
  }
}

extension String {
  var trimmingSlashes: String {
    let kept = reversed().drop { $0 == "/" }.reversed()
    return kept.isEmpty ? self : String(kept)
  }

  /// As `withVisibleControls`, line by line.
  func withVisibleControls(except separator: Character) -> String {
    split(separator: separator, omittingEmptySubsequences: false).map { String($0).withVisibleControls }.joined(
      separator: String(separator))
  }
}
