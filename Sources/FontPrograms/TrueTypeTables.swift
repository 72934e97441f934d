/// The tables of a TrueType font that its glyphs are found through (OpenType 1.9: “loca”, “hmtx”, “glyf”).
struct TrueTypeTables {
  private let location: [UInt8]
  private let metrics: [UInt8]
  private let usesLongOffsets: Bool
  private let metricCount: Int
  private let glyphCount: Int

  init(_ font: borrowing FontProgram) throws(FontProgramProblem) {
    guard let head = font.table("head"), head.count >= 54, let header = font.table("hhea"), header.count >= 36,
      let profile = font.table("maxp"), profile.count >= 6, let location = font.table("loca"), let metrics = font.table("hmtx")
    else { throw .unreadable(font.face) }
    usesLongOffsets = head.unsigned16(at: 50) != 0
    metricCount = header.unsigned16(at: 34)
    glyphCount = profile.unsigned16(at: 4)
    guard metricCount > 0, metrics.count >= 4 * metricCount, location.count >= (glyphCount + 1) * (usesLongOffsets ? 4 : 2) else {
      throw .unreadable(font.face)
    }
    self.location = location
    self.metrics = metrics
  }

  func glyph(_ id: UInt32, of font: borrowing FontProgram) throws(FontProgramProblem) -> GlyphProgram {
    let index = Int(id)
    guard index < glyphCount else { throw .missingOutline(glyph: id, font.face) }
    let advance = Double(metrics.unsigned16(at: 4 * min(index, metricCount - 1)))
    let bearing =
      index < metricCount
      ? metrics.signed16(at: 4 * index + 2)
      : (metrics.count >= 4 * metricCount + 2 * (index - metricCount) + 2
        ? metrics.signed16(at: 4 * metricCount + 2 * (index - metricCount)) : 0)
    let scale = 1000 / font.unitsPerEm
    let range = offset(index)..<max(offset(index), offset(index + 1))
    guard !range.isEmpty else {
      return GlyphProgram(advance: advance * scale, box: .empty, bytes: [], components: [], leftSideBearing: bearing)
    }
    guard let entry = font.table("glyf", range), entry.count >= 10,
      let (bytes, components) = entry.signed16(at: 0) >= 0 ? Self.simple(entry) : Self.composite(entry)
    else { throw .missingOutline(glyph: id, font.face) }
    // The entry's box is about the points; where the bearing says otherwise, the whole glyph stands there.
    let shift = Double(bearing - entry.signed16(at: 2))
    let box = GlyphBox(
      left: Double(entry.signed16(at: 2)) + shift, bottom: Double(entry.signed16(at: 4)), right: Double(entry.signed16(at: 6)) + shift,
      top: Double(entry.signed16(at: 8)))
    return GlyphProgram(
      advance: advance * scale, box: box.scaled(by: scale), bytes: bytes, components: components, leftSideBearing: bearing)
  }

  private func offset(_ index: Int) -> Int {
    usesLongOffsets ? location.unsigned32(at: 4 * index) : 2 * location.unsigned16(at: 2 * index)
  }

  /// Without its instructions, which would call into tables that a subset leaves out.
  private static func simple(_ entry: [UInt8]) -> (bytes: [UInt8], components: [GlyphProgram.Component])? {
    let ends = 10 + 2 * entry.signed16(at: 0)
    guard ends + 2 <= entry.count else { return nil }
    let instructions = entry.unsigned16(at: ends)
    guard ends + 2 + instructions <= entry.count else { return nil }
    return (Array(entry[..<ends]) + [0, 0] + entry[(ends + 2 + instructions)...], [])
  }

  /// Flags of a component (OpenType 1.9, “glyf”, Component Glyph Flags).
  private enum Flag {
    static let wordArguments = 0x0001
    static let scale = 0x0008
    static let moreComponents = 0x0020
    static let twoScales = 0x0040
    static let matrix = 0x0080
    static let instructions = 0x0100
  }

  private static func composite(_ entry: [UInt8]) -> (bytes: [UInt8], components: [GlyphProgram.Component])? {
    var bytes = entry
    var components: [GlyphProgram.Component] = []
    var position = 10
    while true {
      guard position + 4 <= entry.count else { return nil }
      let flags = entry.unsigned16(at: position)
      components.append(GlyphProgram.Component(offset: position + 2, glyph: UInt32(entry.unsigned16(at: position + 2))))
      bytes.set(UInt16(flags & ~Flag.instructions), at: position)
      position += 4 + (flags & Flag.wordArguments != 0 ? 4 : 2)
      if flags & Flag.scale != 0 { position += 2 }
      if flags & Flag.twoScales != 0 { position += 4 }
      if flags & Flag.matrix != 0 { position += 8 }
      if flags & Flag.moreComponents == 0 { break }
    }
    guard position <= entry.count else { return nil }
    return (Array(bytes[..<position]), components)
  }
}

extension [UInt8] {
  func unsigned16(at i: Int) -> Int { Int(self[i]) << 8 | Int(self[i + 1]) }
  func signed16(at i: Int) -> Int { Int(Int16(truncatingIfNeeded: unsigned16(at: i))) }
  func unsigned32(at i: Int) -> Int { unsigned16(at: i) << 16 | unsigned16(at: i + 2) }

  mutating func set(_ value: UInt16, at i: Int) {
    self[i] = UInt8(value >> 8)
    self[i + 1] = UInt8(value & 255)
  }

  mutating func append16(_ value: Int) {
    append(UInt8(truncatingIfNeeded: value >> 8))
    append(UInt8(truncatingIfNeeded: value))
  }

  mutating func append32(_ value: Int) {
    append16(value >> 16)
    append16(value)
  }
}
