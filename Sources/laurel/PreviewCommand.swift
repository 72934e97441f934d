import ArgumentParser
import Courses
import Diagnostics
import Foundation
import Issuing

struct PreviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "Draw specimens of a course's certificates and badges.",
    discussion: """
      Works while the course is not active. Every eligible track is drawn, and a contact sheet shows all of them side by side; the
      PDF is one proof with a sheet for each track. With a roster, the longest, shortest and hardest names that it really has are
      drawn instead, each under what makes it one. Specimens are marked and can't be issued.

        laurel preview biology-101
        laurel preview biology-101 --track verified --learner "Nguyễn Thị Ánh Tuyết" --language es
        laurel preview biology-101 --format pdf
        laurel preview biology-101 --extremes learners.csv
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case png, pdf }

  @OptionGroup var course: CourseArgument

  @Option(help: ArgumentHelp("Only this track; may be repeated.", valueName: "track"))
  var track: [Track] = []

  @Option(help: ArgumentHelp("The name to print.", valueName: "name"))
  var learner: String?

  @Option(help: ArgumentHelp("One of the course's languages, such as es.", valueName: "language"))
  var language: String?

  @Option(
    help: ArgumentHelp("A roster whose longest, shortest and hardest names are drawn.", valueName: "csv"),
    completion: .file(extensions: ["csv"]))
  var extremes: String?

  @Option(help: "png or pdf.")
  var format = Format.png

  @Option(help: ArgumentHelp("Pixels to the inch.", valueName: "number"))
  var dpi = 150.0

  @Option(help: ArgumentHelp("Where the pictures go.", valueName: "dir"), completion: .directory)
  var out = "out/previews"

  func validate() throws {
    guard (20...600).contains(dpi) else { throw ValidationError("--dpi goes from 20 to 600.") }
    if extremes != nil, learner != nil { throw ValidationError("--extremes takes its names from the roster: leave out --learner.") }
    if extremes != nil, format == .pdf { throw ValidationError("--extremes draws pictures: leave out --format pdf.") }
  }

  func run() throws {
    let plan = try course.plan(isTried: false)
    Console.errors.show(plan.findings.sorted)
    let options = Preview.Options(tracks: track, learner: learner, language: language, today: Moment.now.date, dpi: dpi)
    if let extremes { return try drawExtremes(of: extremes, plan, options) }
    let preview = try Preview(plan: plan, options: options)
    let files = try format == .pdf ? [("proof.pdf", preview.proof(try ResourceFolders.locate()))] : preview.pictures()
    for path in try preview.write(files, into: out.trimmingSlashes) {
      Console.results.say(path.withVisibleControls)
    }
  }

  private func drawExtremes(of roster: String, _ plan: CoursePlan, _ options: Preview.Options) throws {
    let extremes = try Extremes(plan: plan, options: options)
    let opened = try RosterInput(source: .laurel(csv: roster)).open()
    let result = try extremes.pictures(of: opened, jobs: ProcessInfo.processInfo.activeProcessorCount)
    for failure in result.failures { RowProblems(failure, rosterFile: roster).show(on: .errors) }
    for (path, file) in zip(try extremes.write(result.files, into: out.trimmingSlashes), result.files) {
      Console.results.say(path.withVisibleControls)
      if let caption = file.caption { Console.errors.say("  \(caption)".withVisibleControls) }
    }
    if !result.failures.isEmpty { throw Ending.someRowsFailed }
  }
}
