public import Images
public import PageDescription

/// Draws display lists as PDF, PNG, pixels and SVG. Keeps the fonts and images that it has opened, so one drawer serves one worker for
/// a whole batch; it is not shared between workers. What it draws depends on nothing but its arguments.
public final class Drawer {
  private let fonts = FontStore()
  private let images = ImageStore()
  private var begun: [BegunPicture] = []
  private static let mostBegun = 8

  public init() {}

  /// A PDF (ISO 32000-1) with one page per list, each as large as its sheet's trim: text as text with embedded fonts, art as vectors,
  /// images without loss, a plain JPEG as it is. Title, author and subject are the first sheet's.
  /// - Parameter created: `YYYY-MM-DD`, or `YYYY-MM-DDThh:mm:ssZ`; `nil` leaves the date out. The clock is never asked.
  public func pdf(_ sheets: [DisplayList], created: String? = nil) throws(DrawingProblem) -> [UInt8] {
    guard let first = sheets.first else { throw .noSheets }
    let date = try created.map { (text) throws(DrawingProblem) in try PDFDate(iso: text) }
    let surface = try PDFSurface(first.sheet, created: date)
    let links = sheets.map { _ in PDFLinks() }
    try surface.canvas { (canvas) throws(DrawingProblem) in
      for (list, links) in zip(sheets, links) {
        try surface.beginPage(list.sheet)
        let painter = CairoPainter(fonts: fonts, images: images, links: links)
        try canvas.saved { (canvas) throws(DrawingProblem) in try painter.paint(list, on: canvas) }
        try surface.endPage(on: canvas)
      }
    }
    var file = try PDFRevision(surface.finish())
    for (i, links) in links.enumerated() where i < file.pages.count {
      try links.write(to: file.pages[i], height: sheets[i].sheet.trim.height.points, in: &file)
    }
    let language = first.sheet.language.filter(Self.isTagCharacter)
    try file.extendCatalog(with: "/Lang (\(language))\n   /ViewerPreferences << /DisplayDocTitle true >>")
    return try file.finish()
  }

  /// What a language tag is made of (BCP 47, 2.1).
  private static func isTagCharacter(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || character == "-")
  }

  /// The sheet's trim as pixels, `dpi` to the inch, rounded to whole ones.
  public func pixels(_ list: DisplayList, dpi: Double) throws(DrawingProblem) -> DecodedImage {
    let trim = list.sheet.trim
    return try pixels(
      list, filling: PixelSize(width: Self.count(trim.width.inches * dpi), height: Self.count(trim.height.inches * dpi)))
  }

  /// The sheet's trim stretched to exactly so many pixels, so that no pixel at the edge is covered in part.
  public func pixels(_ list: DisplayList, filling size: PixelSize) throws(DrawingProblem) -> DecodedImage {
    let surface = try PictureSurface(size)
    try paint(list, on: surface, size, isBackground: true)
    return try surface.finish()
  }

  /// - Parameter isBackground: whether the sheet's own colour is painted first.
  private func paint(
    _ list: DisplayList, on surface: borrowing PictureSurface, _ size: PixelSize, isBackground: Bool
  ) throws(DrawingProblem) {
    let painter = CairoPainter(fonts: fonts, images: images)
    let trim = list.sheet.trim
    guard trim.width > .zero, trim.height > .zero else { throw .impossibleSize(size) }
    try surface.canvas { (canvas) throws(DrawingProblem) in
      canvas.concatenate(
        Transform(
          a: Double(size.width) / trim.width.points, b: 0, c: 0, d: Double(size.height) / trim.height.points, tx: .zero, ty: .zero))
      if isBackground { try painter.paint(list, on: canvas) } else { try painter.paint(list.items, on: canvas) }
      try canvas.checkStatus(during: "drawing a picture")
    }
  }

  /// A PNG of the sheet's trim, `dpi` pixels to the inch.
  /// - Parameters:
  ///   - level: the compression's effort, 0 to 12, as `DecodedImage.png` has it.
  ///   - palette: whether 256 colours may do.
  public func png(
    _ list: DisplayList, dpi: Double, level: Int = 6, palette: DecodedImage.PaletteUse = .ifLossless
  ) throws(DrawingProblem) -> [UInt8] {
    try encoded(pixels(list, dpi: dpi), dpi, level, palette)
  }

  /// The same of a sheet in two parts. What is drawn before the learner's first item is drawn once for all of them.
  public func png(
    _ parts: LaidParts, dpi: Double, level: Int = 6, palette: DecodedImage.PaletteUse = .ifLossless
  ) throws(DrawingProblem) -> [UInt8] {
    try encoded(pixels(parts, dpi: dpi), dpi, level, palette)
  }

  public func pixels(_ parts: LaidParts, dpi: Double) throws(DrawingProblem) -> DecodedImage {
    let list = parts.displayList
    let shared = parts.learner.first?.precedingFixedItems ?? parts.fixed.items.count
    let known = begun.first { $0.part === parts.fixed && $0.dpi == dpi && $0.itemCount == shared }
    let picture: BegunPicture
    if let known {
      picture = known
    } else {
      let trim = list.sheet.trim
      let size = PixelSize(width: Self.count(trim.width.inches * dpi), height: Self.count(trim.height.inches * dpi))
      let surface = try PictureSurface(size)
      try paint(DisplayList(sheet: list.sheet, items: Array(list.items[..<shared])), on: surface, size, isBackground: true)
      picture = BegunPicture(part: parts.fixed, dpi: dpi, itemCount: shared, size: size, surface: surface)
      if begun.count >= Self.mostBegun { begun.removeFirst() }
      begun.append(picture)
    }
    let surface = try picture.surface.copied()
    try paint(DisplayList(sheet: list.sheet, items: Array(list.items[shared...])), on: surface, picture.size, isBackground: false)
    return try surface.finish()
  }

  /// A PNG of exactly so many pixels.
  public func png(_ list: DisplayList, filling size: PixelSize, level: Int = 6) throws(DrawingProblem) -> [UInt8] {
    try encoded(pixels(list, filling: size), Double(size.width) / list.sheet.trim.width.inches, level, .ifLossless)
  }

  /// An SVG 2 picture that any browser draws crisply without fonts: letters as outlines, images inside.
  /// - Parameters:
  ///   - part: only the items that are the same for every learner, with the sheet's background, or only the learner's own, on nothing;
  ///     `nil` draws both. Laid on top of each other the two parts give the whole, as long as no fixed item covers a learner's.
  ///   - idPrefix: stands before every id, so that several pictures can share a web page.
  public func svg(_ list: DisplayList, part: Dependence? = nil, idPrefix: String? = nil) throws(DrawingProblem) -> String {
    let prefix = idPrefix ?? (part.map { "\($0.rawValue)-" } ?? "sheet-")
    var writer = SVGWriter(fonts: fonts, images: images, idPrefix: prefix)
    return try writer.document(list, part: part)
  }

  private func encoded(
    _ image: DecodedImage, _ dpi: Double, _ level: Int, _ palette: DecodedImage.PaletteUse
  ) throws(DrawingProblem) -> [UInt8] {
    do { return try image.png(dpi: dpi, level: level, palette: palette) } catch { throw DrawingProblem(error) }
  }

  private static func count(_ pixels: Double) -> Int { pixels.isFinite ? Int(min(max(pixels.rounded(), 0), 1e6)) : 0 }
}
