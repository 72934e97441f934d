internal import Courses
public import Diagnostics
import Foundation
internal import LocatedYAML
internal import PageDescription
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

  /// Reads a layout with all its words.
  /// - Throws: every problem of its files at once.
  public func layout(named name: Located<String>, _ part: Part) throws(DiagnosticList) -> LayoutTemplate {
    let folder = try folder(of: name, part)
    let findings = MappingReader.Findings()
    let words = words(for: name, in: folder, findings)
    return try template(name, part, in: folder, words: words, findings)
  }

  /// Reads a layout's certificate and badge, and the words that both share once.
  /// - Throws: the first one's problems, else the second one's.
  public func layouts(named name: Located<String>) throws(DiagnosticList) -> (certificate: LayoutTemplate, badge: LayoutTemplate) {
    let (folder, badgeFolder) = (try folder(of: name, .certificate), try folder(of: name, .badge))
    guard folder == badgeFolder else { return (try layout(named: name, .certificate), try layout(named: name, .badge)) }
    let findings = MappingReader.Findings()
    let words = words(for: name, in: folder, findings)
    let certificate = try template(name, .certificate, in: folder, words: words, findings)
    return (certificate, try template(name, .badge, in: folder, words: words, MappingReader.Findings()))
  }

  private func folder(of name: Located<String>, _ part: Part) throws(DiagnosticList) -> String {
    guard let folder = folders.first(where: { FileManager.default.fileExists(atPath: "\($0)/\(name.value)/\(part.rawValue)") }) else {
      throw DiagnosticList([Diagnostic(LayoutProblem.unknownLayout(name.value, known: names), at: name.location)])
    }
    return folder
  }

  private func words(for name: Located<String>, in folder: String, _ findings: MappingReader.Findings) -> WordsTable {
    var words = WordsTable()
    for file in folders.reversed().flatMap({ wordFiles(in: "\($0)/words") }) + wordFiles(in: "\(folder)/\(name.value)/words") {
      guard let language = WordsTable.read(file, findings: findings) else { continue }
      words.add(language)
    }
    return words
  }

  private func template(
    _ name: Located<String>, _ part: Part, in folder: String, words: WordsTable, _ findings: MappingReader.Findings
  ) throws(DiagnosticList) -> LayoutTemplate {
    let art = ArtFolders(layout: "\(folder)/\(name.value)", course: course)
    let file = "\(folder)/\(name.value)/\(part.rawValue)"
    let reader = LayoutReader(file: file, words: words, art: art, fonts: fonts, findings: findings)
    guard let template = reader.read(), !findings.list.hasErrors else { throw findings.list }
    return template
  }

  private func wordFiles(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".yaml") }.sorted().map {
      "\(folder)/\($0)"
    }
  }
}

/// Reads one layout file.
struct LayoutReader {
  let file: String
  let words: WordsTable
  let art: ArtFolders
  let fonts: FontLibrary
  let findings: MappingReader.Findings

  func read() -> LayoutTemplate? {
    guard let root = findings.root(ofFile: file) else { return nil }
    var reader = MappingReader(root, findings: findings)
    let name = reader.require("layout") { $0.text("layout") }
    let summary = reader.text("summary")
    let sheets = reader.require("sheets") { self.sheets($0.node("sheets")) } ?? []
    let safe = reader.absolute("safe") ?? .zero
    let bleed = bleed(&reader)
    let background = reader.text("background")
    let signatureBox = signatureBox(reader.node("signature_box"))
    let colors = self.colors(reader.node("colors"))
    var trackColors: [Track: [String: Located<Color>]] = [:]
    for entry in reader.node("tracks")?.mapping ?? [] {
      guard let track = Track(rawValue: entry.key.value) else {
        findings.add(.unknownWord(entry.key.value, known: Track.allCases.map(\.rawValue)), at: entry.key.location)
        continue
      }
      trackColors[track] = self.colors(entry.value)
    }
    let lengths = self.lengths(reader.node("lengths"))
    let styles = StyleReader(findings: findings).styles(reader.node("styles"))
    var symbols: [String: [Element]] = [:]
    let elementReader = ElementReader(art: art, findings: findings)
    for entry in reader.node("symbols")?.mapping ?? [] { symbols[entry.key.value] = elementReader.elements(entry.value) }
    let elements = elementReader.elements(reader.require("elements") { $0.node("elements") })
    reader.finish()
    guard let name else { return nil }
    let template = LayoutTemplate(
      file: file, name: name.value, summary: summary?.value ?? "", sheets: sheets, safe: safe, bleed: bleed, background: background,
      colors: colors,
      trackColors: trackColors, lengths: lengths, styles: styles, symbols: symbols, elements: elements, words: words,
      signatureBox: signatureBox)
    ReferenceCheck(template: template, fonts: fonts, findings: findings).run()
    return template
  }

