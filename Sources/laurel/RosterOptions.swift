import ArgumentParser
import Issuing

/// Where learners come from; the same for every command that reads them.
struct RosterOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Laurel's own roster.", valueName: "csv"), completion: .file(extensions: ["csv"]))
  var roster: String?

  @Option(help: ArgumentHelp("Open edX's grade report; with --profiles.", valueName: "csv"), completion: .file(extensions: ["csv"]))
  var grades: String?

  @Option(help: ArgumentHelp("Open edX's profile report; with --grades.", valueName: "csv"), completion: .file(extensions: ["csv"]))
  var profiles: String?

  @Option(help: ArgumentHelp("Learners who are spared the passing grade.", valueName: "csv"), completion: .file(extensions: ["csv"]))
  var allowlist: String?

  @Option(help: ArgumentHelp("Learners who get nothing.", valueName: "csv"), completion: .file(extensions: ["csv"]))
  var invalidations: String?

  func validate() throws {
    if roster != nil, grades != nil || profiles != nil { throw ValidationError("Give --roster, or --grades and --profiles, not both.") }
    if (grades == nil) != (profiles == nil) { throw ValidationError("--grades and --profiles go together.") }
    if input == nil, allowlist != nil || invalidations != nil {
      throw ValidationError("--allowlist and --invalidations need a roster: --roster, or --grades and --profiles.")
    }
  }

  /// `nil` when no roster was given.
  var input: RosterInput? {
    let source: RosterInput.Source
    if let roster {
      source = .laurel(csv: roster)
    } else if let grades, let profiles {
      source = .openEdX(grades: grades, profiles: profiles)
    } else {
      return nil
    }
    return RosterInput(source: source, allowlist: allowlist, invalidations: invalidations)
  }

  /// The file that a row's line is counted in.
  var file: String { roster ?? grades ?? "" }
}
