/// An SVG as poppler and cairo write it, a line for each element, and what has to change in it for others to draw it right.
struct PopplerSVG {
  private(set) var bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Makes the picture one part of the page, by its viewBox (SVG 2, 8.2).
  /// - Parameter size: of the whole page, which the SVG must have now.
  /// - Throws: `damaged` when it has another.
  mutating func show(_ part: PDFPage.Part, of size: (width: Double, height: Double)) throws(ImageProblem.Fault) {
    guard let start = bytes.firstIndex(of: Array("<svg ".utf8), from: 0), let end = bytes[start...].firstIndex(of: UInt8(ascii: ">")) else {
      throw .damaged(.pdf, reason: "pdftocairo wrote no SVG")
    }
    var tag = String(decoding: bytes[start...end], as: UTF8.self)
    let old = Self.value(of: "viewBox", in: tag).map { $0.split(separator: " ").compactMap { Double($0) } } ?? []
    // Both were printed with two decimals.
    guard old.count == 4, old[0] == 0, old[1] == 0, abs(old[2] - size.width) < 0.03, abs(old[3] - size.height) < 0.03 else {
      throw .damaged(.pdf, reason: "pdftocairo drew a page of another size")
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

  // MARK: mending

  /// Blend modes that CSS knows by the same name (Compositing and Blending Level 1, 10).
  private static let modes: Set<String> = [
    "multiply", "screen", "overlay", "darken", "lighten", "color-dodge", "color-burn", "hard-light", "soft-light", "difference",
    "exclusion",
  ]

  /// Rewrites what cairo 1.16 writes and no reader understands:
  /// - `comp-op`, from a draft of SVG 1.2, becomes `mix-blend-mode`;
  /// - a gradient that ends in nothing has its last colour and the nothing at one offset, which a PDF by way of librsvg and cairo loses.
  /// - Throws: `damaged` for an operator without a counterpart.
  mutating func mend() throws(ImageProblem.Fault) {
    var mended: [UInt8] = []
    mended.reserveCapacity(bytes.count)
    let (operation, lastStop, end) = (Array("comp-op".utf8), Array("<stop offset=\"1\" ".utf8), Array("<stop offset=\"1.0\" ".utf8))
    var lastStopPlace: Int?
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if !mended.isEmpty { mended.append(UInt8(ascii: "\n")) }
      if line.starts(with: end), let place = lastStopPlace {
        mended.replaceSubrange(place..<(place + lastStop.count), with: Array("<stop offset=\"0.9999\" ".utf8))
      }
      lastStopPlace = line.starts(with: lastStop) ? mended.count : nil
      // A picture's line may be many megabytes, and has no operator.
      if !line.starts(with: "<image ".utf8), Array(line).firstIndex(of: operation, from: 0) != nil {
        mended += Array(try Self.blending(String(decoding: line, as: UTF8.self)).utf8)
      } else {
        mended += line
      }
    }
    bytes = mended
  }

  private static func blending(_ line: String) throws(ImageProblem.Fault) -> String {
    var line = line
    line.replace(" clip-to-self=\"true\"", with: "")
    while let place = line.firstRange(of: "comp-op") {
      let rest = line[place.upperBound...]
      // A property in a style, `comp-op:multiply;`, or an attribute.
      let isProperty = rest.hasPrefix(":")
      let name = rest.dropFirst(isProperty ? 1 : 2).prefix { $0.isLetter || $0 == "-" }
      let whole = place.lowerBound..<line.index(name.endIndex, offsetBy: 1, limitedBy: line.endIndex)!
      switch String(name) {
      // What cairo has painted beforehand, on its ground: it covers the same whether put on top or in place.
      case "src", "src-over": line.replaceSubrange(whole, with: "")
      case let mode where modes.contains(mode):
        line.replaceSubrange(whole, with: isProperty ? "mix-blend-mode:\(mode);" : "style=\"mix-blend-mode:\(mode)\"")
      default: throw .damaged(.pdf, reason: "it is painted with the operator “\(name.prefix(20))”")
      }
    }
    return line
  }
}
