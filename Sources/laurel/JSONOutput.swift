import Diagnostics
import Foundation

/// A result that a program reads: one JSON object on standard output. Keys are added, never renamed.
enum JSONOutput {
  static func write(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let text = String(decoding: try encoder.encode(value), as: UTF8.self)
    Console.results.say(escapingControls(in: text))
  }

  /// JSON lets DEL and the C1 controls stand as they are; a terminal obeys them.
  private static func escapingControls(in text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if (0x7F...0x9F).contains(scalar.value) {
        result.append(contentsOf: "\\u00\(String(scalar.value, radix: 16))".unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}

/// A diagnostic as JSON.
struct FindingJSON: Encodable {
  var severity: String
  var message: String
  var hint: String?
  var file: String?
  var line: Int?
  var column: Int?

  init(_ diagnostic: Diagnostic) {
    severity = diagnostic.severity.rawValue
    message = diagnostic.problem.message
    hint = diagnostic.problem.hint
    file = diagnostic.location?.file
    line = diagnostic.location?.line
    column = diagnostic.location?.column
  }
}
