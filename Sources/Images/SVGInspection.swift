/// Looks through an SVG before anything parses it, for what could fill the memory, fetch something, or look different on another machine.
/// A scanner, not a parser: librsvg still decides what is well-formed.
struct SVGInspection {
  private static let deepest = 200
  /// Bytes that all entity references together may unfold into.
  private static let entityBytes = 1_000_000

  private let bytes: [UInt8]
  private let limits: ImageLimits
  private var position = 0
  /// Open elements' local names.
  private var open: [String] = []
  private var textDepth = 0
  private var entityLengths: [String: Int] = [:]

  static func check(_ bytes: [UInt8], limits: ImageLimits) throws(ImageProblem.Fault) {
    guard String(validating: bytes, as: UTF8.self) != nil else { throw .svgNotUTF8 }
    var inspection = SVGInspection(bytes: bytes, limits: limits)
    try inspection.run()
  }

  private init(bytes: [UInt8], limits: ImageLimits) {
    self.bytes = bytes
    self.limits = limits
  }

  private mutating func run() throws(ImageProblem.Fault) {
    while position < bytes.count {
      let start = position
      while position < bytes.count, bytes[position] != UInt8(ascii: "<") { position += 1 }
      try checkCharacters(bytes[start..<position])
      guard position < bytes.count else { break }
      if follows("<!--") {
        try skip(past: "-->")
      } else if follows("<![CDATA[") {
        let from = position + 9
        try skip(past: "]]>")
        try checkCharacters(bytes[from..<(position - 3)])
      } else if follows("<!") {
        try declaration()
      } else if follows("<?xml-stylesheet") {
        throw .svgExternalReference("<?xml-stylesheet?>")
      } else if follows("<?") {
        try skip(past: "?>")
      } else if follows("</") {
        try skip(past: ">")
        if ["text", "flowRoot"].contains(open.popLast()) { textDepth -= 1 }
      } else {
        try element()
      }
    }
    try checkEntities()
  }

  private func follows(_ text: String) -> Bool { bytes[position...].starts(with: text.utf8) }

  private mutating func skip(past text: String) throws(ImageProblem.Fault) {
    guard let end = bytes.firstIndex(of: Array(text.utf8), from: position) else { throw .damaged(.svg, .missing(text)) }
    position = end + text.utf8.count
  }

  private func checkCharacters(_ characters: ArraySlice<UInt8>) throws(ImageProblem.Fault) {
    if open.last == "style" { try checkStyle(String(decoding: characters, as: UTF8.self)) }
    if textDepth > 0, !["title", "desc", "metadata"].contains(open.last), characters.contains(where: { $0 > 0x20 }) { throw .svgText }
  }

  // MARK: elements

  private mutating func element() throws(ImageProblem.Fault) {
    position += 1
    let name = localName(word())
    while true {
      skipBlanks()
      guard position < bytes.count else { throw .damaged(.svg, .openTag) }
      if bytes[position] == UInt8(ascii: ">") {
        position += 1
        open.append(name)
        guard open.count <= Self.deepest else { throw .svgNesting(limit: Self.deepest) }
        if name == "text" || name == "flowRoot" { textDepth += 1 }
        return
      }
      if follows("/>") {
        position += 2
        return
      }
      let attribute = localName(word())
      let value = try attributeValue()
      switch attribute {
      case "href" where name != "a": try checkReference(value, of: name)
      default: try checkStyle(value)
      }
    }
  }

  private mutating func word() -> String {
    let start = position
    let ends: [UInt8] = [0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "/")]
    while position < bytes.count, !ends.contains(bytes[position]) { position += 1 }
    if position == start, position < bytes.count { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private func localName(_ name: String) -> String { name.split(separator: ":").last.map(String.init) ?? name }

  private mutating func skipBlanks() {
    while position < bytes.count, bytes[position] <= 0x20 { position += 1 }
  }

  private mutating func attributeValue() throws(ImageProblem.Fault) -> String {
    skipBlanks()
    guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else { return "" }
    position += 1
    skipBlanks()
    guard position < bytes.count, [UInt8(ascii: "\""), UInt8(ascii: "'")].contains(bytes[position]) else {
      throw .damaged(.svg, .unquotedAttribute)
    }
    let start = position + 1
    guard let end = bytes[start...].firstIndex(of: bytes[position]) else { throw .damaged(.svg, .openQuote) }
    position = end + 1
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  // MARK: references

  private func checkReference(_ value: String, of element: String) throws(ImageProblem.Fault) {
    let reference = value.trimmingBlanks
    if reference.isEmpty || reference.hasPrefix("#") { return }
    guard reference.hasPrefix("data:") else { throw .svgExternalReference(String(reference.prefix(80))) }
    if element == "image" || element == "feImage" { try EmbeddedPicture.check(reference, limits: limits) }
  }

  /// CSS, in an attribute or a style element: what it imports or points at.
  private func checkStyle(_ css: String) throws(ImageProblem.Fault) {
    if css.contains("@import") { throw .svgExternalReference("@import") }
    guard css.contains("url(") else { return }
    for part in css.split(separator: "url(", omittingEmptySubsequences: false).dropFirst() {
      let target = part.prefix { $0 != ")" }.filter { $0 != "\"" && $0 != "'" && !$0.isWhitespace }
      guard target.hasPrefix("#") || target.hasPrefix("&quot;#") || target.hasPrefix("data:") || target.isEmpty else {
        throw .svgExternalReference(String(target.prefix(80)))
      }
    }
  }

  // MARK: entities

  /// A document type: illustration programs declare short entities for namespaces, bombs nest them.
  private mutating func declaration() throws(ImageProblem.Fault) {
    var quote: UInt8?
    var inside = 0
    let start = position
    position += 1
    scan: while true {
      guard position < bytes.count else { throw .damaged(.svg, .openDocumentType) }
      let byte = bytes[position]
      position += 1
      switch (quote, byte) {
      case (let open?, _):
        if byte == open { quote = nil }
      case (nil, UInt8(ascii: "\"")), (nil, UInt8(ascii: "'")): quote = byte
      case (nil, UInt8(ascii: "[")): inside += 1
      case (nil, UInt8(ascii: "]")): inside -= 1
      case (nil, UInt8(ascii: ">")) where inside == 0: break scan
      default: break
      }
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    for part in text.split(separator: "<!ENTITY", omittingEmptySubsequences: false).dropFirst() {
      let words = part.split(maxSplits: 1, whereSeparator: \.isWhitespace)
      guard words.count == 2, words[0] != "%", let quote = words[1].first, quote == "\"" || quote == "'" else { throw .svgEntities }
      let value = words[1].dropFirst().prefix { $0 != quote }
      guard !value.contains(where: { "&%<".contains($0) }) else { throw .svgEntities }
      entityLengths[String(words[0])] = value.utf8.count
    }
  }

  private func checkEntities() throws(ImageProblem.Fault) {
    guard !entityLengths.isEmpty else { return }
    var sum = 0
    for part in bytes.split(separator: UInt8(ascii: "&")).dropFirst() {
      sum += entityLengths[String(decoding: part.prefix { $0 != UInt8(ascii: ";") }.prefix(200), as: UTF8.self)] ?? 0
      guard sum <= Self.entityBytes else { throw .svgEntities }
    }
  }
}

extension String {
  var trimmingBlanks: String {
    let front = drop(while: \.isWhitespace)
    return String(front.reversed().drop(while: \.isWhitespace).reversed())
  }
}
