import ArgumentParser
import Courses
import Diagnostics
import Foundation
import Issuing

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Name every problem of a course, and with a roster, of every learner.",
    discussion: """
      Reads the configuration, the images and the layouts, and says what is absent and what that blocks. With a roster, every learner is
      decided on and laid out, and what of it would print badly is named. Exit code 1: errors in the course; 2: only in rows of the roster.

        laurel check biology-101
        laurel check biology-101 --roster learners.csv --allowlist exceptions.csv
        laurel check biology-101 --roster learners.csv --html before-printing.html
      """)

  @OptionGroup var course: CourseArgument
  @OptionGroup(title: "Roster options") var roster: RosterOptions

  @Option(help: ArgumentHelp("The day or moment to judge by, instead of now.", valueName: "date"))
  var now: MomentArgument?

  @Flag(help: "As JSON.")
  var json = false

  @Option(
    help: ArgumentHelp("Also as a page with pictures of the worst cases; it names learners.", valueName: "file"),
    completion: .file(extensions: ["html"]))
  var html: String?

  func run() throws {
    let interruption = Interruption {}
    if let html { try CheckDocument.check(html) }
    var report = CheckReport()
    var document: CheckDocument?
    do {
      let plan = try course.plan()
      document = CheckDocument(plan: plan)
      report.course = plan.folder.course.key
      let check = CourseCheck(plan: plan, now: now?.moment ?? .now)
      report.findings = check.courseFindings()
      let jobs = ProcessInfo.processInfo.activeProcessorCount
      if let input = roster.input {
        let checked = try check.run(try input.open(), jobs: jobs, isCancelled: { interruption.isRequested })
        (report.roster, report.sheets) = (checked.result, checked.sheets)
      } else {
        report.sheets = check.specimenFindings(jobs: jobs)
      }
    } catch let problems as DiagnosticList {
      // What was found before stays; a roster that can't be opened is an error like any other.
      report.findings += problems.sorted
    }
    if interruption.isRequested { throw Ending.interrupted }
    if let html, let document {
      let page = try document.html(
        summary: report.summary, findings: report.findings, sheets: report.sheets, roster: report.roster)
      try document.write(page, to: html)
    }
    if json { try JSONOutput.write(report) } else { report.print(rosterFile: roster.file) }
    if report.hasErrors { throw Ending.nothingDone }
    if report.roster.map({ !$0.failures.isEmpty }) == true { throw Ending.someRowsFailed }
  }
}
