import Courses
import Diagnostics
import Foundation
import Testing

@Suite struct ReadingTests {
  @Test func readsEveryValue() throws {
    let folder = try Sample.folder(
      course: """
        course:
          org: NOI
          number: OCE101
          run: 2026-spring
          display_name: "Ocean Literacy: Currents, Climate and Life"
          display_organization: Northfield
          display_number: OCE 101
          language: [en, pt-BR]
          pacing: self
          start: 2026-01-12
          end: 2026-06-30T12:00:00+02:00
          passing_grade: 62.5%
          effort: {weeks: 8, hours_per_week: 4}
          tracks: [honor, verified, audit]
          require_id_verification: false
        certificate:
          active: yes
          title: Ocean Literacy for Everyone
          layout: plain
          background: assets/logo.svg
          page_size: Letter
          availability: {behavior: end_with_date, date: 2026-07-15}
          printed_date: 2026-07-01
          signatories:
            - name: Ingrid Halvorsen
              title: |
                President
                and Founder
              organization: Northfield Open Institute
              signature: assets/ink.png
            - name: Null
          tracks:
            honor: {title: Ocean Certificate, layout: classic, show_signatures: true}
        """,
      organization: """
        name: Northfield Open Institute
        short_name: Northfield
        logo: assets/logo.svg
        url: https://northfield.example
        email: certificates@northfield.example
        platform: Northfield Online
        base_url: https://verify.northfield.example/c
        issuer_url: https://northfield.example/issuer.json
        linkedin_id: 1234567
        secret_fingerprint: sha256:00112233445566778899AABBCCDDEEFF00112233445566778899aabbccddeeff
        """)
    try folder.put(try folder.text(of: "course.yaml").with("name: Null", "name: \"Null\""), at: "course.yaml")
    let reading = try folder.read()
    let course = reading.folder.course
    let certificate = reading.folder.certificate
    let organization = reading.folder.organization
    #expect(reading.findings.isEmpty)
    #expect(course.key == "NOI+OCE101+2026-spring")
    #expect(course.displayName.value == "Ocean Literacy: Currents, Climate and Life")
    #expect(course.displayOrganization?.value == "Northfield")
    #expect(course.displayNumber?.value == "OCE 101")
    #expect(course.languages.map(\.value) == ["en", "pt-BR"])
    #expect(course.pacing.value == .selfPaced)
    #expect(course.start?.value.description == "2026-01-12T00:00:00Z")
    #expect(course.end?.value.description == "2026-06-30T10:00:00Z")
    #expect(course.passingGrade?.value == 0.625)
    #expect(course.effort == Effort(weeks: 8, hoursPerWeek: 4))
    #expect(course.tracks.map(\.value) == [.honor, .verified, .audit])
    #expect(!course.requiresIDVerification)
    #expect(certificate.active.value)
    #expect(certificate.title?.value == "Ocean Literacy for Everyone")
    #expect(certificate.layouts.usual?.value == "plain")
    #expect(certificate.background?.value.relative == "assets/logo.svg")
    #expect(certificate.pageSize.value == .letter)
    #expect(certificate.availability.behavior == .endWithDate)
    #expect(certificate.availability.date?.value.description == "2026-07-15T00:00:00Z")
    #expect(certificate.printedDate?.value.description == "2026-07-01")
    #expect(certificate.signatories.map(\.name.value) == ["Ingrid Halvorsen", "Null"])
    #expect(certificate.signatories[0].title?.value == "President\nand Founder")
    #expect(certificate.signatories[0].signature?.value.relative == "assets/ink.png")
    #expect(reading.folder.printedTitle(on: .honor).value == "Ocean Certificate")
    #expect(reading.folder.showsSignatures(on: .honor))
    #expect(organization.shortName?.value == "Northfield")
    #expect(organization.baseURL?.value == "https://verify.northfield.example/c/")
    #expect(organization.linkedInID?.value == "1234567")
    #expect(organization.secretFingerprint?.value.hasSuffix("aabbccddeeff") == true)
    let logo = try #require(organization.logo?.value.absolute)
    #expect(try String(contentsOfFile: logo, encoding: .utf8) == "<svg/>")
  }

