import Courses
import Diagnostics
import Foundation
import Testing

@testable import OpenEdX

@Suite struct CourseFolderWritingTests {
  @Test func folderHoldsEverythingAndNothingElseIsLeft() throws {
    let folder = try TemporaryFolder()
    try CourseExport.write(try ExportFixture.signature("F.png").imported(), into: folder.path("new/course"))
    let names = try folder.names()
    for name in ["course.yaml", "organization.yaml", ".gitignore", "assets/F.png"] { #expect(names.contains("new/course/\(name)")) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("new")) == ["course"])
    #expect(try [UInt8](Data(contentsOf: folder.url.appendingPathComponent("new/course/assets/F.png"))) == ExportFixture.png)
  }

  @Test func secretIsMadeInsideAndItsFingerprintWritten() throws {
    let folder = try TemporaryFolder()
    let fingerprint = "sha256:" + String(repeating: "ab", count: 32)
    try CourseExport.write(try ExportFixture().imported(), into: folder.path("c")) { new in
      try Data("secret".utf8).write(to: URL(fileURLWithPath: new + "/secret"))
      return fingerprint
    }
    #expect(FileManager.default.fileExists(atPath: folder.path("c/secret")))
    #expect(try CourseFolder.read(at: folder.path("c")).folder.organization.secretFingerprint?.value == fingerprint)
  }

  @Test func emptyFolderIsTakenAndAnyOtherRefused() throws {
    let imported = try ExportFixture().imported()
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.path("empty"), withIntermediateDirectories: true)
    try CourseExport.write(imported, into: folder.path("empty"))
    #expect(FileManager.default.fileExists(atPath: folder.path("empty/course.yaml")))

    try folder.write([1], to: "full/precious")
    try folder.write([1], to: "file")
    try FileManager.default.createSymbolicLink(atPath: folder.path("link"), withDestinationPath: folder.path("empty"))
    for name in ["full", "file", "link", "empty"] {
      let before = try folder.names()
      do {
        try CourseExport.write(imported, into: folder.path(name))
        Issue.record("\(name) was overwritten")
      } catch {
        #expect(error.problems == [.targetNotEmpty(folder.path(name))])
      }
      #expect(try folder.names() == before)
    }
  }

  @Test func failureLeavesNothingBehind() throws {
    struct NoKey: Error {}
    let folder = try TemporaryFolder()
    let imported = try ExportFixture().imported()
    #expect(throws: DiagnosticList.self) { try CourseExport.write(imported, into: folder.path("c")) { _ in throw NoKey() } }
    #expect(try folder.names().isEmpty)
  }
}
