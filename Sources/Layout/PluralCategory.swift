/// Which wording a number takes in a language.
///
/// The rules for cardinals are CLDR's (UTS #35, part 3, “Language plural rules”; CLDR 45, supplemental/plurals.xml). A language that is not
/// in the table has one wording for all numbers.
enum PluralCategory: String, Sendable, Hashable, CaseIterable {
  case zero, one, two, few, many, other

  init(of number: DecimalNumeral, language: String) {
    let tag = language.lowercased()
    let base = String(tag.prefix { $0 != "-" && $0 != "_" })
    let pattern = Self.patterns[tag.hasPrefix("pt-pt") ? "pt-pt" : base]
    self = pattern?.category(PluralOperands(number)) ?? .other
  }

  private static let patterns: [String: PluralPattern] = {
    let languages: [(PluralPattern, String)] = [
      (.oneWithoutFraction, "en de nl sv fi et ur gl yi sw fy io"),
      (.oneThenMillions, "it ca pt-pt"),
      (.exactlyOneThenMillions, "es"),
      (.zeroAndOneThenMillions, "fr pt"),
      (.zeroToBelowTwo, "hy ff kab"),
      (.exactlyOne, "el hu tr nb nn no ta te ml mr ne ka kk ky uz az mn sq bg eu eo so ps sd ku lb af rm"),
      (.zeroToOne, "hi bn fa am gu kn as zu"),
      (.zeroAndOne, "pa ln mg ti wa"),
      (.sinhala, "si"),
      (.danish, "da"),
      (.icelandic, "is mk"),
      (.eastSlavic, "ru uk be"),
      (.polish, "pl"),
      (.czech, "cs sk"),
      (.southSlavic, "sr hr bs"),
      (.slovenian, "sl"),
      (.lithuanian, "lt"),
      (.latvian, "lv"),
      (.romanian, "ro mo"),
      (.arabic, "ar ars"),
      (.hebrew, "he iw"),
      (.welsh, "cy"),
      (.irish, "ga"),
    ]
    var patterns: [String: PluralPattern] = [:]
    for (pattern, codes) in languages { for code in codes.split(separator: " ") { patterns[String(code)] = pattern } }
    return patterns
  }()
}

/// A number as the rules see it (UTS #35, “Plural operand meanings”).
struct PluralOperands {
  /// The whole part; only its last digits count, but for 0 and 1.
  let i: Int
  /// How many digits stand behind the point.
  let v: Int
  /// These digits as a number, and without zeros at their end.
  let f: Int
  let t: Int

  init(_ number: DecimalNumeral) {
    // A number of more digits than an Int holds keeps its last ones, and that it is a large one.
    i = Int(number.whole) ?? 1_000_000_000 + (Int(number.whole.suffix(9)) ?? 0)
    v = number.fraction.count
    f = Int(number.fraction) ?? 0
    t = Int(String(number.fraction.reversed().drop { $0 == "0" }.reversed())) ?? 0
  }

  /// The value, for a whole number.
  var n: Int? { t == 0 ? i : nil }
}

/// Languages that count alike.
private enum PluralPattern {
  case oneWithoutFraction, oneThenMillions, exactlyOne, exactlyOneThenMillions, zeroAndOneThenMillions, zeroToBelowTwo, zeroToOne,
    zeroAndOne
  case sinhala, danish, icelandic, eastSlavic, polish, czech, southSlavic, slovenian, lithuanian, latvian, romanian, arabic, hebrew, welsh,
    irish

  func category(_ x: PluralOperands) -> PluralCategory {
    let isWhole = x.v == 0
    let (ten, hundred) = (x.i % 10, x.i % 100)
    let isMillions = isWhole && x.i != 0 && x.i % 1_000_000 == 0
    switch self {
    case .oneWithoutFraction: return x.i == 1 && isWhole ? .one : .other
    case .oneThenMillions: return x.i == 1 && isWhole ? .one : isMillions ? .many : .other
    case .exactlyOne: return x.n == 1 ? .one : .other
    case .exactlyOneThenMillions: return x.n == 1 ? .one : isMillions ? .many : .other
    case .zeroAndOneThenMillions: return x.i <= 1 ? .one : isMillions ? .many : .other
    case .zeroToBelowTwo: return x.i <= 1 ? .one : .other
    case .zeroToOne: return x.i == 0 || x.n == 1 ? .one : .other
    case .zeroAndOne: return x.n == 0 || x.n == 1 ? .one : .other
    case .sinhala: return x.n == 0 || x.n == 1 || (x.i == 0 && x.f == 1) ? .one : .other
    case .danish: return x.n == 1 || (x.t != 0 && x.i <= 1) ? .one : .other
    case .icelandic:
      return (x.t == 0 && ten == 1 && hundred != 11) || (x.t % 10 == 1 && x.t % 100 != 11) ? .one : .other
    case .eastSlavic:
      guard isWhole else { return .other }
      if ten == 1, hundred != 11 { return .one }
      return (2...4).contains(ten) && !(12...14).contains(hundred) ? .few : .many
    case .polish:
      guard isWhole else { return .other }
      if x.i == 1 { return .one }
      return (2...4).contains(ten) && !(12...14).contains(hundred) ? .few : .many
    case .czech: return !isWhole ? .many : x.i == 1 ? .one : (2...4).contains(x.i) ? .few : .other
    case .southSlavic:
      let (part, parts) = isWhole ? (ten, hundred) : (x.f % 10, x.f % 100)
      if part == 1, parts != 11 { return .one }
      return (2...4).contains(part) && !(12...14).contains(parts) ? .few : .other
    case .slovenian:
      guard isWhole else { return .few }
      return hundred == 1 ? .one : hundred == 2 ? .two : (3...4).contains(hundred) ? .few : .other
    case .lithuanian:
      if x.t != 0 { return .many }
      if (11...19).contains(hundred) || ten == 0 { return .other }
      return ten == 1 ? .one : .few
    case .latvian:
      let (part, parts) = x.t == 0 ? (ten, hundred) : (x.f % 10, x.v == 2 ? x.f % 100 : 0)
      if x.t == 0 ? ten == 0 || (11...19).contains(hundred) : (11...19).contains(parts) { return .zero }
      return part == 1 ? .one : .other
    case .romanian:
      if x.i == 1, isWhole { return .one }
      return !isWhole || x.i == 0 || (1...19).contains(hundred) ? .few : .other
    case .arabic:
      switch x.n {
      case nil: return .other
      case 0?: return .zero
      case 1?: return .one
      case 2?: return .two
      default: return (3...10).contains(hundred) ? .few : hundred >= 11 ? .many : .other
      }
    case .hebrew: return (x.i == 1 && isWhole) || (x.i == 0 && !isWhole) ? .one : x.i == 2 && isWhole ? .two : .other
    case .welsh:
      switch x.n {
      case 0?: return .zero
      case 1?: return .one
      case 2?: return .two
      case 3?: return .few
      case 6?: return .many
      default: return .other
      }
    case .irish:
      switch x.n {
      case 1?: return .one
      case 2?: return .two
      case let n? where (3...6).contains(n): return .few
      case let n? where (7...10).contains(n): return .many
      default: return .other
      }
    }
  }
}
