internal import Courses
internal import Diagnostics
import Foundation
internal import LocatedYAML
internal import PageDescription
internal import Typesetting

/// Reads one variant of a layout file.
struct LayoutReader {
  let file: String
  let words: WordsTable
  /// The course's folder.
  let course: String?
  let fonts: FontLibrary
  let findings: MappingReader.Findings

  /// - Returns: what could be read; what couldn't is reported.
  func read(_ root: YAMLNode) -> LayoutTemplate {
    var reader = MappingReader(root, findings: findings)
    // Read with the file, before its variants.
    for key in ["layout", "summary", "extends", "sheets", "variants"] { _ = reader.node(key) }
    let safe = reader.absolute("safe") ?? .zero
    let bleed = bleed(&reader)
    let isMirrored = reader.boolean("mirror") ?? true
    let margins = margins(reader.node("margins"))
    let background = reader.text("background")
    let signatureBox = signatureBox(reader.node("signature_box"))
    let colors = self.colors(reader.node("colors"))
    var trackColors: [Track: [String: ColorDefinition]] = [:]
    for entry in reader.node("tracks")?.mapping ?? [] {
      guard let track = Track(rawValue: entry.key.value) else {
        findings.add(.unknownWord(entry.key.value, known: Track.allCases.map(\.rawValue)), at: entry.key.location)
        continue
      }
      trackColors[track] = self.colors(entry.value)
    }
    let lengths = margins + self.lengths(reader.node("lengths"))
    let styles = StyleReader(findings: findings).styles(reader.node("styles"))
    var symbols: [String: [Element]] = [:]
    let elementReader = ElementReader(art: ArtFolders(course: course), findings: findings)
    for entry in reader.node("symbols")?.mapping ?? [] { symbols[entry.key.value] = elementReader.elements(entry.value) }
    let elements = elementReader.elements(reader.require("elements") { $0.node("elements") })
    reader.finish()
    noteRepeatedIDs(elements)
    let template = LayoutTemplate(
      isMirrored: isMirrored, safe: safe, bleed: bleed, background: background, colors: colors, trackColors: trackColors, lengths: lengths,
      styles: styles, symbols: symbols, elements: elements, words: words, signatureBox: signatureBox)
    ReferenceCheck(template: template, fonts: fonts, findings: findings).run()
    return template
  }

  /// An id stands for one element, also inside stacks; one list's own are compared as it is read.
  private func noteRepeatedIDs(_ elements: [Element]) {
    var seen = Set(elements.map(\.id))
    func look(into element: Element) {
      guard case .stack(let stack) = element.kind else { return }
      for child in stack.children.map(\.element) {
        if !seen.insert(child.id).inserted { findings.add(.duplicateElement(child.id), at: child.location) }
        look(into: child)
      }
    }
    for element in elements { look(into: element) }
  }

  /// More is cut off nowhere.
  private static let widestBleed = Length.millimetres(20)

  private func bleed(_ reader: inout MappingReader) -> Length {
    guard let bleed = reader.absolute("bleed") else { return .zero }
    guard bleed >= .zero, bleed <= Self.widestBleed else {
      reader.noteValue(of: "bleed") { .expected("a length from 0mm to 20mm", found: "“\($0)”") }
      return .zero
    }
    return bleed
  }

  private func signatureBox(_ node: YAMLNode?) -> SignatureBoxElement? {
    guard let node else { return nil }
    var reader = MappingReader(node, findings: findings)
    let frame = ElementReader(art: ArtFolders(course: course), findings: findings).frame(&reader)
    let style = reader.require("style") { $0.text("style") }
    reader.finish()
    guard let frame, let style else { return nil }
    return SignatureBoxElement(location: node.location, frame: frame, style: style)
  }

  /// The lengths `margin_left` and so on.
  private func margins(_ node: YAMLNode?) -> [NamedLength] {
    guard let node else { return [] }
    var sides: [String: LengthExpression] = [:]
    if node.text != nil {
      if let length = named(node) { for side in Self.sides { sides[side] = length } }
    } else {
      var reader = MappingReader(node, findings: findings)
      for side in Self.sides { sides[side] = reader.node(side).flatMap(named) }
      reader.finish()
    }
    return Self.sides.compactMap { side in sides[side].map { NamedLength(name: "margin_\(side)", cases: [(.always, $0)]) } }
  }

  private static let sides = ["left", "right", "top", "bottom"]
  private static let reservedLengths = [LengthExpression.bleedName] + sides.map { "margin_\($0)" }

  private func lengths(_ node: YAMLNode?) -> [NamedLength] {
    (node?.mapping ?? []).map { entry in
      if Self.reservedLengths.contains(entry.key.value) { findings.add(.reservedLength(entry.key.value), at: entry.key.location) }
      guard let variants = entry.value.mapping else {
        return NamedLength(name: entry.key.value, cases: named(entry.value).map { [(.always, $0)] } ?? [])
      }
      var cases: [(Condition, LengthExpression)] = []
      for variant in variants {
        guard let length = named(variant.value) else { continue }
        if variant.key.value == "default" {
          cases.append((.always, length))
        } else if let condition = MappingReader.condition(variant.key, findings: findings) {
          for name in condition.value.variables { findings.conditionVariables.append(Located(name, at: condition.location)) }
          cases.append((condition.value, length))
        }
      }
      return NamedLength(name: entry.key.value, cases: cases)
    }
  }

  /// A named length is the same wherever it is used, so it can't be a part of a box.
  private func named(_ node: YAMLNode) -> LengthExpression? {
    guard let text = node.text else {
      findings.add(.expected("a length, or lengths by condition", found: node.kindName), at: node.location)
      return nil
    }
    guard let length = MappingReader.length(text, findings: findings) else { return nil }
    if length.value.terms.contains(where: { $0.unit == .fraction }) {
      findings.add(.percentageInNamedLength(text.value), at: text.location)
    }
    return length.value
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
