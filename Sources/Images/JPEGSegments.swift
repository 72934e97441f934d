/// The marker segments of a JPEG before its first scan (ITU-T T.81, B.1.1).
struct JPEGSegments: Sequence, IteratorProtocol {
  struct Segment {
    var marker: UInt8
    /// From the marker's 0xFF to the end of the segment.
    var whole: Range<Int>
    /// Behind the length field.
    var body: Range<Int>
  }
  private let bytes: [UInt8]
  private var position = 2

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Segment? {
    while position + 4 <= bytes.count, bytes[position] == 0xFF, bytes[position + 1] == 0xFF { position += 1 }
    guard position + 4 <= bytes.count, bytes[position] == 0xFF else { return nil }
    let marker = bytes[position + 1]
    let length = Int(bytes[position + 2]) << 8 | Int(bytes[position + 3])
    // Start of scan: entropy-coded data follows.
    guard marker != 0xDA, length >= 2, position + 2 + length <= bytes.count else { return nil }
    let whole = position..<(position + 2 + length)
    position = whole.upperBound
    return Segment(marker: marker, whole: whole, body: (whole.lowerBound + 4)..<whole.upperBound)
  }
}
