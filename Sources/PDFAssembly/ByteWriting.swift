/// How a PDF's bytes are written: plain ASCII, numbers without exponents (ISO 32000-1, 7.3.3).
extension [UInt8] {
  static func += (bytes: inout [UInt8], text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func append(decimal value: Int) {
    if value < 0 { append(UInt8(ascii: "-")) }
    var magnitude = value.magnitude
    if magnitude < 10 { return append(UInt8(ascii: "0") + UInt8(magnitude)) }
    var divisor: UInt = 1
    while magnitude / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      append(UInt8(ascii: "0") + UInt8(magnitude / divisor))
      magnitude %= divisor
      divisor /= 10
    }
  }

  /// A number rounded to so many decimals (at most 6), without needless zeros: `12.5`, `-.25`, `7`.
  mutating func append(_ value: Double, decimals: Int) {
    guard value.isFinite else { return append(UInt8(ascii: "0")) }
    let scale = Self.powers[decimals]
    var scaled = Int((value.clamped * Double(scale)).rounded())
    if scaled < 0 {
      append(UInt8(ascii: "-"))
      scaled = -scaled
    }
    let (whole, fraction) = scaled.quotientAndRemainder(dividingBy: scale)
    if whole > 0 || fraction == 0 { append(decimal: whole) }
    guard fraction > 0 else { return }
    append(UInt8(ascii: "."))
    var (rest, divisor) = (fraction, scale / 10)
    while rest > 0 {
      append(UInt8(ascii: "0") + UInt8(rest / divisor))
      rest %= divisor
      divisor /= 10
    }
  }

  private static let powers = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000]

  /// Numbers with a blank after each.
  mutating func append(_ values: Double..., decimals: Int) {
    for value in values {
      append(value, decimals: decimals)
      append(UInt8(ascii: " "))
    }
  }

  /// Four hexadecimal digits.
  mutating func append(hex16 value: UInt16) {
    append(Self.digits[Int(value >> 12)])
    append(Self.digits[Int(value >> 8 & 15)])
    append(Self.digits[Int(value >> 4 & 15)])
    append(Self.digits[Int(value & 15)])
  }

  mutating func append(hex bytes: some Sequence<UInt8>) {
    for byte in bytes {
      append(Self.digits[Int(byte >> 4)])
      append(Self.digits[Int(byte & 15)])
    }
  }

  private static let digits = Array("0123456789ABCDEF".utf8)

  /// `12 0 R`.
  mutating func append(reference number: Int) {
    append(decimal: number)
    self += " 0 R"
  }

  /// A text string (7.9.2.2): in parentheses when it is plain ASCII, else UTF-16 with a byte order mark, in hexadecimal.
  mutating func append(text: String) {
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return append(literal: text) }
    self += "<FEFF"
    for unit in text.utf16 { append(hex16: unit) }
    append(UInt8(ascii: ">"))
  }

  /// A literal string of printable ASCII (7.3.4.2).
  mutating func append(literal text: String) {
    append(UInt8(ascii: "("))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")") || byte == UInt8(ascii: "\\") { append(UInt8(ascii: "\\")) }
      append(byte)
    }
    append(UInt8(ascii: ")"))
  }

  /// A text inside an XML element or attribute (XML 1.0, 2.4); characters that XML knows no way to write become U+FFFD.
  mutating func append(xml text: String) {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: self += "&amp;"
      case 0x3C: self += "&lt;"
      case 0x3E: self += "&gt;"
      case 0x22: self += "&quot;"
      case 0x20..<0x7F: append(UInt8(scalar.value))
      case 0x9, 0xA, 0xD: append(UInt8(ascii: " "))
      case 0..<0x20, 0xFFFE, 0xFFFF: self += "\u{FFFD}"
      default: append(contentsOf: Character(scalar).utf8)
      }
    }
  }
}

extension Double {
  /// Within what ten digits hold.
  fileprivate var clamped: Double { min(max(self, -1e9), 1e9) }
}
