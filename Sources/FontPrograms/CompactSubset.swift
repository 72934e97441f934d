extension FontProgram {
  /// A CID-keyed CFF font (Adobe Technical Note 5176, 5092), the bare table as a PDF embeds it (ISO 32000-1, 9.9, `CIDFontType0C`).
  /// Its CID 0 is blank, and CID i + 1 is `glyphs[i]`. Outlines are at 1000 units to the em.
  func compactSubset(_ glyphs: [UInt32], name: String, box: GlyphBox) throws(FontProgramProblem) -> [UInt8] {
    var charStrings: [[UInt8]] = [Self.blankCharString]
    charStrings.reserveCapacity(glyphs.count + 1)
    for id in glyphs { charStrings.append(try subsetGlyph(id).bytes) }
    let count = charStrings.count

    let names = CompactIndex([Array(name.utf8)])
    let (strings, subroutines) = (Self.strings, Self.noSubroutines)
    // Format 2, one range: glyph i is CID i (5176, 13).
    var charset: [UInt8] = [2]
    if count > 1 {
      charset.append16(1)
      charset.append16(count - 2)
    }
    // Format 3, one range: all glyphs belong to font dictionary 0 (5176, 19).
    var selection: [UInt8] = [3, 0, 1, 0, 0, 0]
    selection.append16(count)
    let shapes = CompactIndex(charStrings)

    let header: [UInt8] = [1, 0, 4, 4]
    // All offsets below have a fixed length, so that offsets don't move what they point to.
    func top(charset: Int, selection: Int, shapes: Int, array: Int) -> [UInt8] {
      var entry: [UInt8] = []
      entry.reserveCapacity(80)
      CompactDictionary.append(integer: 391, to: &entry)
      CompactDictionary.append(integer: 392, to: &entry)
      CompactDictionary.append(integer: 0, to: &entry)
      entry.append(12)
      entry.append(30)
      // Not as offsets are written: FreeType takes a negative one for a huge positive one.
      CompactDictionary.append(integer: Int(box.left), to: &entry)
      CompactDictionary.append(integer: Int(box.bottom), to: &entry)
      CompactDictionary.append(integer: Int(box.right), to: &entry)
      CompactDictionary.append(integer: Int(box.top), to: &entry)
      entry.append(5)
      CompactDictionary.append(offset: count, to: &entry)
      entry.append(12)
      entry.append(34)
      CompactDictionary.append(offset: charset, to: &entry)
      entry.append(15)
      CompactDictionary.append(offset: selection, to: &entry)
      entry.append(12)
      entry.append(37)
      CompactDictionary.append(offset: shapes, to: &entry)
      entry.append(17)
      CompactDictionary.append(offset: array, to: &entry)
      entry.append(12)
      entry.append(36)
      return entry
    }
    func fontDictionary(private offset: Int) -> [UInt8] {
      var entry: [UInt8] = []
      CompactDictionary.append(offset: Self.privateDictionary.count, to: &entry)
      CompactDictionary.append(offset: offset, to: &entry)
      entry.append(18)
      return entry
    }
    let topLength = CompactIndex([top(charset: 0, selection: 0, shapes: 0, array: 0)]).bytes.count
    let arrayLength = CompactIndex([fontDictionary(private: 0)]).bytes.count
    let charsetOffset = header.count + names.bytes.count + topLength + strings.bytes.count + subroutines.bytes.count
    let selectionOffset = charsetOffset + charset.count
    let shapesOffset = selectionOffset + selection.count
    let arrayOffset = shapesOffset + shapes.bytes.count
    let privateOffset = arrayOffset + arrayLength

    var file = header
    file.reserveCapacity(privateOffset + Self.privateDictionary.count)
    file += names.bytes
    file += CompactIndex([top(charset: charsetOffset, selection: selectionOffset, shapes: shapesOffset, array: arrayOffset)]).bytes
    file += strings.bytes
    file += subroutines.bytes
    file += charset
    file += selection
    file += shapes.bytes
    file += CompactIndex([fontDictionary(private: privateOffset)]).bytes
    file += Self.privateDictionary
    return file
  }

  /// Widths stand in each charstring as they are: nominal and default width are 0.
  private static let privateDictionary: [UInt8] = [139, 20, 139, 21]
  /// Half an em wide.
  private static let strings = CompactIndex([Array("Adobe".utf8), Array("Identity".utf8)])
  private static let noSubroutines = CompactIndex([])
  private static let blankCharString: [UInt8] = [248, 136, 14]
  /// Nothing, of no width.
  static let endOfCharString: [UInt8] = [139, 14]
}

/// An INDEX (5176, 5).
private struct CompactIndex: Sendable {
  let bytes: [UInt8]

  init(_ items: [[UInt8]]) {
    var bytes: [UInt8] = []
    bytes.append16(items.count)
    if !items.isEmpty {
      let total = items.reduce(1) { $0 + $1.count }
      let size = total < 0x100 ? 1 : total < 0x1_0000 ? 2 : 3
      bytes.reserveCapacity(3 + (items.count + 1) * size + total)
      bytes.append(UInt8(size))
      var offset = 1
      func append(_ offset: Int) {
        for shift in stride(from: 8 * (size - 1), through: 0, by: -8) { bytes.append(UInt8(truncatingIfNeeded: offset >> shift)) }
      }
      append(offset)
      for item in items {
        offset += item.count
        append(offset)
      }
      for item in items { bytes += item }
    }
    self.bytes = bytes
  }
}

/// Operands of a DICT (5176, 4).
private enum CompactDictionary {
  static func append(integer value: Int, to bytes: inout [UInt8]) {
    if (-107...107).contains(value) { return bytes.append(UInt8(value + 139)) }
    bytes.append(28)
    bytes.append16(value)
  }

  /// Always five bytes.
  static func append(offset value: Int, to bytes: inout [UInt8]) {
    bytes.append(29)
    bytes.append32(value)
  }
}
