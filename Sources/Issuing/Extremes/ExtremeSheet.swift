import Diagnostics
import Layout
import PageDescription
import Typesetting

/// The extremes side by side, each under what makes it one.
struct ExtremeSheet {
  struct Entry {
    var captions: [String]
    var name: String
    var certificate: DisplayList
  }
  var entries: [Entry]
  var title: String

  /// As a contact sheet's.
  static let scale = 2.0 / 3
  private static let cellWidth = Length.millimetres(140)
  private static let gap = Length.millimetres(12)
  private static let margin = Length.millimetres(16)
  private static let lineHeight = Length.millimetres(5.2)
  private static let captionSize = Length.points(11)

  func displayList(with renderer: CertificateRenderer) throws(DiagnosticList) -> DisplayList {
    let columns = min(entries.count, 3)
    let heights = entries.map { Self.cellWidth * ($0.certificate.sheet.trim.height / $0.certificate.sheet.trim.width) }
    let captionHeight = Self.lineHeight * Double((entries.map(\.captions.count).max() ?? 0) + 1) + .millimetres(2)
    let cellHeight = captionHeight + (heights.max() ?? .zero)
    let rows = (entries.count + columns - 1) / columns
    var items: [DisplayItem] = []
    for (i, entry) in entries.enumerated() {
      let left = Self.margin + (Self.cellWidth + Self.gap) * Double(i % columns)
      let top = Self.margin + (cellHeight + Self.gap) * Double(i / columns)
      var marks: [Mark] = []
      let lines = [entry.name] + entry.captions
      for (n, line) in lines.enumerated() {
        // The last line stands right above the certificate.
        let baseline = top + captionHeight - .millimetres(2.6) - Self.lineHeight * Double(lines.count - 1 - n)
        marks += try renderer.caption(line, size: Self.captionSize, width: Self.cellWidth, at: Point(x: left, y: baseline))
      }
      marks.append(entry.certificate.onBoard(width: Self.cellWidth, at: Point(x: left, y: top + captionHeight)))
      items.append(DisplayItem(id: "extreme-\(i + 1)", contents: marks, dependence: .fixed, role: .artifact))
    }
    let size = Size(
      width: Self.margin * 2 + Self.cellWidth * Double(columns) + Self.gap * Double(columns - 1),
      height: Self.margin * 2 + cellHeight * Double(rows) + Self.gap * Double(rows - 1))
    let sheet = Sheet(trim: size, background: Color(red: 0.925, green: 0.925, blue: 0.915), language: "en", title: title)
    return DisplayList(sheet: sheet, items: items)
  }
}

extension CertificateRenderer {
  /// A line of plain text, made smaller where it would be too wide.
  fileprivate func caption(_ text: String, size: Length, width: Length, at origin: Point) throws(DiagnosticList) -> [Mark] {
    let marks = try label(text, size: size, at: origin)
    let end =
      marks.map { mark -> Length in
        guard case .glyphs(let run) = mark, let last = run.glyphs.last else { return origin.x }
        return last.origin.x + last.advance
      }.max() ?? origin.x
    let taken = end - origin.x
    return taken <= width ? marks : try label(text, size: size * (width / taken), at: origin)
  }
}
