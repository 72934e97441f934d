import SwiftASN1

/// A signature taken apart again, strictly in the order of RFC 5652: nothing may be missing, left over or out of its order.
struct SignatureParts {
  var digestAlgorithms: ArraySlice<UInt8>
  var certificates: [[UInt8]]
  var issuerAndSerialNumber: ArraySlice<UInt8>
  /// The attributes' types, in dotted form, and their only values, in DER, in their order.
  var attributes: [(type: String, value: [UInt8])]
  /// What was signed: the attributes as SET OF.
  var signedBytes: [UInt8]
  var signatureAlgorithm: ArraySlice<UInt8>
  var signature: [UInt8]

  struct Unexpected: Error { var what: String }

  init(_ der: [UInt8]) throws {
    self = try DER.sequence(DER.parse(der), identifier: .sequence) { nodes in
      guard try "\(ASN1ObjectIdentifier(derEncoded: &nodes))" == "1.2.840.113549.1.7.2" else { throw Unexpected(what: "contentType") }
      return try DER.explicitlyTagged(&nodes, tagNumber: 0, tagClass: .contextSpecific) { try SignatureParts(signedData: $0) }
    }
  }

  private init(signedData: ASN1Node) throws {
    self = try DER.sequence(signedData, identifier: .sequence) { nodes in
      guard try Int(derEncoded: &nodes) == 1 else { throw Unexpected(what: "version") }
      let digestAlgorithms = try take(&nodes, .set)
      guard
        try DER.sequence(take(&nodes, .sequence), identifier: .sequence, { "\(try ASN1ObjectIdentifier(derEncoded: &$0))" })
          == "1.2.840.113549.1.7.1"
      else { throw Unexpected(what: "eContentType") }
      let certificates = try children(take(&nodes, .context(0)))
      let signers = try children(take(&nodes, .set))
      guard signers.count == 1 else { throw Unexpected(what: "number of signers") }
      return try DER.sequence(signers[0], identifier: .sequence) { nodes in
        guard try Int(derEncoded: &nodes) == 1 else { throw Unexpected(what: "version of SignerInfo") }
        let issuerAndSerialNumber = try take(&nodes, .sequence)
        guard try take(&nodes, .sequence).encodedBytes == digestAlgorithms.encodedBytes.dropFirst(2) else {
          throw Unexpected(what: "digestAlgorithm")
        }
        let attributes = try take(&nodes, .context(0))
        return SignatureParts(
          digestAlgorithms: digestAlgorithms.encodedBytes, certificates: certificates.map { Array($0.encodedBytes) },
          issuerAndSerialNumber: issuerAndSerialNumber.encodedBytes, attributes: try children(attributes).map(attribute),
          signedBytes: [0x31] + attributes.encodedBytes.dropFirst(), signatureAlgorithm: try take(&nodes, .sequence).encodedBytes,
          signature: Array(try ASN1OctetString(derEncoded: &nodes).bytes))
      }
    }
  }

  private init(
    digestAlgorithms: ArraySlice<UInt8>, certificates: [[UInt8]], issuerAndSerialNumber: ArraySlice<UInt8>,
    attributes: [(type: String, value: [UInt8])], signedBytes: [UInt8], signatureAlgorithm: ArraySlice<UInt8>, signature: [UInt8]
  ) {
    self.digestAlgorithms = digestAlgorithms
    self.certificates = certificates
    self.issuerAndSerialNumber = issuerAndSerialNumber
    self.attributes = attributes
    self.signedBytes = signedBytes
    self.signatureAlgorithm = signatureAlgorithm
    self.signature = signature
  }
}

private func take(_ nodes: inout ASN1NodeCollection.Iterator, _ identifier: ASN1Identifier) throws -> ASN1Node {
  guard let node = nodes.next(), node.identifier == identifier else { throw SignatureParts.Unexpected(what: "not \(identifier)") }
  return node
}

private func children(_ node: ASN1Node) throws -> [ASN1Node] {
  guard case .constructed(let nodes) = node.content else { throw SignatureParts.Unexpected(what: "primitive \(node.identifier)") }
  return Array(nodes)
}

private func attribute(_ node: ASN1Node) throws -> (String, [UInt8]) {
  try DER.sequence(node, identifier: .sequence) { nodes in
    let type = try ASN1ObjectIdentifier(derEncoded: &nodes)
    let values = try children(take(&nodes, .set))
    guard values.count == 1 else { throw SignatureParts.Unexpected(what: "values of \(type)") }
    return ("\(type)", Array(values[0].encodedBytes))
  }
}

extension ASN1Identifier {
  fileprivate static func context(_ number: UInt) -> ASN1Identifier { ASN1Identifier(tagWithNumber: number, tagClass: .contextSpecific) }
}
