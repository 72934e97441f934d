import Courses
import Testing

@testable import Eligibility

/// The registry's hashes are over the text, so the quick way of writing it must give the encoder's text to the byte.
@Suite struct FactsJSONTests {
  private func facts(_ text: String, grade: Double?, custom: [String: String]) -> Award.Facts {
    Award.Facts(
      learnerName: text, courseKey: "NBI+OCEAN101+2026", courseOrganization: "NBI", courseNumber: text, courseTitle: "A/B \(text)",
      track: .verified, issuedOn: CalendarDate(daysSince1970: 20_500), language: "en", grade: grade, custom: custom)
  }

  @Test func `plain text is the encoder's text`() throws {
    var generator = SystemRandomNumberGenerator()
    let ranges: [ClosedRange<UInt32>] = [
      0x20...0x7E, 0x80...0x2FF, 0x590...0x6FF, 0x900...0xE7F, 0x2000...0x206F, 0x4E00...0x4EFF, 0xFE00...0xFFFD,
    ]
    var plain = 0
    for round in 0..<3000 {
      var name = ""
      for _ in 0..<Int.random(in: 0...30, using: &generator) {
        let range = round % 3 == 0 ? ranges[0] : ranges.randomElement(using: &generator)!
        if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &generator)) { name.unicodeScalars.append(scalar) }
      }
      if round % 10 == 0 { name += "𝒜😀\u{2028}" }
      let grade = [nil, 0, 1, 0.5, 0.1 + 0.2, Double.random(in: 0...1, using: &generator), 0.00012345].randomElement(using: &generator)!
      let custom = round % 2 == 0 ? [:] : ["Cohort \(round)": name]
      let facts = facts(name, grade: grade, custom: custom)
      let encoded = try #require(facts.encodedJSON)
      guard let quick = facts.plainJSON else { continue }
      plain += 1
      #expect(quick == encoded)
    }
    #expect(plain > 1000)
  }

  @Test func `what needs escapes or ordering is left to the encoder`() {
    #expect(facts("Say \"hi\"", grade: nil, custom: [:]).plainJSON == nil)
    #expect(facts("a\\b", grade: nil, custom: [:]).plainJSON == nil)
    #expect(facts("tab\there", grade: nil, custom: [:]).plainJSON == nil)
    #expect(facts("x", grade: nil, custom: ["a": "1", "b": "2"]).plainJSON == nil)
    #expect(facts("x", grade: .nan, custom: [:]).plainJSON == nil)
    #expect(facts("x", grade: 1e-7, custom: [:]).plainJSON == nil)
  }
}
