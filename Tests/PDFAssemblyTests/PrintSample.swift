import Drawing
import Foundation
import Images
import PDFAssembly
import PDFReading
import PageDescription
import Typesetting

/// Certificates to be printed, and the file that they come to.
enum PrintSample {
  static let repository = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
  static let a4 = Size(width: .millimetres(297), height: .millimetres(210))
  private static let fonts = Result { try FontLibrary(folder: repository + "/Fonts") }

  static func bytes(_ path: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(fileURLWithPath: repository + "/" + path))) }

  /// The profile that comes with Laurel.
  static func profile() throws -> PressProfile { try PressProfile(bytes("Profiles/FOGRA39L-coated.icc")) }

  /// A press that takes RGB: sRGB's profile by another class, with tables by name only, as nothing here converts by them.
  static func profileOfRGB() throws -> PressProfile {
    var bytes = try bytes("Profiles/sRGB.icc")
    for (place, text) in [(12, "prtr"), (132, "A2B0"), (156, "B2A0")] {
      bytes.replaceSubrange(place..<(place + text.utf8.count), with: text.utf8)
    }
    return try PressProfile(bytes)
  }

  static func line(_ text: String, size: Double, x: Double, y: Double, color: Color = .black) throws -> [Mark] {
    let span = TextSpan(text, style: TextStyle(family: "EB Garamond", color: color), language: "en")
    return try Typesetter(library: fonts.get()).line([span])
      .placed(size: .points(size), at: Point(x: .points(x), y: .points(y))).map(Mark.glyphs)
  }

  static func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Rect {
    Rect(x: .points(x), y: .points(y), width: .points(width), height: .points(height))
  }

  static func item(_ id: String, _ marks: [Mark], _ dependence: Dependence = .fixed) -> DisplayItem {
    DisplayItem(id: id, contents: marks, dependence: dependence, role: .artifact)
  }

  /// A coloured border with a black rule, a vector logo, a signature with a soft edge and a title; each time made anew.
  static func fixed(trim: Size = a4, bleed: Length = .zero) throws -> FixedPart {
    let green = Color(hex: "#1F4E4A")!
    return FixedPart(
      sheet: Sheet(trim: trim, bleed: bleed, background: Color(hex: "#FFFDF8"), language: "en", title: ""),
      items: [
        item("border", [.path(PathMark(path: .rectangle(rectangle(40, 40, 700, 500)), stroke: Stroke(color: green, width: .points(2))))]),
        item("block", [.path(PathMark(path: .rectangle(rectangle(60, 60, 30, 30)), fill: .black))]),
        item("logo", [.image(ImageMark(asset: logo, frame: rectangle(390, 60, 60, 60)))]),
        item("title", try line("Certificate of Achievement", size: 30, x: 250, y: 160)),
        item("signature", [.image(ImageMark(asset: softPicture, frame: rectangle(170, 430, 120, 40)))]),
      ])
  }

  /// A learner's name between the title and the signature, and a code with a link on top of everything.
  static func certificate(_ name: String, on fixed: FixedPart) throws -> LaidParts {
    let side = 25
    let modules = (0..<(side * side)).map { ($0 * 7919 + name.utf8.count) % 3 == 0 }
    let frame = rectangle(60, 440, 70, 70)
    return LaidParts(
      fixed: fixed,
      learner: [
        LearnerItem(item: item("name", try line(name, size: 40, x: 200, y: 245), .learner), precedingFixedItems: 4),
        LearnerItem(
          item: item(
            "code",
            [
              .code(CodeMark(frame: frame, side: side, modules: modules, color: .black, text: "https://certificates.northfield.example")),
              .link(LinkMark(frame: frame, url: "https://certificates.northfield.example")),
            ], .learner), precedingFixedItems: 5),
      ], title: name)
  }

  /// Vector art with a gradient, and with a group that shows through.
  static let logo = ImageAsset(
    path: "assets/logo.svg", kind: .svg,
    bytes: Array(
      """
      <svg xmlns="http://www.w3.org/2000/svg" width="60" height="60" viewBox="0 0 60 60">
        <linearGradient id="g"><stop offset="0" stop-color="#1F4E4A"/><stop offset="1" stop-color="#96682F"/></linearGradient>
        <circle cx="30" cy="30" r="28" fill="url(#g)"/>
        <g opacity="0.5"><path d="M10 30 H50 V40 H10 Z" fill="#FFFFFF"/><path d="M20 20 H40 V50 H20 Z" fill="#CC8800"/></g>
      </svg>
      """.utf8), width: 60, height: 60)

  /// A picture whose edge is soft and whose colours are its own; small, so that it is soon compressed.
  static let softPicture: ImageAsset = {
    let (width, height) = (40, 16)
    var pixels: [UInt8] = []
    for i in 0..<(width * height) {
      for step in [1, 7, 31, 3] { pixels.append(UInt8(i * step % 251)) }
    }
    let bytes = try! DecodedImage(width: width, height: height, pixels: pixels).png()
    return ImageAsset(path: "assets/soft.png", kind: .png, bytes: bytes, width: Double(width), height: Double(height))
  }()

  static let names = ["Amélie Fournier-Łukasik", "Zoë Þórsdóttir", "Ada Plain"]

  static func run(_ certificates: [LaidParts], _ imposition: Imposition = Imposition(), profile: PressProfile? = nil) throws -> PrintedFile
  {
    let run = try PrintRun(
      profile: profile ?? Self.profile(), screenProfile: bytes("Profiles/sRGB.icc"), imposition: imposition, drawer: Drawer())
    var file: [UInt8] = []
    for certificate in certificates {
      try run.add(certificate)
      file += run.drain()
    }
    try run.finish(
      PrintInformation(
        title: "Ocean Literacy", author: "Northfield Open Institute", subject: "NOI+OCE101+2026", language: "en",
        created: PDFMoment(iso: "2026-11-24")!))
    file += run.drain()
    return try PrintedFile(file)
  }

  static func run(_ imposition: Imposition = Imposition(), bleed: Length = .zero, profile: PressProfile? = nil) throws -> PrintedFile {
    let fixed = try fixed(bleed: bleed)
    return try run(names.map { try certificate($0, on: fixed) }, imposition, profile: profile)
  }
}

