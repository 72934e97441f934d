public import PageDescription

extension ImageAsset {
  /// The file without what a viewer does not need: no camera data, place, comment or thumbnail reaches a learner's certificate, and no
  /// colour profile or gamma lets one viewer show other colours than the next. The pixels stay as they are.
  public var bareBytes: [UInt8] {
    switch kind {
    case .png: Self.barePNG(bytes)
    case .jpeg: Self.bareJPEG(bytes)
    case .svg: bytes
    }
  }

  /// Keeps the critical chunks and transparency (ISO/IEC 15948, 5.3 and 11.2).
  private static func barePNG(_ bytes: [UInt8]) -> [UInt8] {
    let kept = Set(["IHDR", "PLTE", "tRNS", "IDAT", "IEND"].map { Array($0.utf8) })
    var result = Array(bytes.prefix(8))
    result.reserveCapacity(bytes.count)
    var position = 8
    while position + 12 <= bytes.count {
      let length = bytes[position..<(position + 4)].reduce(0) { $0 << 8 | Int($1) }
      guard length <= bytes.count - position - 12 else { break }
      let end = position + 12 + length
      let name = Array(bytes[(position + 4)..<(position + 8)])
      if kept.contains(name) { result += bytes[position..<end] }
      if name == Array("IEND".utf8) { break }
      position = end
    }
    return result
  }

  /// Drops the comment and application segments, except JFIF's and Adobe's, which say what the components mean, and whatever follows
  /// the picture: telephones append whole pictures with their own camera data.
  private static func bareJPEG(_ bytes: [UInt8]) -> [UInt8] {
    var result = Array(bytes.prefix(2))
    result.reserveCapacity(bytes.count)
    var position = 2
    for segment in JPEGSegments(bytes) {
      switch segment.marker {
      case 0xE1...0xED, 0xEF, 0xFE: break
      default: result += bytes[segment.whole]
      }
      position = segment.whole.upperBound
    }
    return result + bytes[position..<endOfPicture(bytes, from: position)]
  }

  /// Behind the End Of Image marker that closes the scans from `start` on (ITU-T T.81, B.1.1).
  private static func endOfPicture(_ bytes: [UInt8], from start: Int) -> Int {
    var position = start
    while position + 1 < bytes.count {
      guard bytes[position] == 0xFF else {
        position += 1
        continue
      }
      switch bytes[position + 1] {
      case 0xD9: return position + 2
      case 0xFF: position += 1
      // A stuffed byte or a restart marker: inside the scan.
      case 0x00, 0xD0...0xD7: position += 2
      default:
        guard position + 3 < bytes.count else { return bytes.count }
        position += 2 + max(2, Int(bytes[position + 2]) << 8 | Int(bytes[position + 3]))
      }
    }
    return bytes.count
  }

  /// How a JPEG may be handed on as it is: three components or one, upright as stored.
  public var isPlainJPEG: Bool {
    guard kind == .jpeg, let header = try? PixelDecoding.probe(bytes, as: .jpeg) else { return false }
    return (header.components == 1 || header.components == 3) && [nil, .upright].contains(EXIFOrientation(jpeg: bytes))
  }
}
