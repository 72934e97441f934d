import Courses
import Diagnostics
import Foundation
import Testing

@Suite struct WritingTests {
  /// Texts that a careless writer of YAML gets wrong.
  static let awkward = [
    "Ocean Literacy: Currents", "a #b", "#a", "it's", "\"quoted\"", "'quoted'", "both ' and \"", "  leading", "trailing  ", "no", "Yes",
    "NULL",
    "~", "null", "1e3", "0x10", "1_000", "007", "2026", "2026-01-12", "12:30:45", "-", "- a", "-a", "?", "? a", "a: ", "a:", ":a", "a:b",
    "*a",
    "&a", "!a", "!!str a", "%a", "@a", "`a`", "|", "> a", "[a]", "{a: b}", "a, b", "a]", "---", "--- a", "...", "\\n", "C:\\x", "<<", "=",
    "🎓 degree", "e\u{301}tude", "שלום עולם", "\u{200F}مرحبا\u{200E}", "日本語", "a\u{A0}b", "a\u{FEFF}bom", "\u{200D}", "true", ".inf",
    ".5", "+1", "$x", "${x}", "a\u{301}: b", "x :\u{301}y", "\u{E000}", "\u{10FFFD}", "“typographic”", "¿qué?", "a\\", "'", "\"", "''",
    "{{x}}", "y", "on", "12e03", "0o17", "1:2", "a\u{2060}b", "tail #", "tail :", "#", " #x", ": x",
  ]

  private func roundTrip(
    _ edit: (inout Course, inout CertificateConfiguration, inout Organization) -> Void
  ) throws -> (folder: CourseFolder, before: CourseFolder) {
    let place = try Sample.folder()
    var before = try place.read().folder
    edit(&before.course, &before.certificate, &before.organization)
    try place.put(try before.courseYAML(), at: "course.yaml")
    try place.put(try before.organizationYAML(), at: "organization.yaml")
    return (try place.read().folder, before)
  }

  @Test(arguments: awkward)
  func textsReadBackAsTheyWere(text: String) throws {
    guard text.contains(where: { !$0.isWhitespace }) else { return }
    let (after, _) = try roundTrip { course, certificate, organization in
      course.displayName = Located(text)
      course.displayNumber = Located(text)
      certificate.title = Located(text)
      certificate.signatories = [
        Signatory(name: Located(text), title: Located("\(text)\n\(text)"), organization: Located(text)),
        Signatory(name: Located("B"), title: Located("x\n\n\(text)")),
      ]
      certificate.trackSettings = [.honor: TrackSettings(title: Located(text), layout: Located(text))]
      organization.name = Located(text)
      organization.platform = Located(text)
    }
    #expect(after.course.displayName.value == text)
    #expect(after.course.displayNumber?.value == text)
    #expect(after.certificate.title?.value == text)
    #expect(after.certificate.signatories[0].name.value == text)
    #expect(after.certificate.signatories[0].title?.value == "\(text)\n\(text)")
    #expect(after.certificate.signatories[1].title?.value == "x\n\n\(text)")
    #expect(after.certificate.trackSettings[.honor]?.layout?.value == text)
    #expect(after.organization.platform?.value == text)
    #expect(Array(after.organization.name.value.unicodeScalars) == Array(text.unicodeScalars))
  }

  @Test func randomTextsReadBackToo() throws {
    var generator = SeededGenerator()
    let alphabet = Array(" :#'\"-?,[]{}&*!|>%@`\\ab1.~éש\u{301}🎓\u{FEFF}".unicodeScalars)
    for _ in 0..<100 {
      var texts: [String] = []
      for lines in [false, true, true] {
        let pool = lines ? alphabet + ["\n", "\n"] : alphabet
        var text = "x"
        for _ in 0..<Int.random(in: 1...12, using: &generator) { text.unicodeScalars.append(pool.randomElement(using: &generator)!) }
        texts.append(text)
      }
      let (after, _) = try roundTrip { course, certificate, _ in
        course.displayName = Located(texts[0])
        certificate.signatories = [
          Signatory(name: Located("A"), title: Located(texts[1]), organization: Located(texts[0])),
          Signatory(name: Located("B"), title: Located(texts[2])),
        ]
      }
      let found = [after.course.displayName.value] + after.certificate.signatories.map { $0.title?.value ?? "" }
      #expect(found.map { Array($0.unicodeScalars) } == texts.map { Array($0.unicodeScalars) }, "\(texts.map(\.debugDescription))")
    }
  }

