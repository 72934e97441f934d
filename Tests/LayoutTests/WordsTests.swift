import Courses
import Diagnostics
import Foundation
import Testing
import Typesetting

@testable import Layout

/// A layout's sentences in several languages.
struct WordsTests {
  /// Lays out with a layout and words of the test's own.
  private func lay(_ layout: String, words: [String: String], language: String) throws -> LaidSheet {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("laurel-words-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder.appendingPathComponent("test/words"), withIntermediateDirectories: true)
    let head = """
      layout: Test
      sheets: {A4: {width: 297mm, height: 210mm}}
      colors: {ink: "#112233"}
      styles: {plain: {font: EB Garamond, size: 12pt, color: ink}}

      """
    try Data((head + layout).utf8).write(to: folder.appendingPathComponent("test/layout.yaml"))
    for (code, text) in words {
      try Data("language: \(code)\nwords: {\(text)}\n".utf8).write(to: folder.appendingPathComponent("test/words/\(code).yaml"))
    }
    let template = try Samples.catalogue([folder.path, Samples.root + "/Layouts"]).layout(named: Located("test"), .certificate)
    let engine = try LayoutEngine(
      layout: template, course: Samples.course(languages: [language]), assets: LayoutAssets(), page: Located("A4"),
      typesetter: Typesetter(library: try Samples.fonts.get()))
    return try engine.lay(Samples.award("Ana Lima", track: .honor, language: language))
  }

  private static let motto = #"elements: [{id: motto, text: "{words.motto}", style: plain, x: 0mm, width: 100%, baseline: 50%}]"#

  @Test func aLayoutBringsWordsOfItsOwnOverTheSharedOnes() throws {
    let sheet = try lay(Self.motto, words: ["en": "motto: Per mare"], language: "en")
    #expect(sheet.displayList.items.first?.text == "Per mare")
  }

  @Test func aWordMayDifferByTrack() throws {
    let sheet = try lay(Self.motto, words: ["en": "motto: {honor: On my honour, default: Otherwise}"], language: "en")
    #expect(sheet.displayList.items.first?.text == "On my honour")
  }

  @Test func aRegionSpeaksItsLanguage() throws {
    let sheet = try lay(Self.motto, words: ["es": "motto: Por mar"], language: "es-MX")
    #expect(sheet.displayList.items.first?.text == "Por mar")
  }

  @Test func aWordIsOnlyMissedInALanguageThatIsUsed() throws {
    #expect(try lay(Self.motto, words: ["en": "motto: Per mare"], language: "en").displayList.items.count == 2)
    let thrown = #expect(throws: DiagnosticList.self) { try lay(Self.motto, words: ["en": "motto: Per mare"], language: "fr") }
    #expect(try #require(thrown).diagnostics.first?.problem as? LayoutProblem == .missingWord("motto", language: "fr"))
  }

  @Test func aWordThatNoLanguageHasIsASlip() throws {
    let thrown = #expect(throws: DiagnosticList.self) { try lay(Self.motto, words: ["en": "moto: Per mare"], language: "en") }
    let problem = try #require(thrown).diagnostics.first?.problem
    #expect(problem?.hint == "did you mean “words.moto”?")
  }

  @Test func everyShippedLanguageHasEveryWord() throws {
    let template = try Samples.catalogue().layout(named: Located("classic"), .certificate)
    let english = try #require(template.words.language("en"))
    for language in template.words.all { #expect(Set(language.words.keys) == Set(english.words.keys), "\(language.code)") }
  }

  @Test func aDocumentSpeaksOfItselfInItsSheetsLanguage() throws {
    let wording = try lay(Self.motto, words: ["es": "motto: Por mar"], language: "es-MX").wording
    #expect(wording.attachedFacts == "Los datos que figuran en este certificado")
    #expect(wording.signature(of: "Norte") == "Firmado digitalmente por Norte")
  }

  @Test func wordsOfBeforeThatLackWhatDocumentsSayHaveItInEnglish() throws {
    let wording = try lay(Self.motto, words: ["xx": "motto: Per mare, signed_by: Firmato da"], language: "xx").wording
    #expect(wording.attachedFacts == "The facts that this certificate prints")
    #expect(wording.signature(of: "Nord") == "Firmato da Nord")
  }

  @Test func datesSpeakTheLanguage() {
    let date = CalendarDate(year: 2026, month: 6, day: 30)!
    let dates = DateWording()
    #expect(dates.long(date, language: "en") == "June 30, 2026")
    #expect(dates.long(date, language: "es") == "30 de junio de 2026")
    #expect(dates.long(date, language: "fr") == "30 juin 2026")
    #expect(dates.long(date, language: "de") == "30. Juni 2026")
    #expect(dates.percent(0.874, language: "en") == "87%")
  }
}
