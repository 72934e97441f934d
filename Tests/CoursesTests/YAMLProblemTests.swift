import Courses
import Diagnostics
import Foundation
import LocatedYAML
import Testing

/// What is wrong with the file or its YAML, before any value is looked at.
@Suite struct YAMLProblemTests {
  private let courseKeys = [
    "org", "number", "run", "display_name", "display_organization", "display_number", "language", "pacing", "start", "end",
    "passing_grade", "effort", "tracks", "require_id_verification",
  ]

  @Test func namesEveryProblemOfBothFilesAtOnce() throws {
    let folder = try Sample.folder(
      course: Sample.course
        .with("  pacing: instructor", "  pacng: self\n  start: 2026-03-01")
        .with("tracks: [honor, verified]", "tracks: [honour, audit]")
        .with("assets/ink.png", "assets/inc.png")
        .with("  layout: classic", "  layout: classic\n  layout: plain"),
      organization: "nam: Northfield\n")
    let found = findings(in: folder)
    #expect(found.map(\.file) == Array(repeating: "course.yaml", count: 6) + Array(repeating: "organization.yaml", count: 2))
    #expect(
      found.map(\.problem) == [
        .missingKey("course.pacing"),
        .unknownKey("pacng", nearest: "pacing", known: courseKeys),
        nil,
        .unknownWord("course.tracks", text: "honour", nearest: "honor", allowed: Track.allCases.map(\.rawValue)),
        nil,
        .assetMissing("assets/inc.png", nearest: "assets/ink.png"),
        .unknownKey("nam", nearest: "name", known: organizationKeys),
        .missingKey("name"),
      ])
    #expect(found.compactMap(\.yaml) == [.duplicateKey("start", firstLine: 8), .duplicateKey("layout", firstLine: 16)])
  }

  private let organizationKeys = [
    "name", "short_name", "logo", "url", "email", "platform", "base_url", "issuer_url", "linkedin_id", "layout", "layouts",
    "brand", "secret_fingerprint",
  ]

  @Test func pointsAtUnknownKeys() throws {
    try expectProblems(
      inCourse: Sample.course
        .with("  org: NOI", "  org: NOI\n  ⟦1⟧colour: blue\n  ⟦2⟧\"organisation\": x\n  ⟦3⟧signatories: []")
        .with("    - name: Ingrid", "    - ⟦4⟧nam: x\n      name: Ingrid"),
      [
        1: .unknownKey("colour", nearest: nil, known: courseKeys),
        2: .unknownKey("organisation", nearest: nil, known: courseKeys),
        3: .misplacedKey("signatories", belongsIn: "certificate"),
        4: .unknownKey("nam", nearest: "name", known: ["name", "title", "organization", "signature"]),
      ])
  }

  @Test func findsEveryDuplicateKeyWhereverItStands() throws {
    try expectProblems(
      inCourse: Sample.course
        .with("  run: 2026", "  run: 2026\n  ⟦1⟧\"org\": A\n  ⟦2⟧org: B")
        .with("effort: {weeks: 12, hours_per_week: 4}", "effort: {weeks: 12, hours_per_week: 4, ⟦3⟧weeks: 13}")
        .with("      title: President", "      title: President\n      ⟦4⟧'title': Dean"),
      yaml: [
        1: .duplicateKey("org", firstLine: 2), 2: .duplicateKey("org", firstLine: 2), 3: .duplicateKey("weeks", firstLine: 13),
        4: .duplicateKey("title", firstLine: 20),
      ])
  }

  @Test func namesWhatIsMissingOrEmpty() throws {
    try expectProblems(
      inCourse: """
        ⟦1⟧course:
          run: 1
          ⟦2⟧display_name:
          number: ⟦3⟧"  "
          ⟦4⟧language:
          ⟦5⟧tracks:
        certificate:
          ⟦6⟧signatories: ~
        """,
      [
        1: .missingKey("course.org"), 2: .emptyValue("course.display_name"), 3: .emptyValue("course.number"),
        4: .emptyValue("course.language"), 5: .noTracks, 6: .noSignatories,
      ], further: [.missingKey("course.pacing"), .noPassingGrade])
  }

  @Test func namesMissingSections() throws {
    try expectProblems(inCourse: "⟦1⟧certificate:\n  signatories: [{name: A}]\n", [1: .missingKey("course")])
    try expectProblems(
      inCourse: Sample.course.with("course:\n  org", "⟦1⟧course:\n  org").with("certificate:", "⟦2⟧certficate:"),
      [
        1: .missingKey("certificate"),
        2: .unknownKey("certficate", nearest: "certificate", known: ["course", "certificate"]),
      ])
  }

  @Test func namesWrongKinds() throws {
    try expectProblems(
      inCourse: Sample.course
        .with("display_name: Ocean Literacy", "display_name: ⟦1⟧[Ocean, Literacy]")
        .with("effort: {weeks: 12, hours_per_week: 4}", "effort: ⟦2⟧8 weeks")
        .with("  - name: Ingrid Halvorsen\n      title: President", "  - ⟦4⟧Ingrid\n    - name: ⟦5⟧{first: Ingrid}\n      title: President")
        .with("tracks: [honor, verified]", "tracks: ⟦3⟧{honor: yes}"),
      [
        1: .wrongKind("course.display_name", expected: .text, found: .list),
        2: .wrongKind("course.effort", expected: .mapping, found: .text),
        3: .wrongKind("course.tracks", expected: .list, found: .mapping),
        4: .wrongKind("certificate.signatories[1]", expected: .mapping, found: .text),
        5: .wrongKind("certificate.signatories[2].name", expected: .text, found: .mapping),
      ])
    try expectProblems(
      inCourse: Sample.course.with("  signatories:\n    - name", "  signatories:\n      ⟦1⟧name"),
      [1: .wrongKind("certificate.signatories", expected: .list, found: .mapping)])
  }

  @Test(arguments: [
    ("title: Ocean: Literacy\n", "mapping values"), ("\tname: x\n", "cannot start any token"), ("name: \"open\n", "end of stream"),
    ("a: [1, 2\nb: 3\n", "expected ',' or ']'"), ("name: *nobody\n", "undefined alias"), ("name: @x\n", "cannot start any token"),
    ("a: b\n c: d\n", "mapping values"), ("name: \"C:\\course\"\n", "unknown escape"),
  ])
  func tellsWhereYAMLEndsAndHowToGoOn(text: String, phrase: String) throws {
    let found = findings(in: try Sample.folder(organization: text))
    guard found.count == 1, case .syntax(let problem)? = found[0].yaml else {
      Issue.record("\(found)")
      return
    }
    #expect(problem.contains(phrase))
    #expect(found[0].file == "organization.yaml" && found[0].line >= 1)
    #expect(found[0].yaml?.hint != nil)
  }

  @Test func syntaxErrorsHaveAPosition() throws {
    try expectProblems(
      inOrganization: "name: Northfield\nplatform: North east⟦1⟧: x\n",
      yaml: [1: .syntax("mapping values are not allowed in this context")])
  }

  @Test(arguments: ["", "\n\n", "# only a comment\n", "---\n", "# a\n---\n...\n", "\u{FEFF}"])
  func saysThatAFileHoldsNothing(text: String) throws {
    let found = findings(in: try Sample.folder(organization: text))
    #expect(found == [Found(yaml: .nothingInFile, file: "organization.yaml", line: 1, column: 1)])
  }

  @Test func refusesWhatIsNoCourseFile() throws {
    try expectProblems(inOrganization: "name: A\n⟦1⟧---\nname: B\n", yaml: [1: .severalDocuments])
    try expectProblems(inOrganization: "name: ⟦1⟧!!binary aGVsbG8=\n", yaml: [1: .unsupportedTag("tag:yaml.org,2002:binary")])
    try expectProblems(inOrganization: "name: A\n⟦1⟧<<: {url: x}\n", yaml: [1: .mergeKey])
    try expectProblems(inOrganization: "name: A\n⟦1⟧[a, b]: c\n", yaml: [1: .keyIsNotText])
    try expectProblems(inOrganization: "name: A\nplatform: B⟦1⟧\u{7}C\n", yaml: [1: .forbiddenCharacter(7)])
  }

  @Test func refusesBytesThatAreNotUTF8() throws {
    let folder = try Sample.folder()
    try folder.put(Data("name: Universit".utf8) + [0xE9] + Data("\n".utf8), at: "organization.yaml")
    #expect(
      findings(in: folder) == [
        Found(yaml: .notUTF8(looksLike: "Latin-1 or Windows-1252"), file: "organization.yaml", line: 1, column: 16)
      ])
    try folder.put([0xFF, 0xFE] + Data("n\0a\0".utf8), at: "organization.yaml")
    #expect(findings(in: folder).map(\.yaml) == [.notUTF8(looksLike: "UTF-16")])
  }

  @Test func boundsWhatAHostileFileCanCost() throws {
    let folder = try Sample.folder()
    let clock = ContinuousClock()
    let bomb = (1...60).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]" }.joined(separator: "\n")
    let wide = "x: [" + String(repeating: "a,", count: 60_000) + "]\n"
    let hostile = [
      "a0: &a0 x\n" + bomb + "\n? *a60\n: x\n",
      "a0: &a0 x\n" + (1...7).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]\n" }.joined() + "? *a7\n: x\n",
      String(repeating: "[", count: 200_000), String(repeating: "{a: ", count: 60_000), wide,
      (0..<20_000).map { "key\($0): x\n" }.joined(), "{" + (0..<20_000).map { "key\($0): x," }.joined() + "}",
      String(repeating: "a: 1\n", count: 40_000), String(repeating: "name: [{", count: 30_000),
    ]
    for text in hostile {
      try folder.put(text, at: "organization.yaml")
      let time = clock.measure {
        let found = findings(in: folder)
        #expect(!found.isEmpty && found.count < 200)
      }
      #expect(time < .seconds(10), "\(text.prefix(40))")
    }
    try folder.put(String(repeating: "#", count: 300_000), at: "organization.yaml")
    #expect(findings(in: folder).map(\.yaml) == [.tooLarge(bytes: 300_000, limit: 256 * 1024)])
  }

  @Test func readsAnchorsInModeration() throws {
    let course = Sample.course.with("title: President", "title: &title President\n    - {name: B, title: *title}")
      .with("\n      signature: assets/ink.png", "")
    let folder = try Sample.folder(course: course).read().folder
    #expect(folder.certificate.signatories.map(\.title?.value) == ["President", "President"])
  }

  @Test func saysWhichFileIsMissing() throws {
    let folder = try Sample.folder(organization: nil)
    #expect(findings(in: folder).map(\.problem) == [.fileMissing("organization.yaml")])
    let empty = try TemporaryFolder()
    #expect(Set(findings(in: empty).map(\.file)) == ["course.yaml", "organization.yaml"])
    #expect(findings(in: folder, at: "/nowhere").map(\.problem) == [.folderMissing(folder.path + "/nowhere")])
    #expect(findings(in: folder, at: "/course.yaml").map(\.problem) == [.notAFolder(folder.path + "/course.yaml")])
  }
}
