import Compression
import Testing

/// Bytes that compress neither well nor badly, the same each time.
func mixedBytes(_ count: Int) -> [UInt8] {
  var state: UInt32 = 1
  return (0..<count).map { i in
    state = state &* 1_664_525 &+ 1_013_904_223
    return i % 3 == 0 ? UInt8(truncatingIfNeeded: state >> 24) : UInt8(truncatingIfNeeded: i / 50)
  }
}

@Suite struct DeflaterTests {
  @Test(arguments: 0...12) func `every level gives back what went in, the same bytes each time`(level: Int) throws {
    let deflater = Deflater(level: level)
    for count in [0, 1, 70_000] {
      let bytes = mixedBytes(count)
      let packed = deflater.zlib(bytes)
      #expect(try Deflater.inflate(packed, limit: count) == bytes)
      #expect(packed == Deflater(level: level).zlib(bytes) && packed == deflater.zlib(bytes))
    }
  }

  @Test func `more effort gives fewer bytes`() {
    let bytes = mixedBytes(70_000)
    let counts = [0, 1, 6, 12].map { Deflater(level: $0).zlib(bytes).count }
    #expect(counts == counts.sorted(by: >) && counts[0] > bytes.count && counts[1] < bytes.count)
  }

  @Test func `a stream is appended behind what was there`() throws {
    let deflater = Deflater()
    var file = Array("before".utf8)
    let count = deflater.appendZlib(mixedBytes(1000), to: &file)
    #expect(file.count == 6 + count && Array(file[..<6]) == Array("before".utf8))
    #expect(Array(file[6...]) == deflater.zlib(mixedBytes(1000)))
    let middle = mixedBytes(1000)
    #expect(deflater.appendZlib(middle.span.extracting(100..<200), to: &file) > 0)
    #expect(try Deflater.inflate(Array(file[(6 + count)...]), limit: 100) == Array(middle[100..<200]))
  }

  /// The stream that zlib itself made of these letters.
  @Test func `a stream from elsewhere is read`() throws {
    let stream: [UInt8] = [0x78, 0x9C, 0xCB, 0x49, 0x2C, 0x2D, 0x4A, 0xCD, 0x01, 0x00, 0x08, 0xD3, 0x02, 0x86]
    #expect(try Deflater.inflate(stream + [0, 0], limit: 100) == Array("laurel".utf8))
  }

  @Test func `a stream that unfolds too far is refused`() throws {
    let packed = Deflater(level: 9).zlib([UInt8](repeating: 0, count: 1 << 20))
    #expect(packed.count < 2000)
    #expect(throws: Deflater.InflationFault.tooManyBytes(limit: (1 << 20) - 1)) { try Deflater.inflate(packed, limit: (1 << 20) - 1) }
    #expect(throws: Deflater.InflationFault.tooManyBytes(limit: 0)) { try Deflater.inflate(packed, limit: 0) }
    #expect(try Deflater.inflate(packed, limit: 1 << 20).count == 1 << 20)
  }

  @Test func `a stream cut off or changed anywhere is refused`() {
    let packed = Deflater().zlib(mixedBytes(300))
    for length in 0..<packed.count {
      #expect(throws: Deflater.InflationFault.damaged) { try Deflater.inflate(Array(packed[..<length]), limit: 1000) }
    }
    for i in packed.indices {
      var changed = packed
      changed[i] ^= 0x10
      #expect(throws: Deflater.InflationFault.self, "byte \(i)") { try Deflater.inflate(changed, limit: 1000) }
    }
  }

  @Test func `checksums have the values that the standards' examples have`() {
    let digits = Array("123456789".utf8)
    #expect(Checksum.crc32(digits.span) == 0xCBF4_3926 && Checksum.adler32(digits.span) == 0x091E_01DE)
    let (front, back) = (Array(digits[..<4]), Array(digits[4...]))
    #expect(Checksum.crc32(back.span, continuing: Checksum.crc32(front.span)) == 0xCBF4_3926)
    #expect(Checksum.adler32(back.span, continuing: Checksum.adler32(front.span)) == 0x091E_01DE)
    #expect(Checksum.crc32(digits.span.extracting(0..<0), continuing: 7) == 7 && Checksum.adler32(digits.span.extracting(0..<0)) == 1)
  }
}
