internal import Courses
internal import Diagnostics
internal import PageDescription

/// Places one image: its part, its place in the box, and what it is to a reader who does not see it.
struct ImagePlacer {
  let placer: ElementPlacer
  let element: Element
  let image: ImageElement

  func place() throws(DiagnosticList) -> Placed {
    guard let asset else { return Placed() }
    let (crop, frame) = fit(asset, in: try placer.room(image.frame, of: element))
    let mark = ImageMark(
      asset: asset, crop: crop, frame: frame, opacity: image.opacity, tint: image.tint.map { placer.color($0.value) })
    var role = Role.artifact
    if let alternative = try alternative(), !alternative.isEmpty, element.role != .artifact {
      role = .element(.init(kind: .figure, alternative: alternative, readingIndex: 0))
    }
    return Placed(items: [DisplayItem(id: element.id, contents: [.image(mark)], dependence: .fixed, role: role)])
  }

  private var asset: ImageAsset? {
    switch image.source {
    case .logo: placer.assets.logo
    case .signature: placer.facts.value(of: "signatory.signature").flatMap { placer.assets.signatures[$0] }
    case .background: placer.course.certificate.background.flatMap { art($0.value) }
    case .file(let path): art(path)
    }
  }

  private func art(_ path: AssetPath) -> ImageAsset? { placer.assets.art[.init(path: path, page: image.page)] }

  /// The layout's own words, or those for a logo and a signature. Other art without words is decoration.
  private func alternative() throws(DiagnosticList) -> String? {
    let bound: Located<BoundText>
    switch (image.alternative, image.source) {
    case (let alternative?, _): bound = Located(try placer.bind(alternative, of: element), at: alternative.location)
    case (nil, .logo): bound = try placer.bind(word: "alt_logo", of: element)
    case (nil, .signature): bound = try placer.bind(word: "alt_signature", of: element)
    case (nil, .background), (nil, .file): return nil
    }
    return try placer.text(bound, of: element)
  }

  // MARK: the box

  /// The part of the image that counts: a logo or signature without its transparent margins, art as its designer framed it.
  private func area(_ asset: ImageAsset) -> UnitRect {
    switch image.source {
    case .logo, .signature: asset.ink
    case .background, .file: .whole
    }
  }

  /// Which part of the image is drawn, and where.
  private func fit(_ asset: ImageAsset, in box: Rect) -> (crop: UnitRect, frame: Rect) {
    let area = area(asset)
    let (width, height) = (asset.width * area.width, asset.height * area.height)
    let (across, down) = (box.width.points / width, box.height.points / height)
    switch image.fit {
    case .fill: return (area, box)
    case .contain:
      let scale = min(across, down)
      let size = Size(width: .points(width * scale), height: .points(height * scale))
      let left = box.minX + (box.width - size.width) * horizontalShare
      let top = box.minY + (box.height - size.height) * verticalShare
      let overlap = image.vertical == .bottom ? size.height * image.overlap : .zero
      return (area, Rect(origin: Point(x: left, y: top + overlap), size: size))
    case .cover:
      let scale = max(across, down)
      guard scale > 0 else { return (area, box) }
      let (shownWidth, shownHeight) = (min(1, across / scale), min(1, down / scale))
      let crop = UnitRect(
        x: area.x + area.width * (1 - shownWidth) * horizontalShare, y: area.y + area.height * (1 - shownHeight) * verticalShare,
        width: area.width * shownWidth, height: area.height * shownHeight)
      return (crop, box)
    }
  }

  /// How much of the room left over lies before the image: 0 for left, 1 for right.
  private var horizontalShare: Double {
    switch (image.align, placer.facts.isRightToLeft) {
    case (.left, _), (.start, false), (.end, true): 0
    case (.right, _), (.end, false), (.start, true): 1
    case (.center, _), (.justify, _): 0.5
    }
  }

  private var verticalShare: Double {
    switch image.vertical {
    case .top: 0
    case .middle: 0.5
    case .bottom: 1
    }
  }
}
