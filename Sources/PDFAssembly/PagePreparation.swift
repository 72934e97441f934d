import Compression
import Drawing
import FontPrograms
import PageDescription

/// Makes prepared pages: draws the fixed items, numbers all objects, compresses as hard as can be.
struct PagePreparation {
  let fonts: OpenFonts
  let artworks: ArtStore
  /// The ICC profile of the colours' output intent.
  let profile: [UInt8]
  let packing: StreamPacking

  static let header: [UInt8] = Array("%PDF-1.7\n%".utf8) + [0xE2, 0xE3, 0xCF, 0xD3, 0x0A]

  func prepare(_ key: PreparationKey) throws(AssemblyProblem) -> PreparedPage {
    let sheet = key.sheet
    let (width, height) = (sheet.trim.width.points, sheet.trim.height.points)
    guard width >= 3, height >= 3, width <= 14_400, height <= 14_400 else { throw .impossibleSheet }
    let part = DocumentPart(
      objects: ObjectWriter(firstNumber: 1, start: Self.header.count, capacity: 100_000), programs: fonts, artworks: artworks, prefix: "S",
      packing: packing)
    var numbers = PreparedPage.Numbers()
    numbers.catalog = part.objects.reserve()
    let pages = part.objects.reserve()
    numbers.page = part.objects.reserve()
    let tree = part.objects.reserve()
    numbers.document = part.objects.reserve()
    let parents = part.objects.reserve()

    // Content
    let order = DrawingOrder(key)
    var structure = StructurePlan(key)
    var below = ContentWriter(part: part, colors: .screen, height: height, language: sheet.language, capacity: 1 << 16)
    below.append("q\n")
    if let background = sheet.background {
      below.append("/Artifact BMC\n")
      try below.write([.path(PathMark(path: .rectangle(Rect(origin: .zero, size: sheet.trim)), fill: background))])
      below.append("EMC\n")
    }
    var above = ContentWriter(part: part, colors: .screen, height: height, language: sheet.language)
    above.append("q\n")
    var links: [Int: [ContentWriter.PlacedLink]] = [:]
    var stamps = StampForms(key.fixed)
    var interleaved: [Int: [UInt8]] = [:]
    var use = ResourceUse()
    for place in key.fixed.indices {
      let item = key.fixed[place]
      switch order.layer(of: place) {
      case .below:
        links[place] = try below.write(
          item, structure.fixed[place], stamp: { (writer) throws(AssemblyProblem) in try stamps.draw(place, with: &writer) })
      case .above:
        links[place] = try above.write(
          item, structure.fixed[place], stamp: { (writer) throws(AssemblyProblem) in try stamps.draw(place, with: &writer) })
      case .between(let before):
        var own = ContentWriter(part: part, colors: .screen, height: height, language: sheet.language)
        own.append("q\n")
        links[place] = try own.write(item, structure.fixed[place])
        own.append("Q\n")
        interleaved[before, default: []] += own.bytes
        use.add(own.use)
      }
    }
    below.append("Q\n")
    above.append("Q\n")
    use.add(below.use)
    use.add(above.use)
    var appearance: Int?
    if let shown = key.signature?.appearance {
      var own = ContentWriter(part: part, colors: .screen, height: height, language: sheet.language)
      own.isTagged = false
      try own.write(shown.marks)
      appearance = part.form(own.bytes, box: shown.frame.edges(height), use: own.use, isGroup: false).number
    }
    let belowNumber = packing.add(below.bytes, to: &part.objects) { _ in }
    let aboveNumber = order.hasAbove ? packing.add(above.bytes, to: &part.objects) { _ in } : nil
    do throws(FontProgramProblem) { try part.writeFonts() } catch { throw AssemblyProblem(error) }
    let profileNumber = packing.add(profile, to: &part.objects) { $0 += "/N 3" }

    // Structure of the fixed items; numbers for the learner's
    structure.number(with: &part.objects, signed: key.signature != nil)
    let bounds = InkBounds(fonts: fonts, height: height)
    for place in key.fixed.indices {
      let item = key.fixed[place]
      let box = structure.fixed[place].structure.shape == .element(.figure) ? try bounds.box(of: item.contents) : nil
      try structure.fixed[place].writeElements(of: item, document: numbers.document, page: numbers.page, box: box, to: &part.objects)
      try structure.fixed[place].writeAnnotations(links[place] ?? [], of: item, page: numbers.page, to: &part.objects)
    }
    let firstNumber = part.objects.nextNumber + (key.attachment == nil ? 0 : 1)
    numbers.resources = firstNumber
    numbers.content = firstNumber + 1
    numbers.metadata = firstNumber + 2
    numbers.information = firstNumber + 3
    var next = firstNumber + 4
    if key.attachment != nil {
      numbers.attachment = next
      next += 1
    }
    if key.signature != nil {
      numbers.signature = next
      next += 1
    }
    structure.numberLearner(from: next)

    // The file's bones
    var specification: Int?
    if let attachment = key.attachment {
      specification = part.objects.add { attachment.writeFileSpecification(to: &$0, stream: numbers.attachment!) }
    }
    precondition(part.objects.nextNumber == firstNumber)
    let bones = DocumentBones(
      numbers: numbers, pages: pages, tree: tree, parents: parents, profile: profileNumber, specification: specification,
      contents: [belowNumber, numbers.content] + [aboveNumber].compactMap(\.self), structure: structure, sheet: sheet,
      attachment: key.attachment, signature: key.signature,
      appearance: appearance)
    bones.write(to: &part.objects)

    var table: [UInt8] = Array("0000000000 65535 f \n".utf8)
    part.objects.crossReferences(into: &table)
    var covers: [PreparedPage.Cover] = []
    for place in order.coverPlaces {
      if let box = try bounds.box(of: key.fixed[place].contents) { covers.append(PreparedPage.Cover(place: place, box: box)) }
    }
    return PreparedPage(
      prefix: Self.header + part.objects.bytes, crossReferences: table, firstNumber: firstNumber, numbers: numbers,
      items: structure.learner, use: use, interleaved: interleaved, covers: covers, sheet: sheet)
  }
}

