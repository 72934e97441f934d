import Diagnostics
import Drawing
import Eligibility
import Images
import Layout
import PageDescription
import Typesetting
import WebPages

/// Draws the parts of certificates and badges that a check's findings are about.
struct CheckPictures {
  private let renderer: CertificateRenderer
  /// Sets texts that don't fit beyond their boxes.
  private let overflowing: CertificateRenderer
  private let inspector: SheetInspector
  /// In CSS pixels.
  private static let widest = 720.0
  private static let margin = Length.millimetres(7)
  private static let least = Size(width: .millimetres(70), height: .millimetres(22))
  /// On a badge, which is smaller, all of it shows.
  private static let mostDotsPerInch = 192.0
  private static let frameColor = Color(red: 0.83, green: 0, blue: 0.45)

  init(plan: CoursePlan) {
    renderer = CertificateRenderer(plan: plan)
    overflowing = CertificateRenderer(plan: plan, showsOverflow: true)
    inspector = SheetInspector(typesetter: renderer.typesetter, medium: .paper)
  }

  /// What is round a finding's places, each with a frame.
  func picture(of sample: CheckFinding.Sample, alternative: String) throws(DiagnosticList) -> CheckPage.Picture? {
    let sheet = sample.isBadge ? try renderer.badgeSheet(for: sample.award) : try renderer.sheet(for: sample.award)
    guard let first = sample.finding.places.first else { return nil }
    let region = sample.finding.places.dropFirst().reduce(first) { $0.union($1) }
    return try picture(of: sheet.displayList, round: region, frames: sample.finding.places, alternative: alternative)
  }

  /// A learner's name as it was set.
  func picture(ofNameFor award: Award, alternative: String) throws(DiagnosticList) -> CheckPage.Picture? {
    let sheet = try renderer.sheet(for: award)
    let box: Rect?
    do { box = try sheet.name.flatMap { name throws(TypesettingProblem) in try inspector.box(of: name.element, on: sheet) } } catch {
      throw CertificateRenderer.failure(error)
    }
    guard let box else { return nil }
    return try picture(of: sheet.displayList, round: box, frames: [], alternative: alternative)
  }

  /// Texts that don't fit, in their smallest size, with their boxes.
  /// - Returns: `nil` where that is not what is wrong.
  func picture(ofOverflowFor award: Award, in elements: [String], alternative: String) throws(DiagnosticList) -> CheckPage.Picture? {
    let sheet = try overflowing.sheet(for: award)
    guard let element = elements.first, let note = sheet.notes.first(where: { $0.element == element }) else { return nil }
    let ink: Rect?
    do { ink = try inspector.box(of: element, on: sheet) } catch { throw CertificateRenderer.failure(error) }
    guard let ink else { return nil }
    var box = note.box
    // A baseline's box is as high as what stands on it.
    if box.height <= .zero { (box.origin.y, box.size.height) = (ink.minY, ink.height) }
    return try picture(of: sheet.displayList, round: ink.union(box), frames: [box], reach: .zero, alternative: alternative)
  }

  private func picture(
    of list: DisplayList, round region: Rect, frames: [Rect], reach: Length = .points(1.2), alternative: String
  ) throws(DiagnosticList) -> CheckPage.Picture {
    let area = Self.area(round: region, on: list.sheet.trim)
    var marks = list.items.flatMap(\.contents).filter { if case .link = $0 { false } else { true } }
    marks += frames.map { frame in
      let box = Rect(
        x: frame.minX - reach, y: frame.minY - reach, width: frame.width + reach * 2, height: frame.height + reach * 2)
      return .path(PathMark(path: .rectangle(box), stroke: Stroke(color: Self.frameColor, width: .points(0.75))))
    }
    var sheet = list.sheet
    (sheet.trim, sheet.bleed, sheet.background) = (area.size, .zero, list.sheet.background ?? .white)
    let group = Mark.group(GroupMark(transform: .translation(-area.minX, -area.minY), marks: marks))
    let part = DisplayList(sheet: sheet, items: [DisplayItem(id: "part", contents: [group], dependence: .fixed, role: .artifact)])
    let dotsPerInch = min(Self.mostDotsPerInch, Self.widest / area.width.inches)
    return CheckPage.Picture(
      png: try renderer.smallPNG(part, dpi: dotsPerInch), width: Int((area.width.inches * dotsPerInch).rounded()),
      height: Int((area.height.inches * dotsPerInch).rounded()), alternative: alternative)
  }

  /// A region with something of what is round it, on the sheet.
  private static func area(round region: Rect, on trim: Size) -> Rect {
    func span(_ low: Length, _ high: Length, least: Length, within whole: Length) -> (low: Length, high: Length) {
      let spare = max(margin, (least - (high - low)) / 2)
      return (max(.zero, min(low, whole) - spare), min(whole, max(high, .zero) + spare))
    }
    let x = span(region.minX, region.maxX, least: least.width, within: trim.width)
    let y = span(region.minY, region.maxY, least: least.height, within: trim.height)
    return Rect(x: x.low, y: y.low, width: x.high - x.low, height: y.high - y.low)
  }
}

extension CertificateRenderer {
  /// With few colours: a proof on a page, not a certificate.
  fileprivate func smallPNG(_ list: DisplayList, dpi: Double) throws(DiagnosticList) -> [UInt8] {
    do { return try drawer.pixels(list, dpi: dpi).indexed(colors: 64).image.png(dpi: dpi, level: 9) } catch { throw Self.failure(error) }
  }
}
