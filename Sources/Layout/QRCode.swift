internal import CQRCodeGen

/// A QR code's modules (ISO/IEC 18004).
struct QRCode: Equatable {
  /// Modules per side.
  var side: Int
  /// Row by row, the first module in the lowest bit of the first word; 1 is dark.
  var words: [UInt64]

  /// Any of the eight masks makes a readable code (ISO/IEC 18004, 7.8). Trying them all for the prettiest takes sixteen times as long as
  /// the code itself.
  private static let mask = qrcodegen_Mask_2

  /// The bytes that the largest code holds at error correction M (ISO/IEC 18004, table 7).
  private static let mostBytes = 2331
  /// `qrcodegen_BUFFER_LEN_MAX`, in bytes.
  private static let longestBuffer = 3918

  /// - Parameter bytes: encoded as they are, with error correction M (15 %), in the smallest version that holds them.
  /// - Returns: `nil` when there are more bytes than a code holds.
  init?(_ bytes: [UInt8]) {
    guard bytes.count <= Self.mostBytes else { return nil }
    var (data, code) = ([UInt8](repeating: 0, count: Self.longestBuffer), [UInt8](repeating: 0, count: Self.longestBuffer))
    data.replaceSubrange(0..<bytes.count, with: bytes)
    guard
      unsafe qrcodegen_encodeBinary(
        &data, bytes.count, &code, qrcodegen_Ecc_MEDIUM, qrcodegen_VERSION_MIN, qrcodegen_VERSION_MAX, Self.mask, false)
    else { return nil }
    side = Int(unsafe qrcodegen_getSize(code))
    words = [UInt64](repeating: 0, count: (side * side + 63) / 64)
    for y in 0..<side {
      for x in 0..<side where unsafe qrcodegen_getModule(code, Int32(x), Int32(y)) {
        let place = y * side + x
        words[place / 64] |= 1 << UInt64(place % 64)
      }
    }
  }

  /// `side`×`side`, row by row, true for dark.
  var modules: [Bool] {
    var modules: [Bool] = []
    modules.reserveCapacity(words.count * 64)
    for word in words {
      for bit in 0..<UInt64(64) { modules.append(word >> bit & 1 == 1) }
    }
    modules.removeLast(modules.count - side * side)
    return modules
  }
}
