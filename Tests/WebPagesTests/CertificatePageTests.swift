import Crypto
import Foundation
import Testing

@testable import WebPages

@Suite struct CertificatePageTests {
  // MARK: What strangers wrote stays text

  @Test(arguments: [
    ("Sam <script>alert(1)</script>", "<script>alert", "Sam &lt;script&gt;alert(1)&lt;/script&gt;"),
    ("\"onload=\"x", "\"onload", "&quot;onload=&quot;x"),
    ("Conor D'Arcy", "D'Arcy", "D&#39;Arcy"),
    ("Anna & Sons", "Anna & Sons", "Anna &amp; Sons"),
    ("{{words.print}}", "<bdi>Print</bdi>", "{{words.print}}"),
  ])
  func aNameIsEscapedWhereverItStands(name: String, raw: String, escaped: String) throws {
    var sample = SamplePage()
    sample.learner = name
    let html = try sample.html()
    #expect(!html.contains(raw))
    // Title, description, two link previews, the picture's alternative, the heading.
    #expect(html.components(separatedBy: escaped).count - 1 >= 6)
  }

  @Test func courseTitleAndOrganizationAreEscaped() throws {
    var sample = SamplePage()
    sample.title = "R&D <b>basics</b>"
    sample.organization = "A \"quoted\" & <i>slanted</i> institute"
    let html = try sample.html()
    #expect(!html.contains("<b>") && !html.contains("<i>") && !html.contains("R&D ") && !html.contains("\"quoted\""))
  }

  @Test func anOrganizationAddressThatIsNoWebAddressIsNotLinked() throws {
    var sample = SamplePage()
    sample.url = "javascript:alert(1)"
    let html = try sample.html()
    #expect(!html.contains("javascript:"))
    #expect(html.contains("<span class=\"organization\">"))
  }

  // MARK: Languages and directions

  @Test(arguments: ["كريم الصاوي El-Sawy", "דנה Rosenthal־כהנא", "Zoë Þórsdóttir-Ibáñez"])
  func aNameKeepsItsDirectionWithinThePage(name: String) throws {
    var sample = SamplePage()
    sample.learner = name
    #expect(try sample.html().contains("<bdi>\(name)</bdi></h1>"))
  }

  @Test(arguments: ["es", "es-MX", "ES"])
  func thePageSpeaksTheCertificatesLanguageWhereItCan(language: String) throws {
    var sample = SamplePage()
    sample.language = language
    let html = try sample.html()
    #expect(html.contains("<html lang=\"es\" dir=\"ltr\">"))
    #expect(html.contains(">Descargar el PDF<"))
    #expect(!html.contains("<p class=\"kind\" lang="))
  }

  @Test(arguments: ["fr", "est", "ar"])
  func wordsInALanguageThatThePageLacksAreMarked(language: String) throws {
    var sample = SamplePage()
    sample.language = language
    sample.issuedOn = "DATE"
    let html = try sample.html()
    #expect(html.contains("<html lang=\"en\" dir=\"ltr\">"))
    #expect(html.contains("<dd lang=\"\(language)\"><time datetime=\"2026-06-30\">DATE</time></dd>"))
    #expect(html.contains("<p class=\"kind\" lang=\"\(language)\">"))
  }

  @Test func aLanguageTagCannotLeaveItsAttribute() throws {
    var sample = SamplePage()
    sample.language = "xx\"><script>"
    #expect(!(try sample.html()).contains("xx\">"))
  }

  // MARK: Security and independence

