import Courses
import Diagnostics
import Foundation
import Testing

@testable import OpenEdX

/// Whoever made an archive may mean harm.
@Suite struct HostileExportTests {
  private func tar(
    _ fixture: ExportFixture = ExportFixture(), _ change: (inout TarFixture) -> Void
  ) throws -> (folder: TemporaryFolder, path: String) {
    let folder = try TemporaryFolder()
    var tar = TarFixture()
    change(&tar)
    tar.add(fixture.contents)
    return (folder, try folder.write(tar.finished, to: "export.tar"))
  }

  @Test(
    arguments: [
      ("../../evil.xml", "0", "", EntryRefusal.leadsOutside), ("course/../../evil.xml", "0", "", .leadsOutside),
      ("/etc/passwd", "0", "", .absolutePath), ("C:/evil", "0", "", .absolutePath), ("a\\..\\evil", "0", "", .backslash),
      ("evil\u{1B}[2J", "0", "", .controlCharacter), ("static/F.png", "2", "/etc/passwd", .symbolicLink),
      ("static/F.png", "1", "course.xml", .hardLink), ("static/dev", "3", "", .specialFile), ("static/pipe", "6", "", .specialFile),
      (String(repeating: "d/", count: 40), "5", "", .tooDeep),
    ] as [(String, Character, String, EntryRefusal)])
  func entryIsLeftOutAndNamed(name: String, type: Character, link: String, refusal: EntryRefusal) throws {
    let (folder, path) = try tar { $0.add(name, type: type, link: link) }
    defer { withExtendedLifetime(folder) {} }
    let imported = try CourseExport.read(at: path, options: ExportFixture().options)
    let refused = imported.findings.problems.compactMap { if case .entrySkipped(_, let why) = $0 { why } else { nil } }
    #expect(refused == [refusal])
    try CourseExport.write(imported, into: folder.path("made"))
    #expect(try folder.names().allSatisfy { $0 == "export.tar" || $0.hasPrefix("made") })
  }

  @Test func nameThatIsNotUTF8IsLeftOut() throws {
    let (folder, path) = try tar { $0.add([0x66, 0xFF, 0xFE], []) }
    defer { withExtendedLifetime(folder) {} }
    let imported = try CourseExport.read(at: path, options: ExportFixture().options)
    #expect(imported.findings.problems.contains { if case .entrySkipped(_, .notUTF8) = $0 { true } else { false } })
  }

