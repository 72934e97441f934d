/// Encodes many texts of about the same form, such as learners' addresses, ten times as fast as one by one.
///
/// For texts of one length everything between the text's bits and the modules is addition and Reed–Solomon coding over GF(2⁸), masking
/// included (ISO/IEC 18004, 7.4 to 7.8), and so affine over GF(2): a bit that flips in the text flips the same modules in every code. A
/// code is therefore a known one with the flips added of the bits in which the texts differ.
final class QREncoder {
  private var known: [Int: KnownCode] = [:]
  /// Longer texts are encoded one by one, since each of their flips takes as much room as the code.
  private static let mostBytes = 200
  /// A course's addresses have one length.
  private static let mostLengths = 4

  fileprivate struct KnownCode {
    let bytes: [UInt8]
    let sample: QRCode
    /// By bit of the text, lowest first; empty until it is asked for.
    var flips: [[UInt64]]
  }

  /// - Returns: what `QRCode` makes of the text's UTF-8.
  func code(for text: String) -> QRCode? {
    let bytes = Array(text.utf8)
    guard bytes.count <= Self.mostBytes else { return QRCode(bytes) }
    if known[bytes.count] == nil {
      guard let code = QRCode(bytes) else { return nil }
      if known.count >= Self.mostLengths { known.removeAll() }
      known[bytes.count] = KnownCode(bytes: bytes, sample: code, flips: [[UInt64]](repeating: [], count: bytes.count * 8))
      return code
    }
    return known[bytes.count]?.code(for: bytes)
  }
}

extension QREncoder.KnownCode {
  fileprivate mutating func code(for other: [UInt8]) -> QRCode? {
    var result = sample
    for i in bytes.indices where bytes[i] != other[i] {
      var difference = bytes[i] ^ other[i]
      while difference != 0 {
        let bit = difference.trailingZeroBitCount
        difference &= difference - 1
        let place = i * 8 + bit
        if flips[place].isEmpty {
          guard let flip = flip(ofBit: bit, in: i) else { return nil }
          flips[place] = flip
        }
        Self.add(flips[place], to: &result.words)
      }
    }
    return result
  }

  private func flip(ofBit bit: Int, in byte: Int) -> [UInt64]? {
    var changed = bytes
    changed[byte] ^= 1 << UInt8(bit)
    guard var words = QRCode(changed)?.words else { return nil }
    Self.add(sample.words, to: &words)
    return words
  }

  private static func add(_ flip: [UInt64], to words: inout [UInt64]) {
    for i in words.indices { words[i] ^= flip[i] }
  }
}
