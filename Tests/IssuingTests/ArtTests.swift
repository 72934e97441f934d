import Diagnostics
import Foundation
import Issuing
import Testing

/// Pictures of a course and its layouts are read once, before any learner, and what is wrong with them comes at once.
struct ArtTests {
  private static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// A copy of the sample course with a background and a layout of its own, `own`: classic's, with these elements first.
  private func problems(
    background: String?, layout: String = "classic", elements: String = "", files: [String: String] = [:]
  ) throws -> [String] {
    let course = FileManager.default.temporaryDirectory.appendingPathComponent("laurel-course-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: course) }
    try FileManager.default.copyItem(atPath: Self.root + "/samples/ocean-literacy", toPath: course)
    try FileManager.default.createDirectory(atPath: course + "/layouts", withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: Self.root + "/Layouts/classic", toPath: course + "/layouts/own")
    func edit(_ name: String, _ passage: String, _ replacement: String) throws {
      let text = try String(contentsOfFile: course + "/" + name, encoding: .utf8)
      try #require(text.contains(passage))
      try Data(text.replacing(passage, with: replacement).utf8).write(to: URL(fileURLWithPath: course + "/" + name))
    }
    try edit("layouts/own/layout.yaml", "\nelements:\n", "\nelements:\n" + elements)
    try edit("course.yaml", "layout: classic", "layout: \(layout)" + (background.map { "\n  background: \($0)" } ?? ""))
    for (name, text) in files { try Data(text.utf8).write(to: URL(fileURLWithPath: course + "/" + name)) }
    let resources = ResourceFolders(fonts: Self.root + "/Fonts", layouts: Self.root + "/Layouts", profiles: Self.root + "/Profiles")
    do throws(DiagnosticList) {
      return try CoursePlan.read(course, resources: resources, isTried: false).findings.sorted.map { Self.place($0, in: course) }
    } catch { return error.sorted.map { Self.place($0, in: course) } }
  }

  private static func place(_ diagnostic: Diagnostic, in course: String) -> String {
    String("\(diagnostic)".split(separator: "\n")[0]).replacing(course + "/", with: "")
  }

  private static let picture = "x: 0mm\n    y: 0mm\n    width: 10mm\n    height: 10mm\n"

  @Test func whatIsWrongWithPicturesComesAtOnceWithItsLines() throws {
    let found = try problems(
      background: "assets/ground.pdf", layout: "own",
      elements: "  - image: assets/broken.png\n    \(Self.picture)  - image: assets/page.pdf\n    page: 2\n    \(Self.picture)",
      files: ["assets/ground.pdf": "%PDF-1.4 and nothing", "assets/broken.png": "GIF89a", "assets/page.pdf": Self.onePage])
    let classic = try String(contentsOfFile: Self.root + "/Layouts/classic/layout.yaml", encoding: .utf8)
    let first = try #require(classic.split(separator: "\n", omittingEmptySubsequences: false).firstIndex(of: "elements:")) + 2
    #expect(found.count == 3)
    #expect(found.contains { $0.hasPrefix("course.yaml:22:15: error: assets/ground.pdf: the PDF file is cut off or damaged: ") })
    #expect(found.contains { $0.contains("layout.yaml:\(first):12: error: assets/broken.png: GIF files are not drawn") })
    #expect(found.contains { $0.contains("layout.yaml:\(first + 6):11: error: assets/page.pdf: there is no page 2; the PDF has one page") })
  }

  @Test func inksAreRemarkedUponAtTheLineThatNamesTheFile() throws {
    let found = try problems(background: "assets/ground.pdf", files: ["assets/ground.pdf": Self.onePage])
    #expect(found == ["course.yaml:22:15: note: assets/ground.pdf: its CMYK becomes RGB"])
  }

  @Test func aBackgroundThatNoLayoutDrawsIsSaid() throws {
    let files = ["assets/ground.pdf": Self.onePage]
    #expect(try problems(background: nil) == [])
    let classic = try String(contentsOfFile: Self.root + "/Layouts/classic/layout.yaml", encoding: .utf8)
    let without = classic.replacing("    image: background\n", with: "    image: logo\n")
    let found = try problems(
      background: "assets/ground.pdf", layout: "own", files: files.merging(["layouts/own/layout.yaml": without]) { $1 })
    #expect(found == ["course.yaml:22:15: warning: no layout of the course draws its background"])
  }

  /// A page in CMYK.
  private static let onePage: String = {
    let content = "1 0 0 0 k 0 0 60 40 re f"
    let objects = [
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 60 40] /Contents 4 0 R /Resources << >> >>",
      "<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream",
    ]
    var text = "%PDF-1.4\n"
    var table = "xref\n0 5\n0000000000 65535 f \n"
    for (i, object) in objects.enumerated() {
      table += String(format: "%010d 00000 n \n", text.utf8.count)
      text += "\(i + 1) 0 obj\n\(object)\nendobj\n"
    }
    return "\(text)\(table)trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n\(text.utf8.count)\n%%EOF\n"
  }()
}
