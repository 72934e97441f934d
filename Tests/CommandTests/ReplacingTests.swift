import Foundation
import Testing

/// What a slip of the keyboard must not overwrite.
struct ReplacingTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("username,name,email,track,grade\na,Ann Example,a@learners.example,honor,0.9\n", to: "roster.csv")
    try Program.run("init", "course", "--from", Program.ocean, in: folder.path)
    try Program.run("activate", "course", in: folder.path)
    try Program.run("generate", "course", "--roster", "roster.csv", "--now", "2026-09-01", "--format", "pdf", in: folder.path)
  }

  private func bytes(_ path: String) -> Data? { FileManager.default.contents(atPath: folder.path + "/" + path) }

  @Test(arguments: ["out/registry.sqlite", "course/keys/secret", "course/course.yaml", "out/report.csv", "roster.csv"])
  func printingAndArchivingTakeNobodysPlace(_ path: String) throws {
    let before = try #require(bytes(path))
    let printed = try Program.run("print", "course", "--to", path, in: folder.path)
    #expect(printed.status == 1 && printed.errors.contains("error: "), "\(printed.errors)")
    let archived = try Program.run(
      "generate", "course", "--roster", "roster.csv", "--now", "2026-09-01", "--format", "pdf", "--zip", path, in: folder.path)
    #expect(archived.status == 1, "\(archived.errors)")
    // SQLite may fold its log into the registry meanwhile; it stays a registry.
    #expect(path.hasSuffix(".sqlite") ? bytes(path)?.prefix(16) == before.prefix(16) : bytes(path) == before)
  }

  @Test func aFolderIsNoFile() throws {
    #expect(try Program.run("print", "course", "--to", "course", in: folder.path).status == 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).allSatisfy { !$0.hasSuffix(".part") })
  }

  @Test func aPrintRunTakesThePlaceOfOneAndALinkLeadsOn() throws {
    #expect(try Program.run("print", "course", "--to", "run.pdf", in: folder.path).status == 0)
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/link.pdf", withDestinationPath: "run.pdf")
    #expect(try Program.run("print", "course", "--to", "link.pdf", "--marks", "crop", in: folder.path).status == 0)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path + "/link.pdf") == "run.pdf")
    #expect(bytes("run.pdf")?.starts(with: Data("%PDF-1.6".utf8)) == true)
  }
}
