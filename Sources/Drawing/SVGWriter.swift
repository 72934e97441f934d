internal import FontPrograms
internal import Images
internal import PageDescription

/// Writes a display list as SVG, straight from the list and not through cairo's SVG surface: ids can then be told apart on a shared web page,
/// images stay the files they were, vectors inside images too, and outlines keep the font's own whole numbers.
///
/// Each glyph's outline stands once, in font units, and each image once; both are placed by `use`.
struct SVGWriter {
  let fonts: FontStore
  let images: ImageStore
  let idPrefix: String
  /// Shared outlines, images and gradients, in order of first use.
  private var definitions = ""
  var body = ""
  private var glyphIDs: [FontFace: [UInt32: String]] = [:]
  private var imageIDs: [SVGImage: String] = [:]
  private var gradientIDs: [Paint: String] = [:]
  private var idCount = 0

  init(fonts: FontStore, images: ImageStore, idPrefix: String) {
    self.fonts = fonts
    self.images = images
    self.idPrefix = idPrefix
  }

  mutating func document(_ list: DisplayList, part: Dependence?) throws(DrawingProblem) -> String {
    let (width, height) = (list.sheet.trim.width.points.plain(3), list.sheet.trim.height.points.plain(3))
    if part != .learner, let background = list.sheet.background {
      body += "<rect width=\"\(width)\" height=\"\(height)\"\(paint("fill", background))/>"
    }
    for item in list.items where part == nil || item.dependence == part {
      try write(item.contents)
    }
    let shared = definitions.isEmpty ? "" : "<defs>\(definitions)</defs>"
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(width) \(height)\">\(shared)\(body)</svg>"
  }

  private mutating func write(_ marks: [Mark]) throws(DrawingProblem) {
    for mark in marks {
      switch mark {
      case .glyphs(let run): try write(run)
      case .path(let mark): write(mark)
      case .image(let mark): try write(mark)
      case .code(let mark): write(mark)
      case .link(let mark): try write(mark)
      case .group(let group): try write(group)
      }
    }
  }

  private mutating func write(_ group: GroupMark) throws(DrawingProblem) {
    var attributes = ""
    if group.transform != .identity { attributes += " transform=\"\(matrix(group.transform))\"" }
    if let clip = group.clip {
      let id = newID("c")
      definitions += "<clipPath id=\"\(id)\"><path d=\"\(data(clip))\"/></clipPath>"
      attributes += " clip-path=\"url(#\(id))\""
    }
    if group.opacity < 1 { attributes += " opacity=\"\(max(0, group.opacity).plain(3))\"" }
    body += "<g\(attributes)>"
    try write(group.marks)
    body += "</g>"
  }

  // MARK: text

  private mutating func write(_ run: GlyphRun) throws(DrawingProblem) {
    let face = try fonts.face(run.face)
    let scale = run.size.points / face.unitsPerEm
    guard let first = run.glyphs.first, scale > 0 else { return }
    var uses = ""
    for glyph in run.glyphs {
      guard let id = try id(of: glyph.id, in: face) else { continue }
      let x = (glyph.origin.x - first.origin.x).points / scale
      let y = (first.origin.y - glyph.origin.y).points / scale
      uses += "<use href=\"#\(id)\"\(offset("x", x))\(offset("y", y))/>"
    }
    guard !uses.isEmpty else { return }
    let placement = "matrix(\(scale.plain(7)) 0 0 \((-scale).plain(7)) \(first.origin.x.points.plain(3)) \(first.origin.y.points.plain(3)))"
    body += "<g\(paint("fill", run.color)) transform=\"\(placement)\">\(uses)</g>"
  }

  private func offset(_ name: String, _ fontUnits: Double) -> String {
    let text = fontUnits.plain(1)
    return text == "0" ? "" : " \(name)=\"\(text)\""
  }

  /// `nil` for a glyph that paints nothing.
  private mutating func id(of glyph: UInt32, in face: OpenFace) throws(DrawingProblem) -> String? {
    if let known = glyphIDs[face.face]?[glyph] { return known }
    let outline = try face.outline(of: glyph)
    guard !outline.isEmpty else { return nil }
    let id = newID("g")
    glyphIDs[face.face, default: [:]][glyph] = id
    definitions += "<path id=\"\(id)\" d=\"\(SVGPathText(outline).text)\"/>"
    return id
  }

  // MARK: paths, codes, links

