import Courses
import Eligibility
import Rosters
import Testing

@Suite struct FrozenFactsTests {
  func award() -> Award {
    var learner = sampleLearner(grade: .value(0.1 + 0.2), name: "Zoë “Żółć” O'Brien / 李")
    learner.custom = ["Cohort": "B", "cohort": "a\n\"b\"", "Ämter": ""]
    return sampleFolder(passingGrade: 0.2).decide(learner).award!
  }

  @Test func comesBackAsItWas() throws {
    let award = award()
    #expect(try Award.restore(id: award.id, from: award.frozen()) == award)
  }

  @Test func theSameFactsAlwaysGiveTheSameText() throws {
    let first = try award().frozen()
    for _ in 0..<20 { #expect(try award().frozen() == first) }
    #expect(first.json.hasPrefix(#"{"courseKey":"NBI+OCEAN101+2026","courseNumber":"OCEAN101","#))
    #expect(first.hash.count == 64)
  }

  @Test func changedFactsAreNotTakenUp() throws {
    let frozen = try award().frozen()
    let forged = Award.FrozenFacts(json: frozen.json.replacing("honor", with: "verified"), hash: frozen.hash)
    #expect(forged.json != frozen.json)
    #expect(throws: EligibilityProblem.factsChanged(sampleID)) { try Award.restore(id: sampleID, from: forged) }
  }

  @Test func factsOfAnotherCertificateAreNotTakenUp() throws {
    let other = CertificateID("00000000000000000000000000000001")!
    #expect(throws: EligibilityProblem.factsChanged(other)) { try Award.restore(id: other, from: award().frozen()) }
  }

  @Test func aGradeThatIsNotANumberIsSaidSo() throws {
    let award = sampleFolder().decide(sampleLearner(grade: .value(.nan)), standing: Standing(isAllowlisted: true)).award!
    #expect(throws: EligibilityProblem.factsNotEncodable(sampleID)) { try award.frozen() }
  }
}

@Suite struct SpecimenTests {
  @Test func aSpecimenIsMarkedAndCannotBeIssued() {
    let specimen = Award.specimen(of: sampleFolder(), on: .verified, today: day("2026-01-01"))
    #expect(specimen.isSpecimen)
    #expect(specimen.id == Award.specimenID)
    #expect(throws: EligibilityProblem.specimen) { try specimen.frozen() }
  }

  @Test func aSpecimenShowsWhatALearnerWillGet() {
    let folder = sampleFolder(availableFrom: moment("2027-03-04"), languages: ["en", "fr"], active: false, title: "Ocean Literacy for All")
    let facts = Award.specimen(of: folder, on: .honor, learnerName: "Q", today: day("2026-01-01"), language: "fr-CA").facts
    #expect(facts.learnerName == "Q")
    #expect(facts.courseTitle == "Ocean Literacy for All")
    #expect(facts.issuedOn == day("2027-03-04"))
    #expect(facts.language == "fr")
    #expect(
      Award.specimen(of: sampleFolder(behavior: .earlyNoInfo), on: .honor, today: day("2026-01-01")).facts.issuedOn == day("2026-01-01"))
  }
}

@Suite struct RefusalWordingTests {
  @Test func aGradeJustBelowTheCutoffDoesNotReadAsTheCutoff() {
    #expect(Refusal.notPassing(grade: 0.59999, needed: 0.6).sentence.contains("59.99 %"))
    #expect(Refusal.notPassing(grade: 0.59999, needed: 0.6).sentence.contains("60 %"))
    #expect(Refusal.notPassing(grade: 0.07, needed: 0.29).sentence.contains("7 %"))
    #expect(Refusal.notPassing(grade: 0.07, needed: 0.29).sentence.contains("29 %"))
    #expect(Refusal.notPassing(grade: .nan, needed: 0.605).sentence.contains("60.5 %"))
  }
}

@Suite struct CertificateIDTests {
  @Test func isReadInAnyCaseAndGrouping() {
    #expect(CertificateID(sampleID.grouped) == sampleID)
    #expect(CertificateID(" 7F3a9c1e04b8d62fa1c75e903b4d8826\n") == sampleID)
    #expect(CertificateID("7f3a9c1e04b8d62fa1c75e903b4d882") == nil)
    #expect(CertificateID("7f3a9c1e04b8d62fa1c75e903b4d882g") == nil)
    #expect(CertificateID("７f3a9c1e04b8d62fa1c75e903b4d8826") == nil)
  }
}
