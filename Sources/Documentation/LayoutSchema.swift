import Foundation
import Layout

/// The JSON Schema (draft 2020-12) of layout files, made of the same list of keys as the reference page.
public enum LayoutSchema {
  /// As JSON text with a line feed at its end.
  public static func text() -> String {
    var definitions: [String: Any] = [
      "elements": ["type": "array", "items": ["$ref": "#/$defs/element"]],
      "element": element,
      "length": [
        "type": ["string", "number"],
        "description": "A sum of lengths: 12mm, 50% - 16mm + 2*rise. Units: mm, pt, in, %, and named lengths.",
      ],
      "condition": [
        "type": "string",
        "description":
          "track is honor, verified · language is not ar · page is A4 · orientation is portrait · direction is rtl · signatories > 3 · url · not logo · joined with and, or",
      ],
    ]
    let file = LayoutVocabulary.file.keys
    for section in [LayoutVocabulary.styles] { definitions[section.name] = mapping(section.keys) }
    var root = mapping(file)
    root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    root["title"] = "layout.yaml, badge.yaml"
    root["description"] = "A layout of certificates or badges, as Laurel reads it."
    root["$defs"] = definitions
    // A file that extends another has its sheets and name from it.
    root["required"] = ["layout"]
    return json(root)
  }

  static func json(_ value: Any) -> String {
    guard let data = try? JSONSerialization.data(withJSONObject: value, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
    else { return "" }
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  /// Any of the kinds, told apart by the key that says what it is, so that an editor completes and checks what belongs to it.
  private static var element: [String: Any] {
    let changes = LayoutVocabulary.changes.keys + [LayoutKey("weight", .number, "its share of what is left in a row or column")]
    // A key of several kinds may be what any of them takes: a text's `lines` are a number, a line pattern's a box.
    var forms: [String: [(form: String, schema: [String: Any])]] = [:]
    for key in LayoutVocabulary.common.keys + changes + LayoutVocabulary.elementSections.flatMap(\.keys) {
      let form = json(schema(of: key.value))
      if forms[key.name]?.contains(where: { $0.form == form }) != true { forms[key.name, default: []].append((form, described(key))) }
    }
    let properties = forms.mapValues { $0.count == 1 ? $0[0].schema : ["anyOf": $0.map(\.schema)] }
    return ["type": "object", "additionalProperties": false, "properties": properties]
  }

  private static func mapping(_ keys: [LayoutKey]) -> [String: Any] {
    var schema: [String: Any] = [
      "type": "object", "additionalProperties": false,
      "properties": Dictionary(keys.map { ($0.name, described($0)) }, uniquingKeysWith: { first, _ in first }),
    ]
    let required = keys.filter(\.isRequired).map(\.name)
    if !required.isEmpty { schema["required"] = required }
    return schema
  }

  private static func described(_ key: LayoutKey) -> [String: Any] {
    var schema = schema(of: key.value)
    schema["description"] = key.summary
    return schema
  }

  private static func schema(of value: LayoutKey.Value) -> [String: Any] {
    switch value {
    case .text, .template, .color, .style: ["type": ["string", "number"]]
    case .length, .absoluteLength: ["$ref": "#/$defs/length"]
    // `1/6` and `12%` are numbers too.
    case .number, .share: ["type": ["number", "string"]]
    case .integer(let range): ["type": "integer", "minimum": range.lowerBound, "maximum": range.upperBound]
    case .boolean: ["type": "boolean"]
    case .words(let words): ["enum": words.map { $0 == "true" ? true : $0 == "false" ? false : $0 as Any }]
    case .condition: ["$ref": "#/$defs/condition"]
    case .place: ["type": "array", "items": ["$ref": "#/$defs/length"], "minItems": 2, "maxItems": 2]
    case .hexColor: ["type": "string", "pattern": "^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})$"]
    // Parts of an inherited mapping may be left to the parent.
    case .mapping(let keys): mapping(keys).filter { $0.key != "required" }
    case .named(let inner): ["type": ["object", "null"], "additionalProperties": schema(of: inner)]
    case .list(let inner): ["type": "array", "items": schema(of: inner)]
    case .either(let several): ["anyOf": several.map(schema)]
    case .elements: ["$ref": "#/$defs/elements"]
    }
  }
}
