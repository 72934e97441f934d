import PageDescription

/// The fixed parts of a print run's certificates: each stretch of fixed items that stands between a learner's is one form XObject (ISO
/// 32000-1, 8.10), written when it is first needed. Keeps a limited number of parts; one that comes back after it was forgotten is put
/// together once more, to forms that stand in the file already.
final class PrintedParts {
  /// Fixed items that follow each other on some certificate.
  struct Segment: Hashable {
    var items: Range<Int>
    var hasBackground: Bool
  }

  private struct Part {
    var fixed: FixedPart
    var stamps: StampForms
    /// `nil` where nothing is drawn.
    var forms: [Segment: ResourceUse.Entry?] = [:]
  }

  private let part: DocumentPart
  private var parts: [Part] = []
  /// The same part may come as several objects, one from each worker.
  private var places: [ObjectIdentifier: Int] = [:]
  /// Keeps those objects, so that nothing else takes their identity.
  private var kept: [FixedPart] = []
  private static let mostKept = 256

  /// How far beyond the trim fixed items are drawn at most; what shows of it is each sheet's decision.
  private static let reach = Length.millimetres(100)

  init(part: DocumentPart) { self.part = part }

  /// - Returns: what `form` asks for; good until this is called again.
  func place(of fixed: FixedPart) -> Int {
    if let known = places[ObjectIdentifier(fixed)] { return known }
    if kept.count >= Self.mostKept {
      parts = []
      kept = []
      places = [:]
    }
    let place: Int
    if let same = parts.firstIndex(where: { $0.fixed.sheet == fixed.sheet && $0.fixed.items == fixed.items }) {
      place = same
    } else {
      place = parts.count
      parts.append(Part(fixed: fixed, stamps: StampForms(fixed.items)))
    }
    kept.append(fixed)
    places[ObjectIdentifier(fixed)] = place
    return place
  }

  func form(_ segment: Segment, of place: Int) throws(AssemblyProblem) -> ResourceUse.Entry? {
    if let known = parts[place].forms[segment] { return known }
    part.sharesForms = true
    defer { part.sharesForms = false }
    let fixed = parts[place].fixed
    let trim = fixed.sheet.trim
    let area = Rect(
      x: -Self.reach, y: -Self.reach, width: trim.width + Self.reach * 2, height: trim.height + Self.reach * 2)
    var content = ContentWriter(part: part, colors: .press, height: trim.height.points, language: "", capacity: 1 << 14)
    content.isTagged = false
    if segment.hasBackground, let background = fixed.sheet.background {
      try content.write([.path(PathMark(path: .rectangle(area), fill: background))])
    }
    for item in segment.items where try !parts[place].stamps.draw(item, with: &content) {
      try content.write(fixed.items[item].contents)
    }
    var form: ResourceUse.Entry?
    if !content.bytes.isEmpty {
      let box = [area.minX.points, area.minX.points, area.maxX.points, (trim.height + Self.reach).points]
      form = part.form(content.bytes, box: box, use: content.use, isGroup: false)
    }
    parts[place].forms[segment] = .some(form)
    return form
  }
}
