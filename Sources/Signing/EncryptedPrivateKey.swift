import Crypto
import CryptoExtras
import SwiftASN1

/// `EncryptedPrivateKeyInfo` of PKCS#8 (RFC 5958, section 3) under PBES2 (RFC 8018, 6.2): PBKDF2 makes a key of the passphrase, AES-CBC
/// takes it.
struct EncryptedPrivateKey {
  private let salt: [UInt8]
  private let rounds: Int
  private let hash: KDF.Insecure.PBKDF2.HashFunction
  /// Of the AES key, in bytes.
  private let keyLength: Int
  private let initialVector: AES._CBC.IV
  private let ciphertext: [UInt8]

  /// What keeps a key from being read: another scheme than PBES2 with PBKDF2 and AES-CBC, or a scheme with impossible parameters.
  enum Fault: Error {
    case scheme(String)
    case malformed
  }

  /// - Throws: `Fault`, or what the DER reader has to say.
  init(der: [UInt8]) throws {
    let (scheme, contents) = try DER.sequence(DER.parse(der), identifier: .sequence) { nodes in
      (try AlgorithmIdentifier(derEncoded: &nodes), try ASN1OctetString(derEncoded: &nodes))
    }
    guard scheme.algorithm == Self.pbes2 else { throw Fault.scheme("\(scheme.algorithm)") }
    guard let parameters = scheme.parameters else { throw Fault.malformed }
    let (derivation, cipher) = try DER.sequence(DER.parse(parameters), identifier: .sequence) { nodes in
      (try AlgorithmIdentifier(derEncoded: &nodes), try AlgorithmIdentifier(derEncoded: &nodes))
    }
    guard derivation.algorithm == Self.pbkdf2 else {
      throw Fault.scheme(derivation.algorithm == Self.scrypt ? "scrypt" : "\(derivation.algorithm)")
    }
    guard let keyLength = Self.aesCBC[cipher.algorithm] else { throw Fault.scheme("\(cipher.algorithm)") }
    guard let derivationParameters = derivation.parameters, let vector = cipher.parameters else { throw Fault.malformed }

    // salt, iterationCount, keyLength OPTIONAL, prf DEFAULT HMAC-SHA1 (RFC 8018, A.2).
    let pseudorandom: AlgorithmIdentifier?
    (salt, rounds, pseudorandom) = try DER.sequence(DER.parse(derivationParameters), identifier: .sequence) { nodes in
      let salt = Array(try ASN1OctetString(derEncoded: &nodes).bytes)
      let rounds = try Int(derEncoded: &nodes)
      var next = nodes.next()
      if let node = next, node.identifier == .integer {
        guard try Int(derEncoded: node) == keyLength else { throw Fault.malformed }
        next = nodes.next()
      }
      return (salt, rounds, try next.map(AlgorithmIdentifier.init(derEncoded:)))
    }
    guard (1...Self.mostRounds).contains(rounds) else { throw Fault.malformed }
    if let pseudorandom {
      guard let hash = Self.hashes[pseudorandom.algorithm] else { throw Fault.scheme("\(pseudorandom.algorithm)") }
      self.hash = hash
    } else {
      hash = .insecureSHA1
    }
    initialVector = try AES._CBC.IV(ivBytes: ASN1OctetString(derEncoded: vector).bytes)
    self.keyLength = keyLength
    ciphertext = Array(contents.bytes)
    guard !ciphertext.isEmpty, ciphertext.count.isMultiple(of: 16) else { throw Fault.malformed }
  }

  /// `PrivateKeyInfo` in DER, if the passphrase is right. A wrong one leads to an error, or once in some hundred times to bytes that
  /// are no DER.
  func decrypted(passphrase: String) throws -> [UInt8] {
    let key = try KDF.Insecure.PBKDF2.deriveKey(
      from: Array(passphrase.utf8), salt: salt, using: hash, outputByteCount: keyLength, unsafeUncheckedRounds: rounds)
    return Array(try AES._CBC.decrypt(ciphertext, using: key, iv: initialVector))
  }

  /// Some seconds' work; OpenSSL's default is 2048, the largest recommendation about a million.
  private static let mostRounds = 20_000_000

  private static let pbes2: ASN1ObjectIdentifier = [1, 2, 840, 113549, 1, 5, 13]
  private static let pbkdf2: ASN1ObjectIdentifier = [1, 2, 840, 113549, 1, 5, 12]
  private static let scrypt: ASN1ObjectIdentifier = [1, 3, 6, 1, 4, 1, 11591, 4, 11]
  private static let aesCBC: [ASN1ObjectIdentifier: Int] = [
    [2, 16, 840, 1, 101, 3, 4, 1, 2]: 16, [2, 16, 840, 1, 101, 3, 4, 1, 22]: 24, [2, 16, 840, 1, 101, 3, 4, 1, 42]: 32,
  ]
  private static let hashes: [ASN1ObjectIdentifier: KDF.Insecure.PBKDF2.HashFunction] = [
    [1, 2, 840, 113549, 2, 7]: .insecureSHA1, [1, 2, 840, 113549, 2, 9]: .sha256, [1, 2, 840, 113549, 2, 10]: .sha384,
    [1, 2, 840, 113549, 2, 11]: .sha512,
  ]
}
