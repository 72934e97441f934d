internal import CDeflate

/// The checksums that compressed files carry.
public enum Checksum {
  /// CRC-32, as in PNG (ISO/IEC 15948, annex D), ZIP and gzip.
  /// - Parameter before: the checksum of the bytes that stand before these.
  public static func crc32(_ bytes: Span<UInt8>, continuing before: UInt32 = 0) -> UInt32 {
    // libdeflate starts afresh when it gets no address.
    if bytes.isEmpty { return before }
    return unsafe bytes.withUnsafeBufferPointer { unsafe libdeflate_crc32(before, $0.baseAddress, $0.count) }
  }

  /// Adler-32, as at the end of a zlib stream (RFC 1950, 8.2).
  /// - Parameter before: the checksum of the bytes that stand before these.
  public static func adler32(_ bytes: Span<UInt8>, continuing before: UInt32 = 1) -> UInt32 {
    if bytes.isEmpty { return before }
    return unsafe bytes.withUnsafeBufferPointer { unsafe libdeflate_adler32(before, $0.baseAddress, $0.count) }
  }
}
