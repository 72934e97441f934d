internal import CPangoCairo

/// What needs neither a search for directions nor one for scripts: European letters with digits, punctuation and accents. All of it runs
/// from left to right (UAX #9: none of it is R, AL or AN), and nothing in it is invisible or a control.
struct SimpleText {
  enum Kind: UInt8 {
    case complicated, belongsToAll, latin, greek, cyrillic
  }

  /// - Returns: the only script besides common and inherited; `.belongsToAll` when there is none; `.complicated` for anything else.
  static func kind(of text: String) -> Kind {
    var kind = Kind.belongsToAll
    for scalar in text.unicodeScalars {
      guard let next = joined(kind, Self.kind(of: scalar)) else { return .complicated }
      kind = next
    }
    return kind
  }

  /// - Returns: `nil` where two scripts meet.
  static func joined(_ a: Kind, _ b: Kind) -> Kind? {
    if a == .complicated || b == .complicated { return nil }
    if a == b || b == .belongsToAll { return a }
    return a == .belongsToAll ? b : nil
  }

  private static func kind(of scalar: Unicode.Scalar) -> Kind {
    Int(scalar.value) < kinds.count ? kinds[Int(scalar.value)] : .complicated
  }

  /// By code point, up to the general punctuation.
  private static let kinds: [Kind] = (0..<0x2044).map { value in
    switch value {
    // ASCII; Latin, IPA, accents, Greek, Cyrillic; Latin and Greek Extended; dashes, quotation marks, dots, primes.
    case 0x20...0x7E, 0xA1...0x52F, 0x1E00...0x1FFF, 0x2010...0x2027, 0x2030...0x2043: break
    default: return .complicated
    }
    guard let scalar = Unicode.Scalar(UInt32(value)), !scalar.needsNoGlyph, scalar.properties.generalCategory != .unassigned,
      value < 0x80 || !scalar.properties.isEmoji
    else { return .complicated }
    switch Script(of: scalar) {
    case .common, .inherited: return .belongsToAll
    case latin: return .latin
    case greek: return .greek
    case cyrillic: return .cyrillic
    default: return .complicated
    }
  }

  private static let latin = Script("Latn")
  private static let greek = Script("Grek")
  private static let cyrillic = Script("Cyrl")

  static func script(of kind: Kind) -> Script {
    switch kind {
    case .complicated, .belongsToAll: .common
    case .latin: latin
    case .greek: greek
    case .cyrillic: cyrillic
    }
  }
}
