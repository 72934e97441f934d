/// The words that YAML 1.1 and 1.2 take for true and false.
enum YAMLBoolean {
  static func value(of text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "yes", "on": true
    case "false", "no", "off": false
    default: nil
    }
  }
}

/// What a printed text may hold.
enum PrintableText {
  enum Fault: Equatable { case lineBreak, control(UInt32) }

  static func fault(in text: String, lines: YAMLReader.Lines) -> Fault? {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where lines == .several: continue
      case "\n", "\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}": return .lineBreak
      default:
        if scalar.properties.generalCategory == .control || scalar.properties.isNoncharacterCodePoint { return .control(scalar.value) }
      }
    }
    return nil
  }
}

/// A grade as people write it: `60%`, `7.5 %` or `0.6`.
enum GradeText {
  enum Fault: Error { case withoutPercent, notAGrade }

  static func read(_ text: String) -> Result<Double, Fault> {
    let isPercentage = text.hasSuffix("%")
    let number = isPercentage ? String(text.dropLast().reversed().drop { $0 == " " }.reversed()) : text
    let parts = number.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) else { return .failure(.notAGrade) }
    // The exponent lets 33.3% be the double nearest to 0.333, which a division would miss.
    guard let grade = Double(isPercentage ? "\(number)e-2" : number) else { return .failure(.notAGrade) }
    if !isPercentage && grade > 1 && grade <= 100 { return .failure(.withoutPercent) }
    return grade <= 1 ? .success(grade) : .failure(.notAGrade)
  }

  /// A text that reads back as the same number: a percentage where that is short, else the fraction.
  /// - Parameter grade: 0…1.
  static func text(for grade: Double) -> String {
    for decimals in 0...3 {
      let scale = [1.0, 10, 100, 1000][decimals]
      let thousandths = (grade * 100 * scale).rounded()
      guard thousandths >= 0, thousandths <= 100_000 else { break }
      let digits = String(Int(thousandths))
      let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
      let text = decimals == 0 ? "\(padded)%" : "\(padded.dropLast(decimals)).\(padded.suffix(decimals))%"
      if case .success(grade) = read(text) { return text }
    }
    return plainDecimal(grade)
  }

  /// Swift writes numbers below 0.0001 with an exponent; a grade has none.
  private static func plainDecimal(_ number: Double) -> String {
    let text = "\(number)"
    let parts = text.split(separator: "e")
    guard parts.count == 2, let exponent = Int(parts[1]), exponent < 0 else { return text }
    let digits = parts[0].filter { $0 != "." }
    let significant = parts[0].hasSuffix(".0") ? digits.dropLast() : digits[...]
    return "0." + String(repeating: "0", count: -exponent - 1) + significant
  }
}

/// The shape of a BCP 47 tag (RFC 5646, 2.1): language, script, region, variants, extensions, private use.
enum LanguageTag {
  static func isWellFormed(_ tag: String) -> Bool {
    var parts = tag.split(separator: "-", omittingEmptySubsequences: false)[...]
    guard parts.allSatisfy({ (1...8).contains($0.count) && $0.utf8.allSatisfy(isAlphanumeric) }) else { return false }
    func isLetters(_ part: Substring) -> Bool { part.utf8.allSatisfy { isAlphanumeric($0) && !(0x30...0x39).contains($0) } }
    func isDigits(_ part: Substring) -> Bool { part.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    func take(_ matches: (Substring) -> Bool) -> Bool {
      guard let part = parts.first, matches(part) else { return false }
      parts = parts.dropFirst()
      return true
    }
    guard take({ isLetters($0) && $0.count >= 2 }) else { return false }
    for _ in 0..<3 where take({ isLetters($0) && $0.count == 3 }) {}
    _ = take { isLetters($0) && $0.count == 4 }
    _ = take { (isLetters($0) && $0.count == 2) || (isDigits($0) && $0.count == 3) }
    while take({ $0.count >= 5 || ($0.count == 4 && isDigits($0.prefix(1))) }) {}
    while let singleton = parts.first, singleton.count == 1 {
      parts = parts.dropFirst()
      let isPrivate = singleton.lowercased() == "x"
      guard take({ isPrivate || $0.count >= 2 }) else { return false }
      while take({ isPrivate || $0.count >= 2 }) {}
    }
    return parts.isEmpty
  }

  /// What `en_US` or `zh_CN.UTF-8` most likely meant.
  static func suggestion(for text: String) -> String? {
    let tag = String(text.prefix { $0 != "." && $0 != "@" }.map { $0 == "_" ? "-" : $0 })
    return tag != text && isWellFormed(tag) ? tag : nil
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}

/// The shape of an e-mail address: enough to catch slips, not to judge what a mail server would take.
enum EmailAddress {
  static func isPlausible(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...64).contains(parts[0].utf8.count), parts[1].utf8.count <= 253 else { return false }
    let forbidden: Set<Character> = ["(", ")", "<", ">", "[", "]", ":", ";", ",", "\\", "\""]
    guard !text.contains(where: { $0.isWhitespace || forbidden.contains($0) }) else { return false }
    guard !parts[0].hasPrefix("."), !parts[0].hasSuffix("."), !parts[0].contains("..") else { return false }
    let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    return labels.count >= 2 && labels.allSatisfy(WebAddress.isHostLabel)
  }
}
