internal import CDeflate

/// Compresses whole byte strings at one effort, in the zlib format (RFC 1950). It holds working memory of libdeflate's and belongs to one
/// worker. The same bytes at the same level give the same result.
@safe public final class Deflater {
  /// libdeflate's effort: 0 stores, 1 is fastest, 6 is the usual one, 10 to 12 take many times as long for the last few percent.
  public let level: Int
  /// Owned.
  private let compressor: OpaquePointer
  /// Room for results that are copied out at their true size.
  private var scratch: [UInt8] = []

  /// - Precondition: `level` is 0 to 12.
  public init(level: Int = 6) {
    precondition((0...12).contains(level), "libdeflate's levels are 0 to 12")
    // Fails for want of memory only, as Swift's own arrays would.
    guard let compressor = unsafe libdeflate_alloc_compressor(Int32(level)) else { fatalError("out of memory") }
    self.level = level
    unsafe self.compressor = compressor
  }

  deinit { unsafe libdeflate_free_compressor(compressor) }

  public func zlib(_ bytes: [UInt8]) -> [UInt8] {
    scratch.removeAll(keepingCapacity: true)
    appendZlib(bytes.span, to: &scratch)
    return Array(scratch[...])
  }

  /// Compresses right into the free room of `result`, which grows when its worst case doesn't fit.
  /// - Returns: how many bytes were added.
  @discardableResult
  public func appendZlib(_ bytes: [UInt8], to result: inout [UInt8]) -> Int { appendZlib(bytes.span, to: &result) }

  /// Compresses right into the free room of `result`, which grows when its worst case doesn't fit.
  /// - Returns: how many bytes were added.
  @discardableResult
  public func appendZlib(_ bytes: Span<UInt8>, to result: inout [UInt8]) -> Int {
    let before = result.count
    let room = unsafe libdeflate_zlib_compress_bound(compressor, bytes.count)
    unsafe bytes.withUnsafeBufferPointer { source in
      result.append(addingCapacity: room) { free in
        unsafe free.withUnsafeMutableBufferPointer { target, count in
          unsafe count = libdeflate_zlib_compress(compressor, source.baseAddress, source.count, target.baseAddress, target.count)
        }
      }
    }
    let count = result.count - before
    // 0 says that the room was too small, which the bound rules out.
    precondition(count > 0, "libdeflate_zlib_compress exceeded its own bound")
    return count
  }
}
