internal import CPangoCairo

/// Unicode's script property (UAX #24).
struct Script: Hashable {
  /// The ISO 15924 code's four letters, the first in the highest byte.
  let tag: UInt32

  init(tag: UInt32) { self.tag = tag }

  init(of scalar: Unicode.Scalar) { tag = g_unicode_script_to_iso15924(g_unichar_get_script(scalar.value)) }

  /// - Parameter code: ISO 15924, four ASCII letters.
  init(_ code: StaticString) {
    precondition(code.utf8CodeUnitCount == 4)
    tag = unsafe UnsafeBufferPointer(start: code.utf8Start, count: 4).reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// ISO 15924.
  var code: String { String(decoding: [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: tag >> UInt32($0)) }, as: UTF8.self) }

  /// Digits, punctuation and white space.
  static let common = Script("Zyyy")
  /// Marks that take the script of their letter.
  static let inherited = Script("Zinh")
  static let han = Script("Hani")

  var belongsToAll: Bool { self == .common || self == .inherited }

  /// Han, kana, hangul and bopomofo, which mix within one Japanese or Korean word.
  var isEastAsian: Bool { Self.eastAsian.contains(self) }

  /// Whether its letters stand apart, so that room between them does no harm.
  var isTrackable: Bool { Self.trackable.contains(self) }

  /// The codes under which a font family may claim a script: Han belongs to Chinese, Japanese and Korean.
  var claims: Set<String> {
    switch code {
    case "Hani": ["Hani", "Hans", "Hant", "Jpan", "Kore"]
    case "Hira", "Kana": [code, "Jpan", "Hrkt"]
    case "Hang": ["Hang", "Kore"]
    case "Bopo": ["Bopo", "Hant", "Hans"]
    default: [code]
    }
  }

  /// Whether words follow one another without blanks between them.
  var isWrittenWithoutBlanks: Bool { Self.withoutBlanks.contains(self) }

  private static let withoutBlanks: Set<Script> = [
    han, Script("Hira"), Script("Kana"), Script("Bopo"), Script("Yiii"), Script("Thai"), Script("Laoo"), Script("Khmr"), Script("Mymr"),
    Script("Tibt"), Script("Java"), Script("Bali"),
  ]
  private static let eastAsian: Set<Script> = [han, Script("Hira"), Script("Kana"), Script("Hang"), Script("Bopo")]
  private static let trackable: Set<Script> = eastAsian.union([
    Script("Latn"), Script("Grek"), Script("Cyrl"), Script("Armn"), Script("Geor"), Script("Hebr"), Script("Ethi"), Script("Cher"),
  ])
}

extension Unicode.Scalar {
  /// Needs no glyph: joiners, directional marks and isolates, variation selectors (Unicode, Default_Ignorable_Code_Point).
  var needsNoGlyph: Bool { properties.isDefaultIgnorableCodePoint || properties.generalCategory == .control }
}
