import Foundation
import Testing

struct CourseCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func aNewCourseChecksAndDrawsEveryTrack() throws {
    let made = try Program.run("init", "new", in: folder.path)
    #expect(made.status == 0)
    #expect(made.errors.contains("new/keys/secret"))
    let check = try Program.run("check", "new", "--json", in: folder.path)
    #expect(check.status == 0)
    #expect(try folder.json(check.output)["ok"] as? Bool == true)
    let preview = try Program.run("preview", "new", "--dpi", "40", in: folder.path)
    #expect(preview.status == 0)
    let names = ["certificate-honor", "certificate-verified", "contact-sheet", "badge-honor", "badge-verified"]
    #expect(preview.output == names.map { "out/previews/\($0).png\n" }.joined())
    for name in names {
      let picture = try #require(FileManager.default.contents(atPath: "\(folder.path)/out/previews/\(name).png"))
      #expect(picture.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    }
  }

  @Test func aProofHasASheetForEachTrackAndIsMarked() throws {
    try Program.run("init", "new", in: folder.path)
    #expect(
      try Program.run("preview", "new", "--format", "pdf", "--learner", "Ngozi Ọlá", in: folder.path).output == "out/previews/proof.pdf\n")
    #expect(try Program.run("out/previews/proof.pdf", in: folder.path, tool: "pdfinfo").output.contains(/Pages: +2\n/))
    let text = try Program.run("-raw", "out/previews/proof.pdf", "-", in: folder.path, tool: "pdftotext").output
    #expect(text.contains("Ngozi Ọlá"))
    // Across the sheet, each letter comes out by itself.
    #expect(text.filter { !$0.isWhitespace }.ranges(of: "SPECIMEN").count == 2)
  }

  @Test func aNewRunKeepsTheSecretAndLosesTheDates() throws {
    try Program.run("init", "first", "--from", Program.ocean, in: folder.path)
    #expect(try Program.run("init", "second", "--from", "first", "--run", "2027", in: folder.path).status == 0)
    #expect(try folder.text("second/keys/secret") == folder.text("first/keys/secret"))
    #expect(try folder.text("second/organization.yaml") == folder.text("first/organization.yaml"))
    let mode = try FileManager.default.attributesOfItem(atPath: "\(folder.path)/second/keys/secret")[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let course = try folder.text("second/course.yaml")
    #expect(course.contains(/run: "?2027/))
    #expect(!course.contains(/\n *end: 2026/))
  }

  @Test func anExportBecomesCertificates() throws {
    let imported = try Program.run(
      "import", "\(Program.export)/course", "--into", "eds", "--logo", "\(Program.ocean)/assets/logo.svg", "--tracks", "honor,verified",
      "--base-url", "https://verify.northfield.example/c/", "--issuer-url", "https://northfield.example", "--issuer-email",
      "certificates@northfield.example", in: folder.path)
    #expect(imported.status == 0)
    #expect(try Program.run("activate", "eds", in: folder.path).status == 0)
    let reports = try FileManager.default.contentsOfDirectory(atPath: Program.export).filter { $0.hasSuffix(".csv") }
    func report(_ part: String) throws -> String { Program.export + "/" + (try #require(reports.first { $0.contains(part) })) }
    let answer = try Program.run(
      "generate", "eds", "--grades", report("grade_report"), "--profiles", report("student_profile"), "--allowlist",
      "\(Program.export)/allowlist.csv", "--invalidations", "\(Program.export)/invalidations.csv", "--now", "2026-09-01", "--dry-run",
      "--json", in: folder.path)
    #expect(answer.status == 2)
    let summary = try folder.json(answer.output)
    #expect(summary["issued"] as? Int == 30)
    #expect(summary["refused"] as? Int == 11)
    #expect(summary["failed"] as? Int == 2)
    let again = try Program.run("import", "\(Program.export)/course", "--into", "eds", in: folder.path)
    #expect(again.status == 1)
  }

  @Test func theWholeSampleIsDecidedAsItsReadmeCounts() throws {
    let answer = try Program.run(
      "check", Program.ocean, "--roster", "\(Program.ocean)/roster.csv", "--allowlist", "\(Program.ocean)/allowlist.csv", "--invalidations",
      "\(Program.ocean)/invalidations.csv", "--now", "2026-09-01", "--json", in: folder.path)
    #expect(answer.status == 0)
    let roster = try #require(try folder.json(answer.output)["roster"] as? [String: Any])
    #expect(roster["awarded"] as? Int == 102)
    #expect(roster["refused"] as? Int == 18)
    #expect(roster["failed"] as? Int == 0)
  }

  @Test func aMisspeltKeyIsShownAtItsPlace() throws {
    try Program.run("init", "new", in: folder.path)
    try folder.write(try folder.text("new/course.yaml").replacing("pacing:", with: "paceing:"), to: "new/course.yaml")
    let answer = try Program.run("check", "new", in: folder.path)
    #expect(answer.status == 1)
    #expect(answer.output.contains(#/new/course\.yaml:\d+:3: error: /#))
    #expect(answer.output.contains("pacing"))
  }

  @Test func fontsAndLayoutsAreListedForPrograms() throws {
    let fonts = try folder.json(try Program.run("fonts", "--json", in: folder.path).output)
    let families = try #require(fonts["families"] as? [[String: Any]])
    #expect(families.contains { $0["name"] as? String == "EB Garamond" && $0["missing"] as? Bool == false })
    let layouts = try folder.json(try Program.run("layouts", "--json", "--sample", "samples", in: folder.path).output)
    let classic = try #require((layouts["layouts"] as? [[String: Any]])?.first { $0["name"] as? String == "classic" })
    #expect(classic["samples"] as? [String] == ["samples/classic.png"])
    #expect(FileManager.default.fileExists(atPath: "\(folder.path)/samples/classic.png"))
  }

  @Test(arguments: ["init", "import", "check", "preview", "activate", "deactivate", "generate", "fonts", "layouts"])
  func everyCommandExplainsItselfWithAnExample(_ command: String) throws {
    let answer = try Program.run(command, "--help", in: folder.path)
    #expect(answer.status == 0)
    #expect(answer.output.contains("\n  laurel \(command)"))
  }
}
