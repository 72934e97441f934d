/// Archives byte by byte, so that tests can write what no honest tool writes.
struct TarFixture {
  private(set) var bytes: [UInt8] = []

  /// Adds an entry (POSIX ustar). `type` is `0` for a file, `1` for a hard link, `2` for a symbolic link, `3` for a device, `5` for a folder.
  mutating func add(_ name: [UInt8], _ contents: [UInt8] = [], type: Character = "0", link: String = "", declaredSize: Int? = nil) {
    var header = [UInt8](repeating: 0, count: 512)
    func put(_ text: [UInt8], at offset: Int) { header.replaceSubrange(offset..<offset + text.count, with: text) }
    func octal(_ number: Int, _ width: Int) -> [UInt8] {
      let digits = String(number, radix: 8)
      return Array((String(repeating: "0", count: width - digits.count) + digits).utf8)
    }
    put(name, at: 0)
    put(octal(0o644, 7), at: 100)
    put(octal(0, 7), at: 108)
    put(octal(0, 7), at: 116)
    put(octal(declaredSize ?? contents.count, 11), at: 124)
    put(octal(0, 11), at: 136)
    put(Array("        ".utf8), at: 148)
    put([type.asciiValue!], at: 156)
    put(Array(link.utf8), at: 157)
    put(Array("ustar".utf8), at: 257)
    put(Array("00".utf8), at: 263)
    put(octal(header.reduce(0) { $0 + Int($1) }, 6) + [0], at: 148)
    bytes += header + contents + [UInt8](repeating: 0, count: (512 - contents.count % 512) % 512)
  }

  mutating func add(_ name: String, _ contents: [UInt8] = [], type: Character = "0", link: String = "") {
    add(Array(name.utf8), contents, type: type, link: link)
  }

  mutating func add(_ files: [String: [UInt8]]) {
    for (name, contents) in files.sorted(by: { $0.key < $1.key }) { add(name, contents) }
  }

  var finished: [UInt8] { bytes + [UInt8](repeating: 0, count: 1024) }
}

/// A ZIP archive whose entries are stored, not compressed.
func zipFixture(_ files: [String: [UInt8]]) -> [UInt8] {
  func little(_ number: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) } }
  func crc(_ bytes: [UInt8]) -> Int {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return Int(~crc)
  }
  var body: [UInt8] = []
  var directory: [UInt8] = []
  for (name, contents) in files.sorted(by: { $0.key < $1.key }) {
    let facts =
      little(0, 2) + little(0, 2) + little(0, 4) + little(crc(contents), 4) + little(contents.count, 4) + little(contents.count, 4)
    let sizes = facts + little(name.utf8.count, 2) + little(0, 2)
    directory += little(0x0201_4B50, 4) + little(20, 2) + little(20, 2) + sizes + little(0, 10) + little(body.count, 4) + Array(name.utf8)
    body += little(0x0403_4B50, 4) + little(20, 2) + sizes + Array(name.utf8) + contents
  }
  return body + directory + little(0x0605_4B50, 4) + little(0, 4) + little(files.count, 2) + little(files.count, 2)
    + little(directory.count, 4)
    + little(body.count, 4) + little(0, 2)
}
