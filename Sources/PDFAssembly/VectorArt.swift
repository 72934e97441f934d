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
        object.value = Self.conforming(object.value)
        if let packed = try Self.repacked(number, object, of: file, deflater) { object = packed }
        found[number] = object
        waiting += Self.references(in: object.value)
      }
      objects = found
    } catch { throw .unexpectedArt(file: mark.asset.path, .unreadable(error)) }
    guard !objects.values.contains(where: { $0.value["Type"] == .token(Array("/Page".utf8)) }) else {
      throw .unexpectedArt(file: mark.asset.path, .ownPage)
    }
    // Live text is refused in art, so that nothing has to be said about fonts here.
    guard resources["Font"] == nil else { throw .unexpectedArt(file: mark.asset.path, .font) }
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

  /// How thin the thinnest line is, in points; `nil` where none is drawn.
  func thinnestLine() -> Double? {
    let forms = objects.values.filter { $0.value["Subtype"] == .token(Array("/Form".utf8)) }
    let streams = forms.compactMap { form in form.stream.flatMap { Self.unpacked($0, of: form.value) } }
    return ([unpackedContents].compactMap(\.self) + streams).compactMap { ThinnestLine(in: $0).width }.min()
  }

  /// How few pixels to the inch a picture in it has; `nil` where there is none.
  func leastResolution() -> Double? {
    unpackedContents.flatMap { LeastResolution(in: $0, resources: resources, objects: objects).dotsPerInch }
  }

  private var unpackedContents: [UInt8]? { try? Deflater.inflate(contents, limit: Self.mostBytes) }

  /// A content stream's operators; `nil` for a stream that is packed in another way than cairo's are.
  static func unpacked(_ stream: [UInt8], of dictionary: PDFValue) -> [UInt8]? {
    guard let filter = dictionary["Filter"] else { return stream }
    guard filter == .token(Array("/FlateDecode".utf8)), dictionary["DecodeParms"] == nil else { return nil }
    return try? Deflater.inflate(stream, limit: mostBytes)
  }

  private static let mostBytes = 1 << 28

  /// Whether an object has a soft mask, an opacity below 1 or a blend mode (ISO 32000-1, 11.2). cairo sets opacities of 1 as well.
  var isTransparent: Bool {
    ([resources] + objects.values.map(\.value)).contains(where: Self.isTransparent)
  }

  private static func isTransparent(_ value: PDFValue) -> Bool {
    switch value {
    case .token, .reference: false
    case .array(let items): items.contains(where: isTransparent)
    case .dictionary(let entries):
      entries.contains { entry in
        switch entry.name {
        case "SMask": entry.value != .token(Array("/None".utf8))
        case "ca", "CA": entry.value != .token([UInt8(ascii: "1")])
        case "BM": entry.value != .token(Array("/Normal".utf8))
        default: isTransparent(entry.value)
        }
      }
    }
  }

  /// Objects that are some content stream's resources.
  private static func resourceNumbers(in values: [PDFValue]) -> Set<Int> {
    var found: Set<Int> = []
    func look(_ value: PDFValue, isResources: Bool) {
      switch value {
      case .token: break
      case .reference(let number): if isResources { found.insert(number) }
      case .array(let items): for item in items { look(item, isResources: false) }
      case .dictionary(let entries): for entry in entries { look(entry.value, isResources: entry.name == "Resources") }
      }
    }
    if let own = values.first { look(own, isResources: true) }
    for value in values { look(value, isResources: false) }
    return found
  }

  /// - Returns: the form's number.
  func write(to writer: inout ObjectWriter, _ spaces: ColorSpaceNames) -> Int {
    var numbers: [Int: Int] = [:]
    for number in objects.keys.sorted() { numbers[number] = writer.reserve() }
    let text = VectorArtText(numbers: numbers, spaces: spaces)
    let shared = Self.resourceNumbers(in: [resources] + objects.values.map(\.value))
    for (number, object) in objects.sorted(by: { $0.key < $1.key }) {
      if let stream = object.stream, case .dictionary(let entries) = object.value {
        writer.write(numbers[number]!, stream: stream) { text.write(entries, to: &$0) }
      } else {
        writer.write(numbers[number]!) { bytes in
          if shared.contains(number) { text.writeResources(object.value, to: &bytes) } else { text.write(object.value, to: &bytes) }
        }
      }
    }
    return writer.add(stream: contents) { bytes in
      bytes += "/Type/XObject/Subtype/Form/Filter/FlateDecode/BBox[0 0 "
      bytes.append(size.width.points, decimals: 3)
      bytes.append(UInt8(ascii: " "))
      bytes.append(size.height.points, decimals: 3)
      bytes += "]/Resources "
      text.writeResources(resources, to: &bytes)
    }
  }
}

/// Writes what cairo wrote once more, under other numbers and with the colour spaces of the document that it goes into.
private struct VectorArtText {
  let numbers: [Int: Int]
  let spaces: ColorSpaceNames

  func write(_ entries: [PDFValue.Entry], to bytes: inout [UInt8]) {
    for entry in entries {
      bytes.append(UInt8(ascii: "/"))
      bytes += entry.name
      bytes.append(UInt8(ascii: " "))
      if entry.name == "Resources" { writeResources(entry.value, to: &bytes) } else { write(entry.value, to: &bytes) }
    }
  }

  /// Operators name their colour space by device, so each content stream's resources say what that means (ISO 32000-1, 8.6.5.6).
  func writeResources(_ value: PDFValue, to bytes: inout [UInt8]) {
    guard let number = spaces.defaultRGB, case .dictionary(let entries) = value else { return write(value, to: &bytes) }
    bytes += "<<"
    write(entries.filter { $0.name != "ColorSpace" }, to: &bytes)
    bytes += "/ColorSpace<<"
    if case .dictionary(let named)? = value["ColorSpace"] { write(named, to: &bytes) }
    bytes += "/DefaultRGB "
    bytes.append(reference: number)
    bytes += ">>>>"
  }

  func write(_ value: PDFValue, to bytes: inout [UInt8]) {
    switch value {
    case .token(let text): if text == Self.deviceRGB { bytes += spaces.rgb } else { bytes += text }
    case .array(let items):
      bytes.append(UInt8(ascii: "["))
      for (i, item) in items.enumerated() {
        if i > 0 { bytes.append(UInt8(ascii: " ")) }
        write(item, to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .dictionary(let entries):
      bytes += "<<"
      write(entries, to: &bytes)
      bytes += ">>"
    case .reference(let number): bytes.append(reference: numbers[number]!)
    }
  }

  private static let deviceRGB = Array("/DeviceRGB".utf8)
}
