extension FontProgram {
  /// A TrueType file of the six tables that a PDF asks for (ISO 32000-1, 9.9: glyf, head, hhea, hmtx, loca, maxp), without hints. Its
  /// glyph 0 is blank, and glyph i + 1 is `glyphs[i]`; parts of composite glyphs follow.
  func trueTypeSubset(_ glyphs: [UInt32], box: GlyphBox) throws(FontProgramProblem) -> [UInt8] {
    guard var head = table("head"), var header = table("hhea"), var profile = table("maxp") else { throw .unreadable(face) }
    var programs: [GlyphProgram] = []
    programs.reserveCapacity(glyphs.count + 4)
    for id in glyphs { programs.append(try subsetGlyph(id)) }
    var parts: [UInt32: Int] = [:]
    var outlines: [UInt8] = []
    var location: [UInt8] = []
    var metrics: [UInt8] = []
    location.append32(0)
    metrics.append16(Int((unitsPerEm / 2).rounded()))
    metrics.append16(0)
    var i = 0
    while i < programs.count {
      let program = programs[i]
      location.append32(outlines.count)
      let start = outlines.count
      outlines += program.bytes
      for component in program.components {
        if parts[component.glyph] == nil {
          programs.append(try glyph(component.glyph))
          parts[component.glyph] = programs.count
        }
        outlines.set(UInt16(truncatingIfNeeded: parts[component.glyph]!), at: start + component.offset)
      }
      while outlines.count % 4 != 0 { outlines.append(0) }
      metrics.append16(Int((program.advance * unitsPerEm / 1000).rounded()))
      metrics.append16(program.leftSideBearing)
      i += 1
      // Part of a part of a part: no font does it, and glyph numbers end.
      guard programs.count < 65_535 else { throw .unsupported(face) }
    }
    location.append32(outlines.count)
    let count = programs.count + 1
    head.set(0, at: 8)
    head.set(0, at: 10)
    let edges = box.scaled(by: unitsPerEm / 1000).roundedOut
    for (i, edge) in [edges.left, edges.bottom, edges.right, edges.top].enumerated() {
      head.set(UInt16(bitPattern: Int16(clamping: Int(edge))), at: 36 + 2 * i)
    }
    head.set(1, at: 50)
    header.set(UInt16(count), at: 34)
    profile.set(UInt16(count), at: 4)
    return SFNTFile.bytes([
      ("glyf", outlines), ("head", head), ("hhea", header), ("hmtx", metrics), ("loca", location), ("maxp", profile),
    ])
  }
}

/// The container of TrueType tables (OpenType 1.9, “Font Tables”).
enum SFNTFile {
  /// - Parameter tables: by tag in ascending order.
  static func bytes(_ tables: [(tag: String, contents: [UInt8])]) -> [UInt8] {
    var file: [UInt8] = []
    let power = (0...).first { 2 << $0 > tables.count }!
    file.append32(0x0001_0000)
    file.append16(tables.count)
    file.append16(16 << power)
    file.append16(power)
    file.append16(16 * tables.count - 16 << power)
    var offset = 12 + 16 * tables.count
    var headOffset = 0
    var total: UInt32 = 0
    for (tag, contents) in tables {
      let sum = checksum(contents)
      total &+= sum
      file += tag.utf8
      file.append32(Int(sum))
      file.append32(offset)
      file.append32(contents.count)
      if tag == "head" { headOffset = offset }
      offset += (contents.count + 3) & ~3
    }
    total &+= checksum(file)
    file.reserveCapacity(offset)
    for (_, contents) in tables {
      file += contents
      while file.count % 4 != 0 { file.append(0) }
    }
    let adjustment = 0xB1B0_AFBA &- total
    file.set(UInt16(adjustment >> 16), at: headOffset + 8)
    file.set(UInt16(adjustment & 0xFFFF), at: headOffset + 10)
    return file
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0
    let span = bytes.span
    var i = 0
    while i + 4 <= span.count {
      sum &+= UInt32(span[i]) << 24 | UInt32(span[i + 1]) << 16 | UInt32(span[i + 2]) << 8 | UInt32(span[i + 3])
      i += 4
    }
    var shift: UInt32 = 24
    while i < span.count {
      sum &+= UInt32(span[i]) << shift
      shift -= 8
      i += 1
    }
    return sum
  }
}
