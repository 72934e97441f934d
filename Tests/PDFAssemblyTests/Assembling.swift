import Drawing
import Foundation
import Judges
import PDFAssembly
import PDFReading
import PageDescription
import Testing

let profile = [UInt8](try! Data(contentsOf: URL(fileURLWithPath: repository + "/Profiles/sRGB.icc")))

/// A worker's assembler.
func assembler(_ cache: PreparedPageCache = PreparedPageCache()) -> PDFAssembler {
  PDFAssembler(profile: profile, cache: cache, drawer: Drawer())
}

func assembled(_ sheet: LaidParts, attachment: PDFAssembly.Attachment? = nil, signature: Signature? = nil) throws -> [UInt8] {
  try assembler().document(sheet, created: day, attachment: attachment, signature: signature).bytes
}

let facts = PDFAssembly.Attachment(
  name: "certificate.json", description: "The facts that this certificate prints", mediaType: "application/json",
  bytes: Array(#"{"name":"Amélie"}"#.utf8))

/// A document as qpdf has it, with a path through its objects.
struct Document {
  let file: PDFFile
  let root: Int
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) throws {
    self.bytes = bytes
    file = try PDFFile(bytes)
    let trailer = String(decoding: bytes.suffix(600), as: Unicode.ASCII.self)
    guard let number = trailer.firstMatch(of: #/\/Root (\d+) 0 R/#).flatMap({ Int($0.1) }) else { throw NotThere(path: "/Root") }
    root = number
  }

  struct NotThere: Error { var path: String }

  func resolved(_ value: PDFValue) throws -> PDFValue {
    if case .reference(let number) = value { return try file.object(number).value }
    return value
  }

  /// What stands at the end of a path of names and indices from the catalog, or from another value; references are followed.
  func value(_ path: String, of start: PDFValue? = nil) throws -> PDFValue {
    var value = try resolved(start ?? .reference(root))
    for step in path.split(separator: ".") {
      let next: PDFValue?
      if let index = Int(step) {
        guard case .array(let items) = value, index < items.count else { throw NotThere(path: path) }
        next = items[index]
      } else {
        next = value[String(step)]
      }
      guard let next else { throw NotThere(path: path) }
      value = try resolved(next)
    }
    return value
  }

  func has(_ path: String, of start: PDFValue? = nil) -> Bool { (try? value(path, of: start)) != nil }

  func token(_ path: String, of start: PDFValue? = nil) throws -> String {
    guard case .token(let text) = try value(path, of: start) else { throw NotThere(path: path) }
    return String(decoding: text, as: UTF8.self)
  }

  func items(_ path: String, of start: PDFValue? = nil) throws -> [PDFValue] {
    guard case .array(let items) = try value(path, of: start) else { throw NotThere(path: path) }
    return items
  }

  var page: PDFValue { get throws { try file.page(0) } }
  var contents: String { get throws { String(decoding: try file.contents(ofPage: 0), as: UTF8.self) } }
}

extension PDFValue {
  var number: Int? { if case .reference(let number) = self { number } else { nil } }
  var token: String? { if case .token(let text) = self { String(decoding: text, as: UTF8.self) } else { nil } }
}

/// Sound in qpdf's eyes.
func expectSound(_ pdf: [UInt8], sourceLocation: SourceLocation = #_sourceLocation) throws {
  let answer = try withFile(pdf) { try Tool.run("qpdf", ["--check", $0]) }
  #expect(answer.contains("No syntax or stream encoding errors found"), "\(answer)", sourceLocation: sourceLocation)
}
