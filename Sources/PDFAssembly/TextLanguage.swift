import PageDescription

/// What is said about a text's language where it differs from the text around it (ISO 32000-1, 14.9.2; PDF/UA-1, 7.2).
enum TextLanguage {
  /// The run's own language, or where its script is none that the language around is written in, that script: nobody knows a name's
  /// language, but a voice for the wrong alphabet says nothing at all (BCP 47, `und-Arab`).
  static func tag(of run: GlyphRun, around language: String) -> String? {
    if let own = run.language, own != language, own.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }) { return own }
    // Nearly all text: Latin letters in a language that is written with them.
    let isPlain = run.text.utf8.allSatisfy { $0 < 0x80 }
    if isPlain, !nonLatin.contains(where: { language.hasPrefix($0.language) }) { return nil }
    guard let script = script(of: run.text) else { return nil }
    return scripts(of: language).contains(script.code) ? nil : script.tag
  }

  /// Thai and Lao: vowels stand before the consonants that they follow in speech, so that only a whole line copies right.
  static func isSpannedWhole(_ text: String) -> Bool {
    text.utf8.contains { $0 == 0xE0 } && text.unicodeScalars.contains { (0x0E01...0x0EFF).contains($0.value) }
  }

  private static let nonLatin: [(language: String, scripts: [String])] = [
    ("ar", ["Arab"]), ("fa", ["Arab"]), ("ur", ["Arab"]), ("ps", ["Arab"]), ("he", ["Hebr"]), ("yi", ["Hebr"]), ("hi", ["Deva"]),
    ("mr", ["Deva"]), ("ne", ["Deva"]), ("ja", ["Jpan"]), ("zh", ["Jpan"]), ("ko", ["Kore", "Jpan"]), ("ru", ["Cyrl"]), ("uk", ["Cyrl"]),
    ("bg", ["Cyrl"]), ("be", ["Cyrl"]), ("mk", ["Cyrl"]), ("sr", ["Cyrl", "Latn"]), ("kk", ["Cyrl", "Latn"]), ("mn", ["Cyrl"]),
    ("el", ["Grek"]), ("th", ["Thai"]), ("lo", ["Laoo"]), ("km", ["Khmr"]), ("my", ["Mymr"]), ("ka", ["Geor"]), ("hy", ["Armn"]),
    ("am", ["Ethi"]), ("ti", ["Ethi"]), ("bn", ["Beng"]), ("as", ["Beng"]), ("ta", ["Taml"]), ("te", ["Telu"]), ("kn", ["Knda"]),
    ("ml", ["Mlym"]), ("gu", ["Gujr"]), ("pa", ["Guru"]), ("si", ["Sinh"]),
  ]

  private static func scripts(of language: String) -> [String] {
    let code = language.prefix { $0 != "-" }.lowercased()
    return nonLatin.first { $0.language == code }?.scripts ?? ["Latn"]
  }

  /// Of the first letter whose block says so. One language's alone is named by the language.
  private static func script(of text: String) -> (code: String, tag: String)? {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: return ("Latn", "und-Latn")
      case 0x370...0x3FF, 0x1F00...0x1FFF: return ("Grek", "el")
      case 0x400...0x52F: return ("Cyrl", "und-Cyrl")
      case 0x530...0x58F: return ("Armn", "hy")
      case 0x590...0x5FF: return ("Hebr", "he")
      case 0x600...0x6FF, 0x750...0x77F, 0x8A0...0x8FF, 0xFB50...0xFDFF, 0xFE70...0xFEFC: return ("Arab", "und-Arab")
      case 0x900...0x97F: return ("Deva", "und-Deva")
      case 0x980...0x9FF: return ("Beng", "und-Beng")
      case 0xA00...0xA7F: return ("Guru", "pa")
      case 0xA80...0xAFF: return ("Gujr", "gu")
      case 0xB80...0xBFF: return ("Taml", "ta")
      case 0xC00...0xC7F: return ("Telu", "te")
      case 0xC80...0xCFF: return ("Knda", "kn")
      case 0xD00...0xD7F: return ("Mlym", "ml")
      case 0xD80...0xDFF: return ("Sinh", "si")
      case 0xE00...0xE7F: return ("Thai", "th")
      case 0xE80...0xEFF: return ("Laoo", "lo")
      case 0x1000...0x109F: return ("Mymr", "my")
      case 0x10A0...0x10FF: return ("Geor", "ka")
      case 0x1100...0x11FF, 0xAC00...0xD7A3: return ("Kore", "ko")
      case 0x1200...0x137F: return ("Ethi", "und-Ethi")
      case 0x1780...0x17FF: return ("Khmr", "km")
      case 0x3040...0x30FF: return ("Jpan", "ja")
      case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x2_0000...0x3_FFFF: return ("Jpan", "und-Hani")
      default: continue
      }
    }
    return nil
  }
}
