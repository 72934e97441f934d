import Courses
import Diagnostics
import Foundation
import OpenEdX
import Testing

/// The settings of a public course of Microsoft's, as they were exported.
@Suite struct RealExportTests {
  private func read() throws -> ImportedCourse { try CourseExport.read(at: Places.kitchenSink, options: ImportOptions()) }

  @Test func courseIsRead() throws {
    let course = try read().folder.course
    #expect(course.key == "Microsoft+KS101+course")
    #expect(course.displayName.value == "Kitchen sink")
    #expect(course.pacing.value == .selfPaced)
    #expect(course.languages.map(\.value) == ["en"])
    #expect(course.start?.value == Moment(iso: "2016-12-16T00:00:00Z"))
    #expect(course.passingGrade?.value == 0.3)
    #expect(course.tracks.map(\.value) == [.honor, .verified])
  }

  @Test func certificateIsReadWithoutItsTrailingBlank() throws {
    let certificate = try read().folder.certificate
    #expect(certificate.title?.value == "Kitchen sink")
    #expect(!certificate.active.value)
    #expect(certificate.availability == Availability(behavior: .earlyNoInfo))
    #expect(certificate.signatories.map(\.name.value) == ["House owner"])
    #expect(certificate.signatories[0].title?.value == "Owner of the House")
    #expect(certificate.signatories[0].organization?.value == "LEX")
    #expect(certificate.signatories[0].signature == nil)
  }

  @Test func policyWinsOverXMLAndSaysSoAtItsLine() throws {
    let imported = try read()
    #expect(imported.folder.course.end?.value == Moment(iso: "2027-02-24T00:30:00Z"))
    let finding = try #require(
      imported.findings.diagnostics.first {
        $0.problem as? ExportProblem == .disagreement(setting: "end", policy: "2027-02-24T00:30:00Z", xml: "2017-02-24T00:30:00Z")
      })
    #expect(finding.location?.file == "\(Places.kitchenSink)/policies/course/policy.json")
    #expect(finding.location?.line == 45)
    #expect(finding.location?.column == 9)
  }

  @Test func nothingElseIsSaidToDisagree() throws {
    let settings = try read().findings.problems.compactMap { if case .disagreement(let setting, _, _) = $0 { setting } else { nil } }
    #expect(settings == ["end"])
  }

  @Test func findingsNameWhatIsMissing() throws {
    let problems = try read().findings.problems
    #expect(problems.contains(.inactiveConfiguration(name: "Name of the certificate")))
    #expect(problems.contains(.noSignature(signatory: "House owner")))
    #expect(problems.contains(.noLogo))
    #expect(problems.contains(.noPlatform))
    #expect(problems.contains(.noBaseURL))
    #expect(problems.contains(.tracksAssumed(["honor", "verified"])))
    #expect(problems.contains(.organizationNameAssumed("Microsoft")))
  }

  @Test func importedCourseReadsBackFromItsFolder() throws {
    let folder = try TemporaryFolder()
    let imported = try read()
    try CourseExport.write(imported, into: folder.path("ks"))
    let back = try CourseFolder.read(at: folder.path("ks")).folder
    #expect(back.course.key == imported.folder.course.key)
    #expect(back.course.end?.value == imported.folder.course.end?.value)
    #expect(back.course.passingGrade?.value == 0.3)
    #expect(back.certificate.signatories.map(\.name.value) == ["House owner"])
    #expect(!back.certificate.active.value)
    #expect(back.organization.logo == nil)
  }
}
