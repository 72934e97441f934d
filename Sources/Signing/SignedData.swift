import SwiftASN1

/// CMS SignedData (RFC 5652, section 5) with one signer and without the content, which is the PDF: what goes into Contents of a signature
/// dictionary whose SubFilter is ETSI.CAdES.detached. Everything but the attributes' digest and the signature is encoded once.
struct SignedData: Sendable {
  /// version, digestAlgorithms, encapContentInfo, certificates.
  private let beforeSigner: [UInt8]
  /// Of SignerInfo: version, sid, digestAlgorithm.
  private let beforeAttributes: [UInt8]
  private let signatureAlgorithm: [UInt8]
  private let contentType: [UInt8]

  static let dataContent: ASN1ObjectIdentifier = [1, 2, 840, 113549, 1, 7, 1]
  private static let signedData: ASN1ObjectIdentifier = [1, 2, 840, 113549, 1, 7, 2]

  init(certificate: SigningCertificate, signatureAlgorithm: AlgorithmIdentifier) throws {
    // Both versions are 1: the content is plain data, and the signer is named by issuer and serial number (5.1, 5.3).
    let version = try DERBytes.of(1)
    let digestAlgorithm = try DERBytes.of(AlgorithmIdentifier.sha256)
    let certificates = DERBytes.set(of: certificate.all, tagged: ASN1Identifier(tagWithNumber: 0, tagClass: .contextSpecific))
    beforeSigner =
      version + DERBytes.set(of: [digestAlgorithm]) + DERBytes.sequence(try DERBytes.of(Self.dataContent)) + certificates
    beforeAttributes = version + certificate.issuerAndSerialNumber + digestAlgorithm
    self.signatureAlgorithm = try DERBytes.of(signatureAlgorithm)
    contentType = try DERBytes.of(Self.signedData)
  }

  /// `ContentInfo` with the whole, in DER.
  /// - Parameter signedAttributes: the SET OF them, as it was signed; here its tag is `[0]` (RFC 5652, 5.4).
  func encoded(signedAttributes: [UInt8], signature: [UInt8]) -> [UInt8] {
    let attributes = [0xA0] + signedAttributes.dropFirst()
    let signer = DERBytes.sequence(beforeAttributes, attributes, signatureAlgorithm, DERBytes.octetString(signature))
    return DERBytes.sequence(contentType, DERBytes.explicit(0, DERBytes.sequence(beforeSigner, DERBytes.set(of: [signer]))))
  }
}
