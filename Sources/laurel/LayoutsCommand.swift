import ArgumentParser
import Courses
import Diagnostics
import Issuing
import Layout

struct LayoutsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "layouts",
    abstract: "List the layouts that certificates can use.",
    discussion: """
      With --sample, each is drawn for an invented course.

        laurel layouts --sample out/layouts
      """)

  @Flag(help: "As JSON.")
  var json = false

  @Option(help: ArgumentHelp("Draw each layout into this folder.", valueName: "dir"), completion: .directory)
  var sample: String?

  private struct Entry: Encodable {
    var name: String
    var summary: String
    var sheets: [String]
    var languages: [String]
    var samples: [String]
  }

  func run() throws {
    let resources = try ResourceFolders.locate()
    let catalogue = resources.catalogue(course: nil, fonts: try resources.library())
    var entries: [Entry] = []
    for name in catalogue.names {
      let layout = try catalogue.layout(named: Located(name), .certificate)
      let samples = try sample.map { try LayoutSample(layout: name, resources: resources).write(into: $0.trimmingSlashes) }
      entries.append(Entry(name: name, summary: layout.summary, sheets: layout.pages, languages: layout.languages, samples: samples ?? []))
    }
    if json { return try JSONOutput.write(["layouts": entries]) }
    for entry in entries {
      Console.results.say(
        "\(entry.name): \(entry.summary) (\(entry.sheets.joined(separator: ", ")); \(entry.languages.joined(separator: ", ")))")
      for path in entry.samples { Console.results.say("  \(path)") }
    }
  }
}
