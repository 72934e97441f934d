import Foundation
import Testing

/// `check` with its page, and `preview --extremes`, as a user runs them.
struct PreflightCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try Program.run("init", "course", "--from", Program.ocean, in: folder.path)
    try FileManager.default.createDirectory(atPath: "\(folder.path)/course/layouts", withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: "\(Program.repository)/Layouts/classic", toPath: "\(folder.path)/course/layouts/own")
    let course = try folder.text("course/course.yaml")
    try folder.write(course.replacing("layout: classic", with: "layout: own"), to: "course/course.yaml")
    let layout = try folder.text("course/layouts/own/layout.yaml")
    try folder.write(
      layout.replacing("muted: \"#4A4A45\"", with: "muted: \"#A5A5A0\"")
        .replacing("    width: 2*half_text\n    height: 19.4mm", with: "    width: 60mm\n    height: 19.4mm"),
      to: "course/layouts/own/layout.yaml")
    try folder.write(
      """
      username,name,email,track,grade,verification
      a,Sam <script>alert(1)</script>,,honor,0.9,
      b,Ada Plain,,honor,0.9,
      c,\(String(repeating: "Featherstonehaugh-", count: 6))Smith,,honor,0.9,

      """, to: "roster.csv")
  }

  private func check(_ more: String...) throws -> Program.Answer {
    try Program.run(["check", "course", "--roster", "roster.csv", "--now", "2026-09-01"] + more, in: folder.path)
  }

  @Test func findingsAreToldToPeopleAndPrograms() throws {
    let answer = try check()
    // A row doesn't fit; warnings change nothing.
    #expect(answer.status == 2)
    #expect(answer.output.contains(#/course/layouts/own/layout\.yaml:\d+:\d+: warning: “certify” has a contrast of 2\.\d\d:1 /#))
    #expect(answer.output.contains(#/\n  hint: take a colour further from its ground/#))
    #expect(answer.output.contains(#/roster\.csv:2: note: Sam .*: name: .* mm too wide otherwise/#))
    #expect(answer.output.contains(#/roster\.csv:4: error: .*“name” needs .* mm too little/#))
    let json = try folder.json(try check("--json").output)
    #expect(json["ok"] as? Bool == false)
    let sheets = try #require(json["sheets"] as? [[String: Any]])
    let faint = try #require(sheets.first { $0["element"] as? String == "certify" })
    #expect(faint["kind"] as? String == "low_contrast" && faint["severity"] as? String == "warning")
    #expect(faint["least_contrast"] as? Double == 4.5)
    #expect(try #require(faint["contrast"] as? Double) < 3)
    #expect(faint["learners"] as? Int == 2 && faint["of"] as? Int == 2)
    #expect((faint["file"] as? String)?.hasSuffix("layout.yaml") == true && faint["line"] is Int && faint["hint"] is String)
    let roster = try #require(json["roster"] as? [String: Any])
    let fit = try #require((roster["fits"] as? [[String: Any]])?.first)
    let text = try #require((fit["texts"] as? [[String: Any]])?.first)
    #expect(text["element"] as? String == "name")
    #expect(try #require(text["excess_mm"] as? Double) > 0)
    let failure = try #require((roster["failures"] as? [[String: Any]])?.first)
    let finding = try #require((failure["findings"] as? [[String: Any]])?.first)
    #expect(finding["element"] as? String == "name")
    #expect(try #require(finding["excess_mm"] as? Double) > 0)
  }

  @Test func thePageShowsTheWorstAndRunsNothing() throws {
    #expect(try check("--html", "page.html").status == 2)
    let page = try folder.text("page.html")
    #expect(page.contains("Sam &lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(!page.contains("<script"))
    #expect(page.contains("<img src=\"data:image/png;base64,iVBORw0KGgo"))
    // The name that doesn't fit, beyond its box.
    #expect(page.contains(#/alt="Featherstonehaugh-.*-Smith, beyond the box in the smallest size"/#))
    #expect(page.contains("Rows without a certificate") && page.contains("On the sheets") && page.contains("Tightest fits"))
    let mode = try FileManager.default.attributesOfItem(atPath: "\(folder.path)/page.html")[.posixPermissions] as? Int
    #expect(mode == 0o600)
    // Made once more it is the same.
    #expect(try check("--html", "page.html").status == 2)
    #expect(try folder.text("page.html") == page)
  }

  @Test func thePageTakesThePlaceOfNothingElse() throws {
    let roster = try folder.text("roster.csv")
    let answer = try check("--html", "roster.csv")
    #expect(answer.status == 1)
    #expect(answer.errors.contains("is no HTML file"))
    #expect(try folder.text("roster.csv") == roster)
  }

  @Test func warningsAloneAreNoFault() throws {
    try folder.write("username,name,email,track,grade,verification\nb,Ada Plain,,honor,0.9,\n", to: "roster.csv")
    let answer = try check()
    #expect(answer.status == 0)
    #expect(answer.output.contains("warning: “certify”"))
  }

  @Test func extremesAreDrawnAndExplained() throws {
    let answer = try Program.run(
      "preview", "course", "--extremes", "roster.csv", "--dpi", "30", "--out", "out", in: folder.path)
    #expect(answer.status == 2)
    #expect(answer.output.hasPrefix("out/extremes.png\nout/extreme-longest.png\n"))
    #expect(answer.errors.contains("  line 2: Sam <script>alert(1)</script>: longest: "))
    #expect(answer.errors.contains("roster.csv:4: error: "))
    for name in answer.output.split(separator: "\n") {
      #expect(FileManager.default.contents(atPath: "\(folder.path)/\(name)")?.starts(with: [0x89, 0x50, 0x4E, 0x47]) == true)
    }
    #expect(try Program.run("preview", "course", "--extremes", "roster.csv", "--learner", "Ana", in: folder.path).status == 1)
  }
}
