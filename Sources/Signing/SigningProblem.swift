public import Diagnostics

/// Why nothing can be signed. All but the last two are found when the identity is loaded, before a batch begins.
public enum SigningProblem: Problem {
  // MARK: Files
  case missing(path: String)
  case unreadable(path: String, reason: String)
  /// No PEM block (RFC 7468) is in the file.
  case notPEM(path: String)
  /// A block that doesn't end, or that isn't base64; the line is the one it begins on, counted from 1.
  case damagedPEM(path: String, line: Int)

  // MARK: Certificate
  /// PEM blocks, but no certificate among them.
  case noCertificate(path: String, found: [String])
  /// Not an X.509 certificate (RFC 5280); the line is the one its block begins on, counted from 1.
  case malformedCertificate(path: String, line: Int)
  /// Its last second, in seconds since 1970-01-01T00:00:00Z, is before the moment of signing.
  case expired(path: String, lastSecond: Int)
  /// Its first second, in seconds since 1970-01-01T00:00:00Z, is after the moment of signing.
  case notYetValid(path: String, firstSecond: Int)
  /// keyUsage (RFC 5280, 4.2.1.3) names neither digitalSignature nor nonRepudiation.
  case mayNotSign(path: String)

  // MARK: Key
  /// PEM blocks, but no private key among them.
  case noPrivateKey(path: String, found: [String])
  /// Neither RSA nor P-256.
  case unsupportedKey(path: String, kind: String)
  /// Fewer than 2048 bits.
  case rsaTooShort(path: String, bits: Int)
  case malformedKey(path: String)
  /// Encrypted in another way than PBES2 with PBKDF2 and AES-CBC (RFC 8018).
  case unsupportedEncryption(path: String, scheme: String)
  case passphraseNeeded(path: String)
  case passphraseWrong(path: String)
  /// The key belongs to another certificate.
  case keyDoesNotMatch(key: String, certificate: String)

  // MARK: Signing
  /// What was to be signed isn't a SHA-256 digest, which has 32 bytes.
  case notSHA256(byteCount: Int)
  case signingFailed(reason: String)
}
