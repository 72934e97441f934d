import Courses
import Diagnostics
import Foundation
import OpenEdX
import Testing

@Suite struct SampleExportTests {
  @Test func everyOddityOfTheSampleIsRead() throws {
    let imported = try CourseExport.read(at: "\(Places.sample)/course", options: ImportOptions())
    let folder = imported.folder
    #expect(folder.course.key == "NOI+EDS101+2026_Spring")
    #expect(folder.course.displayNumber == nil)
    #expect(folder.course.displayOrganization == nil)
    #expect(folder.course.pacing.value == .instructor)
    #expect(folder.course.passingGrade?.value == 0.6)
    #expect(folder.organization.name.value == "Northfield Open Institute")
    #expect(folder.organization.shortName?.value == "Northfield")
    #expect(folder.certificate.active.value)
    #expect(folder.certificate.title == nil)
    #expect(folder.certificate.availability.behavior == .endWithDate)
    #expect(folder.certificate.availability.date?.value == Moment(iso: "2026-07-01T00:00:00Z"))
    #expect(folder.certificate.signatories.map(\.name.value) == ["Mirela Stoyanova", "Amadou Traoré"])
    #expect(
      folder.certificate.signatories[0].title?.value == "Professor of Environmental Statistics\nDirector, Data for Climate Laboratory")
    #expect(
      folder.certificate.signatories.map(\.signature?.value.relative)
        == ["assets/Signature_M._Stoyanova.png", "assets/signature-traore.png"])
    let signature = try Data(contentsOf: URL(fileURLWithPath: "\(Places.sample)/course/static/Signature M. Stoyanova.png"))
    #expect(imported.assets.first?.source == "static/Signature M. Stoyanova.png")
    #expect(imported.assets.first?.contents == [UInt8](signature))

    let problems = imported.findings.problems
    #expect(problems.contains(.disagreement(setting: "end", policy: "2026-06-19T23:30:00Z", xml: "2026-06-12T23:30:00Z")))
    #expect(problems.contains(.disagreement(setting: "certificates", policy: nil, xml: nil)))
    #expect(problems.contains(.severalConfigurations(count: 2, used: "Certificate 2026")))
    #expect(problems.contains(.overridesNotUsed(["company_about_url"])))
    #expect(problems.count { if case .staleAssetKey(_, "NOI+EDS101+2025_Autumn") = $0 { true } else { false } } == 2)
  }

  @Test(arguments: ["", "/course"]) func folderOrTheFolderAboveGiveTheSame(below: String) throws {
    let imported = try CourseExport.read(at: Places.sample + below, options: ImportOptions())
    #expect(imported.folder.course.key == "NOI+EDS101+2026_Spring")
    #expect(imported.assets.count == 2)
  }

  @Test func archiveGivesWhatTheFolderGives() throws {
    let folder = try TemporaryFolder()
    try run("tar", "czf", folder.path("export.tar.gz"), "-C", Places.sample, "course")
    let archived = try CourseExport.read(at: folder.path("export.tar.gz"), options: ImportOptions())
    let unpacked = try CourseExport.read(at: Places.sample, options: ImportOptions())
    #expect(archived.assets == unpacked.assets)
    #expect(archived.findings.problems == unpacked.findings.problems)
    #expect(archived.folder.certificate.signatories.map(\.name.value) == unpacked.folder.certificate.signatories.map(\.name.value))
    #expect(archived.folder.course.end?.value == unpacked.folder.course.end?.value)
    #expect(archived.folder.course.end?.location?.file == "\(folder.path("export.tar.gz"))/course/policies/2026_Spring/policy.json")
  }

  @Test func writtenFolderIsAcceptedAsACourse() throws {
    let folder = try TemporaryFolder()
    let logo = try folder.write(Array("<svg xmlns='http://www.w3.org/2000/svg'/>".utf8), to: "Crest of NOI.svg")
    let options = ImportOptions(
      logo: logo, tracks: [.honor, .verified], baseURL: "https://verify.northfield.example/c/",
      issuerEmail: "certificates@northfield.example", platform: "Northfield Online")
    try CourseExport.write(try CourseExport.read(at: Places.sample, options: options), into: folder.path("eds"))
    let back = try CourseFolder.read(at: folder.path("eds"))
    #expect(!back.findings.hasErrors)
    #expect(back.folder.organization.logo?.value.relative == "assets/Crest_of_NOI.svg")
    #expect(back.folder.organization.platform?.value == "Northfield Online")
    #expect(back.folder.certificate.signatories.compactMap(\.signature).count == 2)
    #expect(back.folder.certificate.availability.date?.value == Moment(iso: "2026-07-01T00:00:00Z"))
  }
}
