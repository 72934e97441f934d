import Courses
import Diagnostics
import Foundation
import Testing

@testable import OpenEdX

/// The shapes in which exports come, and what is said when something isn't one.
@Suite struct ExportLayoutTests {
  @Test(arguments: ["", "course/", "./", "NOI-T1/", "a/b/"]) func rootMayBeAFolderDown(root: String) throws {
    let folder = try TemporaryFolder()
    var tar = TarFixture()
    for (name, contents) in ExportFixture().contents { tar.add(root + name, contents) }
    let path = try folder.write(tar.finished, to: "export.tar")
    #expect(try CourseExport.read(at: path, options: ImportOptions()).folder.course.key == "NOI+T1+R1")
  }

  @Test func zipIsReadToo() throws {
    let folder = try TemporaryFolder()
    let fixture = ExportFixture.signature("F.png")
    let path = try folder.write(zipFixture(fixture.contents), to: "export.zip")
    #expect(try CourseExport.read(at: path, options: fixture.options).assets.map(\.contents) == [ExportFixture.png])
  }

  @Test func namesBeyondASCIIAreFoundInArchives() throws {
    let fixture = ExportFixture.signature("/static/Подпись Ж.png", file: "Подпись Ж.png")
    let folder = try TemporaryFolder()
    try fixture.write(to: folder, below: "course/")
    for format in ["--format=ustar", "--format=gnu", "--format=posix"] {
      try run("tar", "czf", folder.path("export.tar.gz"), format, "-C", folder.path, "course")
      let imported = try CourseExport.read(at: folder.path("export.tar.gz"), options: fixture.options)
      #expect(imported.assets.map(\.target) == ["assets/Подпись_Ж.png"], "\(format)")
      #expect(imported.assets.map(\.contents) == [ExportFixture.png], "\(format)")
    }
  }

  @Test func severalExportsAreNotChosenFrom() throws {
    let folder = try TemporaryFolder()
    try ExportFixture().write(to: folder, below: "one/")
    try ExportFixture().write(to: folder, below: "two/")
    #expect(try failure(reading: folder.path) == [.severalExports(folder.path, roots: ["one/", "two/"])])
  }

  @Test func whatIsNoExportIsSaidPlainly() throws {
    let folder = try TemporaryFolder()
    #expect(try failure(reading: folder.path) == [.notAnExport(folder.path)])
    #expect(try failure(reading: folder.path("nothing")) == [.noSuchExport(folder.path("nothing"))])
  }

  @Test func missingPolicyIsNamed() throws {
    var fixture = ExportFixture()
    fixture.files["policies/R1/policy.json"] = []
    #expect(
      try fixture.problems().contains { if case .missingFile(let name) = $0 { name.hasSuffix("/policies/R1/policy.json") } else { false } })
  }

  @Test func missingAttributesAreNamedTogether() throws {
    var fixture = ExportFixture()
    fixture.files["course.xml"] = Array("<course url_name=\"R1\"/>".utf8)
    #expect(try fixture.problems() == [.missingAttribute("org"), .missingAttribute("course")])
  }

  @Test func brokenXMLIsNamedWithItsLine() throws {
    let folder = try TemporaryFolder()
    var fixture = ExportFixture()
    fixture.files["course/R1.xml"] = Array("<course display_name=\"x\">\n  <chapter>\n</course>".utf8)
    try fixture.write(to: folder)
    do {
      _ = try CourseExport.read(at: folder.path, options: ImportOptions())
      Issue.record("broken XML was read")
    } catch {
      let finding = try #require(error.diagnostics.first)
      guard case .invalidXML? = finding.problem as? ExportProblem else { return #expect(Bool(false), "\(finding)") }
      #expect(finding.location?.file == "\(folder.path)/course/R1.xml")
      #expect(finding.location?.line == 3)
    }
  }

  @Test func everyErrorIsReportedAtOnce() throws {
    var fixture = ExportFixture()
    fixture.policy["display_name"] = nil
    fixture.policy["certificates"] = nil
    fixture.gradingPolicy = "{"
    let problems = try fixture.problems()
    #expect(problems.contains(.noDisplayName))
    #expect(problems.contains(.noCertificates))
    #expect(problems.contains(.invalidJSON(expected: .string)))
  }
}
