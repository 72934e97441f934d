import Diagnostics

/// What should have stood where a JSON text is wrong.
public enum JSONExpectation: Sendable, Equatable {
  case value, end, string, colon, commaOrEnd, escape, utf8
  case lessDepth(limit: Int)
}

/// Reads one JSON text (RFC 8259). Lenient only where Python's `json`, which writes Open edX's exports, is: `NaN` and `Infinity` are
/// numbers, and of a repeated name the last counts.
struct JSONReader {
  /// Where the text comes from, which decides what a position means.
  enum Origin {
    case file(String)
    /// JSON inside an XML attribute or inside another JSON string: every value stands where that stands.
    case inside(SourceLocation)
  }

  struct SyntaxError: Error, Equatable {
    var expected: JSONExpectation
    var location: SourceLocation
  }

  /// Deeper nesting than any export has, and far less than the stack allows.
  static let depthLimit = 128

  private let bytes: [UInt8]
  private let origin: Origin
  private var index = 0
  private var line = 1
  /// The column of the byte at `counted`; columns are counted onwards from there, so that a file of one line costs no more.
  private var column = 1
  private var counted = 0

  /// - Throws: `SyntaxError` with the line and column of the first character that cannot stand there.
  static func read(_ bytes: [UInt8], from origin: Origin) throws(SyntaxError) -> Located<JSONValue> {
    var reader = JSONReader(bytes: bytes, origin: origin)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      reader.index = 3
      reader.counted = 3
    }
    let value = try reader.value(depth: 0)
    reader.skipBlanks()
    guard reader.index == bytes.count else { throw reader.error(.end) }
    return value
  }

  private init(bytes: [UInt8], origin: Origin) {
    self.bytes = bytes
    self.origin = origin
  }

  private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func location() -> SourceLocation {
    switch origin {
    case .inside(let place): return place
    case .file(let name):
      // Columns count characters; a continuation byte of UTF-8 begins none.
      for byte in bytes[min(counted, index)..<index] where byte & 0xC0 != 0x80 { column += 1 }
      counted = max(counted, index)
      return SourceLocation(file: name, line: line, column: column)
    }
  }

  private mutating func error(_ expected: JSONExpectation) -> SyntaxError {
    SyntaxError(expected: expected, location: location())
  }

  private mutating func skipBlanks() {
    while let byte = current {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): index += 1
      case UInt8(ascii: "\n"):
        index += 1
        line += 1
        column = 1
        counted = index
      default: return
      }
    }
  }

  private mutating func value(depth: Int) throws(SyntaxError) -> Located<JSONValue> {
    skipBlanks()
    guard depth < Self.depthLimit else { throw error(.lessDepth(limit: Self.depthLimit)) }
    let place = location()
    switch current {
    case UInt8(ascii: "{"): return Located(.object(try object(depth: depth)), at: place)
    case UInt8(ascii: "["): return Located(.array(try array(depth: depth)), at: place)
    case UInt8(ascii: "\""): return Located(.string(try string()), at: place)
    default: return Located(try scalar(), at: place)
    }
  }

  private mutating func object(depth: Int) throws(SyntaxError) -> [String: Located<JSONValue>] {
    var members: [String: Located<JSONValue>] = [:]
    index += 1
    skipBlanks()
    if consume("}") { return members }
    while true {
      skipBlanks()
      guard current == UInt8(ascii: "\"") else { throw error(.string) }
      let place = location()
      let name = try string()
      skipBlanks()
      guard consume(":") else { throw error(.colon) }
      // A setting is blamed where its name stands: that is where an editor's cursor should land.
      members[name] = Located(try value(depth: depth + 1).value, at: place)
      skipBlanks()
      if consume("}") { return members }
      guard consume(",") else { throw error(.commaOrEnd) }
    }
  }

  private mutating func array(depth: Int) throws(SyntaxError) -> [Located<JSONValue>] {
    var elements: [Located<JSONValue>] = []
    index += 1
    skipBlanks()
    if consume("]") { return elements }
    while true {
      elements.append(try value(depth: depth + 1))
      skipBlanks()
      if consume("]") { return elements }
      guard consume(",") else { throw error(.commaOrEnd) }
    }
  }

  private mutating func consume(_ character: Unicode.Scalar) -> Bool {
    guard current == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  private mutating func scalar() throws(SyntaxError) -> JSONValue {
    let start = index
    while let byte = current, !Self.endsScalar(byte) { index += 1 }
    let word = String(decoding: bytes[start..<index], as: UTF8.self)
    switch word {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null": return .null
    case "NaN": return .number(.nan)
    case "Infinity": return .number(.infinity)
    case "-Infinity": return .number(-.infinity)
    default:
      let numeric = word.utf8.allSatisfy { (48...57).contains($0) || "+-.eE".utf8.contains($0) }
      let begins = word.utf8.first.map { (48...57).contains($0) || $0 == UInt8(ascii: "-") } ?? false
      if numeric, begins, let number = Double(word) { return .number(number) }
      index = start
      throw error(.value)
    }
  }

  private static func endsScalar(_ byte: UInt8) -> Bool { byte <= 0x20 || ",:]}[{\"".utf8.contains(byte) }

  private mutating func string() throws(SyntaxError) -> String {
    index += 1
    var text: [UInt8] = []
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\""):
        guard let string = String(validating: text, as: UTF8.self) else { throw error(.utf8) }
        index += 1
        return string
      case UInt8(ascii: "\\"):
        index += 1
        try escape(into: &text)
      case 0..<0x20: throw error(.string)
      default:
        text.append(byte)
        index += 1
      }
    }
    throw error(.string)
  }

  private mutating func escape(into text: inout [UInt8]) throws(SyntaxError) {
    guard let byte = current else { throw error(.escape) }
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      var code = try fourHexDigits()
      if (0xD800..<0xDC00).contains(code), bytes[index...].starts(with: "\\u".utf8) {
        index += 2
        let low = try fourHexDigits()
        guard (0xDC00..<0xE000).contains(low) else { throw error(.escape) }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw error(.escape) }
      text.append(contentsOf: String(scalar).utf8)
    default:
      index -= 1
      throw error(.escape)
    }
  }

  private mutating func fourHexDigits() throws(SyntaxError) -> UInt32 {
    guard index + 4 <= bytes.count else { throw error(.escape) }
    var code: UInt32 = 0
    for byte in bytes[index..<index + 4] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw error(.escape) }
      code = code << 4 | UInt32(digit)
    }
    index += 4
    return code
  }
}
