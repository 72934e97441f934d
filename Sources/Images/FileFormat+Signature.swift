extension FileFormat {
  /// Recognises a format by its first bytes; the file's name says nothing reliable.
  init?(signatureOf bytes: [UInt8]) {
    func starts(_ prefix: [UInt8]) -> Bool { bytes.starts(with: prefix) }
    func starts(_ prefix: String) -> Bool { bytes.starts(with: prefix.utf8) }
    func has(_ text: String, at offset: Int) -> Bool { bytes.dropFirst(offset).starts(with: text.utf8) }

    if starts([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if starts([0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if starts("%PDF-") {
      self = .pdf
    } else if starts("GIF8") {
      self = .gif
    } else if starts("RIFF"), has("WEBP", at: 8) {
      self = .webp
    } else if has("ftyp", at: 4) {
      self = .heif
    } else if starts("II*\0") || starts("MM\0*") {
      self = .tiff
    } else if starts("8BPS") {
      self = .photoshop
    } else if starts("%!PS") || starts([0xC5, 0xD0, 0xD3, 0xC6]) {
      self = .postscript
    } else if starts([0x1F, 0x8B]) {
      self = .gzip
    } else if Self.looksLikeSVG(bytes) {
      self = .svg
    } else if starts("BM") {
      self = .bmp
    } else {
      return nil
    }
  }

  /// XML, perhaps behind a byte order mark, that mentions an svg element early on.
  private static func looksLikeSVG(_ bytes: [UInt8]) -> Bool {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      // UTF-16: recognised so that the reader can say so.
      return Array(bytes.prefix(8192).filter { $0 != 0 }).contains("<svg".utf8)
    }
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard let first = text.first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }), first == UInt8(ascii: "<") else { return false }
    let head = Array(text.prefix(65536))
    return head.contains("<svg".utf8) || head.contains(":svg".utf8)
  }
}

extension Array where Element == UInt8 {
  func contains(_ needle: String.UTF8View) -> Bool { firstIndex(of: Array(needle), from: 0) != nil }

  /// Where `needle` next begins at or behind `start`.
  func firstIndex(of needle: [UInt8], from start: Int) -> Int? {
    guard let first = needle.first, count >= needle.count else { return nil }
    var i = start
    while i <= count - needle.count {
      if self[i] == first, self[i..<(i + needle.count)].elementsEqual(needle) { return i }
      i += 1
    }
    return nil
  }
}
