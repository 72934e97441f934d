import Foundation
import Testing

/// What stops a command, and what it says then.
struct RefusalTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("username,name,email,track,grade\na,Ann Example,a@learners.example,honor,0.9\n", to: "roster.csv")
    try Program.run("init", "course", "--from", Program.ocean, in: folder.path)
  }

  private func generate(_ arguments: String...) throws -> Program.Answer {
    try Program.run(
      ["generate", "course", "--roster", "roster.csv", "--now", "2026-09-01", "--format", "pdf"] + arguments, in: folder.path)
  }

  private var hasOutput: Bool { FileManager.default.fileExists(atPath: "\(folder.path)/out") }

  @Test func aCourseThatIsNotActiveGeneratesNothing() throws {
    let answer = try generate()
    #expect(answer.status == 1)
    #expect(answer.errors.contains(#/course/course\.yaml:\d+:\d+: error: /#))
    #expect(answer.errors.contains("laurel activate course"))
    #expect(!hasOutput)
  }

  @Test func deactivatingIsUndoneByActivating() throws {
    let inactive = try folder.text("course/course.yaml")
    #expect(try Program.run("activate", "course", in: folder.path).status == 0)
    let active = try folder.text("course/course.yaml")
    #expect(active != inactive)
    #expect(try Program.run("activate", "course", in: folder.path).status == 0)
    #expect(try folder.text("course/course.yaml") == active)
    #expect(try Program.run("deactivate", "course", in: folder.path).status == 0)
    #expect(try folder.text("course/course.yaml") == inactive)
  }

  @Test func aMissingSecretGeneratesNothing() throws {
    try Program.run("activate", "course", in: folder.path)
    try FileManager.default.removeItem(atPath: "\(folder.path)/course/keys/secret")
    let answer = try generate()
    #expect(answer.status == 1)
    #expect(answer.errors.contains("course/keys/secret"))
    #expect(!hasOutput)
    // To check and to look, nobody needs it.
    #expect(try Program.run("check", "course", in: folder.path).status == 0)
  }

  @Test func anotherSecretGeneratesNothing() throws {
    try Program.run("activate", "course", in: folder.path)
    let path = "\(folder.path)/course/keys/secret"
    try String(repeating: "5", count: 64).write(toFile: path, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    #expect(try generate().status == 1)
    #expect(!hasOutput)
    #expect(try Program.run("check", "course", in: folder.path).status == 1)
  }

  @Test func aCourseWithoutASecretSaysHowToMakeOne() throws {
    try FileManager.default.copyItem(atPath: Program.ocean, toPath: "\(folder.path)/bare")
    let answer = try Program.run("generate", "bare", "--roster", "roster.csv", "--now", "2026-09-01", in: folder.path)
    #expect(answer.status == 1)
    #expect(answer.errors.contains("laurel init bare"))
    #expect(try Program.run("init", "bare", in: folder.path).status == 0)
    let second = try Program.run("generate", "bare", "--roster", "roster.csv", "--now", "2026-09-01", "--format", "pdf", in: folder.path)
    #expect(second.status == 0)
  }

  @Test func formatsThatNeedAnAddressAreRefusedOrLeftOut() throws {
    try Program.run("activate", "course", in: folder.path)
    let file = "course/organization.yaml"
    try folder.write(try folder.text(file).replacing(/base_url:.*\n/, with: ""), to: file)
    let asked = try Program.run("generate", "course", "--roster", "roster.csv", "--format", "pdf,page", in: folder.path)
    #expect(asked.status == 1)
    #expect(asked.errors.contains("`base_url`"))
    let open = try Program.run("generate", "course", "--roster", "roster.csv", "--now", "2026-09-01", "--json", in: folder.path)
    #expect(open.status == 0)
    #expect(try folder.json(open.output)["formats"] as? [String] == ["pdf"])
    #expect(open.errors.contains("`base_url`"))
  }

  @Test(arguments: [
    ["nonsense"], ["generate", "course"], ["generate", "course", "--roster", "a", "--grades", "b"],
    ["preview", "course", "--format", "gif"],
    ["generate", "course", "--roster", "roster.csv", "--shard", "3/2"], ["check", "nowhere"], ["preview", "course", "--track", "audit"],
    ["init", "x", "--run", "2027"],
  ])
  func aWrongCallEndsWithOne(_ arguments: [String]) throws {
    let answer = try Program.run(arguments, in: folder.path)
    #expect(answer.status == 1)
    #expect(answer.output.isEmpty || arguments[0] == "check")
    #expect(!(answer.errors + answer.output).isEmpty)
  }

  @Test func badRowsFailAloneAndSteerNoTerminal() throws {
    try Program.run("activate", "course", in: folder.path)
    let hostile =
      "username,name,email,track,grade\nok,Olga Kay,o@learners.example,honor,0.9\nbad\u{1B}]0;x\u{7},Eve\u{1B}[2J,e@learners.example,honor,0.9\nworse,Wu,w@learners.example,nonsense\u{9B}2J,0.9\n"
    try folder.write(hostile, to: "roster.csv")
    let answer = try generate()
    #expect(answer.status == 2)
    let report = try folder.text("out/report.csv")
    for text in [answer.output, answer.errors, report] {
      #expect(!text.unicodeScalars.contains { $0 != "\n" && $0 != "\r" && ($0.value < 0x20 || (0x7F...0x9F).contains($0.value)) })
    }
    let rows = try folder.report("out/report.csv")
    #expect(rows.map { $0["outcome"] } == ["issued", "failed", "failed"])
    #expect(rows.map { $0["line"] } == ["2", "3", "4"])
    #expect(try Program.run("check", "course", "--roster", "roster.csv", "--now", "2026-09-01", in: folder.path).status == 2)
  }
}
