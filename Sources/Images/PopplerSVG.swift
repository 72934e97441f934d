/// An SVG as poppler and cairo write it, a line for each element, and what has to change in it for others to draw it right.
struct PopplerSVG {
  var bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Makes the picture one part of the page, by its viewBox (SVG 2, 8.2).
  /// - Parameter size: of the whole page, which the SVG must have now.
  /// - Throws: `damaged` when it has another.
  mutating func show(_ part: PDFPage.Part, of size: (width: Double, height: Double)) throws(ImageProblem.Fault) {
    guard let start = bytes.firstIndex(of: Array("<svg ".utf8), from: 0), let end = bytes[start...].firstIndex(of: UInt8(ascii: ">")) else {
      throw .damaged(.pdf, .notDrawn(program: PopplerProgram.Name.pdftocairo.rawValue))
    }
    var tag = String(decoding: bytes[start...end], as: UTF8.self)
    let old = Self.value(of: "viewBox", in: tag).map { $0.split(separator: " ").compactMap { Double($0) } } ?? []
    // Both were printed with two decimals.
    guard old.count == 4, old[0] == 0, old[1] == 0, abs(old[2] - size.width) < 0.03, abs(old[3] - size.height) < 0.03 else {
      throw .damaged(.pdf, .otherSize(program: PopplerProgram.Name.pdftocairo.rawValue))
    }
    func number(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }
    Self.set("width", to: number(part.width) + "pt", in: &tag)
    Self.set("height", to: number(part.height) + "pt", in: &tag)
    Self.set("viewBox", to: [part.x, part.y, part.width, part.height].map(number).joined(separator: " "), in: &tag)
    bytes.replaceSubrange(start...end, with: Array(tag.utf8))
  }

  private static func range(of name: String, in tag: String) -> Range<String.Index>? {
    guard let start = tag.firstRange(of: " \(name)=\"")?.upperBound, let end = tag[start...].firstIndex(of: "\"") else { return nil }
    return start..<end
  }
  private static func value(of name: String, in tag: String) -> Substring? { range(of: name, in: tag).map { tag[$0] } }
  private static func set(_ name: String, to value: String, in tag: inout String) {
    if let range = range(of: name, in: tag) { tag.replaceSubrange(range, with: value) }
  }
}
