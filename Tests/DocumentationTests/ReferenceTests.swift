import Foundation
import Images
import Issuing
import Judges
import Testing

@testable import Documentation

/// The reference page is what the program makes of itself, and each of its pictures is what a layout like that looks like.
struct ReferenceTests {
  private static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
  private static let resources = ResourceFolders(
    fonts: project + "/Fonts", layouts: project + "/Layouts", profiles: project + "/Profiles")
  private let reference = LayoutReference(project: Self.project, resources: Self.resources)

  @Test func thePageIsUpToDate() throws {
    let page = try String(contentsOfFile: reference.pageFile, encoding: .utf8)
    #expect(try reference.page().text == page, "run `make docs`")
  }

  @Test func theSchemaIsUpToDate() throws {
    #expect(try String(contentsOfFile: reference.schemaFile, encoding: .utf8) == LayoutSchema.text(), "run `make docs`")
  }

  @Test func everySectionStandsOnThePage() throws {
    let told = Set(try GeneratedPage(String(contentsOfFile: reference.pageFile, encoding: .utf8)).markers.map(\.words))
    for section in ReferenceTables.sections { #expect(told.contains([section]), "\(section)") }
  }

  @Test func everyExampleStandsOnThePage() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Self.project + "/docs/examples/layouts")
    #expect(Set(folders).subtracting(["sheet"]) == Set(try reference.examples().map(\.name)))
  }

  /// `make docs` approves what is drawn now.
  @Test(arguments: try LayoutReference(project: project, resources: resources).examples().map(\.picture))
  func anExampleLooksAsItDid(_ picture: String) throws {
    let example = try #require(try reference.examples().first { $0.picture == picture })
    let file = "\(reference.pictureFolder)/\(picture)"
    let bytes = try example.png(project: Self.project, resources: Self.resources)
    if try Array(Data(contentsOf: URL(fileURLWithPath: file))) == bytes { return }
    let drawn = FileManager.default.temporaryDirectory.appendingPathComponent("laurel-example-\(picture)")
    try Data(bytes).write(to: drawn)
    let (expected, actual) = (try ImageReader.read(file).decoded(), try ImageReader.read(drawn.path).decoded())
    let difference = Difference(try #require(expected), try #require(actual))
    guard !difference.isSmall else { return }
    let panel = FileManager.default.temporaryDirectory.appendingPathComponent("laurel-difference-\(picture)")
    try Data(difference.panel.png()).write(to: panel)
    Issue.record("\(picture) looks different: \(difference). Expected, actual, difference: \(panel.path)")
  }
}

/// The schema says what the readers take.
struct SchemaTests {
  @Test func aKeyOfTwoKindsMayBeEither() throws {
    let root = try #require(try JSONSerialization.jsonObject(with: Data(LayoutSchema.text().utf8)) as? [String: Any])
    let element = try #require((root["$defs"] as? [String: Any])?["element"] as? [String: Any])
    let properties = try #require(element["properties"] as? [String: Any])
    let lines = try #require((properties["lines"] as? [String: Any])?["anyOf"] as? [[String: Any]])
    #expect(Set(lines.compactMap { $0["type"] as? String }) == ["integer", "object"])
    #expect((properties["x"] as? [String: Any])?["$ref"] as? String == "#/$defs/length")
  }
}
