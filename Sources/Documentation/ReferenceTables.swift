import Layout

/// Tables of keys and variables for the reference page.
enum ReferenceTables {
  static var sections: [String] { LayoutVocabulary.sections.map(\.name) + ["variables", "formats", "words"] }

  /// - Parameter words: the file of the words that are shown.
  /// - Returns: `nil` when there is no such section.
  static func table(_ section: String, words: String) -> String? {
    if section == "words" { return (try? LayoutVocabulary.words(ofFile: words)).map(table) }
    if section == "variables" {
      return table(["variable", "value"], LayoutVocabulary.variables.map { ["`\($0.name)`", $0.summary] })
    }
    if section == "formats" {
      return table(["format", "gives"], LayoutVocabulary.formats.map { ["`\($0.name)`", $0.summary] })
    }
    guard let found = LayoutVocabulary.sections.first(where: { $0.name == section }) else { return nil }
    return found.summary + "\n\n" + table(["key", "takes", ""], rows(found.keys))
  }

  private static func table(_ words: [LayoutVocabulary.Word]) -> String {
    table(
      ["word", "in English", "differs by"],
      words.map { word in
        let difference =
          switch word.differs {
          case .nowhere: ""
          case .byTrack: "track; this is verified's"
          case .byNumber: "number; this is for several"
          }
        return ["`\(word.name)`", word.text.replacing("\u{A0}", with: " "), difference]
      })
  }

  private static func rows(_ keys: [LayoutKey]) -> [[String]] {
    keys.map { ["`\($0.name)`\($0.isRequired ? " *" : "")", kind(of: $0.value), $0.summary] }
  }

  private static func table(_ head: [String], _ rows: [[String]]) -> String {
    let lines = [head, head.map { _ in "---" }] + rows
    return lines.map { "| " + $0.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |" }.joined(separator: "\n")
  }

  private static func kind(of value: LayoutKey.Value) -> String {
    switch value {
    case .text: "text"
    case .template: "text with variables"
    case .length: "length"
    case .absoluteLength: "length in mm, pt or in"
    case .number: "number"
    case .share: "0 to 1, or %"
    case .integer(let range): "\(range.lowerBound) to \(range.upperBound)"
    case .boolean: "true or false"
    case .words(let words): words.map { "`\($0)`" }.joined(separator: ", ")
    case .color: "colour"
    case .style: "style"
    case .condition: "condition"
    case .place: "`[x, y]`"
    case .hexColor: "`\"#RRGGBB\"`"
    case .mapping(let keys): "`{" + keys.map(\.name).joined(separator: ", ") + "}`"
    case .named(let inner): "names: \(kind(of: inner))"
    case .list(let inner): "list of \(kind(of: inner))"
    case .either(let several): several.map(kind).joined(separator: ", or ")
    case .elements: "elements"
    }
  }
}