  private mutating func write(_ mark: PathMark) {
    var attributes = mark.fill.map { fill($0) } ?? " fill=\"none\""
    if mark.fill != nil, mark.fillRule == .evenOdd { attributes += " fill-rule=\"evenodd\"" }
    if let stroke = mark.stroke {
      attributes += paint("stroke", stroke.color) + " stroke-width=\"\(stroke.width.points.plain(4))\""
      if stroke.cap != .butt { attributes += " stroke-linecap=\"\(stroke.cap.rawValue)\"" }
      switch stroke.join {
      case .miter: attributes += " stroke-miterlimit=\"\(Stroke.miterLimit.plain(0))\""
      case .round, .bevel: attributes += " stroke-linejoin=\"\(stroke.join.rawValue)\""
      }
      let dashes = stroke.usableDashes
      if !dashes.isEmpty { attributes += " stroke-dasharray=\"\(dashes.map { $0.plain(3) }.joined(separator: " "))\"" }
    }
    body += "<path d=\"\(data(mark.path))\"\(attributes)/>"
  }

  /// One path in units of a module.
  private mutating func write(_ mark: CodeMark) {
    let side = Double(mark.side)
    let transform = Transform(
      a: mark.frame.width.points / side, b: 0, c: 0, d: mark.frame.height.points / side, tx: mark.frame.minX, ty: mark.frame.minY)
    let path = mark.runs.map { "M\($0.column) \($0.row)h\($0.length)v1h-\($0.length)z" }.joined()
    body += "<path d=\"\(path)\"\(paint("fill", mark.color)) transform=\"\(matrix(transform))\"/>"
  }

  private mutating func write(_ mark: LinkMark) throws(DrawingProblem) {
    let address = try LinkAddress(mark.url).encoded.split(separator: "&", omittingEmptySubsequences: false).joined(separator: "&amp;")
    body += "<a href=\"\(address)\"><rect\(box(mark.frame)) fill=\"none\" pointer-events=\"all\"/></a>"
  }

  // MARK: images

  private mutating func write(_ mark: ImageMark) throws(DrawingProblem) {
    let image = SVGImage(mark)
    let id: String
    if let known = imageIDs[image] {
      id = known
    } else {
      id = newID("i")
      imageIDs[image] = id
      definitions += try image.element(id: id, images: images)
    }
    let asset = mark.asset
    let crop = [mark.crop.x * asset.width, mark.crop.y * asset.height, mark.crop.width * asset.width, mark.crop.height * asset.height]
    // The inner picture clips to the frame; its viewBox is the crop.
    let picture =
      "<svg\(box(mark.frame)) viewBox=\"\(crop.map { $0.plain(4) }.joined(separator: " "))\" preserveAspectRatio=\"none\">"
      + "<use href=\"#\(id)\"/></svg>"
    let opacity = mark.opacity < 1 ? " opacity=\"\(max(0, mark.opacity).plain(3))\"" : ""
    if let tint = mark.tint {
      let mask = newID("m")
      definitions += "<mask id=\"\(mask)\" style=\"mask-type:alpha\" maskUnits=\"userSpaceOnUse\"\(box(mark.frame))>\(picture)</mask>"
      body += "<rect\(box(mark.frame))\(paint("fill", tint)) mask=\"url(#\(mask))\"\(opacity)/>"
    } else {
      body += opacity.isEmpty ? picture : "<g\(opacity)>\(picture)</g>"
    }
  }

  // MARK: attributes

  private mutating func fill(_ paint: Paint) -> String {
    if let color = paint.uniformColor { return self.paint("fill", color) }
    if let known = gradientIDs[paint] { return " fill=\"url(#\(known))\"" }
    let id = newID("p")
    gradientIDs[paint] = id
    definitions += SVGGradient(paint, id: id).element
    return " fill=\"url(#\(id))\""
  }

  private mutating func newID(_ kind: String) -> String {
    idCount += 1
    return "\(idPrefix)\(kind)\(idCount)"
  }

  private func paint(_ attribute: String, _ color: Color) -> String {
    let opacity = color.alpha < 1 ? " \(attribute)-opacity=\"\(max(0, color.alpha).plain(3))\"" : ""
    return " \(attribute)=\"\(color.hexDigits)\"\(opacity)"
  }

  private func box(_ rect: Rect) -> String {
    " x=\"\(rect.minX.points.plain(3))\" y=\"\(rect.minY.points.plain(3))\""
      + " width=\"\(rect.width.points.plain(3))\" height=\"\(rect.height.points.plain(3))\""
  }

  private func matrix(_ t: Transform) -> String {
    "matrix(\([t.a, t.b, t.c, t.d].map { $0.plain(6) }.joined(separator: " ")) \(t.tx.points.plain(3)) \(t.ty.points.plain(3)))"
  }

  private func data(_ path: Path) -> String { SVGPathText(path).text }
}