/// In which content stream each fixed item is drawn.
private struct DrawingOrder {
  enum Layer {
    case below, above
    /// In the learner's stream, before the item that so many fixed items precede.
    case between(Int)
  }
  private let key: PreparationKey
  private let first: Int
  private let last: Int

  init(_ key: PreparationKey) {
    self.key = key
    first = key.learner.first?.precedingFixedItems ?? key.fixed.count
    last = key.learner.last?.precedingFixedItems ?? key.fixed.count
  }

  var hasAbove: Bool { last < key.fixed.count }
  /// Fixed items that are drawn earlier than their turn.
  var coverPlaces: Range<Int> { key.isInterleaved ? 0..<0 : first..<last }

  func layer(of place: Int) -> Layer {
    if place >= last { return .above }
    guard key.isInterleaved, place >= first else { return .below }
    return .between(key.learner.first { $0.precedingFixedItems > place }!.precedingFixedItems)
  }
}

extension ContentWriter {
  /// Writes an item as marked content (ISO 32000-1, 14.6), so that nothing on the page is without a meaning or said to have none.
  /// - Parameter stamp: draws the item's contents when they are written already.
  /// - Returns: its links.
  mutating func write(
    _ item: DisplayItem, _ numbers: ItemNumbers, stamp: (inout ContentWriter) throws(AssemblyProblem) -> Bool = { _ in false }
  ) throws(AssemblyProblem) -> [PlacedLink] {
    let known = links.count
    if let content = numbers.markedContent, case .element(let structure) = item.role {
      bytes.append(UInt8(ascii: "/"))
      bytes += structure.kind.rawValue
      bytes += "<</MCID "
      bytes.append(decimal: content)
      bytes += ">>BDC\n"
      let outer = language
      language = structure.language ?? outer
      isTagged = true
      if try !stamp(&self) { try write(item.contents) }
      language = outer
    } else {
      bytes += "/Artifact BMC\n"
      isTagged = false
      if try !stamp(&self) { try write(item.contents) }
    }
    bytes += "EMC\n"
    return Array(links[known...])
  }
}

extension Rect {
  /// Left, bottom, right and top in the PDF's coordinates, in points.
  /// - Parameter height: the sheet's.
  func edges(_ height: Double) -> [Double] { [minX.points, height - maxY.points, maxX.points, height - minY.points] }
}
