internal import PageDescription

/// The links that a page's drawing came across, at their place on the page.
final class PDFLinks {
  struct Link {
    /// In points from the page's top left.
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double
    var address: LinkAddress
  }
  private(set) var links: [Link] = []

  func add(_ link: Link) { links.append(link) }

  /// Adds link annotations (ISO 32000-1, 12.5.6.5), printed like the rest of the page and without a frame.
  func write(to page: Int, height: Double, in file: inout PDFRevision) throws(DrawingProblem) {
    guard !links.isEmpty else { return }
    let numbers = links.map { link in
      let corners = [link.left, height - link.bottom, link.right, height - link.top].map { $0.plain(3) }.joined(separator: " ")
      let address = link.address.encoded
      return file.add(
        """
        << /Type /Annot
           /Subtype /Link
           /Rect [ \(corners) ]
           /Border [ 0 0 0 ]
           /F 4
           /Contents (\(address))
           /A << /S /URI /URI (\(address)) >>
        >>
        """)
    }
    try file.extend(page: page, with: "/Annots [ \(numbers.map { "\($0) 0 R" }.joined(separator: " ")) ]")
  }
}