/// A print run as qpdf reads it.
struct PrintedFile {
  let bytes: [UInt8]
  let file: PDFFile
  /// As text, whose offsets are the bytes'.
  let text: String

  init(_ bytes: [UInt8]) throws {
    self.bytes = bytes
    file = try PDFFile(bytes)
    text = String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
  }

  struct Missing: Error { var what: String }

  var trailer: Substring { text[(text.range(of: "trailer", options: .backwards)?.upperBound ?? text.startIndex)...] }

  func resolved(_ value: PDFValue?) throws -> PDFValue? {
    if case .reference(let number)? = value { return try file.object(number).value }
    return value
  }

  /// Follows names and indices through references.
  func value(_ start: PDFValue, _ path: String...) throws -> PDFValue? {
    var value = try resolved(start)
    for step in path {
      if let index = Int(step), case .array(let items)? = value {
        value = try resolved(index < items.count ? items[index] : nil)
      } else {
        value = try resolved(value?[step])
      }
    }
    return value
  }

  func trailerObject(_ key: String) throws -> PDFValue {
    guard let match = try trailer.firstMatch(of: Regex<(Substring, Substring)>("/\(key) ([0-9]+) 0 R")), let number = Int(match.1) else {
      throw Missing(what: key)
    }
    return try file.object(number).value
  }

  var catalog: PDFValue { get throws { try trailerObject("Root") } }

  func box(_ name: String, ofPage page: Int) throws -> [Double] {
    guard case .array(let sides)? = try file.page(page)[name] else { throw Missing(what: name) }
    return sides.compactMap { $0.text.flatMap(Double.init) }
  }

  func contents(ofPage page: Int) throws -> String { String(decoding: try file.contents(ofPage: page), as: UTF8.self) }

  /// Every object, with its stream decoded where it has one.
  func objects() throws -> [(number: Int, object: PDFObject)] {
    let size = try #"/Size ([0-9]+)"#.firstNumber(in: trailer)
    return try (1..<size).map { ($0, try file.object($0)) }
  }

  /// Those of a kind, by `Subtype`.
  func objects(ofSubtype subtype: String) throws -> [(number: Int, object: PDFObject)] {
    try objects().filter { $0.object.value["Subtype"]?.text == "/" + subtype }
  }
}

extension PDFValue {
  var text: String? { if case .token(let text) = self { String(decoding: text, as: UTF8.self) } else { nil } }
  var items: [PDFValue] { if case .array(let items) = self { items } else { [] } }
  var names: [String] { if case .dictionary(let entries) = self { entries.map(\.name) } else { [] } }
}

extension String {
  fileprivate func firstNumber(in text: Substring) throws -> Int {
    guard let match = try text.firstMatch(of: Regex<(Substring, Substring)>(self)), let number = Int(match.1) else {
      throw PrintedFile.Missing(what: self)
    }
    return number
  }
}
