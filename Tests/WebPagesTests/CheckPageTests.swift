import Testing

@testable import WebPages

struct CheckPageTests {
  private func html(_ name: String, sheets: [CheckPage.Finding] = [], rest: Int = 0) throws -> String {
    let problem = CheckPage.Finding(
      severity: .error, place: "a.yaml:3:5", message: "“name” of \(name) does not fit", hint: "shorten \(name)")
    let learner = CheckPage.Learner(line: 7, name: name, findings: [problem])
    let page = CheckPage(
      course: "NOI+\(name)", summary: ["1 learner, \(name)"], failures: .init(shown: [learner], count: 1 + rest),
      fits: .init(shown: [], count: 0), sheets: sheets, courseFindings: [])
    return try CheckPageTemplate().html(of: page)
  }

  @Test func namesAreEscapedWhereverTheyStand() throws {
    let picture = CheckPage.Picture(png: [1, 2, 3], width: 10, height: 20, alternative: "The name \"><script>x</script>")
    let page = try html("Sam <script>alert(1)</script> & \"Co\"", sheets: [.init(severity: .note, message: "m", picture: picture)])
    #expect(!page.contains("<script"))
    #expect(!page.contains("\"Co\""))
    #expect(page.components(separatedBy: "Sam &lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Co&quot;").count - 1 == 6)
    #expect(page.contains("alt=\"The name &quot;&gt;&lt;script&gt;x&lt;/script&gt;\""))
  }

  /// A page that lies about must neither load nor run anything.
  @Test func thePageNeedsNoOtherFile() throws {
    let picture = CheckPage.Picture(png: [1, 2, 3], width: 10, height: 20, alternative: "a")
    let page = try html("Ana", sheets: [.init(severity: .warning, message: "m", picture: picture)])
    #expect(page.contains("default-src &#39;none&#39;; img-src data:; style-src &#39;sha256-"))
    #expect(page.contains("src=\"data:image/png;base64,AQID\" width=\"10\" height=\"20\" alt=\"a\""))
    #expect(!page.contains("http://") && !page.contains("https://") && !page.contains("<link"))
  }

  @Test func aLongListSaysHowManyMore() throws {
    #expect(try html("Ana", rest: 41).contains("and 41 more"))
    #expect(try !html("Ana").contains(" more"))
  }
}
