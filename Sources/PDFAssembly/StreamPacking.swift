import Compression

/// How streams are written: raw where a learner's few hundred bytes are not worth a compressor's start, small where it is done once.
struct StreamPacking {
  /// `nil` writes streams as they are.
  let deflater: Deflater?

  static var raw: StreamPacking { StreamPacking(deflater: nil) }
  /// As small as libdeflate makes it.
  static var hard: StreamPacking { StreamPacking(deflater: Deflater(level: 12)) }

  /// Writes a stream under a reserved number, compressed where that makes it smaller.
  func write(_ number: Int, _ contents: [UInt8], to objects: inout ObjectWriter, _ entries: (inout [UInt8]) -> Void) {
    if let deflater {
      let packed = deflater.zlib(contents)
      if packed.count + 20 < contents.count {
        return objects.write(number, stream: packed) { bytes in
          entries(&bytes)
          bytes += "/Filter/FlateDecode"
        }
      }
    }
    objects.write(number, stream: contents, entries)
  }

  func add(_ contents: [UInt8], to objects: inout ObjectWriter, _ entries: (inout [UInt8]) -> Void) -> Int {
    let number = objects.reserve()
    write(number, contents, to: &objects, entries)
    return number
  }
}
