import Diagnostics
import Foundation
public import Issuing

/// `docs/layouts.md` with its schemas and pictures: made of the readers' own keys and of the examples.
public struct LayoutReference {
  let project: String
  let resources: ResourceFolders

  public init(project: String, resources: ResourceFolders) {
    self.project = project
    self.resources = resources
  }

  public var pageFile: String { "\(project)/docs/layouts.md" }
  public var schemaFile: String { "\(project)/docs/schemas/layout.schema.json" }
  public var pictureFolder: String { "\(project)/docs/pictures/layouts" }

  /// The page as it should be.
  public func page() throws -> GeneratedPage {
    GeneratedPage(try String(contentsOfFile: pageFile, encoding: .utf8)).filled { marker in
      switch marker.kind {
      case .keys: marker.words.first.flatMap { ReferenceTables.table($0, words: "\(resources.layouts)/words/en.yaml") }
      case .example: LayoutExample(marker.words)?.markdown(project: project)
      }
    }
  }

  public func examples() throws -> [LayoutExample] {
    var seen: Set<String> = []
    return try GeneratedPage(String(contentsOfFile: pageFile, encoding: .utf8)).markers.filter { $0.kind == .example }
      .compactMap { LayoutExample($0.words) }.filter { seen.insert($0.picture).inserted }
  }

  /// Writes the page, the schema and the pictures.
  /// - Returns: the files.
  public func write() throws -> [String] {
    try FileManager.default.createDirectory(atPath: pictureFolder, withIntermediateDirectories: true)
    try page().text.write(toFile: pageFile, atomically: true, encoding: .utf8)
    try LayoutSchema.text().write(toFile: schemaFile, atomically: true, encoding: .utf8)
    var files = [pageFile, schemaFile]
    for example in try examples() {
      let file = "\(pictureFolder)/\(example.picture)"
      try Data(example.png(project: project, resources: resources)).write(to: URL(fileURLWithPath: file))
      files.append(file)
    }
    return files
  }
}
