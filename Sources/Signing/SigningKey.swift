import Crypto
import CryptoExtras
import X509

/// A private key that may sign: RSA of 2048 bits or more, or P-256.
enum SigningKey: Sendable {
  case rsa(_RSA.Signing.PrivateKey)
  case p256(P256.Signing.PrivateKey)

  /// SHA-256 over the message, signed: by PKCS#1 v1.5 (RFC 8017, 8.2), or by ECDSA, in DER (RFC 3279, 2.2.3).
  func signature(of message: [UInt8]) throws -> [UInt8] {
    let digest = SHA256.hash(data: message)
    return switch self {
    case .rsa(let key): Array(try key.signature(for: digest, padding: .insecurePKCS1v1_5).rawRepresentation)
    case .p256(let key): Array(try key.signature(for: digest).derRepresentation)
    }
  }

  /// The most bytes that a signature has. ECDSA's is a sequence of two integers of up to 33 bytes.
  var longestSignature: Int {
    switch self {
    case .rsa(let key): (key.keySizeInBits + 7) / 8
    case .p256: 2 + 2 * (2 + 33)
    }
  }

  /// Whether the same message gets the same signature each time. ECDSA draws a random number.
  var repeatsItself: Bool {
    switch self {
    case .rsa: true
    case .p256: false
    }
  }

  var algorithm: AlgorithmIdentifier {
    switch self {
    case .rsa: .sha256WithRSA
    case .p256: .ecdsaWithSHA256
    }
  }

  var publicKey: Certificate.PublicKey {
    switch self {
    case .rsa(let key): Certificate.PublicKey(key.publicKey)
    case .p256(let key): Certificate.PublicKey(key.publicKey)
    }
  }
}
