internal import CPangoCairo

/// Unicode's script property (UAX #24), by ISO 15924 code.
enum Script {
  /// `Zyyy` (common) and `Zinh` (inherited) for what belongs to no one script.
  static func code(of scalar: Unicode.Scalar) -> String {
    let tag = g_unicode_script_to_iso15924(g_unichar_get_script(scalar.value))
    let bytes = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: tag >> UInt32($0)) }
    return String(decoding: bytes, as: UTF8.self)
  }

  static func belongsToAll(_ code: String) -> Bool { code == "Zyyy" || code == "Zinh" }

  /// The codes under which a font family may claim a script: Han belongs to Chinese, Japanese and Korean.
  static func claims(for code: String) -> Set<String> {
    switch code {
    case "Hani": ["Hani", "Hans", "Hant", "Jpan", "Kore"]
    case "Hira", "Kana": [code, "Jpan", "Hrkt"]
    case "Hang": ["Hang", "Kore"]
    case "Bopo": ["Bopo", "Hant", "Hans"]
    default: [code]
    }
  }

  static let eastAsian: Set<String> = ["Hani", "Hira", "Kana", "Hang", "Bopo"]

  /// Scripts whose letters stand apart, so that room between them does no harm.
  static let trackable: Set<String> = [
    "Latn", "Grek", "Cyrl", "Armn", "Geor", "Hebr", "Hani", "Hira", "Kana", "Hang", "Bopo", "Ethi", "Cher",
  ]
}

extension Unicode.Scalar {
  /// Needs no glyph: joiners, directional marks and isolates, variation selectors (Unicode, Default_Ignorable_Code_Point).
  var needsNoGlyph: Bool { properties.isDefaultIgnorableCodePoint || properties.generalCategory == .control }
}
