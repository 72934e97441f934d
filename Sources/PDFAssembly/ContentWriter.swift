import Drawing
import FontPrograms
import PageDescription

/// Writes marks as the operators of a content stream (ISO 32000-1, annex A), without cairo: for paths and text nothing has to be
/// translated twice, coordinates are as short as they can be, and each item can be wrapped in its own marked content.
struct ContentWriter {
  let part: DocumentPart
  let colors: ColorModel
  /// The trimmed sheet's height in points: y grows upwards in a PDF.
  let height: Double
  var bytes: [UInt8] = []
  var use = ResourceUse()
  /// The links that were come across, in the PDF's coordinates.
  private(set) var links: [PlacedLink] = []
  var state = GraphicsState()
  /// From the coordinates at hand to the graphics state's: for turned letters alone.
  var transform = Transform.identity
  /// From the graphics state's coordinates to the sheet's.
  private var placement = Transform.identity {
    didSet {
      let scale = abs(placement.a * placement.d - placement.b * placement.c).squareRoot()
      decimals = scale <= 1.5 ? 3 : scale <= 15 ? 4 : scale <= 150 ? 5 : 6
    }
  }
  /// Of coordinates: enough for a thousandth of a point on the sheet, whatever they are enlarged by.
  private(set) var decimals = 3
  private var isInText = false
  /// Whether text is said with its language and what it stands for; not in decoration.
  var isTagged = true
  /// BCP 47: of the text around.
  var language: String

  struct PlacedLink {
    var left: Double
    var bottom: Double
    var right: Double
    var top: Double
    var url: String
  }

  init(part: DocumentPart, colors: ColorModel, height: Double, language: String, capacity: Int = 1024) {
    self.part = part
    self.colors = colors
    self.height = height
    self.language = language
    bytes.reserveCapacity(capacity)
    if let number = part.spaces.defaultRGB { use.add(space: "DefaultRGB", number) }
  }

  // MARK: Marks

  mutating func write(_ marks: [Mark]) throws(AssemblyProblem) {
    var i = 0
    while i < marks.count {
      switch marks[i] {
      case .glyphs(let run):
        // Where a line was broken the blank went: the line's last letter says it.
        var isBroken = false
        if i + 1 < marks.count, case .glyphs(let next) = marks[i + 1] { isBroken = run.isFollowedOnAnotherLine(by: next) }
        try write(run, isBroken: isBroken)
      case .path(let first):
        var paths = [first]
        while i + 1 < marks.count, case .path(let next) = marks[i + 1] {
          paths.append(next)
          i += 1
        }
        write(paths)
      case .image(let mark): try write(mark)
      case .code(let mark): write(mark)
      case .link(let mark): add(mark)
      case .group(let group): try write(group)
      }
      i += 1
    }
    endText()
  }

  mutating func append(_ operators: String) { bytes += operators }
  mutating func append(_ operators: some Sequence<UInt8>) { bytes.append(contentsOf: operators) }

  /// Writes within a saved graphics state.
  mutating func saved(_ body: (inout ContentWriter) throws(AssemblyProblem) -> Void) throws(AssemblyProblem) {
    endText()
    let before = state
    bytes += "q\n"
    try body(&self)
    endText()
    bytes += "Q\n"
    state = before
  }

  private mutating func write(_ group: GroupMark) throws(AssemblyProblem) {
    let isPlain = group.clip == nil && group.opacity >= 1
    if isPlain, group.marks.allSatisfy({ if case .glyphs = $0 { true } else { false } }) {
      // Turned letters need no graphics state of their own.
      let outer = transform
      transform = group.transform.followed(by: outer)
      for case .glyphs(let run) in group.marks { try write(run) }
      transform = outer
      return
    }
    try saved { (writer) throws(AssemblyProblem) in
      writer.concatenate(group.transform)
      let outer = writer.placement
      writer.placement = group.transform.followed(by: outer)
      // Coordinates below are the group's own; only links are placed on the sheet.
      if let clip = group.clip {
        writer.write(clip)
        writer.bytes += "W n\n"
      }
      if group.opacity < 1 { try writer.writeFaded(group) } else { try writer.write(group.marks) }
      writer.placement = outer
    }
  }

  /// The group's marks as one sheet of their own, laid down as a whole (11.6.6).
  private mutating func writeFaded(_ group: GroupMark) throws(AssemblyProblem) {
    var inner = ContentWriter(part: part, colors: colors, height: height, language: language)
    inner.isTagged = isTagged
    inner.placement = placement
    try inner.write(group.marks)
    links += inner.links
    // Whatever the group paints lies within a sheet's length of the sheet, in the group's own coordinates too as long as it only turns.
    let entry = part.form(inner.bytes, box: [-14_400, -14_400, 14_400, 14_400], use: inner.use, isGroup: true)
    use.add(object: entry.name, entry.number)
    set(alpha: max(0, group.opacity))
    paint(object: entry.name)
  }

  /// Draws a form whose origin is its upper edge.
  /// - Parameter transform: from there to the sheet.
  mutating func stamp(_ form: ResourceUse.Entry, under transform: Transform) {
    endText()
    use.add(object: form.name, form.number)
    set(alpha: 1)
    bytes += "q "
    let upwards = ContentMatrix(transform, height: 0).followed(by: ContentMatrix([1, 0, 0, 1, 0, height]))
    upwards.write(to: &bytes)
    bytes += "cm\n"
    paint(object: form.name)
    bytes += "Q\n"
  }

  mutating func paint(object name: String) {
    bytes.append(UInt8(ascii: "/"))
    bytes += name
    bytes += " Do\n"
  }

  private mutating func concatenate(_ t: Transform) {
    guard t != .identity else { return }
    concatenate(ContentMatrix(t, height: height))
  }

  mutating func concatenate(_ matrix: ContentMatrix) {
    matrix.write(to: &bytes)
    bytes += "cm\n"
    state.matrix = matrix.followed(by: state.matrix)
  }

  // MARK: Links

  private mutating func add(_ mark: LinkMark) {
    let frame = mark.frame
    let corners = [
      frame.origin, Point(x: frame.maxX, y: frame.minY), Point(x: frame.minX, y: frame.maxY), Point(x: frame.maxX, y: frame.maxY),
    ]
    .map { placement.applied(to: $0) }
    let (xs, ys) = (corners.map(\.x.points), corners.map { height - $0.y.points })
    links.append(PlacedLink(left: xs.min()!, bottom: ys.min()!, right: xs.max()!, top: ys.max()!, url: mark.url))
  }

  // MARK: Text

  mutating func beginText() {
    guard !isInText else { return }
    isInText = true
    bytes += "BT\n"
  }

  mutating func endText() {
    guard isInText else { return }
    isInText = false
    bytes += "ET\n"
  }
}

extension AssemblyProblem {
  init(_ problem: FontProgramProblem) {
    switch problem {
    case .unreadable(let face): self = .unreadableFont(face)
    case .unsupported(let face): self = .unsupportedFont(face)
    case .missingOutline(let glyph, let face): self = .missingOutline(glyph: glyph, face)
    }
  }
}
