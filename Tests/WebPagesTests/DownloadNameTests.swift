import Foundation
import Testing

@testable import WebPages

@Suite struct DownloadNameTests {
  private func name(_ parts: String...) -> String { DownloadName(parts, extension: "pdf").text }

  @Test(arguments: ["Nguyễn Thị Ánh Tuyết", "نیک\u{200C}نام پورمحمدی\u{200C}فر", "𠮷井 環菜子", "Siobhán O’Shea"])
  func everyScriptIsKept(learner: String) {
    #expect(name("OCE101", learner) == "OCE101 – \(learner).pdf")
  }

  @Test(arguments: [
    ("Bobby-Lee Smith/Jones \\ Müller", "Bobby-Lee Smith-Jones - Müller.pdf"),
    ("Anna \"Annie\" <b>", "Anna Annie b.pdf"),
    ("a\u{202E}fdp.exe", "afdp.exe.pdf"),
    ("  .. hidden .", "hidden.pdf"),
    ("two\nlines\tand\u{0}nul", "two lines and nul.pdf"),
    ("R. S. III.", "R. S. III.pdf"),
    ("con", "_con.pdf"),
    ("???", "certificate.pdf"),
  ])
  func whatAFileSystemOrAReaderCouldStumbleOverIsReplaced(written: String, saved: String) {
    #expect(name(written) == saved)
  }

  @Test func decomposedLettersAreComposed() {
    #expect(Array(name("Rene\u{301}e").unicodeScalars) == Array("Renée.pdf".precomposedStringWithCanonicalMapping.unicodeScalars))
  }

  @Test func aLongCourseGivesWayBeforeTheLearner() {
    let learner = String(repeating: "ศรีสุวรรณ", count: 5)
    let result = name(String(repeating: "Ocean Literacy ", count: 30), learner)
    #expect(result.utf8.count <= 200)
    #expect(result.hasSuffix("… – \(learner).pdf"))
  }
}
