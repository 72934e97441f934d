internal import CQRCodeGen
internal import PageDescription

/// A QR code's modules (ISO/IEC 18004).
enum QRCode {
  /// Any of the eight masks makes a readable code (ISO/IEC 18004, 7.8). Trying them all for the prettiest takes sixteen times as long as
  /// the code itself.
  private static let mask = qrcodegen_Mask_2

  /// The bytes that the largest code holds at error correction M (ISO/IEC 18004, table 7).
  private static let mostBytes = 2331
  /// `qrcodegen_BUFFER_LEN_MAX`, in bytes.
  private static let longestBuffer = 3918

  /// - Parameter text: encoded as bytes (UTF-8), error correction M (15 %), in the smallest version that holds it.
  /// - Returns: `nil` when the text is longer than a code holds.
  static func modules(for text: String) -> (side: Int, modules: [Bool])? {
    let bytes = Array(text.utf8)
    guard bytes.count <= mostBytes else { return nil }
    return unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 2 * longestBuffer) { buffer in
      let data = buffer.baseAddress!
      let code = unsafe data + longestBuffer
      unsafe data.update(from: bytes, count: bytes.count)
      guard
        unsafe qrcodegen_encodeBinary(
          data, bytes.count, code, qrcodegen_Ecc_MEDIUM, qrcodegen_VERSION_MIN, qrcodegen_VERSION_MAX, mask, false)
      else { return nil }
      let side = unsafe qrcodegen_getSize(code)
      let modules = unsafe [Bool](unsafeUninitializedCapacity: Int(side * side)) { modules, count in
        for y in 0..<side {
          for x in 0..<side {
            unsafe modules.initializeElement(at: count, to: qrcodegen_getModule(code, x, y))
            count += 1
          }
        }
      }
      return (Int(side), modules)
    }
  }
}
