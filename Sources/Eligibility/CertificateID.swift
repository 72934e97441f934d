/// A certificate's ID: 32 lower-case hex digits, 128 bits.
public struct CertificateID: Sendable, Hashable {
  /// 32 characters of `0-9a-f`.
  public let hex: String

  /// Reads an ID in any case, with or without blanks between its groups.
  /// - Returns: `nil` unless exactly 32 hex digits remain.
  public init?(_ text: some StringProtocol) {
    let digits = text.lowercased().filter { !$0.isWhitespace }
    guard digits.utf8.count == 32,
      digits.utf8.allSatisfy({
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
      })
    else { return nil }
    hex = digits
  }

  /// The ID whose digits are those of 16 bytes; of more, the first 16.
  /// - Precondition: at least 16 bytes.
  public init(bytes: some Collection<UInt8>) {
    precondition(bytes.count >= 16, "a certificate ID has 128 bits")
    hex = hexDigits(bytes.prefix(16))
  }

  /// `7F3A 9C1E 04B8 D62F A1C7 5E90 3B4D 8826`, as printed.
  public var grouped: String {
    var text = ""
    text.reserveCapacity(39)
    for (i, digit) in hex.utf8.enumerated() {
      if i > 0, i % 4 == 0 { text.append(" ") }
      let isLetter = digit >= UInt8(ascii: "a")
      text.unicodeScalars.append(Unicode.Scalar(isLetter ? digit - 32 : digit))
    }
    return text
  }

  /// The folder below the web root, `7f/7f3a…`: where the certificate's files are, and the path of its URL.
  public var folder: String { "\(hex.prefix(2))/\(hex)" }
}

extension CertificateID: CustomStringConvertible {
  public var description: String { hex }
}
