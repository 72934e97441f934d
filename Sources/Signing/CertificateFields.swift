import SwiftASN1

/// Fields of a certificate (RFC 5280, 4.1) with the bytes that they have in it, since a reader compares them byte by byte.
struct CertificateFields {
  /// In DER.
  let serialNumber, issuer: ArraySlice<UInt8>
  let keyAlgorithm: AlgorithmIdentifier
  let publicKey: ArraySlice<UInt8>

  /// `Certificate ::= SEQUENCE { tbsCertificate SEQUENCE { version [0] OPTIONAL, serialNumber, signature, issuer, validity, subject,
  /// subjectPublicKeyInfo SEQUENCE { algorithm, subjectPublicKey BIT STRING }, … }, … }`
  init(der: [UInt8]) throws {
    let contents = try DER.sequence(DER.parse(der), identifier: .sequence) { nodes in
      let contents = nodes.next()
      while nodes.next() != nil {}
      return contents
    }
    guard let contents else { throw ASN1Error.truncatedASN1Field() }
    self = try DER.sequence(contents, identifier: .sequence) { nodes in
      _ = try DER.optionalExplicitlyTagged(&nodes, tagNumber: 0, tagClass: .contextSpecific) { _ in }
      guard let serialNumber = nodes.next(), nodes.next() != nil, let issuer = nodes.next(), nodes.next() != nil, nodes.next() != nil,
        let key = nodes.next()
      else { throw ASN1Error.truncatedASN1Field() }
      while nodes.next() != nil {}
      return try DER.sequence(key, identifier: .sequence) { nodes in
        CertificateFields(
          serialNumber: serialNumber.encodedBytes, issuer: issuer.encodedBytes, keyAlgorithm: try AlgorithmIdentifier(derEncoded: &nodes),
          publicKey: try ASN1BitString(derEncoded: &nodes).bytes)
      }
    }
  }

  private init(serialNumber: ArraySlice<UInt8>, issuer: ArraySlice<UInt8>, keyAlgorithm: AlgorithmIdentifier, publicKey: ArraySlice<UInt8>)
  {
    (self.serialNumber, self.issuer, self.keyAlgorithm, self.publicKey) = (serialNumber, issuer, keyAlgorithm, publicKey)
  }

  /// - Throws: `.unsupportedKey`, `.rsaTooShort`, or what the DER reader has to say.
  func requireSigningKey(_ path: String) throws {
    switch try KeyKind(keyAlgorithm, path) {
    case .p256: break
    case .rsa:
      // `RSAPublicKey ::= SEQUENCE { modulus INTEGER, publicExponent INTEGER }` (RFC 8017, A.1.1).
      let modulus = try DER.sequence(DER.parse(publicKey), identifier: .sequence) { nodes in
        let modulus = try ArraySlice<UInt8>(derEncoded: &nodes)
        while nodes.next() != nil {}
        return modulus
      }
      try KeyKind.requireLength(of: modulus, path)
    }
  }
}
