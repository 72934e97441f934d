/// An absolute `https` or `http` address (RFC 3986, 3), as a certificate prints it and a QR code holds it.
public enum WebAddress {
  public enum Fault: Sendable, Equatable {
    case noScheme, noHost, blank, notASCII, userInfo, badHost, badPort
    /// In an address that something is added to.
    case queryOrFragment
  }

  /// - Parameter isBase: whether more is added at its end, so that it can have neither query nor fragment.
  public static func fault(in text: String, isBase: Bool = false) -> Fault? {
    guard let schemeEnd = text.firstRange(of: "://"), ["https", "http"].contains(text[..<schemeEnd.lowerBound].lowercased()) else {
      return .noScheme
    }
    guard !text.contains(where: \.isWhitespace) else { return .blank }
    guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !#"<>"{}|\^`"#.utf8.contains($0) }) else { return .notASCII }
    let rest = text[schemeEnd.upperBound...]
    let authority = rest.prefix { !"/?#".contains($0) }
    guard !authority.isEmpty else { return .noHost }
    guard !authority.contains("@") else { return .userInfo }
    if isBase && rest.contains(where: { $0 == "?" || $0 == "#" }) { return .queryOrFragment }
    return fault(inAuthority: authority)
  }

  private static func fault(inAuthority authority: Substring) -> Fault? {
    var host = authority
    var port: Substring?
    if authority.hasPrefix("["), let close = authority.firstIndex(of: "]") {
      host = authority[...close]
      let rest = authority[close...].dropFirst()
      guard rest.isEmpty || rest.hasPrefix(":") else { return .badPort }
      port = rest.isEmpty ? nil : rest.dropFirst()
      guard host.dropFirst().dropLast().allSatisfy({ $0.isHexDigit || $0 == ":" || $0 == "." }), host.contains(":") else { return .badHost }
    } else {
      if let colon = authority.firstIndex(of: ":") {
        host = authority[..<colon]
        port = authority[colon...].dropFirst()
      }
      guard !host.isEmpty else { return .noHost }
      let name = host.hasSuffix(".") ? host.dropLast() : host
      guard name.utf8.count <= 253, name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy(isHostLabel) else {
        return .badHost
      }
    }
    if let port, Int(port).map({ (1...65535).contains($0) }) != true { return .badPort }
    return nil
  }

  /// A label of a host name: letters, digits and inner hyphens, up to 63 (RFC 1123, 2.1); letters of any script, for e-mail.
  static func isHostLabel(_ label: Substring) -> Bool {
    (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
      && label.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
  }
}
