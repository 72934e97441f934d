/// A finished PDF opened up again, to give its pages and catalog what cairo 1.16 cannot: links without a half-written structure tree
/// (cairo's link tag leaves a dangling reference behind), the document's language.
///
/// Objects are added and replaced behind the others and the cross-reference table is written anew (ISO 32000-1, 7.5.4). Anything
/// unexpected in the file is an error: it would mean another cairo than the one known here.
struct PDFRevision {
  private var bytes: [UInt8]
  /// Where each object begins; number 0 is the free list's head.
  private var offsets: [Int]
  private let trailer: String
  private let catalog: Int
  /// Object numbers of the pages, in order.
  let pages: [Int]

  init(_ file: [UInt8]) throws(DrawingProblem) {
    guard let start = Self.last("startxref\n", in: file),
      let table = Int(Self.text(file[(start + 10)...].prefix { $0 != 0x0A })), file.indices.contains(table),
      file[table...].starts(with: "xref\n0 ".utf8), let count = Int(Self.text(file[(table + 7)...].prefix { $0 != 0x0A }))
    else { throw Self.unexpected("cross-reference table") }
    let first = table + 7 + String(count).utf8.count + 1
    guard count > 0, first + 20 * count <= start else { throw Self.unexpected("cross-reference table") }
    offsets = (0..<count).map { Int(Self.text(file[(first + 20 * $0)..<(first + 20 * $0 + 10)])) ?? 0 }
    trailer = Self.text(file[(first + 20 * count)..<start])
    bytes = Array(file[..<table])
    Self.blankRepeatedResources(in: &bytes)
    guard let catalog = Self.reference("/Root ", in: trailer), offsets.indices.contains(catalog) else { throw Self.unexpected("trailer") }
    self.catalog = catalog
    let root = try Self.dictionary(catalog, bytes, offsets)
    guard let tree = Self.reference("/Pages ", in: root), offsets.indices.contains(tree) else { throw Self.unexpected("catalog") }
    let kids = try Self.dictionary(tree, bytes, offsets).split(separator: "/Kids [ ").last?.prefix { $0 != "]" } ?? ""
    pages = kids.split(separator: " 0 R").compactMap { Int($0.filter { !$0.isWhitespace }) }
    guard !pages.isEmpty, pages.allSatisfy(offsets.indices.contains) else { throw Self.unexpected("page tree") }
  }

  /// Appends an object, and returns its number.
  mutating func add(_ object: String) -> Int {
    offsets.append(0)
    write(object, as: offsets.count - 1)
    return offsets.count - 1
  }

  /// Adds entries to a page's dictionary.
  mutating func extend(page: Int, with entries: String) throws(DrawingProblem) { try extend(page, with: entries) }

  mutating func extendCatalog(with entries: String) throws(DrawingProblem) { try extend(catalog, with: entries) }

  private mutating func extend(_ number: Int, with entries: String) throws(DrawingProblem) {
    let dictionary = try Self.dictionary(number, bytes, offsets)
    guard dictionary.hasSuffix(">>") else { throw Self.unexpected("object \(number)") }
    write("\(dictionary.dropLast(2))   \(entries)\n>>", as: number)
  }

  private mutating func write(_ object: String, as number: Int) {
    offsets[number] = bytes.count
    bytes += "\(number) 0 obj\n\(object)\nendobj\n".utf8
  }

  consuming func finish() throws(DrawingProblem) -> [UInt8] {
    let table = bytes.count
    guard let info = Self.reference("/Info ", in: trailer) else { throw Self.unexpected("trailer") }
    bytes += "xref\n0 \(offsets.count)\n0000000000 65535 f \n".utf8
    for offset in offsets.dropFirst() {
      let digits = String(offset)
      bytes += "\(String(repeating: "0", count: 10 - digits.count))\(digits) 00000 n \n".utf8
    }
    bytes += "trailer\n<< /Size \(offsets.count)\n   /Root \(catalog) 0 R\n   /Info \(info) 0 R\n>>\nstartxref\n\(table)\n%%EOF\n".utf8
    return bytes
  }

  /// An image that stands twice on a page is named twice in cairo's resource dictionary (`<< /x9 9 0 R /x9 9 0 R >>`), which a
  /// dictionary may not do (ISO 32000-1, 7.3.7). The repeated entry gives way to blanks, so that nothing moves.
  private static func blankRepeatedResources(in bytes: inout [UInt8]) {
    let key = Array("/XObject <<".utf8)
    var position = 0
    while let start = bytes[position...].firstIndex(of: key[0]) {
      position = start + 1
      guard bytes[start...].starts(with: key), let end = bytes[(start + key.count)...].firstIndex(of: UInt8(ascii: ">")) else { continue }
      var names: Set<ArraySlice<UInt8>> = []
      var entry = start + key.count
      while let slash = bytes[entry..<end].firstIndex(of: UInt8(ascii: "/")) {
        let next = bytes[(slash + 1)..<end].firstIndex(of: UInt8(ascii: "/")) ?? end
        let name = bytes[slash..<next].prefix { $0 > 0x20 }
        if !names.insert(name).inserted { for i in slash..<next { bytes[i] = 0x20 } }
        entry = next
      }
      position = end
    }
  }

  // MARK: reading

  private static func dictionary(_ number: Int, _ bytes: [UInt8], _ offsets: [Int]) throws(DrawingProblem) -> String {
    let head = Array("\(number) 0 obj\n".utf8)
    let end = Array("\nendobj".utf8)
    guard bytes.indices.contains(offsets[number]), bytes[offsets[number]...].starts(with: head) else {
      throw unexpected("object \(number)")
    }
    let start = offsets[number] + head.count
    guard let stop = (start..<bytes.count).first(where: { bytes[$0] == 0x0A && bytes[$0...].starts(with: end) }) else {
      throw unexpected("object \(number)")
    }
    return text(bytes[start..<stop])
  }

  /// The object number behind `key`.
  private static func reference(_ key: String, in dictionary: String) -> Int? {
    guard let part = dictionary.split(separator: key, maxSplits: 1).dropFirst().first else { return nil }
    return Int(part.prefix { $0.isNumber })
  }

  private static func last(_ word: String, in bytes: [UInt8]) -> Int? {
    let word = Array(word.utf8)
    return stride(from: bytes.count - word.count, through: 0, by: -1).first { bytes[$0] == word[0] && bytes[$0...].starts(with: word) }
  }

  private static func text(_ bytes: some Sequence<UInt8>) -> String { String(decoding: Array(bytes), as: UTF8.self) }

  private static func unexpected(_ part: String) -> DrawingProblem {
    .cairo(during: "completing a PDF", status: "unexpected \(part)")
  }
}
