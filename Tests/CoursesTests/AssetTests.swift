import Courses
import Foundation
import Testing

@Suite struct AssetTests {
  private func problem(_ path: String, in folder: TemporaryFolder) throws -> [CourseProblem?] {
    try folder.put(Sample.course.with("assets/ink.png", "'\(path)'"), at: "course.yaml")
    return findings(in: folder).map(\.problem)
  }

  @Test(arguments: ["/etc/passwd", "~/ink.png", "C:/ink.png", "C:\\ink.png", "https://a.example/ink.png", "file:///ink.png"])
  func refusesAbsolutePaths(path: String) throws {
    #expect(try problem(path, in: Sample.folder()) == [.assetAbsolute(path)])
  }

  @Test(arguments: ["../ink.png", "assets/../../ink.png", "assets/./../../organization.yaml", ".."])
  func refusesPathsThatLeadOut(path: String) throws {
    #expect(try problem(path, in: Sample.folder()) == [.assetLeadsOut(path)])
  }

  @Test func refusesLinksThatLeadOut() throws {
    let outside = try TemporaryFolder()
    let secret = try outside.put("secret", at: "secret.png")
    let folder = try Sample.folder()
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/assets/out.png", withDestinationPath: secret)
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/elsewhere", withDestinationPath: outside.path)
    #expect(try problem("assets/out.png", in: folder) == [.assetLeadsOut("assets/out.png")])
    #expect(try problem("elsewhere/secret.png", in: folder) == [.assetLeadsOut("elsewhere/secret.png")])
    #expect(try problem("elsewhere/none.png", in: folder) == [.assetLeadsOut("elsewhere/none.png")])
    withExtendedLifetime(outside) {}
  }

  @Test func followsLinksThatStayInside() throws {
    let folder = try Sample.folder()
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/assets/dean.png", withDestinationPath: "ink.png")
    #expect(try problem("assets/dean.png", in: folder) == [])
    #expect(try problem("./assets/../assets/ink.png", in: folder) == [])
  }

  @Test func namesTheFileThatWasMeant() throws {
    let folder = try Sample.folder()
    #expect(try problem("assets/Ink.png", in: folder) == [.assetMissing("assets/Ink.png", nearest: "assets/ink.png")])
    #expect(try problem("assets/ink.jpg", in: folder) == [.assetMissing("assets/ink.jpg", nearest: "assets/ink.png")])
    #expect(try problem("nowhere/signature.png", in: folder) == [.assetMissing("nowhere/signature.png", nearest: nil)])
  }

  @Test func aBackgroundIsHeldToTheSame() throws {
    try expectProblems(
      inCourse: Sample.course.with("layout: classic", "background: ⟦1⟧../ground.pdf"), [1: .assetLeadsOut("../ground.pdf")])
    try expectProblems(
      inCourse: Sample.course.with("layout: classic", "background: ⟦1⟧assets/logo.pdf"),
      [1: .assetMissing("assets/logo.pdf", nearest: "assets/logo.svg")])
  }

  @Test func wantsFiles() throws {
    let folder = try Sample.folder()
    #expect(try problem("assets", in: folder) == [.assetNotAFile("assets")])
    #expect(try problem("assets\\ink.png", in: folder) == [.assetBackslash("assets\\ink.png")])
  }

  @Test func worksWhenTheFolderIsReachedByALink() throws {
    let folder = try Sample.folder()
    let other = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(atPath: other.path + "/course", withDestinationPath: folder.path)
    #expect(findings(in: other, at: "/course").isEmpty)
    withExtendedLifetime(folder) {}
  }
}
