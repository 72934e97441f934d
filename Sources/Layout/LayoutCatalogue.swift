public import Diagnostics
import Foundation
internal import LocatedYAML
public import Typesetting

/// Where layouts are: the course's own `layouts/` first, then the folder that ships with Laurel.
public struct LayoutCatalogue: Sendable {
  /// Folders that hold one folder per layout, the first to have a name wins.
  public let folders: [String]
  /// The course's folder, in which layouts find pictures that they do not bring along.
  public let course: String?
  public let fonts: FontLibrary

  public init(folders: [String], course: String? = nil, fonts: FontLibrary) {
    self.folders = folders
    self.course = course
    self.fonts = fonts
  }

  /// The names of all layouts, sorted.
  public var names: [String] {
    let manager = FileManager.default
    let found = folders.flatMap { folder in
      ((try? manager.contentsOfDirectory(atPath: folder)) ?? []).filter { manager.fileExists(atPath: "\(folder)/\($0)/layout.yaml") }
    }
    return Set(found).sorted()
  }

  /// What a layout folder holds of one kind.
  public enum Part: String, Sendable { case certificate = "layout.yaml", badge = "badge.yaml" }

  /// Reads a layout with all its words and what it extends.
  /// - Throws: every problem of its files at once.
  public func layout(named name: Located<String>, _ part: Part) throws(DiagnosticList) -> LayoutFile {
    let findings = MappingReader.Findings()
    let source = try source(of: name, part, findings)
    return try layout(source, words: words(for: source, findings), findings)
  }

  /// Reads a layout's certificate and badge, and the words that both share once.
  /// - Throws: the first one's problems, else the second one's.
  public func layouts(named name: Located<String>) throws(DiagnosticList) -> (certificate: LayoutFile, badge: LayoutFile) {
    let findings = MappingReader.Findings()
    let certificate = try source(of: name, .certificate, findings)
    let words = words(for: certificate, findings)
    let made = try layout(certificate, words: words, findings)
    let others = MappingReader.Findings()
    let badge = try source(of: name, .badge, others)
    return (made, try layout(badge, words: badge.folders == certificate.folders ? words : self.words(for: badge, others), others))
  }

  private func source(of name: Located<String>, _ part: Part, _ findings: MappingReader.Findings) throws(DiagnosticList) -> LayoutSource {
    let reader = LayoutSourceReader(catalogue: self, part: part, findings: findings)
    guard let source = reader.read(name) else { throw findings.list }
    return source
  }

  private func words(for source: LayoutSource, _ findings: MappingReader.Findings) -> WordsTable {
    var words = WordsTable()
    for file in (folders.reversed() + source.folders.reversed()).flatMap({ wordFiles(in: "\($0)/words") }) {
      guard let language = WordsTable.read(file, findings: findings) else { continue }
      words.add(language)
    }
    return words
  }

  private func layout(
    _ source: LayoutSource, words: WordsTable, _ findings: MappingReader.Findings
  ) throws(DiagnosticList) -> LayoutFile {
    let file = LayoutFileReader(source: source, words: words, course: course, fonts: fonts, findings: findings).read()
    guard let file, !findings.list.hasErrors else { throw findings.list.withoutRepetitions }
    return file
  }

  private func wordFiles(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".yaml") }.sorted().map {
      "\(folder)/\($0)"
    }
  }
}
