public import PageDescription
internal import Typesetting

/// An item's ink: where its texts, pictures and codes paint on the sheet.
public struct InkedItem: Sendable {
  public struct Letters: Sendable {
    /// Before `transform`.
    public var rect: Rect
    /// From the run's coordinates to the sheet's.
    public var transform: Transform
    public var box: InkBox
    public var face: FontFace
    /// As printed.
    public var size: Length
    /// Faded as everything round it is.
    public var color: Color
  }
  struct Picture: Sendable {
    var box: InkBox
    /// Without the part that may hang over what stands below.
    var core: InkBox
    var file: String
    /// `nil` for vectors.
    var dotsPerInch: Double?
  }
  public struct Code: Sendable {
    /// Before `transform`.
    public var frame: Rect
    /// From the code's coordinates to the sheet's.
    public var transform: Transform
    public var box: InkBox
    /// A module's side, as printed.
    var module: Length
    /// Modules per side.
    public var side: Int
    /// Of the dark modules, faded as everything round it is.
    public var color: Color
  }

  public let id: String
  public let origin: ElementOrigin?
  /// Skipped by assistive technology, and here.
  public let isDecoration: Bool
  public fileprivate(set) var letters: [Letters] = []
  fileprivate(set) var pictures: [Picture] = []
  public fileprivate(set) var codes: [Code] = []
  /// Drawn after items with a smaller one.
  let order: Int
  let item: DisplayItem
}

/// Finds an item's ink. Belongs to one worker.
struct InkReader {
  let typesetter: Typesetter

  func read(_ item: DisplayItem, origin: ElementOrigin?, order: Int) throws(TypesettingProblem) -> InkedItem {
    var inked = InkedItem(id: item.id, origin: origin, isDecoration: item.role == .artifact, order: order, item: item)
    try add(item.contents, under: .identity, opacity: 1, to: &inked)
    return inked
  }

  private func add(_ marks: [Mark], under transform: Transform, opacity: Double, to item: inout InkedItem) throws(TypesettingProblem) {
    for mark in marks {
      switch mark {
      case .glyphs(let run):
        guard let rect = try typesetter.inkBox(of: run) else { continue }
        var color = run.color
        color.alpha *= opacity
        item.letters.append(
          InkedItem.Letters(
            rect: rect, transform: transform, box: InkBox(rect, under: transform), face: run.face,
            size: transform == .identity ? run.size : run.size * transform.leastScale, color: color))
      case .image(let mark):
        var core = mark.frame
        core.size.height = core.size.height * (1 - (item.origin?.overlap ?? 0))
        item.pictures.append(
          InkedItem.Picture(
            box: InkBox(mark.frame, under: transform), core: InkBox(core, under: transform), file: mark.asset.path,
            dotsPerInch: mark.effectiveResolution.map { $0 / transform.greatestScale }))
      case .code(let mark):
        var color = mark.color
        color.alpha *= opacity
        item.codes.append(
          InkedItem.Code(
            frame: mark.frame, transform: transform, box: InkBox(mark.frame, under: transform),
            module: mark.frame.width * (transform.leastScale / Double(mark.side)), side: mark.side, color: color))
      case .path, .link: break
      case .group(let group):
        guard group.opacity > 0 else { continue }
        try add(group.marks, under: group.transform.followed(by: transform), opacity: opacity * group.opacity, to: &item)
      }
    }
  }

  /// The boxes of single glyphs, which tell letters that stand in each other's gaps from letters that collide.
  func glyphBoxes(of item: DisplayItem) throws(TypesettingProblem) -> [InkBox] {
    var boxes: [InkBox] = []
    try collect(item.contents, under: .identity, into: &boxes)
    return boxes
  }

  private func collect(_ marks: [Mark], under transform: Transform, into boxes: inout [InkBox]) throws(TypesettingProblem) {
    for mark in marks {
      switch mark {
      case .glyphs(let run): boxes += try typesetter.ink(of: run).compactMap { $0.map { InkBox($0, under: transform) } }
      case .group(let group): try collect(group.marks, under: group.transform.followed(by: transform), into: &boxes)
      case .path, .image, .code, .link: break
      }
    }
  }
}
