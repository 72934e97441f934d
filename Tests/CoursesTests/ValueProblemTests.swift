import Courses
import Diagnostics
import Testing

/// Values that are there and cannot be.
@Suite struct ValueProblemTests {
  private func course(_ passage: String, _ replacement: String, _ expected: [Int: CourseProblem]) throws {
    try expectProblems(inCourse: Sample.course.with(passage, replacement), expected)
  }

  @Test(arguments: [
    ("60%", 0.6), ("60 %", 0.6), ("33.3%", 0.333), ("0.6", 0.6), ("1", 1), ("1.0", 1), ("0", 0), ("100%", 1), ("0%", 0), ("\"60%\"", 0.6),
  ])
  func readsGrades(text: String, grade: Double) throws {
    let reading = try Sample.folder(course: Sample.course.with("60%", text)).read()
    #expect(reading.folder.course.passingGrade?.value == grade)
  }

  @Test(arguments: ["60", "1.01", "100", "62.5"])
  func asksForThePercentSign(text: String) throws {
    let problem = CourseProblem.gradeWithoutPercent("course.passing_grade", text: text)
    try course("60%", "⟦1⟧\(text)", [1: problem])
    #expect(problem.hint?.contains("\(text)%") == true)
  }

  @Test(arguments: ["101%", "-1%", "60,5%", "sixty", "0x3C", "6_0%", "1e-1", ".6", "60.%", "%", "1000"])
  func refusesWhatIsNoGrade(text: String) throws {
    try course("60%", "⟦1⟧\"\(text)\"", [1: .notAGrade("course.passing_grade", text: text)])
  }

  @Test(arguments: ["1_000", "0x10", "010", "8.0", "-8", "0", "521", "8 weeks", "1e1", "99999999999999999999"])
  func refusesWhatIsNoWholeNumber(text: String) throws {
    try course("weeks: 12", "weeks: ⟦1⟧\(text)", [1: .notAWholeNumber("course.effort.weeks", text: text, allowed: 1...520)])
  }

  @Test func refusesImpossibleDays() throws {
    try course("start: 2026-02-02", "start: ⟦1⟧2026-02-30", [1: .impossibleDate("course.start", text: "2026-02-30")])
    try course("start: 2026-02-02", "start: ⟦1⟧2026-02-30T10:00:00Z", [1: .impossibleDate("course.start", text: "2026-02-30")])
    try course("start: 2026-02-02", "start: ⟦1⟧2 Feb 2026", [1: .notAMoment("course.start", text: "2 Feb 2026")])
    try course("start: 2026-02-02", "start: ⟦1⟧2026-02-02T25:00:00Z", [1: .notAMoment("course.start", text: "2026-02-02T25:00:00Z")])
    try course("active: true", "printed_date: ⟦1⟧2026-13-01", [1: .impossibleDate("certificate.printed_date", text: "2026-13-01")])
    try course(
      "active: true", "printed_date: ⟦1⟧2026-07-01T00:00:00Z", [1: .notADate("certificate.printed_date", text: "2026-07-01T00:00:00Z")])
  }

  @Test func refusesAnEndBeforeTheStart() throws {
    let start = try #require(Moment(iso: "2026-02-02"))
    let end = try #require(Moment(iso: "2026-02-01T23:59:59Z"))
    try course("2026-06-30T12:00:00Z", "⟦1⟧2026-02-01T23:59:59Z", [1: .endBeforeStart(start: start, end: end)])
    #expect(findings(in: try Sample.folder(course: Sample.course.with("2026-06-30T12:00:00Z", "2026-02-02"))).isEmpty)
  }