  @Test func everyValueReadsBack() throws {
    let (after, before) = try roundTrip { course, certificate, organization in
      course.displayOrganization = Located("Northfield")
      course.languages = [Located("no"), Located("pt-BR")]
      course.pacing = Located(.selfPaced)
      course.start = Moment(iso: "2026-01-12").map { Located($0) }
      course.end = Moment(iso: "2026-06-30T12:00:01Z").map { Located($0) }
      course.passingGrade = Located(0.333)
      course.effort = nil
      course.tracks = Track.allCases.map { Located($0) }
      course.requiresIDVerification = false
      certificate.active = Located(false)
      certificate.background = Located(AssetPath(relative: "assets/logo.svg", absolute: ""))
      certificate.pageSize = Located(.letter)
      certificate.availability = Availability(behavior: .endWithDate, date: Moment(iso: "2026-07-01").map { Located($0) })
      certificate.printedDate = CalendarDate(iso: "2026-07-02").map { Located($0) }
      certificate.trackSettings = [.masters: TrackSettings(showsSignatures: Located(false)), .honor: TrackSettings(title: Located("T"))]
      organization.url = Located("https://northfield.example")
      organization.email = Located("a@northfield.example")
      organization.baseURL = Located("https://verify.northfield.example/c/")
      organization.linkedInID = Located("0123")
      organization.secretFingerprint = Located("sha256:" + String(repeating: "0", count: 64))
    }
    // Read twice: the places in the text are then the same, and everything must be equal.
    let place = try Sample.folder()
    try place.put(try before.courseYAML(), at: "course.yaml")
    #expect(try after.courseYAML() == before.courseYAML())
    #expect(try after.organizationYAML() == before.organizationYAML())
    #expect(after.course.languages.map(\.value) == ["no", "pt-BR"])
    #expect(after.course.end?.value.description == "2026-06-30T12:00:01Z")
    #expect(after.course.effort == nil)
    #expect(after.course.tracks.map(\.value) == Track.allCases)
    #expect(after.certificate.availability.date?.value.description == "2026-07-01T00:00:00Z")
    #expect(after.certificate.trackSettings[.masters]?.showsSignatures?.value == false)
    #expect(after.certificate.background?.value.relative == "assets/logo.svg")
    #expect(after.certificate.signatories[0].signature?.value.relative == "assets/ink.png")
    #expect(after.organization.linkedInID?.value == "0123")
  }

  @Test func everyGradeReadsBackToTheLastBit() throws {
    var generator = SeededGenerator()
    let grades =
      [0, 1, 0.6, 0.333, 0.00001, 1e-9, 0.1 + 0.2, 0.07, 0.29, 0.58] + (0..<60).map { _ in Double.random(in: 0...1, using: &generator) }
    for grade in grades {
      let (after, _) = try roundTrip { course, _, _ in course.passingGrade = Located(grade) }
      #expect(after.course.passingGrade?.value == grade)
    }
  }

  @Test func readsWell() throws {
    let folder = try Sample.folder().read().folder
    let text = try folder.courseYAML()
    #expect(text.hasPrefix("# yaml-language-server: $schema=.schemas/course.schema.json\n"))
    for line in [
      "  org: NOI", "  number: \"101\"", "  display_name: Ocean Literacy", "    - name: Ingrid Halvorsen", "      title: President",
    ] {
      #expect(text.split(separator: "\n").contains { $0 == line }, "\(line)")
    }
    #expect(text.contains("  passing_grade: 60%\n"))
    #expect(!(try CourseFolder.courseYAML(course: folder.course, certificate: folder.certificate, schema: nil)).contains("$schema"))
  }

  @Test func severalLinesStandAsABlock() throws {
    let place = try Sample.folder(course: Sample.course.with("title: President", "title: \"President\\nand: Founder\""))
    #expect(try place.read().folder.courseYAML().contains("      title: |\n        President\n        and: Founder\n"))
  }

  @Test func refusesWhatCannotBePrinted() throws {
    var folder = try Sample.folder().read().folder
    folder.course.displayName = Located("Ocean\u{1B}[31m")
    folder.certificate.title = Located("two\nlines")
    folder.course.run = Located(" ")
    let list = #expect(throws: DiagnosticList.self) { try folder.courseYAML() }
    #expect(
      list?.diagnostics.compactMap { $0.problem as? CourseProblem } == [
        .emptyValue("run"), .controlCharacter("display_name", 0x1B), .lineBreak("title"),
      ])
  }
}
