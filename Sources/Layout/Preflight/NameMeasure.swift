public import PageDescription
public import Typesetting

/// How a sheet sets its learner's name.
public struct NameMeasure: Hashable, Sendable {
  /// The item's id.
  public var element: String
  /// In em: all its lines end to end.
  public var width: Double
  /// The smallest of its letters' sizes.
  public var size: Length
  public var lines: Int
  /// What the whole width takes at the layout's largest size for it.
  public var fullWidth: Length
}

extension LaidSheet {
  /// The largest text with the name in it; the learner's largest text where the layout prints the name by way of a word.
  /// - Returns: `nil` on a sheet without texts of the learner's.
  public var name: NameMeasure? {
    let texts = parts.learner.map { (item: $0.item, runs: $0.item.contents.glyphRuns) }.filter { !$0.runs.isEmpty }
    let named = texts.filter { origins[$0.item.id]?.printsName == true }
    func size(_ runs: [GlyphRun]) -> Length { runs.map(\.size).max() ?? .zero }
    guard let text = (named.isEmpty ? texts : named).max(by: { size($0.runs) < size($1.runs) }) else { return nil }
    let width = text.runs.reduce(0) { $0 + $1.glyphs.reduce(0) { $0 + $1.advance.points } / $1.size.points }
    let note = notes.first { $0.element == text.item.id }
    return NameMeasure(
      element: text.item.id, width: width, size: text.runs.map(\.size).min() ?? .zero, lines: note?.lines ?? 1,
      fullWidth: (note?.largest ?? size(text.runs)) * width)
  }
}

extension SheetInspector {
  /// Where an item's texts paint; `nil` for one without.
  public func box(of item: String, on sheet: LaidSheet) throws(TypesettingProblem) -> Rect? {
    let items = sheet.parts.learner.map(\.item) + sheet.parts.fixed.items
    guard let item = items.first(where: { $0.id == item }) else { return nil }
    let boxes = try reader.read(item, origin: nil, order: 0).letters.map(\.box.bounds)
    return boxes.dropFirst().reduce(boxes.first) { $0?.union($1) }
  }
}

extension [Mark] {
  fileprivate var glyphRuns: [GlyphRun] {
    flatMap { mark -> [GlyphRun] in
      switch mark {
      case .glyphs(let run): [run]
      case .group(let group): group.marks.glyphRuns
      case .path, .image, .code, .link: []
      }
    }
  }
}
