/// Rewrites what cairo 1.16 writes into an SVG and others don't draw, line by line, as cairo writes an element a line:
/// - Blend modes come as `comp-op`, from a draft of SVG 1.2 that nobody reads. They become `mix-blend-mode`, outside of clips, since a
///   clipped group blends with nothing but itself (CSS Masking 1, 4; Compositing and Blending 1, 3.3). The page as a whole is isolated, as
///   a browser isolates it anyway: art does not blend with what a layout has below it.
/// - A gradient that ends in nothing has its last colour and the nothing at one offset; cairo's PDF surface loses such an end.
struct SVGMending {
  private static let newline = UInt8(ascii: "\n")
  private static let operation = Array("comp-op".utf8)
  private static let lastStop = "<stop offset=\"1\" "
  private static let end = "<stop offset=\"1.0\" "
  private static let clip = "<g clip-path="

  /// What the blend modes are called in CSS (Compositing and Blending 1, 10), and by cairo.
  private static let modes: Set<String> = [
    "multiply", "screen", "overlay", "darken", "lighten", "color-dodge", "color-burn", "hard-light", "soft-light", "difference",
    "exclusion",
  ]

  /// Paints nothing on any page, in the ordinary way. cairo's PDF surface forgets that a clip's end has ended a blend mode too, and would leave
  /// out the same mode the next time; after this it sets it again. No page of a PDF is so large (ISO 32000-1, Annex C.2).
  private static let interlude = "<path d=\"M-20000-20000h1v1zM20000 20000h1v1z\"/>"

  private var mended: [UInt8] = []
  /// The start tags of the groups that are open.
  private var open: [String] = []
  private var isInDefinitions = false
  private let hasBlending: Bool

  /// - Throws: `damaged` for an operator that has no counterpart.
  static func mended(_ bytes: [UInt8]) throws(ImageProblem.Fault) -> [UInt8] {
    var mending = SVGMending(hasBlending: bytes.firstIndex(of: operation, from: 0) != nil)
    mending.mended.reserveCapacity(bytes.count + 4096)
    var lastStop: String?
    for line in bytes.split(separator: newline, omittingEmptySubsequences: false) {
      let isLastStop = line.starts(with: Self.lastStop.utf8)
      if let stop = lastStop {
        let isFollowedByEnd = line.starts(with: end.utf8)
        mending.write(isFollowedByEnd ? stop.replacing(Self.lastStop, with: "<stop offset=\"0.9999\" ", maxReplacements: 1) : stop)
        if isFollowedByEnd { mending.write(Self.cleared(stop)) } else if !isLastStop { try mending.take(line) }
      } else if !isLastStop {
        try mending.take(line)
      }
      lastStop = isLastStop ? String(decoding: line, as: UTF8.self) : nil
    }
    // The last line's newline is one too many.
    mending.mended.removeLast()
    return mending.mended
  }

  private mutating func write(_ line: some StringProtocol) {
    mended += line.utf8
    mended.append(Self.newline)
  }

  /// The stop in its own colour, and clear: black would show on the way.
  private static func cleared(_ stop: String) -> String {
    stop.replacing(lastStop, with: end).replacing("stop-opacity:1;", with: "stop-opacity:0;")
  }

  private mutating func take(_ line: ArraySlice<UInt8>) throws(ImageProblem.Fault) {
    // A picture's line may be many megabytes.
    guard !line.starts(with: "<image ".utf8) else {
      mended += line
      mended.append(Self.newline)
      return
    }
    var text = String(decoding: line, as: UTF8.self)
    let tag = text.trimmingBlanks
    if tag == "<defs>" || tag == "</defs>" { isInDefinitions = tag == "<defs>" }
    if hasBlending, !isInDefinitions, open.isEmpty { text = text.replacing("<g id=", with: "<g style=\"isolation:isolate\" id=") }
    if tag.hasPrefix("<g "), !tag.hasSuffix("/>") { open.append(tag) }
    if tag == "</g>" { _ = open.popLast() }
    if Array(line).firstIndex(of: Self.operation, from: 0) != nil { try blend(text) } else { write(text) }
  }

  /// Closes the clips round an element, blends it within clips of its own, and opens them again.
  private mutating func blend(_ line: String) throws(ImageProblem.Fault) {
    let (element, mode) = try Self.withoutOperator(line)
    guard let mode else { return write(element) }
    let clips = open.reversed().prefix { $0.hasPrefix(Self.clip) }.reversed()
    for _ in clips { write("</g>") }
    write(Self.interlude)
    write("<g style=\"mix-blend-mode:\(mode)\">")
    for clip in clips { write(clip) }
    write(element)
    for _ in clips { write("</g>") }
    write("</g>")
    for clip in clips { write(clip) }
  }

  /// The operator stands as a property in a style, `comp-op:multiply;`, or as an attribute.
  /// - Returns: the element without it, and the blend mode, if it is one.
  private static func withoutOperator(_ line: String) throws(ImageProblem.Fault) -> (String, mode: String?) {
    var line = line.replacing(" clip-to-self=\"true\"", with: "")
    guard let place = line.firstRange(of: "comp-op") else { return (line, nil) }
    let isProperty = line[place.upperBound...].hasPrefix(":")
    let name = line[place.upperBound...].dropFirst(isProperty ? 1 : 2).prefix { $0.isLetter || $0 == "-" }
    let mode = String(name)
    // With the semicolon or quotation mark behind it.
    let end = line.index(name.endIndex, offsetBy: 1, limitedBy: line.endIndex) ?? line.endIndex
    line.removeSubrange(place.lowerBound..<end)
    switch mode {
    // A picture of what lies below it and itself: put on top it covers as it would in its place.
    case "src", "src-over": return (line, nil)
    case _ where modes.contains(mode): return (line, mode)
    default: throw .damaged(.pdf, .unknownOperator(String(mode.prefix(20))))
    }
  }
}
