internal import CQREncode
internal import PageDescription

/// A QR code's modules (ISO/IEC 18004).
enum QRCode {
  /// - Parameter text: encoded as bytes (UTF-8), error correction M (15 %).
  /// - Returns: `nil` when the text is longer than a code holds.
  static func modules(for text: String) -> (side: Int, modules: [Bool])? {
    guard let code = unsafe QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
    defer { unsafe QRcode_free(code) }
    let side = Int(unsafe code.pointee.width)
    let modules = (0..<(side * side)).map { unsafe code.pointee.data[$0] & 1 == 1 }
    return (side, modules)
  }
}
