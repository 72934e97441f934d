import PDFReading

/// How few pixels to the inch a picture has in vector art, at the size at which a content stream draws it, directly or in a form, a pattern or
/// a mask (ISO 32000-1, 8.9.5, 8.10, 8.7.3 and 11.6.5.2).
struct LeastResolution {
  /// `nil` where no picture is drawn.
  private(set) var dotsPerInch: Double?
  private let objects: [Int: PDFObject]
  /// Streams that are being looked through, each inside the one before it.
  private var open: Set<Int> = []

  /// - Parameters:
  ///   - contents: whose unit is a point.
  ///   - objects: what `resources` refer to, by number.
  init(in contents: [UInt8], resources: PDFValue, objects: [Int: PDFObject]) {
    self.objects = objects
    look(through: contents, resolved(resources), under: LinearMap())
  }

  private mutating func look(through contents: [UInt8], _ resources: PDFValue?, under start: LinearMap) {
    var (map, saved) = (start, [LinearMap]())
    func resource(_ kind: String, _ step: ContentOperators.Step) -> PDFValue? {
      step.resource.flatMap { resolved(resources?[kind])?[$0] }
    }
    for step in ContentOperators(contents) {
      switch step.name {
      case "q": saved.append(map)
      case "Q": map = saved.popLast() ?? start
      case "cm": if let own = LinearMap(step.numbers) { map = own.followed(by: map) }
      case "Do": look(at: resource("XObject", step), under: map)
      // A pattern's matrix begins from the stream's space, wherever it is set.
      case "scn", "SCN": look(at: resource("Pattern", step), under: start)
      case "gs": look(at: resolved(resolved(resource("ExtGState", step))?["SMask"])?["G"], under: map)
      default: break
      }
    }
  }

  /// Looks at a picture, or through what a form or a pattern's cell draws.
  private mutating func look(at value: PDFValue?, under map: LinearMap) {
    guard case .reference(let number)? = value, let object = objects[number], let stream = object.stream else { return }
    if object.value["Subtype"] == .token(Array("/Image".utf8)) { return add(object.value, under: map) }
    // What is not packed this way is no stream of cairo's.
    guard let contents = VectorArt.unpacked(stream, of: object.value), open.insert(number).inserted else { return }
    let own = LinearMap(numbers(object.value["Matrix"])) ?? LinearMap()
    look(through: contents, resolved(object.value["Resources"]), under: own.followed(by: map))
    open.remove(number)
  }

  /// A picture fills the unit square.
  private mutating func add(_ picture: PDFValue, under map: LinearMap) {
    guard let width = numbers(picture["Width"]).first, let height = numbers(picture["Height"]).first else { return }
    let size = map.unitLengths
    guard size.x > 0, size.y > 0 else { return }
    let drawn = 72 * min(width / size.x, height / size.y)
    dotsPerInch = min(dotsPerInch ?? drawn, drawn)
  }

  private func resolved(_ value: PDFValue?) -> PDFValue? {
    if case .reference(let number)? = value { objects[number]?.value } else { value }
  }

  private func numbers(_ value: PDFValue?) -> [Double] {
    switch resolved(value) {
    case .token(let text)?: Double(String(decoding: text, as: UTF8.self)).map { [$0] } ?? []
    case .array(let items)?: items.flatMap(numbers)
    case .dictionary?, .reference?, nil: []
    }
  }
}
