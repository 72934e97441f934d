import Crypto
import X509

/// Who signs: a certificate and its key, read and checked before a batch begins. It is shared by all workers, and never prints its key.
public struct SigningIdentity: Sendable {
  /// The name that the certificate is made out to, or its organization, or, if it has neither, its whole distinguished name.
  public let commonName: String
  /// The organization that the certificate names, if it names one.
  public let organization: String?
  /// Who issued the certificate, named like `commonName`.
  public let issuerName: String
  /// The most bytes that `cms(digest:)` returns; half of the hexadecimal digits to reserve for Contents.
  public let maximumSize: Int
  /// Whether the same digest gets the same bytes each time: true for RSA, false for P-256.
  public var repeatsItself: Bool { key.repeatsItself }

  /// The first second of the certificate's validity, since 1970-01-01T00:00:00Z: nothing can claim to have been signed before.
  public let firstSecond: Int

  /// The last second of its validity.
  public let lastSecond: Int
  /// SHA-256 of the certificate in DER: each signature holds it, as its signing-certificate attribute (RFC 5035, 4).
  public let certificateDigest: [UInt8]

  private let key: SigningKey
  private let attributes: SignedAttributes
  private let signedData: SignedData

  /// Reads a certificate and its private key from PEM files (RFC 7468).
  /// - Parameters:
  ///   - certificateFile: the signing certificate first, then those of the authorities above it, if any; all go into each signature.
  ///   - keyFile: an RSA key of 2048 bits or more, or a P-256 key: PKCS#8, encrypted or not, PKCS#1 or SEC 1.
  ///   - moment: when the signing takes place, in seconds since 1970-01-01T00:00:00Z.
  ///   - passphrase: asked once, and only if the key is encrypted; `nil` if there is none. Its bytes are taken as they are, in UTF-8.
  /// - Throws: the first thing wrong with the certificate, then with the key, then with the two together; or what `passphrase` throws.
  public static func load(
    certificateFile: String, keyFile: String, at moment: Int, passphrase: () throws(SigningProblem) -> String?
  ) throws(SigningProblem) -> SigningIdentity {
    let certificate = try SigningCertificate.read(certificateFile)
    try certificate.check(certificateFile, at: moment)
    let key = try SigningKey.read(keyFile, passphrase: passphrase)
    guard key.publicKey == certificate.certificate.publicKey else { throw .keyDoesNotMatch(key: keyFile, certificate: certificateFile) }
    do { return try SigningIdentity(certificate, key) } catch { throw .signingFailed(reason: "\(error)") }
  }

  private init(_ certificate: SigningCertificate, _ key: SigningKey) throws {
    let (subject, issuer) = (certificate.certificate.subject, certificate.certificate.issuer)
    commonName = subject.shortest
    organization = subject.organization
    issuerName = issuer.shortest
    firstSecond = certificate.firstSecond
    lastSecond = certificate.lastSecond
    certificateDigest = Array(SHA256.hash(data: certificate.der))
    self.key = key
    attributes = try SignedAttributes(certificate: certificate.der)
    signedData = try SignedData(certificate: certificate, signatureAlgorithm: key.algorithm)
    maximumSize =
      signedData.encoded(
        signedAttributes: attributes.encoded(digest: [UInt8](repeating: 0, count: SignedAttributes.digestLength)),
        signature: [UInt8](repeating: 0, count: key.longestSignature)
      ).count
  }

  /// Signs a document: CMS SignedData in DER for a PAdES baseline signature of level B-B (EN 319 142-1, clause 6), whose SubFilter is
  /// ETSI.CAdES.detached.
  /// - Parameter digest: SHA-256 over the document's ByteRange, 32 bytes.
  /// - Throws: `.notSHA256`; `.signingFailed` if the key's library refuses.
  public func cms(digest: [UInt8]) throws(SigningProblem) -> [UInt8] {
    guard digest.count == SignedAttributes.digestLength else { throw .notSHA256(byteCount: digest.count) }
    let signed = attributes.encoded(digest: digest)
    do {
      return signedData.encoded(signedAttributes: signed, signature: try key.signature(of: signed))
    } catch { throw .signingFailed(reason: "\(error)") }
  }
}

extension SigningIdentity: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "SigningIdentity(\(commonName))" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
