internal import PageDescription

extension Stroke {
  /// A corner's point may reach this many line widths out before it is cut off (ISO 32000-1, 8.4.3.5); the same in every output.
  static let miterLimit = 10.0

  /// In points; none when they could never draw anything.
  var usableDashes: [Double] {
    let lengths = dashes.map(\.points)
    return lengths.allSatisfy { $0 >= 0 && $0.isFinite } && lengths.contains { $0 > 0 } ? lengths : []
  }
}

extension CodeMark {
  /// Dark modules side by side.
  struct Run {
    var row: Int
    var column: Int
    var length: Int
  }

  var runs: [Run] {
    var result: [Run] = []
    for row in 0..<side {
      var column = 0
      while column < side {
        let start = column
        while column < side, modules[row * side + column] { column += 1 }
        if column > start { result.append(Run(row: row, column: start, length: column - start)) } else { column += 1 }
      }
    }
    return result
  }
}

extension ImageMark {
  /// From the asset's own units (pixels, or an SVG's user units) to the sheet, such that the cropped part fills the frame.
  var placement: Transform {
    let a = frame.width.points / (crop.width * asset.width)
    let d = frame.height.points / (crop.height * asset.height)
    return Transform(
      a: a, b: 0, c: 0, d: d, tx: frame.minX - .points(a * crop.x * asset.width), ty: frame.minY - .points(d * crop.y * asset.height))
  }
}

/// An address that a certificate may lead to.
struct LinkAddress {
  /// In characters that stand for themselves in a URL, in a PDF string and in XML.
  let encoded: String

  init(_ url: String) throws(DrawingProblem) {
    guard ["https://", "http://", "mailto:"].contains(where: { url.lowercased().hasPrefix($0) }) else { throw .unsafeLink(url) }
    let digits = Array("0123456789ABCDEF".utf8)
    // Brackets and backslash end a PDF string, which cairo does not escape; quotes end an attribute.
    let special = Set("()\\'\"<>`{}|^".utf8)
    var bytes: [UInt8] = []
    for byte in url.utf8 {
      if byte <= 0x20 || byte >= 0x7F || special.contains(byte) {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      } else {
        bytes.append(byte)
      }
    }
    encoded = String(decoding: bytes, as: UTF8.self)
  }
}

extension Double {
  /// Rounded to so many decimals, without an exponent or needless zeros: `12.5`, `-0.003`, `7`.
  func plain(_ decimals: Int) -> String {
    guard isFinite, magnitude < 1e12 else { return "0" }
    var power = 1.0
    for _ in 0..<decimals { power *= 10 }
    let scaled = Int((self * power).rounded())
    var digits = String(scaled.magnitude)
    if decimals > 0 {
      if digits.count <= decimals { digits = String(repeating: "0", count: decimals + 1 - digits.count) + digits }
      let point = digits.index(digits.endIndex, offsetBy: -decimals)
      var fraction = digits[point...]
      while fraction.last == "0" { fraction.removeLast() }
      digits = fraction.isEmpty ? String(digits[..<point]) : "\(digits[..<point]).\(fraction)"
    }
    return scaled < 0 ? "-" + digits : digits
  }
}
