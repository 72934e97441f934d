import Crypto
import CryptoExtras
import SwiftASN1

extension SigningKey {
  /// Reads the first private key of a PEM file: PKCS#8, encrypted or not (RFC 5958), PKCS#1 (RFC 8017, A.1.2) or SEC 1 (RFC 5915).
  /// - Parameter passphrase: asked once, and only if the key is encrypted; `nil` if there is none.
  /// - Throws: what is wrong with the file or the key, or what `passphrase` throws.
  static func read(_ path: String, passphrase: () throws(SigningProblem) -> String?) throws(SigningProblem) -> SigningKey {
    let blocks = try PEMBlock.read(path)
    guard let block = blocks.first(where: { $0.label.hasSuffix("PRIVATE KEY") }) else {
      throw .noPrivateKey(path: path, found: blocks.map(\.label))
    }
    guard !block.isTraditionallyEncrypted else { throw .unsupportedEncryption(path: path, scheme: "traditional PEM encryption") }
    switch block.label {
    case "PRIVATE KEY": return try parsed(path) { try pkcs8(block.bytes, path) }
    case "RSA PRIVATE KEY": return try parsed(path) { try pkcs1(block.bytes, path) }
    case "EC PRIVATE KEY": return try parsed(path) { try sec1(block.bytes, path) }
    case "ENCRYPTED PRIVATE KEY":
      let encrypted = try encrypted(block, path)
      guard let passphrase = try passphrase() else { throw .passphraseNeeded(path: path) }
      guard let plain = try? encrypted.decrypted(passphrase: passphrase), (try? DER.parse(plain)) != nil else {
        throw .passphraseWrong(path: path)
      }
      return try parsed(path) { try pkcs8(plain, path) }
    case let label: throw .unsupportedKey(path: path, kind: label)
    }
  }

  private static func encrypted(_ block: PEMBlock, _ path: String) throws(SigningProblem) -> EncryptedPrivateKey {
    do { return try EncryptedPrivateKey(der: block.bytes) } catch EncryptedPrivateKey.Fault.scheme(let scheme) {
      throw .unsupportedEncryption(path: path, scheme: scheme)
    } catch { throw .malformedKey(path: path) }
  }

  /// What the readers of ASN.1 and of keys throw means one thing: the key is damaged.
  private static func parsed(_ path: String, _ read: () throws -> SigningKey) throws(SigningProblem) -> SigningKey {
    do { return try read() } catch let problem as SigningProblem { throw problem } catch { throw .malformedKey(path: path) }
  }

  /// `PrivateKeyInfo ::= SEQUENCE { version, privateKeyAlgorithm AlgorithmIdentifier, privateKey OCTET STRING, attributes OPTIONAL, … }`.
  private static func pkcs8(_ der: [UInt8], _ path: String) throws -> SigningKey {
    let (algorithm, contents) = try DER.sequence(DER.parse(der), identifier: .sequence) { nodes in
      _ = try Int(derEncoded: &nodes)
      let found = (try AlgorithmIdentifier(derEncoded: &nodes), Array(try ASN1OctetString(derEncoded: &nodes).bytes))
      while nodes.next() != nil {}
      return found
    }
    switch try KeyKind(algorithm, path) {
    case .rsa: return try pkcs1(contents, path)
    case .p256: return .p256(try P256.Signing.PrivateKey(derRepresentation: der))
    }
  }

  /// `RSAPrivateKey ::= SEQUENCE { version, modulus INTEGER, … }`.
  private static func pkcs1(_ der: [UInt8], _ path: String) throws -> SigningKey {
    let modulus = try DER.sequence(DER.parse(der), identifier: .sequence) { nodes in
      _ = try Int(derEncoded: &nodes)
      let modulus = try ArraySlice<UInt8>(derEncoded: &nodes)
      while nodes.next() != nil {}
      return modulus
    }
    try KeyKind.requireLength(of: modulus, path)
    return .rsa(try _RSA.Signing.PrivateKey(derRepresentation: der))
  }

  /// `ECPrivateKey ::= SEQUENCE { version, privateKey OCTET STRING, parameters [0] OBJECT IDENTIFIER OPTIONAL, … }`.
  private static func sec1(_ der: [UInt8], _ path: String) throws -> SigningKey {
    let curve = try DER.sequence(DER.parse(der), identifier: .sequence) { nodes in
      _ = try Int(derEncoded: &nodes)
      _ = try ASN1OctetString(derEncoded: &nodes)
      let curve = try DER.optionalExplicitlyTagged(&nodes, tagNumber: 0, tagClass: .contextSpecific, ASN1ObjectIdentifier.init(derEncoded:))
      while nodes.next() != nil {}
      return curve
    }
    _ = try KeyKind(curve: curve, path)
    return .p256(try P256.Signing.PrivateKey(derRepresentation: der))
  }
}
