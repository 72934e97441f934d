import Drawing
import PageDescription

extension ItemNumbers {
  /// Writes the item's elements.
  /// - Parameters:
  ///   - document: the number of the element that they belong to.
  ///   - box: left, bottom, right and top of what a figure paints, in points.
  func writeElements(of item: DisplayItem, document: Int, page: Int, box: SheetBox?, to objects: inout ObjectWriter) throws(AssemblyProblem)
  {
    func begin(_ bytes: inout [UInt8], _ type: String, parent: Int) {
      bytes += "<</Type/StructElem/S/"
      bytes += type
      bytes += "/P "
      bytes.append(reference: parent)
      bytes += "/Pg "
      bytes.append(reference: page)
    }
    func writeLink(_ i: Int, parent: Int, child: Int?, content: Int?) {
      objects.write(linkElement(i)) { bytes in
        begin(&bytes, "Link", parent: parent)
        bytes += "/K["
        if let child { bytes.append(reference: child) }
        if let content { bytes.append(decimal: content) }
        bytes += "<</Type/OBJR/Pg "
        bytes.append(reference: page)
        bytes += "/Obj "
        bytes.append(reference: annotations.lowerBound + i)
        bytes += ">>]>>"
      }
    }
    guard case .element(let structure) = item.role else {
      for i in 0..<self.structure.linkCount { writeLink(i, parent: document, child: nil, content: nil) }
      return
    }
    let linkCount = self.structure.linkCount
    switch structure.kind {
    case .figure:
      guard let alternative = structure.alternative, !alternative.isEmpty else { throw .figureWithoutAlternative(item: item.id) }
      objects.write(elements.lowerBound) { bytes in
        begin(&bytes, "Figure", parent: linkCount > 0 ? linkElement(0) : document)
        bytes += "/Alt"
        bytes.append(text: alternative)
        Self.writeLanguage(structure.language, to: &bytes)
        if let box {
          bytes += "/A<</O/Layout/Placement/Block/BBox["
          bytes.append(box.left, box.bottom, box.right, box.top, decimals: 2)
          bytes += "]>>"
        }
        Self.writeContent(markedContent, to: &bytes)
      }
      for i in 0..<linkCount { writeLink(i, parent: document, child: i == 0 ? elements.lowerBound : nil, content: nil) }
    case .link where linkCount > 0:
      for i in 0..<linkCount { writeLink(i, parent: document, child: nil, content: i == 0 ? markedContent : nil) }
    case .heading1, .heading2, .paragraph, .link:
      objects.write(elements.lowerBound) { bytes in
        // A Link has an annotation (ISO 14289-1, 7.18.5): text that leads nowhere is a paragraph.
        begin(&bytes, structure.kind == .link ? Role.Structure.Kind.paragraph.rawValue : structure.kind.rawValue, parent: document)
        Self.writeLanguage(structure.language, to: &bytes)
        if let text = structure.spokenText {
          bytes += "/ActualText"
          bytes.append(text: text)
        }
        if linkCount == 0 {
          Self.writeContent(markedContent, to: &bytes)
        } else {
          bytes += "/K["
          for i in 0..<linkCount {
            bytes.append(reference: linkElement(i))
            bytes.append(UInt8(ascii: " "))
          }
          bytes += "]>>"
        }
      }
      for i in 0..<linkCount { writeLink(i, parent: elements.lowerBound, child: nil, content: i == 0 ? markedContent : nil) }
    }
  }

  private static func writeLanguage(_ language: String?, to bytes: inout [UInt8]) {
    guard let language else { return }
    bytes += "/Lang"
    bytes.append(literal: language.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
  }

  private static func writeContent(_ content: Int?, to bytes: inout [UInt8]) {
    if let content {
      bytes += "/K "
      bytes.append(decimal: content)
    }
    bytes += ">>"
  }

  /// Writes the item's link annotations (ISO 32000-1, 12.5.6.5): printed like the rest of the page, without a frame.
  func writeAnnotations(
    _ links: [ContentWriter.PlacedLink], of item: DisplayItem, page: Int, to objects: inout ObjectWriter
  ) throws(AssemblyProblem) {
    var alternative: String?
    if case .element(let structure) = item.role { alternative = structure.alternative }
    for (i, link) in links.enumerated() {
      let address: String
      do { address = try LinkAddress(link.url).encoded } catch { throw .drawing(error) }
      objects.write(annotations.lowerBound + i) { bytes in
        bytes += "<</Type/Annot/Subtype/Link/Rect["
        bytes.append(link.left, link.bottom, link.right, link.top, decimals: 2)
        bytes += "]/Border[0 0 0]/F 4/P "
        bytes.append(reference: page)
        bytes += "/StructParent "
        bytes.append(decimal: firstParent + i)
        bytes += "/Contents"
        bytes.append(text: alternative.flatMap { $0.isEmpty ? nil : $0 } ?? link.url)
        bytes += "/A<</S/URI/URI"
        bytes.append(literal: address)
        bytes += ">>>>"
      }
    }
  }
}
