import Diagnostics
import Foundation
import FoundationXML

/// The root element of an OLX file (`course.xml`, `course/<run>.xml`): its attributes are the course's settings.
struct CourseElement {
  var attributes: [String: String]
  /// Where the element begins.
  var location: SourceLocation

  /// Reads the whole file, so that a truncated one is noticed, but keeps the root's attributes only.
  /// - Throws: a diagnostic when it isn't well-formed XML 1.0 in UTF-8, has a document type declaration (the only way to entities,
  ///   and Open edX writes none), or its root isn't `course`.
  static func read(_ bytes: [UInt8], file: String) throws(Diagnostic) -> CourseElement {
    let start = try prolog(of: bytes, file: file)
    let collector = RootCollector()
    let parser = XMLParser(data: Data(bytes))
    parser.shouldResolveExternalEntities = false
    parser.delegate = collector
    // What `parse` returns is true for some malformed texts; the errors it reports are not.
    _ = parser.parse()
    guard collector.error == nil, let root = collector.root else {
      let error = collector.error ?? (XMLParser.ErrorCode.emptyDocumentError.rawValue, 1, 1)
      throw Diagnostic(
        ExportProblem.invalidXML(code: error.code), at: SourceLocation(file: file, line: max(1, error.line), column: max(1, error.column)))
    }
    guard root == "course" else { throw Diagnostic(ExportProblem.notACourse(element: root), at: start) }
    return CourseElement(attributes: collector.attributes, location: start)
  }

  /// Goes through what may stand before the root element (XML 1.0, 2.8) without a parser, so that a document type declaration never
  /// reaches one.
  private static func prolog(of bytes: [UInt8], file: String) throws(Diagnostic) -> SourceLocation {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Diagnostic(ExportProblem.unsupportedEncoding("not UTF-8"), at: SourceLocation(file: file, line: 1, column: 1))
    }
    var rest = Substring(text).drop { $0 == "\u{FEFF}" }
    var line = 1
    var column = 1
    func here() -> SourceLocation { SourceLocation(file: file, line: line, column: column) }
    func advance(by count: Int) {
      for character in rest.prefix(count) {
        (line, column) = character.isNewline ? (line + 1, 1) : (line, column + 1)
      }
      rest = rest.dropFirst(count)
    }
    while let first = rest.first {
      if first.isWhitespace {
        advance(by: 1)
      } else if rest.hasPrefix("<?") || rest.hasPrefix("<!--") {
        let isComment = rest.hasPrefix("<!--")
        guard let end = rest.firstRange(of: isComment ? "-->" : "?>") else { break }
        let skipped = rest[..<end.upperBound]
        if let encoding = declaredEncoding(skipped), !["utf-8", "us-ascii", "ascii"].contains(encoding.lowercased()) {
          throw Diagnostic(ExportProblem.unsupportedEncoding(encoding), at: here())
        }
        advance(by: skipped.count)
      } else if rest.hasPrefix("<!") {
        throw Diagnostic(ExportProblem.documentType, at: here())
      } else {
        break
      }
    }
    return here()
  }

  private static func declaredEncoding(_ instruction: Substring) -> String? {
    guard instruction.hasPrefix("<?xml"), let key = instruction.firstRange(of: "encoding") else { return nil }
    let value = instruction[key.upperBound...].drop { $0 == " " || $0 == "=" }
    guard let quote = value.first, quote == "\"" || quote == "'" else { return nil }
    return String(value.dropFirst().prefix { $0 != quote })
  }
}

/// Keeps the first element with its attributes, and the first error.
private final class RootCollector: NSObject, XMLParserDelegate {
  var root: String?
  var attributes: [String: String] = [:]
  var error: (code: Int, line: Int, column: Int)?

  func parser(_ parser: XMLParser, parseErrorOccurred parseError: any Error) {
    guard error == nil else { return }
    error = ((parseError as NSError).code, parser.lineNumber, parser.columnNumber)
  }

  func parser(
    _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?, qualifiedName: String?,
    attributes attributeDict: [String: String]
  ) {
    guard root == nil else { return }
    root = elementName
    attributes = attributeDict
  }
}
