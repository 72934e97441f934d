import Crypto
import SwiftASN1

/// The signed attributes of a PAdES baseline signature (EN 319 142-1, 6.3): content-type, message-digest and signing-certificate-v2.
/// There is no signing-time: the claimed time is M of the signature dictionary (the same clause).
struct SignedAttributes: Sendable {
  /// The SET OF them, with zeroes for the digest. It alone differs from one signature to the next, and no length or order depends on it.
  private let template: [UInt8]
  private let digestPlace: Range<Int>

  static let digestLength = SHA256.byteCount

  /// - Parameter certificate: the signing certificate in DER.
  init(certificate: [UInt8]) throws {
    let digest = try Self.attribute(Self.messageDigest, DERBytes.octetString([UInt8](repeating: 0, count: Self.digestLength)))
    let attributes = DERBytes.sorted([
      try Self.attribute(Self.contentType, DERBytes.of(SignedData.dataContent)), digest,
      try Self.attribute(Self.signingCertificateV2, Self.reference(to: certificate)),
    ])
    template = DERBytes.set(of: attributes)
    // The digest ends its attribute; what follows it are the attributes after that one.
    let following = attributes.drop { $0 != digest }.dropFirst().map(\.count).reduce(0, +)
    digestPlace = (template.count - following - Self.digestLength)..<(template.count - following)
  }

  /// The attributes in DER, as the SET OF that is hashed and signed (RFC 5652, 5.4).
  /// - Parameter digest: of the document, 32 bytes.
  func encoded(digest: [UInt8]) -> [UInt8] {
    var bytes = template
    bytes.replaceSubrange(digestPlace, with: digest)
    return bytes
  }

  /// `SigningCertificateV2 ::= SEQUENCE { certs SEQUENCE OF ESSCertIDv2, policies OPTIONAL }` with
  /// `ESSCertIDv2 ::= SEQUENCE { hashAlgorithm DEFAULT sha256, certHash OCTET STRING, issuerSerial OPTIONAL }` (RFC 5035, section 3): the
  /// default is left out, as DER has it, and so is issuerSerial (EN 319 122-1, 6.3, requirement g: it should not be there).
  private static func reference(to certificate: [UInt8]) -> [UInt8] {
    DERBytes.sequence(DERBytes.sequence(DERBytes.sequence(DERBytes.octetString(Array(SHA256.hash(data: certificate))))))
  }

  /// `Attribute ::= SEQUENCE { attrType OBJECT IDENTIFIER, attrValues SET OF AttributeValue }` (RFC 5652, 5.3).
  private static func attribute(_ type: ASN1ObjectIdentifier, _ value: [UInt8]) throws -> [UInt8] {
    DERBytes.sequence(try DERBytes.of(type), DERBytes.set(of: [value]))
  }

  private static let contentType: ASN1ObjectIdentifier = [1, 2, 840, 113549, 1, 9, 3]
  private static let messageDigest: ASN1ObjectIdentifier = [1, 2, 840, 113549, 1, 9, 4]
  private static let signingCertificateV2: ASN1ObjectIdentifier = [1, 2, 840, 113549, 1, 9, 16, 2, 47]
}