  @Test func fillsInWhatIsLeftOut() throws {
    let folder = try Sample.folder(course: Sample.course.with("  active: true\n  layout: classic\n", "  title:\n  printed_date: ~\n"))
    let reading = try folder.read()
    let certificate = reading.folder.certificate
    #expect(reading.findings.isEmpty)
    #expect(!certificate.active.value)
    #expect(certificate.layouts == LayoutChoice())
    #expect(certificate.background == nil)
    #expect(certificate.pageSize.value == .a4)
    #expect(certificate.availability.behavior == .end)
    #expect(certificate.title == nil && certificate.printedDate == nil)
    #expect(reading.folder.course.requiresIDVerification)
  }

  @Test func takesTextAsItIsWritten() throws {
    let course = Sample.course.with("number: 101", "number: 0101").with("run: 2026", "run: 2026.10").with("language: en", "language: no")
    let reading = try Sample.folder(course: course).read()
    #expect(reading.folder.course.key == "NOI+0101+2026.10")
    #expect(reading.folder.course.languages.map(\.value) == ["no"])
  }

  @Test(arguments: ["true", "True", "yes", "ON", "false", "no", "Off"])
  func takesTheBooleanWordsOfBothYAMLs(word: String) throws {
    let reading = try Sample.folder(course: Sample.course.with("active: true", "active: \(word)")).read()
    #expect(reading.folder.certificate.active.value == ["true", "yes", "on"].contains(word.lowercased()))
  }

  @Test func readsByteOrderMarkAndWindowsLineEnds() throws {
    let course = MarkedText(Sample.course.with("pacing: instructor", "pacing: ⟦1⟧mars"))
    let folder = try Sample.folder(course: "\u{FEFF}" + course.text.replacing("\n", with: "\r\n"))
    let place = try #require(course.places[1])
    let found = try #require(findings(in: folder).first)
    #expect((found.line, found.column) == place)
    try folder.put("\u{FEFF}" + Sample.course.replacing("\n", with: "\r\n"), at: "course.yaml")
    #expect(try folder.read().folder.course.displayName.value == "Ocean Literacy")
  }

  @Test func findsTheOrganizationOneFolderUp() throws {
    let parent = try TemporaryFolder()
    try parent.put(Sample.course, at: "spring/course.yaml")
    try parent.put("ink", at: "spring/assets/ink.png")
    try parent.put(Sample.organization, at: "organization.yaml")
    try parent.put("<svg/>", at: "assets/logo.svg")
    let folder = try parent.read("/spring/").folder
    #expect(folder.organizationFile == parent.path + "/organization.yaml")
    #expect(folder.path == parent.path + "/spring")
    #expect(folder.organization.logo?.value.relative == "assets/logo.svg")
  }

  @Test func namesFilesAsTheUserNamedTheFolder() throws {
    let folder = try Sample.folder(course: Sample.course.with("pacing: instructor", "pacing: mars"))
    let here = FileManager.default.currentDirectoryPath.split(separator: "/").map { _ in ".." }.joined(separator: "/")
    let relative = here + folder.path
    let list = #expect(throws: DiagnosticList.self) { try CourseFolder.read(at: relative + "/") }
    #expect(list?.description.hasPrefix("\(relative)/course.yaml:7:11: error: ") == true)
    withExtendedLifetime(folder) {}
  }

  @Test func valuesKnowTheirPlace() throws {
    let folder = try Sample.folder().read().folder
    let place = try #require(folder.certificate.signatories[0].name.location)
    #expect((place.line, place.column) == (17, 13))
    #expect(folder.certificate.pageSize.location == nil)
  }

  @Test func columnsCountCharactersNotScalars() throws {
    try expectProblems(
      inCourse: Sample.course.with("tracks: [honor, verified]", "tracks: [honor, ⟦0⟧\"e\u{301}👩‍👧\", ⟦1⟧honor]"),
      [
        0: .unknownWord("course.tracks", text: "e\u{301}👩‍👧", nearest: nil, allowed: Track.allCases.map(\.rawValue)),
        1: .duplicateTrack("honor"),
      ])
  }
}
