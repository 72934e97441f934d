internal import CDeflate

extension Deflater {
  /// Why bytes couldn't be unpacked.
  public enum InflationFault: Error, Equatable, Sendable {
    /// No zlib stream, one that is cut off, or one whose checksum differs.
    case damaged
    /// Unpacked, it is more than `limit` bytes.
    case tooManyBytes(limit: Int)
  }

  /// Unpacks a zlib stream (RFC 1950) and holds its checksum to it. What follows the stream is ignored.
  /// - Parameter limit: in bytes; memory is never taken for more, whatever the stream claims.
  public static func inflate(_ bytes: [UInt8], limit: Int) throws(InflationFault) -> [UInt8] {
    precondition(limit >= 0)
    guard let decompressor = unsafe libdeflate_alloc_decompressor() else { fatalError("out of memory") }
    defer { unsafe libdeflate_free_decompressor(decompressor) }
    // The format doesn't tell the length: tried again with more room, up to the limit.
    var room = min(limit, max(4 * bytes.count, 1 << 12))
    while true {
      var status = LIBDEFLATE_BAD_DATA
      let result = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        unsafe status = libdeflate_zlib_decompress(decompressor, bytes, bytes.count, buffer.baseAddress, room, &count)
        if status != LIBDEFLATE_SUCCESS { count = 0 }
      }
      switch status {
      case LIBDEFLATE_SUCCESS: return result
      case LIBDEFLATE_INSUFFICIENT_SPACE:
        guard room < limit else { throw .tooManyBytes(limit: limit) }
        room = room > limit / 4 ? limit : 4 * room
      default: throw .damaged
      }
    }
  }
}
