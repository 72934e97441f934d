import Diagnostics
import Foundation
import LocatedYAML
import Testing

@testable import Layout

/// The list of keys that the schema and the reference page are made of is the readers' own.
struct VocabularyTests {
  /// A key that says what an element is, with something that it takes.
  private static let kinds: [String: [String: String]] = [
    "text": ["text": "a"], "image": ["image": "art.pdf"], "code": ["code": "a"], "signatories": ["signatories": "[]"],
    "stacks": ["row": "{}", "column": "{}", "stack": "{}"],
    "shapes": ["rule": "{}", "rectangle": "{}", "ellipse": "{}", "path": "M0 0", "seal": "{}"],
    "ornaments": ["rosette": "{}", "band": "{}", "border": "{}", "lines": "{}"], "symbol": ["symbol": "a"],
  ]

  /// The keys that a reader doesn't know, and all that it does know if there is one.
  private func unknown(_ yaml: String, _ read: (YAMLNode, MappingReader.Findings) -> Void) throws -> [String: [String]] {
    let findings = MappingReader.Findings()
    let document = try YAMLDocument(SourceText(yaml, file: "test.yaml"), aliasLimit: 8)
    read(document.root, findings)
    var unknown: [String: [String]] = [:]
    for diagnostic in findings.list.diagnostics {
      if case .unknownKey(let key, let known)? = diagnostic.problem as? LayoutProblem { unknown[key] = known }
    }
    return unknown
  }

  private func element(_ yaml: String) throws -> [String: [String]] {
    try unknown(yaml) { node, findings in _ = ElementReader(art: ArtFolders(course: nil), findings: findings).element(node) }
  }

  @Test(arguments: LayoutVocabulary.elementSections.map(\.name))
  func everyKeyOfAnElementIsRead(_ name: String) throws {
    let section = try #require(LayoutVocabulary.elementSections.first { $0.name == name })
    let own = try #require(Self.kinds[name])
    #expect(Set(own.keys).isSubset(of: section.keys.map(\.name)))
    var read: Set<String> = []
    var known: Set<String> = []
    for (kind, value) in own {
      let keys = section.keys.map(\.name).filter { own[$0] == nil && $0 != "weight" } + LayoutVocabulary.common.keys.map(\.name)
      for key in keys where try element("{\(kind): \(value), \(key): x}")[key] == nil { read.insert(key) }
      known.formUnion(try #require(try element("{\(kind): \(value), zzz: x}")["zzz"]))
    }
    let told = Set(section.keys.map(\.name) + LayoutVocabulary.common.keys.map(\.name))
    #expect(told.subtracting(read).subtracting(own.keys).subtracting(["weight"]) == [], "told of and not read")
    #expect(known.subtracting(told) == [], "read and not told of")
  }

  @Test func everyKeyOfAStyleIsRead() throws {
    let told = LayoutVocabulary.styles.keys.map(\.name)
    func style(_ key: String) throws -> [String: [String]] {
      try unknown("{plain: {\(key): x}}") { node, findings in _ = StyleReader(findings: findings).styles(node) }
    }
    for key in told { #expect(try style(key)[key] == nil, "\(key)") }
    #expect(Set(try #require(try style("zzz")["zzz"])) == Set(told))
  }

  @Test func everyKeyOfAFileIsRead() throws {
    let told = LayoutVocabulary.file.keys.map(\.name)
    func file(_ key: String) throws -> [String: [String]] {
      try unknown("{layout: a, \(key): x}") { node, findings in
        let fonts = try! Samples.fonts.get()
        _ = LayoutReader(file: "test.yaml", words: WordsTable(), course: nil, fonts: fonts, findings: findings).read(node)
      }
    }
    for key in told { #expect(try file(key)[key] == nil, "\(key)") }
    #expect(Set(try #require(try file("zzz")["zzz"])) == Set(told))
    #expect(Set(LayoutFileReader.changeable).union(["when"]) == Set(LayoutVocabulary.variants.keys.map(\.name)))
    #expect(LayoutMerge.directives == LayoutVocabulary.changes.keys.map(\.name))
  }

  @Test func everyVariableIsTold() {
    #expect(Set(LayoutVocabulary.variables.map(\.name)) == Set(SheetFacts.variables + SheetFacts.signatoryVariables))
  }
}
