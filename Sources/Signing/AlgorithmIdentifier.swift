import SwiftASN1

/// `AlgorithmIdentifier ::= SEQUENCE { algorithm OBJECT IDENTIFIER, parameters ANY DEFINED BY algorithm OPTIONAL }` (RFC 5280, 4.1.1.2).
struct AlgorithmIdentifier: DERParseable, DERSerializable {
  let algorithm: ASN1ObjectIdentifier
  /// In DER.
  let parameters: ArraySlice<UInt8>?

  init(_ algorithm: ASN1ObjectIdentifier, parameters: ArraySlice<UInt8>? = nil) {
    self.algorithm = algorithm
    self.parameters = parameters
  }

  init(derEncoded node: ASN1Node) throws {
    self = try DER.sequence(node, identifier: .sequence) { nodes in
      AlgorithmIdentifier(try ASN1ObjectIdentifier(derEncoded: &nodes), parameters: nodes.next()?.encodedBytes)
    }
  }

  func serialize(into coder: inout DER.Serializer) throws {
    try coder.appendConstructedNode(identifier: .sequence) { coder in
      try coder.serialize(algorithm)
      if let parameters { coder.serializeRawBytes(parameters) }
    }
  }
}

extension AlgorithmIdentifier {
  /// Without parameters, as RFC 5754, section 2 has it generated.
  static let sha256 = AlgorithmIdentifier([2, 16, 840, 1, 101, 3, 4, 2, 1])
  /// Without parameters (RFC 5754, 3.3).
  static let ecdsaWithSHA256 = AlgorithmIdentifier([1, 2, 840, 10045, 4, 3, 2])
  /// PKCS#1 v1.5; the parameters are NULL (RFC 5754, 3.2).
  static let sha256WithRSA = AlgorithmIdentifier(.AlgorithmIdentifier.sha256WithRSAEncryption, parameters: [0x05, 0x00])
}
