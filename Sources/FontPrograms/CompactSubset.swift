extension FontProgram {
  /// A CID-keyed CFF font (Adobe Technical Note 5176, 5092), the bare table as a PDF embeds it (ISO 32000-1, 9.9, `CIDFontType0C`).
  /// Its CID 0 is blank, and CID i + 1 is `glyphs[i]`. Outlines are at 1000 units to the em.
  func compactSubset(_ glyphs: [UInt32], name: String) throws(FontProgramProblem) -> [UInt8] {
    var charStrings: [[UInt8]] = [Self.blankCharString]
    charStrings.reserveCapacity(glyphs.count + 1)
    for id in glyphs { charStrings.append(try glyph(id).bytes) }
    let count = charStrings.count

    let names = CompactIndex([Array(name.utf8)])
    let strings = CompactIndex([Array("Adobe".utf8), Array("Identity".utf8)])
    let subroutines = CompactIndex([])
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
    // Widths stand in each charstring as they are: nominal and default width are 0.
    let privateDictionary = CompactDictionary.integer(0) + [20] + CompactDictionary.integer(0) + [21]

    let header: [UInt8] = [1, 0, 4, 4]
    // All operands below have a fixed length, so that offsets don't move what they point to.
    func top(charset: Int, selection: Int, shapes: Int, array: Int) -> [UInt8] {
      var entry: [UInt8] = []
      entry += CompactDictionary.integer(391) + CompactDictionary.integer(392) + CompactDictionary.integer(0) + [12, 30]
      let box = description.box
      entry += [box.left, box.bottom, box.right, box.top].flatMap(CompactDictionary.offset) + [5]
      entry += CompactDictionary.offset(count) + [12, 34]
      entry += CompactDictionary.offset(charset) + [15]
      entry += CompactDictionary.offset(selection) + [12, 37]
      entry += CompactDictionary.offset(shapes) + [17]
      entry += CompactDictionary.offset(array) + [12, 36]
      return entry
    }
    func fontDictionary(private offset: Int) -> [UInt8] {
      CompactDictionary.offset(privateDictionary.count) + CompactDictionary.offset(offset) + [18]
    }
    let topLength = CompactIndex([top(charset: 0, selection: 0, shapes: 0, array: 0)]).bytes.count
    let arrayLength = CompactIndex([fontDictionary(private: 0)]).bytes.count
    let charsetOffset = header.count + names.bytes.count + topLength + strings.bytes.count + subroutines.bytes.count
    let selectionOffset = charsetOffset + charset.count
    let shapesOffset = selectionOffset + selection.count
    let arrayOffset = shapesOffset + shapes.bytes.count
    let privateOffset = arrayOffset + arrayLength

    var file = header
    file.reserveCapacity(privateOffset + privateDictionary.count)
    file += names.bytes
    file += CompactIndex([top(charset: charsetOffset, selection: selectionOffset, shapes: shapesOffset, array: arrayOffset)]).bytes
    file += strings.bytes
    file += subroutines.bytes
    file += charset
    file += selection
    file += shapes.bytes
    file += CompactIndex([fontDictionary(private: privateOffset)]).bytes
    file += privateDictionary
    return file
  }

  /// Half an em wide.
  private static let blankCharString: [UInt8] = [248, 136, 14]
}

/// An INDEX (5176, 5).
private struct CompactIndex {
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
  static func integer(_ value: Int) -> [UInt8] {
    switch value {
    case -107...107: return [UInt8(value + 139)]
    default:
      var bytes: [UInt8] = [28]
      bytes.append16(value)
      return bytes
    }
  }

  /// Always five bytes.
  static func offset(_ value: Int) -> [UInt8] {
    var bytes: [UInt8] = [29]
    bytes.append32(value)
    return bytes
  }
}
