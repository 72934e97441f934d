public import ArgumentParser
import Courses
import Diagnostics
import Foundation
public import Issuing
import PDFAssembly
import PageDescription

extension PrintOptions.Order: ExpressibleByArgument {}

struct PrintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "print",
    abstract: "Make one print run of what was issued.",
    discussion: """
      Puts every certificate that OUT's registry holds of the course into one PDF/X-4 file for a press: fonts and pictures once, sRGB colours
      with their profile, text in black ink alone. Revoked certificates are left out. Warns of what does not print well: pictures under
      300 dpi, text near the cut, lines under 0.25 pt.

        laurel print biology-101 --to run.pdf
        laurel print biology-101 --out out/biology --to run.pdf --bleed 3mm --marks crop,registration --sort roster
        laurel print biology-101 --to run.pdf --n-up 2x1 --paper SRA3 --marks crop --blank-backs --strict
      """)

  @OptionGroup var course: CourseArgument

  @Option(help: ArgumentHelp("What `generate` wrote to.", valueName: "dir"), completion: .directory)
  var out = "out"

  @Option(help: ArgumentHelp("The file to make.", valueName: "pdf"), completion: .file(extensions: ["pdf"]))
  var to: String

  @Option(help: "The order: name, id or roster.")
  var sort = PrintOptions.Order.name

  @Option(
    help: ArgumentHelp("The roster whose order counts, instead of OUT's report; with --sort roster.", valueName: "csv"),
    completion: .file(extensions: ["csv"]))
  var roster: String?

  @Option(help: ArgumentHelp("Only this track; may be repeated.", valueName: "track"))
  var track: [Track] = []

  @Option(help: ArgumentHelp("How far the art goes beyond the cut, such as 3mm; what the layout has when not given.", valueName: "length"))
  var bleed: LengthArgument?

  @Option(
    help: ArgumentHelp("crop, registration or both: crop,registration.", valueName: "marks"),
    completion: .list(Imposition.Mark.allCases.map(\.rawValue)))
  var marks: [MarkList] = []

  @Option(
    name: .customLong("n-up"), help: ArgumentHelp("Certificates side by side and one below the other, such as 2x1.", valueName: "c×r"))
  var nUp: GridArgument?

  @Option(
    help: ArgumentHelp(
      "The paper: A3, A4, SRA3, SRA4, Letter, Tabloid, or such as 320x450mm; just large enough when not given.", valueName: "size"),
    completion: .list(PaperArgument.allValueStrings))
  var paper: PaperArgument?

  @Flag(help: "Make certificates smaller where the paper is too small for them.")
  var shrink = false

  @Flag(help: "An empty page behind each one, for presses that print both sides.")
  var blankBacks = false

  @Option(
    help: ArgumentHelp("The press's ICC profile, CMYK or RGB; offset on coated paper (FOGRA39) when not given.", valueName: "icc"),
    completion: .file(extensions: ["icc", "icm"]))
  var profile: String?

  @Flag(help: "Make nothing when there is something to warn of.")
  var strict = false

  @Option(help: ArgumentHelp("How many are laid out at once; as many as there are processors when not given.", valueName: "number"))
  var jobs: Int?

  @Flag(help: "The summary as JSON.")
  var json = false

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs goes from 1 to 256.") }
    if let bleed, bleed.length > .millimetres(50) { throw ValidationError("--bleed goes from 0 to 50mm.") }
    if roster != nil, sort != .roster { throw ValidationError("--roster gives an order with --sort roster alone.") }
    if shrink, paper == nil { throw ValidationError("--shrink needs --paper.") }
  }

  func run() throws {
    let interruption = Interruption {}
    let resources = try ResourceFolders.locate()
    let plan = try CoursePlan.read(course.course, resources: resources, isTried: false)
    Console.errors.show(plan.findings.sorted)
    let imposition = Imposition(
      columns: nUp?.columns ?? 1, rows: nUp?.rows ?? 1, bleed: bleed?.length, marks: Set(marks.flatMap(\.marks)), paper: paper?.size,
      isShrinking: shrink, hasBlankBacks: blankBacks)
    let options = PrintOptions(
      out: out.trimmingSlashes, file: to, order: sort, roster: roster, tracks: Set(track), imposition: imposition, profile: profile,
      isStrict: strict, jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount)
    let job = try PrintJob(plan: plan, options: options, resources: resources)
    let progress = ProgressLine(on: .errors)
    defer { progress.clear() }
    let summary = try job.run(progress: progress.show, isCancelled: { interruption.isRequested })
    progress.clear()
    if summary.wasInterrupted {
      Console.errors.say("Interrupted; no file was made.")
      throw Ending.interrupted
    }
    Console.errors.show(job.findings)
    tell(job.failures)
    if json { try JSONOutput.write(summary) } else { tell(summary) }
    if summary.failed > 0 { throw Ending.someRowsFailed }
  }

  private func tell(_ failures: [(learner: String, problems: DiagnosticList)]) {
    for failure in failures.prefix(20) {
      let reasons = failure.problems.diagnostics.map { $0.problem.message }.joined(separator: "; ")
      Console.errors.say("error: \(failure.learner): \(reasons)".withVisibleControls)
    }
    if failures.count > 20 { Console.errors.say("… and \(Wording.number(failures.count - 20)) more") }
  }

  private func tell(_ summary: PrintSummary) {
    let perPage = summary.bytes / max(1, summary.pages)
    Console.results.say(
      "\(Wording.count(summary.certificates, "certificate")) on \(Wording.count(summary.pages, "page")), "
        + "\(Wording.number(summary.bytes / 1000)) KB, \(Wording.number(perPage)) bytes a page")
    if summary.seconds > 0.5 {
      Console.results.say(
        "  in \(Wording.duration(summary.seconds)), \(Wording.number(Int(Double(summary.pages) / summary.seconds))) pages a second")
    }
    Console.results.say(summary.file.withVisibleControls)
  }
}
