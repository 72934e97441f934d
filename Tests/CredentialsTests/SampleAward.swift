import Courses
import Diagnostics
import Foundation
import Testing

@testable import Credentials
@testable import Eligibility

/// The bytes 0 to 31: what the expected values of these tests were computed with elsewhere.
let sampleSecret = Secret(hex: (0..<32).map { String(format: "%02x", $0) }.joined())!

func sampleAward(track: Track = .verified, title: String = "Ocean Literacy", isSpecimen: Bool = false) -> Award {
  Award(
    id: CertificateID("d59014c89d4b6e7a691df26f5a0f965c")!,
    facts: Award.Facts(
      learnerName: "Ines Okonkwo", courseKey: "NBI+OCEAN101+2026", courseOrganization: "NBI", courseNumber: "OCEAN101", courseTitle: title,
      track: track, issuedOn: CalendarDate(iso: "2026-05-03")!, language: "en", grade: 0.8, custom: [:]),
    isSpecimen: isSpecimen)
}

func sampleOrganization(baseURL: String? = "https://certificates.northbridge.example/c/", issuerURL: String? = nil) -> Organization {
  Organization(
    name: Located("Northbridge Institute & Friends"), url: Located("https://northbridge.example"),
    email: Located("badges@northbridge.example"),
    baseURL: baseURL.map { Located($0) }, issuerURL: issuerURL.map { Located($0) })
}

func sampleFolder(
  organization: Organization = sampleOrganization(), name: String = "Ocean \"Literacy\"", start: String? = "2026-01-12T09:00:00Z",
  end: String? = "2026-05-01T12:00:00Z", passingGrade: Double? = 0.6
) -> CourseFolder {
  CourseFolder(
    path: "/nowhere", organization: organization,
    course: Course(
      org: Located("NBI"), number: Located("OCEAN101"), run: Located("2026"), displayName: Located(name), languages: [Located("en")],
      pacing: Located(.instructor), start: start.map { Located(Moment(iso: $0)!) }, end: end.map { Located(Moment(iso: $0)!) },
      passingGrade: passingGrade.map { Located($0) }, tracks: [Located(.honor), Located(.verified)]),
    certificate: CertificateConfiguration(
      active: Located(true), layout: Located("classic"), pageSize: Located(.a4), signatories: [],
      trackSettings: [.verified: TrackSettings(title: Located("Ocean Literacy, Verified"))]),
    organizationFile: "/nowhere/organization.yaml")
}

/// A folder that is gone after the test.
func withTemporaryFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let url = FileManager.default.temporaryDirectory.appendingPathComponent("credentials-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: url) }
  return try body(url.path)
}

func decodedJSON(_ text: String) throws -> NSDictionary {
  try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? NSDictionary)
}