  @Test func knowsTheTracks() throws {
    let words = Track.allCases.map(\.rawValue)
    try course(
      "[honor, verified]", "[⟦1⟧verfied, ⟦2⟧Honor]",
      [
        1: .unknownWord("course.tracks", text: "verfied", nearest: "verified", allowed: words),
        2: .unknownWord("course.tracks", text: "Honor", nearest: "honor", allowed: words),
      ])
    try course("[honor, verified]", "⟦1⟧[audit, unpaid-bootcamp]", [1: .noEligibleTrack([.audit, .unpaidBootcamp])])
    try course("[honor, verified]", "⟦1⟧[]", [1: .noTracks])
    #expect(
      try Sample.folder(course: Sample.course.with("[honor, verified]", "honor")).read().folder.course.tracks.map(\.value) == [.honor])
  }

  @Test func settingsForATrackThatIsNotOfferedAreAWarning() throws {
    let problem = CourseProblem.settingsForTrackNotOffered(.masters)
    try course("active: true", "tracks:\n    ⟦1⟧masters: {title: X}", [1: problem])
    #expect(problem.severity == .warning)
    try course(
      "active: true", "tracks:\n    ⟦1⟧honour: {title: X}",
      [1: .unknownWord("certificate.tracks", text: "honour", nearest: "honor", allowed: Track.allCases.map(\.rawValue))])
  }

  @Test func countsSignatories() throws {
    func signed(by count: Int) -> String {
      let list = (1...count).map { "    - \($0 == 9 ? "⟦1⟧" : "")name: Person \($0)\n" }.joined()
      return Sample.course.with("    - name: Ingrid Halvorsen\n      title: President\n      signature: assets/ink.png\n", list)
    }
    #expect(try Sample.folder(course: signed(by: 8)).read().folder.certificate.signatories.count == 8)
    try expectProblems(inCourse: signed(by: 9), [1: .tooManySignatories(9)])
    try expectProblems(
      inCourse: Sample.course.with(
        "\n    - name: Ingrid Halvorsen\n      title: President\n      signature: assets/ink.png\n", " ⟦1⟧[]\n"), [1: .noSignatories])
  }

  @Test func knowsTheWords() throws {
    let pacings = ["instructor", "self"]
    try course(
      "pacing: instructor", "pacing: ⟦1⟧instructr",
      [1: .unknownWord("course.pacing", text: "instructr", nearest: "instructor", allowed: pacings)])
    try course("active: true", "active: ⟦1⟧maybe", [1: .notABoolean("certificate.active", text: "maybe")])
    let quoted = CourseProblem.notABoolean("certificate.active", text: "yes")
    try course("active: true", "active: ⟦1⟧\"yes\"", [1: quoted])
    #expect(quoted.hint?.contains("quotes") == true)
  }

  @Test func normalisesAvailabilityAndSaysSo() throws {
    func behavior(_ text: String) throws -> Availability {
      try Sample.folder(course: Sample.course.with("active: true", "availability: \(text)")).read().folder.certificate.availability
    }
    #expect(try behavior("{behavior: early_with_info}").behavior == .end)
    #expect(try behavior("{behavior: \"\"}").behavior == .end)
    #expect(try behavior("{date: 2026-07-01}").behavior == .endWithDate)
    #expect(try behavior("{behavior: early_no_info, date: 2026-07-01}").date == nil)
    try course("active: true", "availability: {behavior: ⟦1⟧early_with_info}", [1: .availabilityWordMeansEnd("early_with_info")])
    try course("active: true", "availability: {behavior: early_no_info, ⟦1⟧date: 2026-07-01}", [1: .availabilityDateDropped])
    try course("active: true", "availability: {behavior: ⟦1⟧end, date: 2026-07-01}", [1: .availabilityDateMeansEndWithDate])
    try course("active: true", "availability: {behavior: ⟦1⟧end_with_date}", [1: .availabilityDateMissing])
    try course(
      "active: true", "availability: {behavior: ⟦1⟧ende}",
      [
        1: .unknownWord(
          "certificate.availability.behavior", text: "ende", nearest: "end", allowed: ["early_no_info", "end", "end_with_date"])
      ])
  }

  @Test func warnsOfACertificateThatNeverComes() throws {
    try expectProblems(
      inCourse: "⟦1⟧" + Sample.course.with("  end: 2026-06-30T12:00:00Z\n", ""), [1: .neverAvailable])
    try expectProblems(inCourse: "⟦1⟧" + Sample.course.with("  passing_grade: 60%\n", ""), [1: .noPassingGrade])
    let own = Sample.course.with("  end: 2026-06-30T12:00:00Z\n", "").with("pacing: instructor", "pacing: self")
    #expect(findings(in: try Sample.folder(course: own)).isEmpty)
  }

  @Test(arguments: ["en", "pt-BR", "zh-Hant-TW", "sr-Latn", "es-419", "de-1996", "en-x-simple", "sl-rozaj-biske", "zh-yue"])
  func takesLanguageTags(tag: String) throws {
    #expect(
      try Sample.folder(course: Sample.course.with("language: en", "language: \(tag)")).read().folder.course.languages[0].value == tag)
  }

  @Test(arguments: [
    ("en_US", "en-US"), ("English language", nil), ("e", nil), ("en-", nil), ("zh_CN.UTF-8", "zh-CN"), ("en--US", nil), ("12", nil),
  ])
  func refusesWhatIsNoLanguageTag(text: String, suggestion: String?) throws {
    try course(
      "language: en", "language: [es, ⟦1⟧\(text)]", [1: .notALanguageTag("course.language", text: text, suggestion: suggestion)])
  }

  @Test func refusesALanguageTwice() throws {
    try course("language: en", "language: [en, ⟦1⟧EN]", [1: .duplicateLanguage("EN")])
  }

  @Test(arguments: [("NOI X", " "), ("A+B", "+"), ("A/B", "/")])
  func refusesWhatACourseKeyCannotHold(text: String, character: Character) throws {
    try course("org: NOI", "org: ⟦1⟧\(text)", [1: .notACourseKeyPart("course.org", text: text, character: character)])
  }

  @Test func refusesWhatCannotBePrinted() throws {
    try course("display_name: Ocean Literacy", "display_name: ⟦1⟧\"Ocean\\nLiteracy\"", [1: .lineBreak("course.display_name")])
    try course("display_name: Ocean Literacy", "display_name: ⟦1⟧\"Ocean\\aLiteracy\"", [1: .controlCharacter("course.display_name", 7)])
    try course("title: President", "title: ⟦1⟧\"a\\0b\"", [1: .controlCharacter("certificate.signatories[1].title", 0)])
  }

  @Test(
    arguments: [
      ("northfield.example", .noScheme), ("ftp://northfield.example", .noScheme), ("https://", .noHost), ("https:///c", .noHost),
      ("\"https://north field.example\"", .blank), ("https://nörthfield.example", .notASCII),
      ("https://me:pw@northfield.example", .userInfo),
      ("https://-north.example", .badHost), ("https://north..example", .badHost), ("https://northfield.example:99999", .badPort),
      ("https://[::1", .badHost),
    ] as [(String, WebAddress.Fault)])
  func refusesWhatIsNoAddress(text: String, fault: WebAddress.Fault) throws {
    let plain = text.replacing("\"", with: "")
    try expectProblems(inOrganization: "name: N\nurl: ⟦1⟧\(text)\n", [1: .notAnAddress("url", text: plain, fault: fault)])
  }

  @Test(arguments: ["https://a.example", "http://localhost:8080/x", "HTTPS://A.example/?q=1#f", "https://[2001:db8::1]:443/c"])
  func takesAddresses(text: String) throws {
    #expect(try Sample.folder(organization: "name: N\nurl: \(text)\n").read().folder.organization.url?.value == text)
  }

  @Test func aBaseTakesMoreAtItsEnd() throws {
    for text in ["https://v.example/c?x=1", "https://v.example/#c"] {
      try expectProblems(
        inOrganization: "name: N\nbase_url: ⟦1⟧\(text)\n", [1: .notAnAddress("base_url", text: text, fault: .queryOrFragment)])
    }
    for text in ["https://v.example", "https://v.example/"] {
      #expect(
        try Sample.folder(organization: "name: N\nbase_url: \(text)\n").read().folder.organization.baseURL?.value == "https://v.example/")
    }
  }

  @Test(arguments: [
    "northfield.example", "a@b", "a b@c.example", "a@b@c.example", "@c.example", ".a@c.example", "a@-c.example", "Name <a@c.example>",
  ])
  func refusesWhatIsNoEmail(text: String) throws {
    try expectProblems(inOrganization: "name: N\nemail: ⟦1⟧\"\(text)\"\n", [1: .notAnEmail("email", text: text)])
  }

  @Test func takesEmails() throws {
    for text in ["a@c.example", "ann.o'neil+x@mail.c.example", "用户@例子.example"] {
      #expect(try Sample.folder(organization: "name: N\nemail: \(text)\n").read().folder.organization.email?.value == text)
    }
  }

  @Test func checksNumbersAndFingerprints() throws {
    try expectProblems(
      inOrganization: "name: N\nlinkedin_id: ⟦1⟧company/123\nsecret_fingerprint: ⟦2⟧sha256:00ff\n",
      [1: .notDigits("linkedin_id", text: "company/123"), 2: .notAFingerprint("secret_fingerprint", text: "sha256:00ff")])
  }
}
