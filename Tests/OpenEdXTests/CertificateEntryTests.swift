import Courses
import Diagnostics
import Testing

@testable import OpenEdX

@Suite struct CertificateEntryTests {
  private func fixture(_ certificates: String?) -> ExportFixture {
    var fixture = ExportFixture()
    fixture.policy["certificates"] = certificates
    return fixture
  }

  @Test(arguments: [nil, "null", "{}", #"{"certificates":null}"#, #"{"certificates":[]}"#])
  func exportWithoutACertificateSaysSo(certificates: String?) throws {
    let fixture = fixture(certificates)
    #expect(try fixture.problems().contains(.noCertificates))
    #expect(throws: DiagnosticList.self) { try fixture.imported() }
  }

  @Test func firstActiveConfigurationIsUsed() throws {
    let entries = [("A", false), ("B", true), ("C", true)].map { name, active in
      #"{"version":1,"name":"\#(name)","course_title":"T\#(name)","is_active":\#(active),"signatories":[{"name":"S"}]}"#
    }
    let fixture = fixture(#"{"certificates":[\#(entries.joined(separator: ","))]}"#)
    let imported = try fixture.imported()
    #expect(imported.folder.certificate.title?.value == "TB")
    #expect(imported.folder.certificate.active.value)
    #expect(imported.findings.problems.contains(.severalConfigurations(count: 3, used: "B")))
  }

  @Test func withoutAnActiveOneTheFirstServesForPreviews() throws {
    let entries = ["A", "B"].map { #"{"version":1,"name":"\#($0)","is_active":false,"signatories":[{"name":"S\#($0)"}]}"# }
    let imported = try fixture(#"{"certificates":[\#(entries.joined(separator: ","))]}"#).imported()
    #expect(imported.folder.certificate.signatories.map(\.name.value) == ["SA"])
    #expect(!imported.folder.certificate.active.value)
    #expect(imported.findings.problems.contains(.inactiveConfiguration(name: "A")))
  }

  @Test func anotherVersionIsRefused() throws {
    let fixture = fixture(ExportFixture.certificates(#"{"version":2,"is_active":true,"signatories":[{"name":"S"}]}"#))
    #expect(try fixture.problems().contains(.unsupportedVersion("2")))
    #expect(throws: DiagnosticList.self) { try fixture.imported() }
  }

  @Test func missingVersionIsNamedAndReadAsOne() throws {
    let fixture = fixture(ExportFixture.certificates(#"{"is_active":true,"signatories":[{"name":"S"}]}"#))
    #expect(try fixture.problems().contains(.versionMissing))
    #expect(try fixture.imported().folder.certificate.signatories.count == 1)
  }

  @Test func certificateMayStandInTheXMLAlone() throws {
    var fixture = fixture(nil)
    fixture.attributes["certificates"] = ExportFixture.certificates(#"{"version":1,"is_active":true,"signatories":[{"name":"From XML"}]}"#)
    #expect(try fixture.imported().folder.certificate.signatories.map(\.name.value) == ["From XML"])
  }

  @Test func titleOfSeveralLinesKeepsThem() throws {
    let signatory = try fixture(ExportFixture.signatory(#""title":" Dean \r\n\nof  Tides\n","organization":"NOI""#)).imported()
      .folder.certificate.signatories[0]
    #expect(signatory.title?.value == "Dean\n\nof Tides")
    #expect(signatory.organization?.value == "NOI")
  }

  @Test func emptyCourseTitleMeansDisplayName() throws {
    let entry = #"{"version":1,"is_active":true,"course_title":"  ","signatories":[{"name":"S"}]}"#
    #expect(try fixture(ExportFixture.certificates(entry)).imported().folder.certificate.title == nil)
  }

  @Test func namelessSignatoryIsLeftOutAndNamed() throws {
    let entry = #"{"version":1,"is_active":true,"signatories":[{"name":"S"},{"name":"","title":"Dean"}]}"#
    let imported = try fixture(ExportFixture.certificates(entry)).imported()
    #expect(imported.folder.certificate.signatories.count == 1)
    #expect(imported.findings.problems.contains(.signatoryWithoutName(position: 2)))
  }

  @Test func tooManyAndNoSignatoriesAreNamed() throws {
    let nine = (1...9).map { #"{"name":"S\#($0)"}"# }.joined(separator: ",")
    let many = fixture(ExportFixture.certificates(#"{"version":1,"is_active":true,"signatories":[\#(nine)]}"#))
    #expect(try many.problems().contains(.tooManySignatories(9, limit: 8)))
    let none = fixture(ExportFixture.certificates(#"{"version":1,"is_active":true,"signatories":[]}"#))
    #expect(try none.problems().contains(.noSignatories))
  }
}
