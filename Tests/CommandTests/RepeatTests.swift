import Foundation
import Testing

/// What a second run does, and what must not matter to the bytes.
struct RepeatTests {
  private let folder: TemporaryFolder
  private static let roster =
    "username,name,email,track,grade\na,Ann Example,a@learners.example,honor,0.9\nb,Ben Example,b@learners.example,honor,0.9\n"

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Self.roster, to: "roster.csv")
    try Program.run("init", "course", "--from", Program.ocean, in: folder.path)
    try Program.run("activate", "course", in: folder.path)
  }

  private func generate(_ arguments: String...) throws -> Program.Answer {
    let answer = try Program.run(["generate", "course", "--roster", "roster.csv", "--now", "2026-09-01"] + arguments, in: folder.path)
    #expect(answer.status == 0, "\(answer.errors)")
    return answer
  }

  @Test func theSecondRunChangesNothing() throws {
    _ = try generate()
    let before = try folder.files(in: "out/www")
    let second = try generate("--json")
    #expect(second.status == 0)
    #expect(try folder.json(second.output)["unchanged"] as? Int == 2)
    #expect(try folder.report("out/report.csv").allSatisfy { $0["outcome"] == "unchanged" })
    #expect(try folder.files(in: "out/www") == before)
  }

  @Test func foldersAndThreadsDoNotMatter() throws {
    _ = try generate("--out", "one", "--jobs", "1")
    _ = try generate("--out", "two", "--jobs", "2")
    let one = try folder.files(in: "one/www")
    #expect(one.count > 8)
    #expect(try folder.files(in: "two/www") == one)
  }

  /// Rotated letters of one badge once turned those of the next.
  @Test func whoElseIsInTheBatchDoesNotMatter() throws {
    let last = "c,Cleo Example,c@learners.example,professional,0.9,verified\n"
    let others = "a,Ann Example,a@learners.example,honor,0.9,\nb,Ben Example,b@learners.example,verified,0.9,verified\n"
    try folder.write("username,name,email,track,grade,verification\n" + others + last, to: "roster.csv")
    _ = try generate("--out", "together", "--jobs", "1")
    try folder.write("username,name,email,track,grade,verification\n" + last, to: "roster.csv")
    _ = try generate("--out", "alone", "--jobs", "1")
    let alone = try folder.files(in: "alone/www")
    let together = try folder.files(in: "together/www")
    #expect(alone.count > 4)
    for (name, bytes) in alone { #expect(together[name] == bytes, "\(name)") }
  }

  @Test func anInvalidatedCertificateIsTakenDownAndComesBackTheSame() throws {
    _ = try generate()
    let before = try folder.files(in: "out/www")
    let id = try #require(try folder.report("out/report.csv").first { $0["username"] == "a" }?["certificate_id"])
    let page = "\(folder.path)/out/www/\(id.prefix(2))/\(id)/index.html"
    #expect(FileManager.default.fileExists(atPath: page))
    try folder.write("a,copied answers\n", to: "invalidations.csv")
    _ = try generate("--invalidations", "invalidations.csv")
    #expect(!FileManager.default.fileExists(atPath: page))
    #expect(try folder.report("out/report.csv").first { $0["username"] == "a" }?["codes"] == "invalidated")
    _ = try generate("--now", "2026-12-24")
    #expect(try folder.files(in: "out/www") == before)
  }

  @Test func aDryRunWritesNothing() throws {
    let answer = try generate("--dry-run", "--out", "none", "--json")
    #expect(answer.status == 0)
    #expect(try folder.json(answer.output)["issued"] as? Int == 2)
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/none"))
  }

  @Test func twoShardsMakeTheWhole() throws {
    _ = try generate("--out", "whole", "--format", "pdf")
    _ = try generate("--out", "parts", "--format", "pdf", "--shard", "1/2")
    _ = try generate("--out", "parts", "--format", "pdf", "--shard", "2/2")
    #expect(try folder.files(in: "parts/www") == folder.files(in: "whole/www"))
    let rows = try folder.report("parts/report-1-of-2.csv") + folder.report("parts/report-2-of-2.csv")
    #expect(Set(rows.compactMap { $0["username"] }) == ["a", "b"])
  }

  @Test func anInterruptedRunGoesOn() throws {
    let learners = (1...300).map { "u\($0),Learner Number \($0),u\($0)@learners.example,honor,0.9" }
    try folder.write("username,name,email,track,grade\n" + learners.joined(separator: "\n") + "\n", to: "roster.csv")
    let arguments = [
      "generate", "course", "--roster", "roster.csv", "--now", "2026-09-01", "--format", "pdf", "--jobs", "1", "--track", "honor",
    ]
    let (process, _, _) = try Program.start(arguments, in: folder.path)
    let web = "\(folder.path)/out/www"
    for _ in 0..<1500 where ((try? FileManager.default.contentsOfDirectory(atPath: web)) ?? []).isEmpty {
      Thread.sleep(forTimeInterval: 0.02)
    }
    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationStatus == 130)
    let done = try folder.report("out/report.csv").count
    #expect((1..<300).contains(done))
    let summary = try folder.json(try folder.text("out/summary.json"))
    #expect(summary["interrupted"] as? Bool == true)
    #expect(summary["issued"] as? Int == done)
    // Whoever is done is not done again.
    try folder.write("username,name,email,track,grade\n" + learners.prefix(done + 1).joined(separator: "\n") + "\n", to: "roster.csv")
    #expect(try Program.run(arguments, in: folder.path).status == 0)
    #expect(try folder.report("out/report.csv").map { $0["outcome"] } == Array(repeating: "unchanged", count: done) + ["issued"])
  }
}
