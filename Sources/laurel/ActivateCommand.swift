import ArgumentParser
import Courses
import Diagnostics
import Issuing

struct ActivateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "activate",
    abstract: "Let certificates of a course be generated.",
    discussion: """
      Checks the course first and refuses while there is an error. Changes one line of course.yaml.

        laurel activate biology-101
      """)

  @OptionGroup var course: CourseArgument

  func run() throws {
    let plan = try course.plan()
    let findings = CourseCheck(plan: plan, now: .now).courseFindings()
    Console.errors.show(findings)
    guard !findings.contains(where: { $0.severity == .error }) else {
      Console.errors.say("Not activated: \(Wording.tally(findings)).")
      throw Ending.nothingDone
    }
    let changed = try Activation(course.course).set(true)
    Console.results.say(
      changed ? "Active: laurel generate issues certificates of this course from now on." : "Active already; nothing was changed.")
  }
}

struct DeactivateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deactivate",
    abstract: "Let no more certificates of a course be generated.",
    discussion: """
      What was issued stays as it is. Changes one line of course.yaml.

        laurel deactivate biology-101
      """)

  @OptionGroup var course: CourseArgument

  func run() throws {
    let changed = try Activation(course.course).set(false)
    Console.results.say(
      changed ? "Not active: nothing new is issued; what was issued stays." : "Not active already; nothing was changed.")
  }
}
