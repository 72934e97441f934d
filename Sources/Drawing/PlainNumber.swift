extension Double {
  /// Rounded to so many decimals, without an exponent or needless zeros: `12.5`, `-0.003`, `7`.
  func plain(_ decimals: Int) -> String {
    guard isFinite, magnitude < 1e12 else { return "0" }
    var power = 1.0
    for _ in 0..<decimals { power *= 10 }
    let scaled = Int((self * power).rounded())
    var digits = String(scaled.magnitude)
    if decimals > 0 {
      if digits.count <= decimals { digits = String(repeating: "0", count: decimals + 1 - digits.count) + digits }
      let point = digits.index(digits.endIndex, offsetBy: -decimals)
      var fraction = digits[point...]
      while fraction.last == "0" { fraction.removeLast() }
      digits = fraction.isEmpty ? String(digits[..<point]) : "\(digits[..<point]).\(fraction)"
    }
    return scaled < 0 ? "-" + digits : digits
  }
}
