import Compression
import Drawing
import PDFReading
import PageDescription

/// Vector art as a form XObject: drawn by cairo as a page of its own, taken over from there object by object.
struct VectorArt {
  /// In points.
  private let size: Size
  private let contents: [UInt8]
  private let resources: PDFValue
  private let objects: [Int: PDFObject]

  init(_ mark: ImageMark, drawer: Drawer, deflater: Deflater) throws(AssemblyProblem) {
    size = mark.frame.size
    var mark = mark
    mark.frame.origin = .zero
    let list = DisplayList(
      sheet: Sheet(trim: size, language: "und", title: ""),
      items: [DisplayItem(id: "art", contents: [.image(mark)], dependence: .fixed, role: .artifact)])
    let bytes: [UInt8]
    do { bytes = try drawer.pdf([list]) } catch { throw .drawing(error) }
    do throws(PDFReadingProblem) {
      let file = try PDFFile(bytes)
      contents = deflater.zlib(try file.contents(ofPage: 0))
      resources = try file.page(0)["Resources"] ?? .dictionary([])
      var found: [Int: PDFObject] = [:]
      var waiting = Self.references(in: resources)
      while let number = waiting.popLast() {
        guard found[number] == nil else { continue }
        var object = try file.object(number)
        if object.value["Type"] == .token(Array("/Page".utf8)) { throw PDFReadingProblem(reason: "the page refers to itself") }
        object.value = Self.conforming(object.value)
        if let packed = try Self.repacked(number, object, of: file, deflater) { object = packed }
        found[number] = object
        waiting += Self.references(in: object.value)
      }
      objects = found
    } catch { throw .unexpectedArt(file: mark.asset.path, part: error.reason) }
    // Live text is refused in art, so that nothing has to be said about fonts here.
    guard resources["Font"] == nil else { throw .unexpectedArt(file: mark.asset.path, part: "a font") }
  }

  private static func references(in value: PDFValue) -> [Int] {
    switch value {
    case .token: []
    case .array(let items): items.flatMap(references)
    case .dictionary(let entries): entries.flatMap { references(in: $0.value) }
    case .reference(let number): [number]
    }
  }

  /// PDF/A forbids smoothed enlargement (ISO 19005-3, 6.2.8), which cairo asks for. What a stream's length is, its writer says.
  private static func conforming(_ value: PDFValue) -> PDFValue {
    guard case .dictionary(let entries) = value else { return value }
    return .dictionary(entries.filter { $0.name != "Interpolate" && $0.name != "Length" })
  }

  /// cairo's compression is zlib's; once and for all it pays to look longer.
  private static func repacked(
    _ number: Int, _ object: PDFObject, of file: PDFFile, _ deflater: Deflater
  ) throws(PDFReadingProblem) -> PDFObject? {
    guard let stream = object.stream, case .dictionary(let entries) = object.value,
      object.value["Filter"] == .token(Array("/FlateDecode".utf8)), object.value["DecodeParms"] == nil
    else { return nil }
    let packed = deflater.zlib(try file.decoded(number))
    guard packed.count < stream.count else { return nil }
    return PDFObject(value: .dictionary(entries), stream: packed)
  }

  /// - Returns: the form's number.
  func write(to writer: inout ObjectWriter) -> Int {
    var numbers: [Int: Int] = [:]
    for number in objects.keys.sorted() { numbers[number] = writer.reserve() }
    for (number, object) in objects.sorted(by: { $0.key < $1.key }) {
      if let stream = object.stream, case .dictionary(let entries) = object.value {
        writer.write(numbers[number]!, stream: stream) { bytes in
          for entry in entries { Self.write(entry, numbers, to: &bytes) }
        }
      } else {
        writer.write(numbers[number]!) { Self.write(object.value, numbers, to: &$0) }
      }
    }
    return writer.add(stream: contents) { bytes in
      bytes += "/Type/XObject/Subtype/Form/Filter/FlateDecode/BBox[0 0 "
      bytes.append(size.width.points, decimals: 3)
      bytes.append(UInt8(ascii: " "))
      bytes.append(size.height.points, decimals: 3)
      bytes += "]/Resources "
      Self.write(resources, numbers, to: &bytes)
    }
  }

  private static func write(_ entry: PDFValue.Entry, _ numbers: [Int: Int], to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "/"))
    bytes += entry.name
    bytes.append(UInt8(ascii: " "))
    write(entry.value, numbers, to: &bytes)
  }

  private static func write(_ value: PDFValue, _ numbers: [Int: Int], to bytes: inout [UInt8]) {
    switch value {
    case .token(let text): bytes += text
    case .array(let items):
      bytes.append(UInt8(ascii: "["))
      for (i, item) in items.enumerated() {
        if i > 0 { bytes.append(UInt8(ascii: " ")) }
        write(item, numbers, to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .dictionary(let entries):
      bytes += "<<"
      for entry in entries { write(entry, numbers, to: &bytes) }
      bytes += ">>"
    case .reference(let number): bytes.append(reference: numbers[number]!)
    }
  }
}
