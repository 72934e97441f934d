/// An address that a certificate may lead to.
package struct LinkAddress {
  /// In characters that stand for themselves in a URL, in a PDF string and in XML.
  package let encoded: String

  package init(_ url: String) throws(DrawingProblem) {
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
