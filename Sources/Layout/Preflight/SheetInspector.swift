internal import PageDescription
public import Typesetting

/// Looks through laid-out sheets for what prints or reads badly, by the ink of what stands on them. What a track and language share is
/// looked through once. Belongs to one worker.
public final class SheetInspector {
  let reader: InkReader
  private let medium: SheetMedium
  /// The latest fixed parts, each kept so that its identity stays its own.
  private var known: [ObjectIdentifier: (part: FixedPart, look: Shared)] = [:]
  private static let mostKnown = 256

  /// What all learners of a fixed part share.
  public struct Shared: Sendable {
    public var items: [InkedItem]
    public var findings: [SheetFinding]
  }
  /// What is one learner's own.
  public struct Own: Sendable {
    public var items: [InkedItem]
    /// Of the learner's items, and of where they meet the others.
    public var findings: [SheetFinding]
  }

  public init(typesetter: Typesetter, medium: SheetMedium) {
    reader = InkReader(typesetter: typesetter)
    self.medium = medium
  }

  /// - Throws: a font that can't be read any more.
  public func shared(of sheet: LaidSheet) throws(TypesettingProblem) -> Shared {
    let fixed = sheet.parts.fixed
    if let known = known[ObjectIdentifier(fixed)] { return known.look }
    var items: [InkedItem] = []
    for (i, item) in fixed.items.enumerated() where item.id != LaidSheet.specimenMarkID {
      items.append(try reader.read(item, origin: sheet.origins[item.id], order: 2 * i + 1))
    }
    var findings = items.flatMap { self.findings(of: $0, on: fixed.sheet) }
    for (i, item) in items.enumerated() {
      for other in items[(i + 1)...] { findings += try overlaps(of: item, and: other) }
    }
    let look = Shared(items: items, findings: findings)
    if known.count >= Self.mostKnown { known.removeAll() }
    known[ObjectIdentifier(fixed)] = (fixed, look)
    return look
  }

  public func own(of sheet: LaidSheet, beside shared: Shared) throws(TypesettingProblem) -> Own {
    var own = Own(items: [], findings: [])
    for learner in sheet.parts.learner {
      let item = try reader.read(learner.item, origin: sheet.origins[learner.item.id], order: 2 * learner.precedingFixedItems)
      own.findings += findings(of: item, on: sheet.parts.fixed.sheet)
      for other in shared.items { own.findings += try overlaps(of: item, and: other) }
      for other in own.items { own.findings += try overlaps(of: item, and: other) }
      own.items.append(item)
    }
    return own
  }

  // MARK: One item

  private func findings(of item: InkedItem, on sheet: Sheet) -> [SheetFinding] {
    var findings: [SheetFinding] = []
    func add(_ fault: SheetFinding.Fault, at places: [Rect]) {
      findings.append(SheetFinding(element: item.id, location: item.origin?.location, fault: fault, places: places))
    }
    if medium == .paper {
      for picture in item.pictures {
        // What half a dot makes is rounding.
        if let resolution = picture.dotsPerInch, resolution < SheetMedium.leastResolution - 0.5 {
          add(.lowResolution(file: picture.file, dotsPerInch: resolution), at: [picture.box.bounds])
        }
      }
      for code in item.codes where code.module < SheetMedium.leastModule - .millimetres(0.0005) {
        add(.smallModules(width: code.module, side: code.side), at: [code.box.bounds])
      }
    }
    guard !item.isDecoration else { return findings }
    let small = item.letters.filter { $0.size < SheetMedium.leastTextSize - .points(0.01) }
    if medium == .paper, let smallest = small.map(\.size).min() { add(.smallText(size: smallest), at: small.map(\.box.bounds)) }
    let distances = (item.letters.map(\.box.bounds) + item.codes.map(\.box.bounds)).map { box in
      (box: box, edge: min(box.minX, box.minY, sheet.trim.width - box.maxX, sheet.trim.height - box.maxY))
    }
    if let nearest = distances.map(\.edge).min(), nearest < sheet.safe - .points(0.1) {
      add(.nearEdge(distance: nearest, safe: sheet.safe), at: distances.filter { $0.edge < sheet.safe }.map(\.box))
    }
    return findings
  }

  // MARK: Two items

  /// What less than this is shows to nobody.
  private static let leastOverlap = Length.millimetres(0.2)

  private func overlaps(of a: InkedItem, and b: InkedItem) throws(TypesettingProblem) -> [SheetFinding] {
    guard !a.isDecoration, !b.isDecoration, a.id != b.id else { return [] }
    if !a.letters.isEmpty {
      if !b.letters.isEmpty, let found = try collision(of: a, with: b) { return [finding(of: a, with: b, found)] }
      if let found = try collision(of: a, withPicturesOf: b) { return [finding(of: a, with: b, found)] }
    }
    if !b.letters.isEmpty, let found = try collision(of: b, withPicturesOf: a) { return [finding(of: b, with: a, found)] }
    return []
  }

  private func finding(of text: InkedItem, with other: InkedItem, _ found: (depth: Length, place: Rect)) -> SheetFinding {
    SheetFinding(
      element: text.id, location: text.origin?.location, fault: .overlap(other: other.id, by: found.depth),
      otherLocation: other.origin?.location, places: [found.place])
  }

  private func collision(of a: InkedItem, with b: InkedItem) throws(TypesettingProblem) -> (depth: Length, place: Rect)? {
    guard Self.deepest(a.letters.map(\.box), b.letters.map(\.box)) != nil else { return nil }
    return Self.deepest(try reader.glyphBoxes(of: a.item), try reader.glyphBoxes(of: b.item))
  }

  private func collision(
    of text: InkedItem, withPicturesOf other: InkedItem
  ) throws(TypesettingProblem) -> (depth: Length, place: Rect)? {
    guard !other.pictures.isEmpty || !other.codes.isEmpty else { return nil }
    let bounds = text.letters.map(\.box.bounds)
    let pictures = other.pictures.filter { picture in
      // A text that stands on a picture as a whole is set on it.
      other.origin?.isEmblem != false || other.order > text.order || !bounds.allSatisfy { picture.box.bounds.contains($0) }
    }
    let boxes = pictures.map(\.core) + other.codes.map(\.box)
    guard Self.deepest(text.letters.map(\.box), boxes) != nil else { return nil }
    return Self.deepest(try reader.glyphBoxes(of: text.item), boxes)
  }

  private static func deepest(_ a: [InkBox], _ b: [InkBox]) -> (depth: Length, place: Rect)? {
    var deepest: (depth: Length, place: Rect)?
    for own in a {
      for other in b {
        guard let depth = own.overlap(with: other), depth > leastOverlap, depth > deepest?.depth ?? .zero else { continue }
        deepest = (depth, own.bounds.intersection(other.bounds))
      }
    }
    return deepest
  }
}

extension Rect {
  /// What two boxes that meet have in common.
  fileprivate func intersection(_ other: Rect) -> Rect {
    let (x, y) = (max(minX, other.minX), max(minY, other.minY))
    return Rect(x: x, y: y, width: min(maxX, other.maxX) - x, height: min(maxY, other.maxY) - y)
  }
}