  /// More is cut off nowhere.
  private static let widestBleed = Length.millimetres(20)

  private func bleed(_ reader: inout MappingReader) -> Length {
    guard reader.has("bleed"), let bleed = reader.absolute("bleed") else { return .zero }
    guard bleed >= .zero, bleed <= Self.widestBleed else {
      reader.noteValue(of: "bleed") { .expected("a length from 0mm to 20mm", found: "“\($0)”") }
      return .zero
    }
    return bleed
  }

  private func signatureBox(_ node: YAMLNode?) -> SignatureBoxElement? {
    guard let node else { return nil }
    var reader = MappingReader(node, findings: findings)
    let frame = ElementReader(art: art, findings: findings).frame(&reader)
    let style = reader.require("style") { $0.text("style") }
    reader.finish()
    guard let frame, let style else { return nil }
    return SignatureBoxElement(location: node.location, frame: frame, style: style)
  }

  private static let sheetNames = PageSizeName.allCases.map(\.rawValue) + ["square"]

  private func sheets(_ node: YAMLNode?) -> [(page: String, size: Size)] {
    (node?.mapping ?? []).compactMap { entry in
      let page = entry.key.value
      guard Self.sheetNames.contains(page) else {
        findings.add(.unknownWord(entry.key.value, known: Self.sheetNames), at: entry.key.location)
        return nil
      }
      var reader = MappingReader(entry.value, findings: findings)
      let width = reader.require("width") { $0.absolute("width") }
      let height = reader.require("height") { $0.absolute("height") }
      reader.finish()
      guard let width, let height else { return nil }
      return (page, Size(width: width, height: height))
    }
  }

  private func colors(_ node: YAMLNode?) -> [String: Located<Color>] {
    var colors: [String: Located<Color>] = [:]
    for entry in node?.mapping ?? [] {
      guard let text = entry.value.text, let color = Color(hex: text.value) else {
        findings.add(
          .expected("a colour #RRGGBB", found: entry.value.text.map { "“\($0.value)”" } ?? entry.value.kindName), at: entry.value.location)
        continue
      }
      colors[entry.key.value] = Located(color, at: text.location)
    }
    return colors
  }

  private func lengths(_ node: YAMLNode?) -> [NamedLength] {
    (node?.mapping ?? []).map { entry in
      if entry.key.value == LengthExpression.bleedName { findings.add(.reservedLength(entry.key.value), at: entry.key.location) }
      var cases: [(Condition, LengthExpression)] = []
      if let text = entry.value.text {
        if let length = MappingReader.length(text, findings: findings) { cases.append((.always, length.value)) }
      }
      for variant in entry.value.mapping ?? [] {
        guard let text = variant.value.text, let length = MappingReader.length(text, findings: findings) else { continue }
        if variant.key.value == "default" {
          cases.append((.always, length.value))
        } else if let condition = MappingReader.condition(variant.key, findings: findings) {
          cases.append((condition.value, length.value))
        }
      }
      return NamedLength(name: entry.key.value, cases: cases)
    }
  }
}

extension MappingReader.Findings {
  /// A layout may come with a course, from people nobody knows; this bounds what it can cost.
  private static let byteLimit = 1 << 20
  private static let aliasLimit = 64

  /// The YAML of a layout's or words' file, or `nil` when it cannot be read, which is then reported.
  func root(ofFile file: String) -> YAMLNode? {
    do throws(DiagnosticList) {
      let document = try YAMLDocument(SourceText(contentsOf: file, byteLimit: Self.byteLimit), aliasLimit: Self.aliasLimit)
      list.add(contentsOf: document.problems)
      return document.root
    } catch {
      list.add(contentsOf: error)
      return nil
    }
  }
}
