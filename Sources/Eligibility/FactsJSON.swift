import Courses
import FoundationEssentials

extension Award.Facts {
  /// As the encoder writes them, keys sorted, no blanks; `nil` when a grade is not a number.
  var encodedJSON: String? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else { return nil }
    return String(decoding: data, as: UTF8.self)
  }

  /// The same text put together directly, a twentieth of the work; `nil` where a value might have to be escaped or ordered, which the
  /// encoder knows better.
  var plainJSON: String? {
    guard custom.count <= 1 else { return nil }
    var text = ""
    text.reserveCapacity(400)
    func add(_ key: StaticString, _ value: String) -> Bool {
      guard value.isPlainInJSON else { return false }
      text += text.isEmpty ? "{\"" : ",\""
      text += "\(key)"
      text += "\":\""
      text += value
      text += "\""
      return true
    }
    guard add("courseKey", courseKey), add("courseNumber", courseNumber), add("courseOrganization", courseOrganization),
      add("courseTitle", courseTitle)
    else { return nil }
    text += ",\"custom\":{"
    if let (key, value) = custom.first {
      guard key.isPlainInJSON, value.isPlainInJSON else { return nil }
      text += "\"\(key)\":\"\(value)\""
    }
    text += "}"
    if let grade {
      // Beyond these the encoder's own notation counts.
      guard (0.0001...1).contains(grade) || grade == 0 else { return nil }
      text += grade == grade.rounded() ? ",\"grade\":\(Int(grade))" : ",\"grade\":\(grade)"
    }
    guard add("issuedOn", issuedOn.description), add("language", language), add("learnerName", learnerName), add("track", track.rawValue)
    else { return nil }
    text += "}"
    return text
  }
}

extension String {
  /// Whether JSON writes every character as itself.
  fileprivate var isPlainInJSON: Bool {
    utf8.allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") && $0 != 0x7F }
  }
}
