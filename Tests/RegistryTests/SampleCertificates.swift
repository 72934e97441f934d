import Courses
import Foundation
import GRDB
import Testing

@testable import Eligibility
@testable import Registry

/// A folder that is gone after the test.
func withTemporaryFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let url = FileManager.default.temporaryDirectory.appendingPathComponent("registry-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: url) }
  return try body(url.path)
}

func withRegistry<Result>(_ body: (Registry) throws -> Result) throws -> Result {
  try withTemporaryFolder { try body(Registry.open(at: $0 + "/registry.sqlite")) }
}

func sampleID(_ number: Int) -> CertificateID { CertificateID(String(format: "%032x", number))! }

func sampleAward(_ number: Int, track: Track = .honor, name: String = "Ines “Ñ” Okonkwo", course: String = "NBI+OCEAN101+2026") -> Award {
  Award(
    id: sampleID(number),
    facts: Award.Facts(
      learnerName: name, courseKey: course, courseOrganization: "NBI", courseNumber: "OCEAN101", courseTitle: "Ocean Literacy",
      track: track,
      issuedOn: CalendarDate(iso: "2026-05-03")!, language: "en", grade: 0.1 + 0.2, custom: ["Cohort": "B"]),
    isSpecimen: false)
}

func sampleEntry(_ number: Int, track: Track = .honor, replacing: Award? = nil, course: String = "NBI+OCEAN101+2026") -> CertificateEntry {
  CertificateEntry(award: sampleAward(number, track: track, course: course), username: "learner\(number)", replacing: replacing)
}

let monday = Moment(iso: "2026-05-04T08:00:00Z")!
let tuesday = Moment(iso: "2026-05-05T08:00:00Z")!

extension Registry {
  /// Runs SQL as somebody with an SQLite shell would.
  func tamper(_ sql: String) throws { try pool.write { try $0.execute(sql: sql) } }
}
