import ArgumentParser
import Diagnostics
import Foundation
import Issuing

@main
struct Laurel: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "laurel",
    abstract: "Certificates for courses: from a roster to print-ready PDFs, badges and web pages.",
    discussion: """
      A course folder says what is printed and a roster says for whom. To begin:

        laurel init my-course
        laurel preview my-course
        laurel activate my-course
        laurel generate my-course --roster learners.csv

      Exit codes: 0 all done, 1 nothing done, 2 done but for some rows, 130 interrupted.
      """,
    version: LaurelVersion.text,
    subcommands: [
      InitCommand.self, ImportCommand.self, CheckCommand.self, PreviewCommand.self, ActivateCommand.self, DeactivateCommand.self,
      GenerateCommand.self, PrintCommand.self, FontsCommand.self, LayoutsCommand.self,
    ])

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let problems as DiagnosticList {
      Console.errors.show(problems.sorted)
      exit(withError: Ending.nothingDone)
    } catch {
      // The parser's own code for a wrong call is 64; here, whatever did nothing ends with 1.
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      Console.errors.say(fullMessage(for: error))
      exit(withError: Ending.nothingDone)
    }
  }
}

/// What a command ends with; stable.
enum Ending {
  /// A wrong call or configuration.
  static let nothingDone = ExitCode(1)
  /// Done, but some rows failed.
  static let someRowsFailed = ExitCode(2)
  /// By a signal; the same command goes on where it stopped.
  static let interrupted = ExitCode(130)
}
