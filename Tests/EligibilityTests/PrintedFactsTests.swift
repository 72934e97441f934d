import Courses
import Eligibility
import Rosters
import Testing

@Suite struct PrintedDateTests {
  func date(
    _ folder: CourseFolder, _ learner: Learner = sampleLearner(), at now: String = "2026-06-01T00:00:00Z", firstIssued: String? = nil
  ) -> CalendarDate? {
    // An upgrade is what brings a first issue date to facts made anew.
    let previous = firstIssued.map {
      PreviousIssue(award: FinalityTests.issued(on: .honor).award, firstIssued: moment($0))
    }
    var learner = learner
    if previous != nil { learner.track = .verified }
    return folder.decide(learner, at: now, previous: previous).award?.facts.issuedOn
  }

  @Test func anOverrideComesFirst() {
    let folder = sampleFolder(behavior: .end, availableFrom: moment("2026-05-10"), printedDate: day("2026-05-31"))
    #expect(date(folder, sampleLearner(dateOverride: day("2026-04-02"))) == day("2026-04-02"))
    #expect(date(folder) == day("2026-05-31"))
  }

  @Test func thenTheAvailableDate() {
    #expect(date(sampleFolder(availableFrom: moment("2026-05-10T23:59:59Z"))) == day("2026-05-10"))
  }

  @Test func thenTheCoursesEnd() {
    #expect(date(sampleFolder(end: moment("2026-05-01T23:00:00-05:00"))) == day("2026-05-02"), "days are UTC")
  }

  @Test func elseTheDayItWasMade() {
    let early = sampleFolder(behavior: .earlyNoInfo)
    #expect(date(early, at: "2026-02-28T23:59:59Z") == day("2026-02-28"))
    #expect(
      date(early, sampleLearner(completed: day("2026-01-15")), at: "2026-02-28") == day("2026-02-28"), "completed is for self-paced courses"
    )
    #expect(date(early, at: "2026-02-28", firstIssued: "2026-02-01T10:00:00Z") == day("2026-02-01"))
  }

  @Test func inASelfPacedCourseTheDayItWasCompleted() {
    let folder = sampleFolder(pacing: .selfPaced, behavior: .end)
    #expect(date(folder, sampleLearner(completed: day("2026-01-15"))) == day("2026-01-15"))
    #expect(date(folder, sampleLearner(completed: day("2026-01-15")), firstIssued: "2026-02-01") == day("2026-01-15"))
    #expect(date(folder, firstIssued: "2026-02-01") == day("2026-02-01"))
    #expect(date(folder) == day("2026-06-01"))
    #expect(date(sampleFolder(pacing: .selfPaced, availableFrom: moment("2026-03-03"))) == day("2026-06-01"))
  }
}

@Suite struct PrintedLanguageTests {
  @Test(arguments: [
    (nil, "en"), ("", "en"), ("es", "es-419"), ("ES_419", "es-419"), ("es-MX", "en"), ("de-AT", "de"), ("zh-Hant-TW", "zh-Hant"),
    ("zh", "zh-Hans"),
    ("zh-TW", "en"), ("e", "en"), ("fr", "en"), ("EN-gb", "en"), ("d", "en"),
  ])
  func severalLanguages(wanted: String?, speaks: String) {
    let folder = sampleFolder(languages: ["en", "es-419", "de", "zh-Hans", "zh-Hant"])
    #expect(folder.decide(sampleLearner(language: wanted)).award?.facts.language == speaks)
  }

  @Test func aRegionFindsItsLanguage() {
    #expect(sampleFolder(languages: ["en", "es"]).decide(sampleLearner(language: "es-MX")).award?.facts.language == "es")
  }

  @Test func aCourseInOneLanguageSpeaksItToEveryone() {
    #expect(sampleFolder(languages: ["ja"]).decide(sampleLearner(language: "en")).award?.facts.language == "ja")
  }
}
