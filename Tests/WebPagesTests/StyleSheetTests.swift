import PageDescription
import Testing

@testable import WebPages

@Suite struct StyleSheetTests {
  private let a4 = Size(width: .millimetres(297), height: .millimetres(210))

  @Test func paperHasTheCertificatesSizeAndNothingButTheCertificate() throws {
    let text = try PageTemplates().styleSheet(for: a4).text
    #expect(text.contains("@page { size: 297mm 210mm; margin: 0 }"))
    let print = try #require(text.firstMatch(of: /@media print \{(?s:.*)\z/)).0
    #expect(print.contains(".masthead, .label { display: none }"))
    #expect(print.contains("print-color-adjust: exact"))
    #expect(!text.contains("{{"))
  }

  @Test func letterInInchesComesOutInMillimetres() throws {
    let text = try PageTemplates().styleSheet(for: Size(width: .inches(11), height: .inches(8.5))).text
    #expect(text.contains("@page { size: 279.4mm 215.9mm; margin: 0 }"))
    #expect(text.contains("--ratio: 1.29412;"))
  }

  @Test func theNameFollowsTheContents() throws {
    let templates = try PageTemplates()
    let sheet = templates.styleSheet(for: a4)
    #expect(sheet == (try PageTemplates().styleSheet(for: a4)))
    #expect(sheet.fileName != templates.styleSheet(for: Size(width: a4.height, height: a4.width)).fileName)
    #expect(sheet.fileName.wholeMatch(of: /certificate-[0-9a-f]{12}\.css/) != nil)
  }
}