  @Test func nothingIsFetchedFromElsewhereAndOnlyTheOneScriptMayRun() throws {
    let html = try SamplePage().html()
    let script = try #require(html.firstMatch(of: /<script>(.*?)<\/script>/)).1
    let hash = Data(SHA256.hash(data: Data(script.utf8))).base64EncodedString()
    let policy = try #require(html.firstMatch(of: /http-equiv="Content-Security-Policy" content="([^"]*)"/)).1
    #expect(policy.contains("default-src &#39;none&#39;"))
    #expect(policy.contains("script-src &#39;sha256-\(hash)&#39;;"))
    #expect(!policy.contains("unsafe"))
    for match in html.matches(of: /(?:src|rel="(?:stylesheet|icon)" href)="([^"]*)"/) { #expect(!match.1.contains(":"), "\(match.1)") }
    #expect(html.firstMatch(of: /\son[a-z]+=/) == nil && html.firstMatch(of: /\sstyle=/) == nil)
  }

  @Test func withoutScriptNoDeadButtonIsShown() throws {
    let html = try SamplePage().html()
    #expect(html.matches(of: /<button/).count == 1)
    #expect(html.contains("<li class=\"print\" hidden><button"))
  }

  // MARK: What can be taken away

  @Test func thePDFIsSavedUnderCourseAndLearner() throws {
    let html = try SamplePage().html()
    #expect(
      html.contains(
        "href=\"certificate.pdf\" download=\"OCE101 Ocean Literacy, Currents, Climate and Life – Zoë Þórsdóttir-Ibáñez.pdf\""))
  }

  @Test func whatWasNotMadeIsNotOffered() throws {
    var sample = SamplePage()
    sample.pdf = nil
    sample.badge = nil
    let html = try sample.html()
    #expect(!html.contains("download=") && !html.contains("og:image") && !html.contains("<details>"))
  }

  @Test func linkedInGetsThePrintedTitleAndTheOrganization() throws {
    let html = try SamplePage().html()
    let link = try #require(html.firstMatch(of: /href="(https:\/\/www\.linkedin\.com\/[^"]*)"/)).1
    let query = try #require(URLComponents(string: link.replacingOccurrences(of: "&amp;", with: "&"))?.queryItems)
    let values = Dictionary(uniqueKeysWithValues: query.map { ($0.name, $0.value ?? "") })
    #expect(
      values == [
        "startTask": "CERTIFICATION_NAME", "name": "Ocean Literacy: Currents, Climate and Life",
        "organizationName": "Northfield Open Institute", "issueYear": "2026", "issueMonth": "6", "certUrl": SamplePage.address,
        "certId": SamplePage.id.hex,
      ])
  }

  @Test(arguments: [("en", "I was awarded the Verified"), ("es", "He obtenido el Verified")])
  func thePostOnXSpeaksThePagesLanguageAndLeadsToThePage(language: String, beginning: String) throws {
    var sample = SamplePage()
    sample.language = language
    let link = try #require(sample.html().firstMatch(of: /href="(https:\/\/twitter\.com\/[^"]*)"/)).1
    let query = try #require(URLComponents(string: link.replacingOccurrences(of: "&amp;", with: "&"))?.queryItems)
    #expect(query.first { $0.name == "text" }?.value?.hasPrefix(beginning) == true)
    #expect(query.first { $0.name == "url" }?.value == SamplePage.address)
  }

  @Test func aLinkPreviewShowsTheBadgeByItsPublicAddress() throws {
    #expect(try SamplePage().html().contains("<meta property=\"og:image\" content=\"\(SamplePage.address)badge.png\">"))
  }

  @Test func theFactsStandAsText() throws {
    let html = try SamplePage().html()
    let list = try #require(html.firstMatch(of: /<dl>(?s:.*)<\/dl>/)).0
    for fact in ["June 30, 2026", "48\u{A0}hours", "Ingrid Halvorsen", "Dean of Earth Sciences", "7F3A 9C1E 04B8 D62F A1C7 5E90 3B4D 8826"]
    {
      #expect(list.contains(fact), "\(fact)")
    }
    #expect(html.contains("<a href=\"\(SamplePage.address)\">\(SamplePage.address)</a>"))
  }

  // MARK: The picture

  @Test func theLearnersDrawingLiesInlineUponTheSharedFile() throws {
    let html = try SamplePage().html()
    #expect(
      html.contains("<img src=\"../../assets/static.svg\" alt=\"\">\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 297 210\">"))
    #expect(!html.contains("<?xml"))
  }

  // MARK: Everything together

  @Test func theWholePageIsAsRecorded() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Snapshots/certificate.html")
    let html = try SamplePage().html()
    if ProcessInfo.processInfo.environment["LAUREL_RECORD"] != nil { try html.write(to: file, atomically: true, encoding: .utf8) }
    #expect(html == (try String(contentsOf: file, encoding: .utf8)))
  }

  @Test func everyTagOfTheTemplateHasAValue() throws {
    var sample = SamplePage()
    sample.language = "fr"
    let content = PageContent(
      sample.page, styleSheet: try PageTemplates().styleSheet(for: sample.sheet), script: "", contentSecurityPolicy: "")
    var names = TagValues(content).names.union(TagValues(NamedSignatory(name: "", title: "")).names)
    names.formUnion(TagValues(try #require(content.pdf)).names)
    names.formUnion(TagValues(PageWords.english).names.map { "words.\($0)" })
    let template = String(decoding: PackageResources.certificate_mustache, as: UTF8.self)
    let tags = template.matches(of: /\{\{\{?[#^\/]?([A-Za-z.]+)\}/).map { String($0.1) }
    #expect(tags.count > 50)
    for tag in tags { #expect(names.contains(tag), "\(tag)") }
  }
}
