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
      PDF is one proof with a sheet for each track. Specimens are marked and can't be issued.

        laurel preview biology-101
        laurel preview biology-101 --track verified --learner "Nguyễn Thị Ánh Tuyết" --language es
        laurel preview biology-101 --format pdf
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case png, pdf }

  @OptionGroup var course: CourseArgument

  @Option(help: ArgumentHelp("Only this track; may be repeated.", valueName: "track"))
  var track: [Track] = []

  @Option(help: ArgumentHelp("The name to print.", valueName: "name"))
  var learner: String?

  @Option(help: ArgumentHelp("One of the course's languages, such as es.", valueName: "language"))
  var language: String?

  @Option(help: "png or pdf.")
  var format = Format.png

  @Option(help: ArgumentHelp("Pixels to the inch.", valueName: "number"))
  var dpi = 150.0

  @Option(help: ArgumentHelp("Where the pictures go.", valueName: "dir"), completion: .directory)
  var out = "out/previews"

  func validate() throws {
    guard (20...600).contains(dpi) else { throw ValidationError("--dpi goes from 20 to 600.") }
  }

  func run() throws {
    let plan = try course.plan(isTried: false)
    Console.errors.show(plan.findings.sorted)
    let options = Preview.Options(tracks: track, learner: learner, language: language, today: Moment.now.date, dpi: dpi)
    let preview = try Preview(plan: plan, options: options)
    for path in try preview.write(format == .pdf ? [("proof.pdf", preview.proof())] : preview.pictures(), into: out.trimmingSlashes) {
      Console.results.say(path.withVisibleControls)
    }
  }
}
