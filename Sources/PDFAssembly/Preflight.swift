public import PageDescription

/// Something that a printer would send back.
public struct PreflightFinding: Hashable, Sendable {
  /// The layout element's id, or the file whose art it is in.
  public var item: String
  public var fault: Fault

  public enum Fault: Hashable, Sendable {
    /// An image with too few pixels for the size that it is printed at.
    case lowResolution(file: String, dotsPerInch: Double)
    /// Text nearer to the cut than is safe; a negative distance is beyond it.
    case textNearCut(distance: Length, safe: Length)
    /// A line that a press may lose.
    case hairline(width: Length)
  }
}

/// Looks through certificates for what does not print well. Belongs to one worker.
public final class Preflight {
  /// Pixels per inch that an image should have as it is printed.
  public static let resolution = 300.0
  /// How thin a line may be.
  public static let leastLineWidth = Length.points(0.25)
  /// How far from the cut text should stay where the layout doesn't say: cutting is not exact.
  public static let safeDistance = Length.millimetres(5)

  private let fonts = OpenFonts()

  public init() {}

  /// Whether a line is too thin, by more than rounding makes it.
  static func isHairline(_ width: Length) -> Bool { width < leastLineWidth - .points(0.0005) }

  /// Whether a picture has too few pixels, by more than a hundredth of one makes.
  static func isCoarse(_ dotsPerInch: Double) -> Bool { dotsPerInch < resolution - 0.5 }

  /// Looks through one certificate's items.
  /// - Parameter scale: how large they are printed by the layout's measure.
  /// - Returns: for each item and kind of fault the worst.
  public func findings(in items: [DisplayItem], on sheet: Sheet, scale: Double) throws(AssemblyProblem) -> [PreflightFinding] {
    var findings: [PreflightFinding] = []
    for item in items {
      var look = ItemInspection(sheet: sheet, scale: scale, bounds: InkBounds(fonts: fonts, height: sheet.trim.height.points))
      try look.inspect(item.contents, under: Transform(a: scale, b: 0, c: 0, d: scale, tx: .zero, ty: .zero))
      findings += look.faults.map { PreflightFinding(item: item.id, fault: $0) }
    }
    return findings
  }
}

/// One item's worst faults.
private struct ItemInspection {
  let sheet: Sheet
  /// Of the print to the layout.
  let scale: Double
  let bounds: InkBounds
  private var image: (file: String, dotsPerInch: Double)?
  private var textDistance: Length?
  private var thinnest: Length?

  init(sheet: Sheet, scale: Double, bounds: InkBounds) {
    self.sheet = sheet
    self.scale = scale
    self.bounds = bounds
  }

  var faults: [PreflightFinding.Fault] {
    var faults: [PreflightFinding.Fault] = []
    if let image, Preflight.isCoarse(image.dotsPerInch) {
      faults.append(.lowResolution(file: image.file, dotsPerInch: image.dotsPerInch))
    }
    // What a hundredth of a point makes is rounding.
    let safe = (sheet.safe > .zero ? sheet.safe : Preflight.safeDistance) * scale
    if let textDistance, textDistance < safe - .points(0.01) { faults.append(.textNearCut(distance: textDistance, safe: safe)) }
    if let thinnest, Preflight.isHairline(thinnest) { faults.append(.hairline(width: thinnest)) }
    return faults
  }

  /// - Parameter transform: from the marks to the print.
  mutating func inspect(_ marks: [Mark], under transform: Transform) throws(AssemblyProblem) {
    for mark in marks {
      switch mark {
      case .glyphs: try add(text: mark, under: transform)
      case .path(let mark):
        guard let stroke = mark.stroke, stroke.color.alpha > 0 else { continue }
        let width = stroke.width * transform.leastScale
        thinnest = min(thinnest ?? width, width)
      case .image(let mark):
        guard let resolution = mark.effectiveResolution else { continue }
        let printed = resolution / transform.greatestScale
        if printed < image?.dotsPerInch ?? .infinity { image = (mark.asset.path, printed) }
      case .code, .link: break
      case .group(let group):
        guard group.opacity > 0 else { continue }
        try inspect(group.marks, under: group.transform.followed(by: transform))
      }
    }
  }

  private mutating func add(text: Mark, under transform: Transform) throws(AssemblyProblem) {
    let placed = transform == .identity ? text : .group(GroupMark(transform: transform, marks: [text]))
    guard let box = try bounds.box(of: [placed]) else { return }
    let (width, height) = (scale * sheet.trim.width.points, scale * sheet.trim.height.points)
    // The box counts from the unscaled sheet's lower edge.
    let top = sheet.trim.height.points
    let least = min(box.left, width - box.right, top - box.top, height - (top - box.bottom))
    textDistance = min(textDistance ?? .points(least), .points(least))
  }
}
