import ArgumentParser
import Courses
import Diagnostics
import Foundation
import Issuing

struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Decide on every learner of a roster and make the certificates.",
    discussion: """
      Makes a PDF, a badge and a web page for everybody who has earned a certificate, and a report with a row for every learner. Run
      again, it makes only what is new or has changed; interrupted, it goes on where it stopped. OUT/www is for the public; everything
      else in OUT is not. --zip puts everybody's PDF and badge, named after the learner, into one archive.

        laurel generate biology-101 --roster learners.csv
        laurel generate biology-101 --grades grade_report.csv --profiles profile_info.csv --allowlist allowlist.csv --out out/biology
        laurel generate biology-101 --roster learners.csv --format pdf --track verified --dry-run
        laurel generate biology-101 --roster learners.csv --sign-with registrar.pem --sign-key registrar.key
      """)

  @OptionGroup var course: CourseArgument
  @OptionGroup(title: "Roster options") var roster: RosterOptions

  @Option(help: ArgumentHelp("Where certificates, report and registry go.", valueName: "dir"), completion: .directory)
  var out = "out"

  @Option(
    help: ArgumentHelp(
      "pdf, badge, page, png, or several: pdf,badge. Everything that the organization allows, but png, when not given.",
      valueName: "formats"),
    completion: .list(OutputFormat.allCases.map(\.rawValue)))
  var format: [FormatList] = []

  @Option(help: ArgumentHelp("Only this track; may be repeated.", valueName: "track"))
  var track: [Track] = []

  @Option(help: ArgumentHelp("How many are drawn at once; as many as there are processors when not given.", valueName: "number"))
  var jobs: Int?

  @Option(help: ArgumentHelp("Only a part of the learners, such as 2/8; each part is run by itself.", valueName: "i/n"))
  var shard: ShardArgument?

  @Option(help: ArgumentHelp("The day or moment to judge and date by, instead of now.", valueName: "date"))
  var now: MomentArgument?

  @Option(help: ArgumentHelp("One archive of all PDFs and badges.", valueName: "file"), completion: .file(extensions: ["zip"]))
  var zip: String?

  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Flag(help: "Write nothing; say what would happen.")
  var dryRun = false

  @Flag(help: "The summary as JSON.")
  var json = false

  func validate() throws {
    guard roster.input != nil else { throw ValidationError("Give --roster, or --grades and --profiles.") }
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs goes from 1 to 256.") }
  }

  func run() throws {
    guard let input = roster.input else { return }
    let interruption = Interruption {
      Console.errors.say("\nEnding after the learners in hand. Once more ends at once.")
    }
    let plan = try course.plan()
    Console.errors.show(plan.findings.sorted)
    let formats = chosenFormats(for: plan)
    guard signing.signWith == nil || formats.contains(.pdf) else { throw ValidationError("Only PDFs are signed: add pdf to --format.") }
    let options = GenerateOptions(
      out: out.trimmingSlashes, formats: formats, jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount, shard: shard?.shard,
      now: now?.moment ?? .now, isDryRun: dryRun, tracks: Set(track), zip: zip, signer: try signing.identity(at: .now))
    let run = try GenerateRun(plan: plan, roster: try input.open(), options: options)
    let progress = ProgressLine(on: .errors)
    defer { progress.clear() }
    let summary = try run.run(progress: progress.show, isCancelled: { interruption.isRequested })
    progress.clear()
    Console.errors.show(run.findings)
    for failure in run.failures {
      Console.errors.say("\(roster.file):\(failure.line): error: \(failure.learner): \(failure.reason)".withVisibleControls)
    }
    if summary.failed > run.failures.count {
      Console.errors.say("… and \(Wording.number(summary.failed - run.failures.count)) more in the report")
    }
    try tell(summary, run)
    if summary.wasInterrupted {
      Console.errors.say("Interrupted. Run the same command again to go on; what is done stays done.")
      throw Ending.interrupted
    }
    if summary.failed > 0 { throw Ending.someRowsFailed }
  }

  private func chosenFormats(for plan: CoursePlan) -> Set<OutputFormat> {
    guard format.isEmpty else { return Set(format.flatMap(\.formats)) }
    let (possible, leftOut) = OutputFormat.possible(for: plan.folder.organization)
    if let leftOut { Console.errors.show(Diagnostic(leftOut)) }
    return possible
  }

  private func tell(_ summary: RunSummary, _ run: GenerateRun) throws {
    if json { return try JSONOutput.write(summary) }
    if dryRun { Console.results.say("Dry run: nothing was written. A run would give:") }
    for line in Wording.summary(summary) { Console.results.say(line) }
    guard !dryRun else { return }
    let rate = summary.seconds > 0 ? Int(Double(summary.issued + summary.unchanged) / summary.seconds) : 0
    Console.results.say(
      "  \(summary.formats.joined(separator: ", ")) in \(Self.seconds(summary.seconds)), \(Wording.number(rate)) certificates a second")
    for file in run.files { Console.results.say(file.withVisibleControls) }
  }

  private static func seconds(_ seconds: Double) -> String {
    seconds < 60 ? "\((seconds * 10).rounded() / 10) s" : Wording.duration(seconds)
  }
}
