import ArgumentParser
import Issuing
import Typesetting

struct FontsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fonts",
    abstract: "List the fonts that layouts can use.",
    discussion: """
      Families with their weights, scripts and licence. A family that is missing comes with the Debian package named beside it.

        laurel fonts --sample fonts.png
      """)

  @Flag(help: "As JSON.")
  var json = false

  @Option(help: ArgumentHelp("Draw all of them into this picture.", valueName: "png"), completion: .file(extensions: ["png"]))
  var sample: String?

  private struct Family: Encodable {
    var name: String
    var style: String
    var weights: [Int]
    var italic: Bool
    var scripts: [String]
    var languages: [String]
    var license: String
    var package: String?
    var missing: Bool

    init(_ family: FontFamily) {
      name = family.name
      style = family.style.rawValue
      weights = Set(family.faces.map(\.weight)).sorted()
      italic = family.faces.contains(where: \.isItalic)
      scripts = family.scripts.sorted()
      languages = family.languages
      license = family.license
      package = family.package
      missing = family.faces.isEmpty
    }
  }

  func run() throws {
    let library = try ResourceFolders.locate().library()
    let families = library.families.map(Family.init)
    let picture = try sample.map { try FontSample(library: library).write(to: $0) }
    if json { return try JSONOutput.write(["families": families]) }
    for family in families {
      let cuts = family.missing ? "missing" : family.weights.map(String.init).joined(separator: " ") + (family.italic ? ", italic" : "")
      Console.results.say(
        [family.name, family.style, cuts, family.scripts.joined(separator: " "), family.license].filter { !$0.isEmpty }.joined(
          separator: " · "))
    }
    if let picture { Console.results.say(picture.withVisibleControls) }
    let missing = families.filter(\.missing)
    guard !missing.isEmpty else { return }
    let packages = Set(missing.compactMap(\.package)).sorted().joined(separator: " ")
    Console.errors.say("Missing: \(missing.map(\.name).joined(separator: ", ")). Install: \(packages)")
  }
}
