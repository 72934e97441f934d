import SwiftASN1

/// What kinds of keys may sign: RSA of 2048 bits or more, and P-256. Asked of a certificate's public key and of a private one alike.
enum KeyKind {
  case rsa, p256

  /// - Parameters:
  ///   - algorithm: of a public key (RFC 5280, 4.1.2.7) or of a PKCS#8 private key, which are the same.
  ///   - path: the file, for the problem.
  /// - Throws: `.unsupportedKey`.
  init(_ algorithm: AlgorithmIdentifier, _ path: String) throws {
    switch algorithm.algorithm {
    case .AlgorithmIdentifier.rsaEncryption: self = .rsa
    case .AlgorithmIdentifier.idEcPublicKey:
      self = try KeyKind(curve: algorithm.parameters.flatMap { try? ASN1ObjectIdentifier(derEncoded: $0) }, path)
    case let other: throw SigningProblem.unsupportedKey(path: path, kind: Self.others[other] ?? "\(other)")
    }
  }

  /// - Parameter curve: `nil` if the key spells its curve out instead of naming it.
  /// - Throws: `.unsupportedKey`.
  init(curve: ASN1ObjectIdentifier?, _ path: String) throws {
    guard curve == .NamedCurves.secp256r1 else {
      throw SigningProblem.unsupportedKey(path: path, kind: curve.map { Self.others[$0] ?? "the curve \($0)" } ?? "a curve without a name")
    }
    self = .p256
  }

  /// - Parameter modulus: the contents of the INTEGER.
  /// - Throws: `.rsaTooShort`.
  static func requireLength(of modulus: ArraySlice<UInt8>, _ path: String) throws {
    let modulus = modulus.drop { $0 == 0 }
    let bits = modulus.first.map { 8 * modulus.count - $0.leadingZeroBitCount } ?? 0
    guard bits >= 2048 else { throw SigningProblem.rsaTooShort(path: path, bits: bits) }
  }

  /// What else people have.
  private static let others: [ASN1ObjectIdentifier: String] = [
    .AlgorithmIdentifier.rsaPSS: "RSA-PSS", .NamedCurves.secp384r1: "P-384", .NamedCurves.secp521r1: "P-521",
    [1, 3, 132, 0, 10]: "secp256k1", [1, 3, 101, 112]: "Ed25519", [1, 3, 101, 113]: "Ed448", [1, 2, 840, 10040, 4, 1]: "DSA",
  ]
}
