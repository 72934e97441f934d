import Courses
import Diagnostics
import Layout
import PageDescription
import Typesetting

/// Every track's certificate with its badge, side by side on one sheet.
struct ContactSheet {
  struct Entry: Sendable {
    var track: Track
    var certificate: DisplayList
    var badge: DisplayList
  }
  var entries: [Entry]
  var title: String

  private static let cellWidth = Length.millimetres(140)
  private static let gap = Length.millimetres(12)
  private static let margin = Length.millimetres(16)
  private static let badgeSide = Length.millimetres(34)
  private static let labelHeight = Length.millimetres(10)

  func displayList(with renderer: CertificateRenderer) throws(DiagnosticList) -> DisplayList {
    let columns = min(entries.count, 3)
    let rows = (entries.count + columns - 1) / max(columns, 1)
    let tallest = entries.map { Self.cellWidth * ($0.certificate.sheet.trim.height / $0.certificate.sheet.trim.width) }.max() ?? .zero
    let cellHeight = tallest + Self.labelHeight + Self.badgeSide + Self.gap / 2
    let size = Size(
      width: Self.margin * 2 + Self.cellWidth * Double(columns) + Self.gap * Double(max(columns - 1, 0)),
      height: Self.margin * 2 + cellHeight * Double(rows) + Self.gap * Double(max(rows - 1, 0)))
    var items: [DisplayItem] = []
    for (i, entry) in entries.enumerated() {
      let left = Self.margin + (Self.cellWidth + Self.gap) * Double(i % columns)
      let top = Self.margin + (cellHeight + Self.gap) * Double(i / columns)
      try add(entry, to: &items, left: left, top: top, renderer: renderer)
    }
    let sheet = Sheet(
      trim: size, background: Color(red: 0.925, green: 0.925, blue: 0.915), language: entries.first?.certificate.sheet.language ?? "en",
      title: title)
    return DisplayList(sheet: sheet, items: items)
  }

  private func add(
    _ entry: Entry, to items: inout [DisplayItem], left: Length, top: Length, renderer: CertificateRenderer
  ) throws(DiagnosticList) {
    let name = entry.track.rawValue
    let trim = entry.certificate.sheet.trim
    let height = Self.cellWidth * (trim.height / trim.width)
    let label = try renderer.label(name, size: .points(13), at: Point(x: left, y: top + Self.labelHeight - .millimetres(3.4)))
    items.append(DisplayItem(id: "label-\(name)", contents: label, dependence: .fixed, role: .artifact))
    func place(_ list: DisplayList, width: Length, x: Length, y: Length) {
      let group = list.onBoard(width: width, at: Point(x: x, y: y))
      items.append(DisplayItem(id: "\(name)-\(items.count)", contents: [group], dependence: .fixed, role: .artifact))
    }
    place(entry.certificate, width: Self.cellWidth, x: left, y: top + Self.labelHeight)
    place(
      entry.badge, width: Self.badgeSide, x: left + (Self.cellWidth - Self.badgeSide) / 2, y: top + Self.labelHeight + height + Self.gap / 2
    )
  }
}

extension DisplayList {
  /// All of it with its paper, made larger or smaller, to be laid on a larger sheet.
  func onBoard(width: Length, at origin: Point) -> Mark {
    let scale = width / sheet.trim.width
    let paper = Rect(origin: .zero, size: sheet.trim)
    let ground = PathMark(
      path: .rectangle(paper), fill: sheet.background ?? .white,
      stroke: Stroke(color: Color(red: 0.78, green: 0.78, blue: 0.76), width: .points(0.4 / scale)))
    // Links lead nowhere on a proof.
    let marks = items.flatMap(\.contents).filter { if case .link = $0 { false } else { true } }
    return .group(
      GroupMark(
        transform: Transform(a: scale, b: 0, c: 0, d: scale, tx: origin.x, ty: origin.y), clip: .rectangle(paper),
        marks: [.path(ground)] + marks))
  }
}

extension CertificateRenderer {
  /// A line of plain text for proofs.
  func label(_ text: String, size: Length, at origin: Point) throws(DiagnosticList) -> [Mark] {
    let family = plan.fonts.family(named: "Source Sans Pro") ?? plan.fonts.families[0]
    let style = TextStyle(family: family.name, weight: 600, color: Color(red: 0.2, green: 0.2, blue: 0.2))
    do {
      return try typesetter.line([TextSpan(text, style: style, language: "en")]).placed(size: size, at: origin).map { .glyphs($0) }
    } catch {
      throw Self.failure(error)
    }
  }
}
