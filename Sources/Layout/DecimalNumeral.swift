/// A number as a roster's cell or a course has it: digits, with at most one point. How many digits stand behind the point counts: in many
/// languages 1.0 takes another word than 1.
struct DecimalNumeral: Hashable, Sendable {
  var isNegative: Bool
  /// Without leading zeros, but for a single one.
  var whole: String
  /// Behind the point.
  var fraction: String

  /// - Returns: `nil` for anything else, a decimal comma and thousands apart included: 1,250 is two numbers in two countries.
  init?(_ text: some StringProtocol) {
    let text = text.trimmingBlanks
    isNegative = text.hasPrefix("-") || text.hasPrefix("\u{2212}")
    let parts = text.dropFirst(isNegative ? 1 : 0).split(separator: ".", omittingEmptySubsequences: false)
    guard let first = parts.first, parts.count <= 2, !first.isEmpty, parts.last?.isEmpty == false, text.utf8.count <= 16,
      parts.joined().utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    whole = String(first.drop { $0 == "0" })
    if whole.isEmpty { whole = "0" }
    fraction = parts.count == 2 ? String(parts[1]) : ""
  }

  init(_ number: Int) {
    isNegative = number < 0
    whole = String(number.magnitude)
    fraction = ""
  }

  /// With a point.
  var plain: String { (isNegative ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction) }
}