  @Test func secondFileOfANameDoesNotReplaceTheFirst() throws {
    let (folder, path) = try tar { $0.add("course.xml", Array(#"<course url_name="R1" org="FIRST" course="T1"/>"#.utf8)) }
    defer { withExtendedLifetime(folder) {} }
    let imported = try CourseExport.read(at: path, options: ExportFixture().options)
    #expect(imported.folder.course.org.value == "FIRST")
    #expect(imported.findings.problems.contains(.entrySkipped("course.xml", .duplicate)))
  }

  @Test func manyRefusalsAreCountedNotListed() throws {
    let (folder, path) = try tar { tar in for index in 0..<50 { tar.add("../\(index)") } }
    defer { withExtendedLifetime(folder) {} }
    let problems = try CourseExport.read(at: path, options: ExportFixture().options).findings.problems
    #expect(problems.count { if case .entrySkipped = $0 { true } else { false } } == 20)
    #expect(problems.contains(.moreEntriesSkipped(30)))
  }

  @Test func linkInAFolderIsNotFollowed() throws {
    let outside = try TemporaryFolder()
    try outside.write(ExportFixture.png, to: "secret.png")
    let folder = try TemporaryFolder()
    let fixture = ExportFixture.signature("/static/F.png", file: "other.png")
    try fixture.write(to: folder)
    try FileManager.default.createSymbolicLink(atPath: folder.path("static/F.png"), withDestinationPath: outside.path("secret.png"))
    try FileManager.default.createSymbolicLink(atPath: folder.path("more"), withDestinationPath: "/")
    let imported = try CourseExport.read(at: folder.path, options: fixture.options)
    #expect(imported.assets.isEmpty)
    #expect(imported.findings.problems.contains(.entrySkipped("static/F.png", .symbolicLink)))
    #expect(imported.findings.problems.contains(.entrySkipped("more", .symbolicLink)))
    #expect(imported.findings.problems.contains(.assetMissing(path: "/static/F.png", of: "Ada Holm")))
  }

  @Test func bombIsStoppedEarly() throws {
    let folder = try TemporaryFolder()
    try ExportFixture().write(to: folder, below: "course/")
    try folder.write([UInt8](repeating: 0, count: 8 << 20), to: "course/static/zeros.bin")
    try run("tar", "czf", folder.path("bomb.tar.gz"), "-C", folder.path, "course")
    var options = ImportOptions()
    options.limits.ratioFloor = 1 << 20
    let problems = try failure(reading: folder.path("bomb.tar.gz"), options)
    guard case .compressionBomb(let ratio)? = problems.first else { return #expect(Bool(false), "\(problems)") }
    #expect(ratio > 150)
  }

  @Test func limitsEndTheReading() throws {
    let (folder, path) = try tar { $0.add("static/video.mp4", [UInt8](repeating: 7, count: 20_000)) }
    defer { withExtendedLifetime(folder) {} }
    var options = ImportOptions()
    options.limits.unpackedBytes = 10_000
    #expect(try failure(reading: path, options) == [.unpacksTooLarge(limit: 10_000)])
    options = ImportOptions()
    options.limits.entries = 3
    #expect(try failure(reading: path, options) == [.tooManyEntries(limit: 3)])
    options = ImportOptions()
    options.limits.settingsFileBytes = 60
    #expect(try failure(reading: path, options) == [.settingsTooLarge("policies/R1/policy.json", limit: 60)])
  }

  @Test func largeImageIsLeftOutAndNamed() throws {
    var fixture = ExportFixture.signature("F.png")
    fixture.options.limits.assetBytes = 4
    #expect(try fixture.imported().folder.certificate.signatories[0].signature == nil)
    #expect(try fixture.problems().contains(.assetTooLarge(path: "static/F.png", limit: 4)))
  }

  @Test(arguments: [1, 3, 20]) func truncatedArchiveIsDamaged(twentieths: Int) throws {
    let folder = try TemporaryFolder()
    try run("tar", "czf", folder.path("export.tar.gz"), "-C", Places.sample, "course")
    let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: folder.path("export.tar.gz"))))
    let cut = try folder.write(Array(bytes.prefix(max(1, bytes.count * twentieths / 20 - 10))), to: "cut.tar.gz")
    let problems = try failure(reading: cut)
    guard case .damagedArchive(cut, _)? = problems.first else { return #expect(Bool(false), "\(problems)") }
  }

  @Test func corruptArchivesAreDamaged() throws {
    let folder = try TemporaryFolder()
    try run("tar", "czf", folder.path("export.tar.gz"), "-C", Places.sample, "course")
    var bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: folder.path("export.tar.gz"))))
    // Ones alone can't end a deflate stream, whatever tar and the clock have put before; some other damage decodes, and gzip's own checksum
    // is one that libarchive does not look at.
    for index in bytes.count / 3..<bytes.count { bytes[index] = 0xFF }
    for bytes in [bytes, [], Array("not an archive at all".utf8), [UInt8](repeating: 0, count: 4096)] {
      let problems = try failure(reading: try folder.write(bytes, to: "corrupt.tar.gz"))
      guard case .damagedArchive? = problems.first else { return #expect(Bool(false), "\(problems)") }
    }
  }

  @Test func archiveInsideAnArchiveStaysShut() throws {
    var inner = TarFixture()
    inner.add(ExportFixture().contents)
    var outer = TarFixture()
    outer.add("export.tar", inner.finished)
    let folder = try TemporaryFolder()
    let path = try folder.write(outer.finished, to: "outer.tar")
    #expect(try failure(reading: path) == [.notAnExport(path)])
  }

  @Test(arguments: [
    "<!DOCTYPE course [<!ENTITY a \"b\">]><course url_name=\"R1\" org=\"&a;\" course=\"T1\"/>",
    "<?xml version=\"1.0\"?>\n<!-- > -->\n<!DOCTYPE course SYSTEM \"file:///etc/passwd\"><course url_name=\"R1\" org=\"N\" course=\"T1\"/>",
    "\u{FEFF}<!DOCTYPE lolz [<!ENTITY l \"ha\"><!ENTITY l2 \"&l;&l;\">]><course/>",
  ])
  func documentTypeIsRefused(xml: String) throws {
    var fixture = ExportFixture()
    fixture.files["course.xml"] = Array(xml.utf8)
    #expect(try fixture.problems() == [.documentType])
  }

  @Test func otherEncodingsAreRefused() throws {
    var fixture = ExportFixture()
    fixture.files["course.xml"] = Array("<?xml version='1.0' encoding='UTF-7'?><course/>".utf8)
    #expect(try fixture.problems() == [.unsupportedEncoding("UTF-7")])
    fixture.files["course.xml"] = Array("<course/>".utf16.flatMap { [UInt8(0), UInt8($0)] }) + [0xFF]
    #expect(try fixture.problems() == [.unsupportedEncoding("not UTF-8")])
  }

  @Test func deepJSONIsRefused() throws {
    var fixture = ExportFixture()
    fixture.policy["tabs"] = String(repeating: "[", count: 100_000)
    #expect(try fixture.problems() == [.invalidJSON(expected: .lessDepth(limit: 128))])
  }

  @Test func runCannotLeadOut() throws {
    var fixture = ExportFixture()
    fixture.files["course.xml"] = Array(#"<course url_name="../.." org="NOI" course="T1"/>"#.utf8)
    #expect(try fixture.problems() == [.unusableRun("../..")])
  }
}
