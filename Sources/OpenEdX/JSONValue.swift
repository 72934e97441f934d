import Diagnostics

/// A JSON text as values that know their line: Foundation's reader gives no positions, and a course team with forty settings in
/// `policy.json` needs them.
enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([Located<JSONValue>])
  case object([String: Located<JSONValue>])

  var object: [String: Located<JSONValue>]? { if case .object(let members) = self { members } else { nil } }
  var array: [Located<JSONValue>]? { if case .array(let elements) = self { elements } else { nil } }
  var string: String? { if case .string(let text) = self { text } else { nil } }
  var isNull: Bool { if case .null = self { true } else { false } }

  /// What kind of value it is, in JSON's words (RFC 8259, 3).
  var kind: String {
    switch self {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

extension JSONValue: Equatable {
  /// The same value, wherever it stands and in whatever order its members are written.
  static func == (a: JSONValue, b: JSONValue) -> Bool {
    switch (a, b) {
    case (.null, .null): true
    case (.bool(let x), .bool(let y)): x == y
    case (.number(let x), .number(let y)): x == y
    case (.string(let x), .string(let y)): x == y
    case (.array(let x), .array(let y)): x.map(\.value) == y.map(\.value)
    case (.object(let x), .object(let y)): x.mapValues(\.value) == y.mapValues(\.value)
    default: false
    }
  }
}
