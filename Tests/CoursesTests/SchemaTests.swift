import Foundation
import Testing

@testable import Courses

/// The schemas know the same keys and words as the reader.
@Suite struct SchemaTests {
  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  /// The object schema at a path of properties, `*` for the items of a list or the values of any key.
  private func schema(_ root: [String: Any], _ path: String...) throws -> [String: Any] {
    try path.reduce(root) { schema, step in
      if step == "*" { return try #require((schema["items"] ?? schema["additionalProperties"]) as? [String: Any]) }
      let properties = try #require(schema["properties"] as? [String: Any])
      return try #require(properties[step] as? [String: Any])
    }
  }

  private func expectKeys<Key: CaseIterable & RawRepresentable<String>>(
    of schema: [String: Any], _: Key.Type, isOpen: Bool = false, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let properties = try #require(schema["properties"] as? [String: Any])
    #expect(Set(properties.keys) == Set(Key.allCases.map(\.rawValue)), sourceLocation: sourceLocation)
    #expect(schema["additionalProperties"] as? Bool == false, sourceLocation: sourceLocation)
    for key in schema["required"] as? [String] ?? [] { #expect(Key(rawValue: key) != nil, sourceLocation: sourceLocation) }
  }

  @Test func theSchemaOfTheCourseFileKnowsTheReadersKeys() throws {
    let root = try object(CourseFolderSchema.course)
    try expectKeys(of: root, CourseFileKey.Root.self)
    try expectKeys(of: schema(root, "course"), CourseFileKey.Course.self)
    try expectKeys(of: schema(root, "course", "effort"), CourseFileKey.Effort.self)
    try expectKeys(of: schema(root, "certificate"), CourseFileKey.Certificate.self)
    try expectKeys(of: schema(root, "certificate", "availability"), CourseFileKey.Availability.self)
    try expectKeys(of: schema(root, "certificate", "signatories", "*"), CourseFileKey.Signatory.self)
    try expectKeys(of: schema(root, "certificate", "tracks", "*"), CourseFileKey.TrackSettings.self)
  }

  @Test func theSchemaOfTheOrganizationFileKnowsTheReadersKeys() throws {
    try expectKeys(of: object(CourseFolderSchema.organization), CourseFileKey.Organization.self)
  }

  @Test func theSchemaKnowsTheReadersWords() throws {
    let root = try object(CourseFolderSchema.course)
    func words(_ schema: [String: Any]) -> Set<String> { Set((schema["enum"] as? [Any] ?? []).compactMap { $0 as? String }) }
    let tracks = try #require((root["$defs"] as? [String: Any])?["track"] as? [String: Any])
    #expect(words(tracks) == Set(Track.allCases.map(\.rawValue)))
    #expect(words(try schema(root, "course", "pacing")) == Set(Pacing.allCases.map(\.rawValue)))
    #expect(try schema(root, "certificate", "page_size")["examples"] as? [String] == PageSizeName.wellKnown)
    #expect(
      words(try schema(root, "certificate", "availability", "behavior"))
        == Set(Availability.Behavior.allCases.map(\.rawValue) + [CertificateDefaults.formerBehavior, ""]))
    #expect(try schema(root, "certificate", "signatories")["maxItems"] as? Int == CertificateDefaults.mostSignatories)
  }

  @Test(arguments: [("course", CourseFolderSchema.course), ("organization", CourseFolderSchema.organization)])
  func theDocumentedSchemaIsTheOneThatIsWritten(name: String, text: String) throws {
    let project = URL(filePath: #filePath).resolvingSymlinksInPath().appending(path: "../../..").standardized
    let documented = try String(contentsOf: project.appending(path: "docs/schemas/\(name).schema.json"), encoding: .utf8)
    #expect(documented == text)
  }
}
