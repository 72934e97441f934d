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
  /// From the coordinates at hand to the sheet's, where a graphics state doesn't do it already.
  var transform = Transform.identity
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
  }

  // MARK: Marks

  mutating func write(_ marks: [Mark]) throws(AssemblyProblem) {
    for (i, mark) in marks.enumerated() {
      switch mark {
      case .glyphs(let run):
        // Where a line was broken the blank went: the line's last letter says it.
        var isBroken = false
        if i + 1 < marks.count, case .glyphs(let next) = marks[i + 1] { isBroken = run.isFollowedOnAnotherLine(by: next) }
        try write(run, isBroken: isBroken)
      case .path(let mark): write(mark)
      case .image(let mark): try write(mark)
      case .code(let mark): write(mark)
      case .link(let mark): add(mark)
      case .group(let group): try write(group)
      }
    }
    endText()
  }

  mutating func append(_ operators: String) { bytes += operators }
  mutating func append(_ operators: some Sequence<UInt8>) { bytes.append(contentsOf: operators) }

  /// Writes within a saved graphics state.
  private mutating func saved(_ body: (inout ContentWriter) throws(AssemblyProblem) -> Void) throws(AssemblyProblem) {
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
      let outer = writer.transform
      writer.transform = group.transform.followed(by: outer)
      // Coordinates below are the group's own; only links are placed on the sheet.
      if let clip = group.clip {
        writer.write(clip)
        writer.bytes += "W n\n"
      }
      if group.opacity < 1 { try writer.writeFaded(group) } else { try writer.writeInside(group.marks) }
      writer.transform = outer
    }
  }

  /// Marks of a group whose transform already stands in the graphics state.
  private mutating func writeInside(_ marks: [Mark]) throws(AssemblyProblem) {
    let sheet = transform
    transform = .identity
    for mark in marks {
      if case .link(let link) = mark {
        transform = sheet
        add(link)
        transform = .identity
      } else {
        try write([mark])
      }
    }
    transform = sheet
  }

  /// The group's marks as one sheet of their own, laid down as a whole (11.6.6).
  private mutating func writeFaded(_ group: GroupMark) throws(AssemblyProblem) {
    var inner = ContentWriter(part: part, colors: colors, height: height, language: language)
    inner.isTagged = false
    inner.transform = transform
    try inner.writeInside(group.marks)
    links += inner.links
    // Whatever the group paints lies within a sheet's length of the sheet, in the group's own coordinates too as long as it only turns.
    let entry = part.form(inner.bytes, box: [-14_400, -14_400, 14_400, 14_400], use: inner.use, isGroup: true)
    use.add(object: entry.name, entry.number)
    set(alpha: max(0, group.opacity))
    paint(object: entry.name)
  }

  private mutating func paint(object name: String) {
    bytes.append(UInt8(ascii: "/"))
    bytes += name
    bytes += " Do\n"
  }

  private mutating func concatenate(_ t: Transform) {
    guard t != .identity else { return }
    for value in [t.a, -t.b, -t.c, t.d] {
      bytes.append(value, decimals: 6)
      bytes.append(UInt8(ascii: " "))
    }
    bytes.append(t.c * height + t.tx.points, height - t.d * height - t.ty.points, decimals: 3)
    bytes += "cm\n"
  }

  // MARK: Paths

  private mutating func write(_ mark: PathMark) {
    endText()
    guard !mark.path.segments.isEmpty else { return }
    // A width of 0 would be the device's thinnest line (8.4.3.2), and means none.
    let stroke = mark.stroke.flatMap { $0.width.points >= 0.00005 ? $0 : nil }
    if let stroke {
      set(stroke: stroke.color)
      set(stroke)
    }
    if let fill = mark.fill { set(fill: fill) }
    let alphas = (mark.fill?.alpha ?? 1, stroke?.color.alpha ?? 1)
    let isEvenOdd = mark.fillRule == .evenOdd
    if mark.fill != nil, stroke != nil, alphas.0 >= 1, alphas.1 >= 1 {
      set(alpha: 1)
      write(mark.path)
      bytes += isEvenOdd ? "B*\n" : "B\n"
      return
    }
    if mark.fill != nil {
      set(alpha: alphas.0)
      write(mark.path)
      bytes += isEvenOdd ? "f*\n" : "f\n"
    }
    if stroke != nil {
      set(alpha: alphas.1)
      write(mark.path)
      bytes += "S\n"
    }
  }

  private mutating func write(_ path: Path) {
    if let rectangle = path.rectangle {
      // From the same corner and round the same way as the path, for dashes count from there.
      bytes.append(rectangle.minX.points, height - rectangle.minY.points, rectangle.width.points, -rectangle.height.points, decimals: 3)
      bytes += "re\n"
      return
    }
    for segment in path.segments {
      switch segment {
      case .move(let p):
        bytes.append(p.x.points, height - p.y.points, decimals: 3)
        bytes += "m\n"
      case .line(let p):
        bytes.append(p.x.points, height - p.y.points, decimals: 3)
        bytes += "l\n"
      case .curve(let a, let b, let p):
        bytes.append(a.x.points, height - a.y.points, b.x.points, height - b.y.points, p.x.points, height - p.y.points, decimals: 3)
        bytes += "c\n"
      case .close: bytes += "h\n"
      }
    }
  }

  private mutating func set(_ stroke: Stroke) {
    if state.lineWidth != stroke.width.points {
      bytes.append(stroke.width.points, decimals: 4)
      bytes += " w\n"
      state.lineWidth = stroke.width.points
    }
    if state.cap != stroke.cap {
      switch stroke.cap {
      case .butt: bytes += "0 J\n"
      case .round: bytes += "1 J\n"
      case .square: bytes += "2 J\n"
      }
      state.cap = stroke.cap
    }
    if state.join != stroke.join {
      switch stroke.join {
      // 10 is a page's own miter limit, and every output's.
      case .miter: bytes += "0 j\n"
      case .round: bytes += "1 j\n"
      case .bevel: bytes += "2 j\n"
      }
      state.join = stroke.join
    }
    let dashes = stroke.usableDashes
    if state.dashes != dashes {
      bytes.append(UInt8(ascii: "["))
      for (i, dash) in dashes.enumerated() {
        if i > 0 { bytes.append(UInt8(ascii: " ")) }
        bytes.append(dash, decimals: 3)
      }
      bytes += "]0 d\n"
      state.dashes = dashes
    }
  }

  // MARK: Colours

  mutating func set(fill color: Color, isText: Bool = false) {
    let opaque = color.opaque
    guard state.fill != opaque else { return }
    state.fill = opaque
    colors.write(opaque, isText: isText, gray: "g\n", rgb: "rg\n", to: &bytes)
  }

  private mutating func set(stroke color: Color) {
    let opaque = color.opaque
    guard state.stroke != opaque else { return }
    state.stroke = opaque
    colors.write(opaque, isText: false, gray: "G\n", rgb: "RG\n", to: &bytes)
  }

  /// Of everything that is painted from now on.
  mutating func set(alpha: Double) {
    let alpha = min(max(alpha, 0), 1)
    guard (state.alpha ?? 1) != alpha else { return }
    state.alpha = alpha
    var value: [UInt8] = []
    value.append(alpha, decimals: 4)
    let text = String(decoding: value, as: UTF8.self)
    let name = "G\(Int((alpha * 10_000).rounded()))"
    use.add(state: ResourceUse.StateEntry(name: name, dictionary: "<</Type/ExtGState/ca \(text)/CA \(text)>>"))
    bytes.append(UInt8(ascii: "/"))
    bytes += name
    bytes += " gs\n"
  }

  // MARK: Images and codes

  private mutating func write(_ mark: ImageMark) throws(AssemblyProblem) {
    let (entry, art) = try part.artwork(mark)
    use.add(object: entry.name, entry.number)
    try saved { (writer) throws(AssemblyProblem) in
      // What cairo drew has its opacity inside.
      writer.set(alpha: art.isRaster ? mark.opacity * (mark.tint?.alpha ?? 1) : 1)
      switch art.placement(of: mark) {
      case .whole(let frame):
        writer.bytes.append(
          frame.width.points, 0, 0, frame.height.points, frame.minX.points, writer.height - frame.maxY.points, decimals: 3)
      case .clipped(let frame, let visible):
        writer.bytes.append(
          visible.minX.points, writer.height - visible.maxY.points, visible.width.points, visible.height.points, decimals: 3)
        writer.bytes += "re W n\n"
        writer.bytes.append(
          frame.width.points, 0, 0, frame.height.points, frame.minX.points, writer.height - frame.maxY.points, decimals: 3)
      case .form(let left, let bottom):
        writer.bytes.append(1, 0, 0, 1, left.points, writer.height - bottom.points, decimals: 3)
      }
      writer.bytes += "cm\n"
      writer.paint(object: entry.name)
    }
  }

  /// A one-bit image mask (8.9.6.2): a tenth of the bytes of rectangles, and no hairlines between them.
  private mutating func write(_ mark: CodeMark) {
    endText()
    var rows: [UInt8] = []
    rows.reserveCapacity(mark.side * ((mark.side + 7) / 8))
    for row in 0..<mark.side {
      var byte: UInt8 = 0
      for column in 0..<mark.side {
        // 0 paints.
        if !mark.modules[row * mark.side + column] { byte |= 0x80 >> UInt8(column % 8) }
        if column % 8 == 7 || column == mark.side - 1 {
          rows.append(byte)
          byte = 0
        }
      }
    }
    let number = part.objects.add(stream: rows) { bytes in
      bytes += "/Type/XObject/Subtype/Image/ImageMask true/BitsPerComponent 1/Width "
      bytes.append(decimal: mark.side)
      bytes += "/Height "
      bytes.append(decimal: mark.side)
    }
    let name = part.newName()
    use.add(object: name, number)
    set(fill: mark.color, isText: true)
    set(alpha: mark.color.alpha)
    bytes += "q\n"
    let frame = mark.frame
    bytes.append(frame.width.points, 0, 0, frame.height.points, frame.minX.points, height - frame.maxY.points, decimals: 3)
    bytes += "cm\n"
    paint(object: name)
    bytes += "Q\n"
  }

  private mutating func add(_ mark: LinkMark) {
    let frame = mark.frame
    let corners = [
      frame.origin, Point(x: frame.maxX, y: frame.minY), Point(x: frame.minX, y: frame.maxY), Point(x: frame.maxX, y: frame.maxY),
    ]
    .map { transform.applied(to: $0) }
    let (xs, ys) = (corners.map(\.x.points), corners.map { height - $0.y.points })
    links.append(PlacedLink(left: xs.min()!, bottom: ys.min()!, right: xs.max()!, top: ys.max()!, url: mark.url))
  }

  // MARK: Text

  mutating func beginText() {
    guard !isInText else { return }
    isInText = true
    bytes += "BT\n"
  }

  private mutating func endText() {
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

extension Color {
  fileprivate var opaque: Color { Color(red: red, green: green, blue: blue) }
}

extension Transform {
  /// What this and then `outer` do.
  func followed(by outer: Transform) -> Transform {
    let origin = outer.applied(to: Point(x: tx, y: ty))
    return Transform(
      a: outer.a * a + outer.c * b, b: outer.b * a + outer.d * b, c: outer.a * c + outer.c * d, d: outer.b * c + outer.d * d,
      tx: origin.x, ty: origin.y)
  }
}

extension Path {
  /// The rectangle that the path draws, when it is one.
  fileprivate var rectangle: Rect? {
    guard segments.count == 5, case .move(let a) = segments[0], case .line(let b) = segments[1], case .line(let c) = segments[2],
      case .line(let d) = segments[3], case .close = segments[4], a.y == b.y, b.x == c.x, c.y == d.y, d.x == a.x, c.x >= a.x, c.y >= a.y
    else { return nil }
    return Rect(x: a.x, y: a.y, width: c.x - a.x, height: c.y - a.y)
  }
}
