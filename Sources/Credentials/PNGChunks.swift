/// A PNG's chunks in their order, checked: signature, lengths, types, checksums, and the order that the specification asks of IHDR, IDAT
/// and IEND (W3C PNG, third edition, 5).
struct PNGChunks {
  struct Chunk {
    /// Four ASCII letters.
    var type: String
    /// Length, type, data and checksum.
    var whole: Range<Int>
    var data: Range<Int>
  }

  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  let bytes: [UInt8]
  let chunks: [Chunk]

  init(_ bytes: [UInt8]) throws(PNGProblem) {
    guard bytes.starts(with: Self.signature) else { throw .notPNG }
    var chunks: [Chunk] = []
    var offset = Self.signature.count
    while chunks.last?.type != "IEND" {
      let chunk = try Self.chunk(in: bytes, at: offset)
      try Self.checkPlace(of: chunk, after: chunks)
      chunks.append(chunk)
      offset = chunk.whole.upperBound
    }
    guard offset == bytes.count else { throw .bytesAfterEnd(offset: offset) }
    guard chunks.contains(where: { $0.type == "IDAT" }) else { throw .noImageData }
    self.bytes = bytes
    self.chunks = chunks
  }

  private static func chunk(in bytes: [UInt8], at offset: Int) throws(PNGProblem) -> Chunk {
    guard offset + 12 <= bytes.count else { throw .truncated(offset: bytes.count) }
    let length = Int(number(in: bytes, at: offset))
    guard length < 1 << 31, bytes[offset + 4..<offset + 8].allSatisfy({ (65...90).contains($0) || (97...122).contains($0) }) else {
      throw .malformedChunk(offset: offset)
    }
    guard length <= bytes.count - offset - 12 else { throw .truncated(offset: bytes.count) }
    let type = String(decoding: bytes[offset + 4..<offset + 8], as: UTF8.self)
    let data = offset + 8..<offset + 8 + length
    guard number(in: bytes, at: data.upperBound) == CRC32.checksum(bytes[offset + 4..<data.upperBound]) else {
      throw .badChecksum(chunk: type, offset: offset)
    }
    return Chunk(type: type, whole: offset..<data.upperBound + 4, data: data)
  }

  private static func checkPlace(of chunk: Chunk, after earlier: [Chunk]) throws(PNGProblem) {
    let fits =
      switch chunk.type {
      case "IHDR": earlier.isEmpty && chunk.data.count == 13
      case "IDAT": earlier.last?.type == "IDAT" || !earlier.isEmpty && !earlier.contains { $0.type == "IDAT" }
      case "IEND": !earlier.isEmpty && chunk.data.isEmpty
      default: !earlier.isEmpty
      }
    guard fits else { throw .misplacedChunk(chunk.type, offset: chunk.whole.lowerBound) }
  }

  /// Four bytes, the most significant first.
  private static func number(in bytes: [UInt8], at offset: Int) -> UInt32 {
    bytes[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// A chunk's bytes: length, type, data and checksum.
  static func encoded(type: String, data: [UInt8]) -> [UInt8] {
    let body = Array(type.utf8) + data
    return bigEndian(UInt32(data.count)) + body + bigEndian(CRC32.checksum(body[...]))
  }

  private static func bigEndian(_ number: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }
}

/// The checksum of PNG chunks (W3C PNG, third edition, 5.5 and annex D; ISO 3309).
enum CRC32 {
  static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    var register: UInt32 = 0xFFFF_FFFF
    let table = table
    for byte in bytes { register = table[Int(UInt8(truncatingIfNeeded: register) ^ byte)] ^ (register >> 8) }
    return ~register
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
  }
}
