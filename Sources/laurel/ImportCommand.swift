import ArgumentParser
import Courses
import Diagnostics
import Issuing
import OpenEdX

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Make a course folder from an Open edX course export.",
    discussion: """
      Reads what Studio exports (.tar.gz, .zip or the unpacked folder) and makes a course folder with the certificate configuration,
      signatories and signatures. What an export does not hold is given by options or filled in afterwards.

        laurel import course.tar.gz --into eds101 --logo logo.svg --tracks honor,verified \\
          --base-url https://certificates.university.example/ --issuer-url https://university.example \\
          --issuer-email certificates@university.example --platform "University Online"
      """)

  @Argument(help: "The export: .tar.gz, .tar, .zip or a folder.", completion: .file())
  var export: String

  @Option(help: ArgumentHelp("The course folder to make.", valueName: "dir"), completion: .directory)
  var into: String

  @Option(help: ArgumentHelp("The organization's logo.", valueName: "file"), completion: .file(extensions: ["svg", "png", "jpg", "jpeg"]))
  var logo: String?

  @Option(
    help: ArgumentHelp("The tracks that the course offers, such as honor,verified.", valueName: "tracks"),
    completion: .list(Track.allValueStrings))
  var tracks: TrackList?

  @Option(help: ArgumentHelp("The public address of OUT/www; QR codes and printed addresses begin with it.", valueName: "url"))
  var baseURL: String?

  @Option(help: ArgumentHelp("The organization's home page, which badges name.", valueName: "url"))
  var issuerURL: String?

  @Option(help: ArgumentHelp("The address that badges name.", valueName: "e-mail"))
  var issuerEmail: String?

  @Option(help: ArgumentHelp("The platform's name, printed in “this … Verified Certificate”.", valueName: "name"))
  var platform: String?

  @Option(help: ArgumentHelp("The organization's full name.", valueName: "name"))
  var organization: String?

  func validate() throws {
    for (name, url, isBase) in [("--base-url", baseURL, true), ("--issuer-url", issuerURL, false)] {
      if let url, WebAddress.fault(in: url, isBase: isBase) != nil {
        throw ValidationError("\(name) is no address such as https://certificates.university.example/: \(url)")
      }
    }
  }

  func run() throws {
    let options = ImportOptions(
      logo: logo, tracks: tracks?.tracks, baseURL: baseURL.map { $0.hasSuffix("/") ? $0 : $0 + "/" }, issuerEmail: issuerEmail,
      platform: platform, organizationName: organization)
    var imported = try CourseExport.read(at: export, options: options)
    if let issuerURL { imported.folder.organization.url = Located(issuerURL) }
    Console.errors.show(imported.findings.sorted)
    let secret = try CourseSetup(into).from(imported)
    let name = into.trimmingSlashes
    Console.results.say(name.withVisibleControls)
    Console.errors.say(Wording.secret(secret).withVisibleControls(except: "\n"))
    Console.errors.say("Next: `laurel check \(name)` says what is still absent, `laurel preview \(name)` shows it.".withVisibleControls)
  }
}
