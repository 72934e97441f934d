import Courses
import Diagnostics
import Foundation
import Testing

@Suite struct TemplateTests {
  private let start = CalendarDate(year: 2027, month: 1, day: 11)!

  @Test func aNewFolderIsOneThatCheckAccepts() throws {
    let folder = try TemporaryFolder()
    let written = try FolderFile.write(CourseFolderTemplate.files(start: start), into: folder.path + "/new/course")
    let reading = try folder.read("/new/course")
    #expect(reading.findings.isEmpty, "\(reading.findings)")
    #expect(!reading.folder.certificate.active.value)
    #expect(reading.folder.course.end?.value.date.description == "2027-04-05")
    #expect(written.contains("course.yaml") && written.contains("assets/logo.svg"))
    #expect(try folder.text(of: "new/course/.gitignore").split(separator: "\n").contains("keys/"))
    let text = try folder.text(of: "new/course/course.yaml")
    let schema = try #require(text.split(separator: "\n").first?.split(separator: "=").last)
    #expect(try folder.text(of: "new/course/\(schema)") == CourseFolderSchema.course)
  }

  @Test func aSecondCourseSharesTheOrganization() throws {
    let folder = try TemporaryFolder()
    _ = try FolderFile.write(CourseFolderTemplate.files(start: start), into: folder.path)
    _ = try FolderFile.write(CourseFolderTemplate.files(start: start, organizationAlreadyThere: true), into: folder.path + "/b")
    #expect(try folder.read("/b").folder.organizationFile == folder.path + "/organization.yaml")
  }

  @Test func nothingIsOverwrittenUnasked() throws {
    let folder = try TemporaryFolder()
    try folder.put("mine", at: "organization.yaml")
    let files = try CourseFolderTemplate.files(start: start)
    let list = #expect(throws: DiagnosticList.self) { try FolderFile.write(files, into: folder.path) }
    #expect(list?.diagnostics.map { $0.problem as? CourseProblem } == [.fileExists(folder.path + "/organization.yaml")])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["organization.yaml"])
    _ = try FolderFile.write(files, into: folder.path, replacing: true)
    #expect(try folder.read().findings.isEmpty)
  }

  @Test func aNewRunKeepsAllButTheRunAndItsDates() throws {
    let old = try Sample.folder(
      course: Sample.course.with(
        "active: true", "active: true\n  background: art/ground.svg\n  printed_date: 2026-07-01\n  availability: {date: 2026-07-15}"),
      organization: Sample.organization + "secret_fingerprint: sha256:\(String(repeating: "0", count: 64)) # kept\n")
    try old.put("{}", at: "layouts/own/layout.yaml")
    try old.put("key", at: "keys/secret")
    try old.put("art", at: "assets/unused/art.svg")
    try old.put("ground", at: "art/ground.svg")
    let destination = try TemporaryFolder()
    let before = try old.read().folder
    let files = try CourseFolderTemplate.newRun(of: before, run: "2027", destination: destination.path + "/next")
    let written = try FolderFile.write(files, into: destination.path + "/next")
    let reading = try destination.read("/next")
    let after = reading.folder
    #expect(reading.findings.diagnostics.map { $0.problem as? CourseProblem } == [.neverAvailable])
    #expect(after.course.key == "NOI+101+2027")
    #expect(after.course.start == nil && after.course.end == nil && after.certificate.printedDate == nil)
    #expect(after.certificate.availability.behavior == .end)
    #expect(!after.certificate.active.value)
    #expect(after.certificate.signatories.map(\.name.value) == before.certificate.signatories.map(\.name.value))
    #expect(try destination.text(of: "next/course.yaml").contains("the last run: 2026-06-30T12:00:00Z"))
    #expect(try destination.text(of: "next/organization.yaml") == old.text(of: "organization.yaml"))
    #expect(try destination.text(of: "next/assets/unused/art.svg") == "art")
    #expect(try destination.text(of: "next/art/ground.svg") == "ground")
    #expect(written.contains("layouts/own/layout.yaml"))
    #expect(!written.contains { $0.contains("keys/") || $0.contains("secret") })
  }

  @Test func aNewRunBesideTheOldSharesTheOrganization() throws {
    let parent = try TemporaryFolder()
    try parent.put(Sample.course, at: "spring/course.yaml")
    try parent.put("ink", at: "spring/assets/ink.png")
    try parent.put(Sample.organization, at: "organization.yaml")
    try parent.put("<svg/>", at: "assets/logo.svg")
    let old = try parent.read("/spring").folder
    let files = try CourseFolderTemplate.newRun(of: old, run: "autumn", destination: parent.path + "/autumn/")
    #expect(!files.contains { $0.path == "organization.yaml" || $0.path == "assets/logo.svg" })
    _ = try FolderFile.write(files, into: parent.path + "/autumn")
    #expect(try parent.read("/autumn").folder.course.run.value == "autumn")
    let elsewhere = try CourseFolderTemplate.newRun(of: old, run: "autumn", destination: parent.path + "/x/autumn")
    #expect(elsewhere.contains { $0.path == "organization.yaml" } && elsewhere.contains { $0.path == "assets/logo.svg" })
  }

  @Test func aRunMustFitTheCourseKey() throws {
    let old = try Sample.folder().read().folder
    #expect(throws: DiagnosticList.self) { try CourseFolderTemplate.newRun(of: old, run: "spring 2027", destination: "/tmp/x") }
  }
}
