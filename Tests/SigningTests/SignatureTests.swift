import Crypto
import CryptoExtras
import Foundation
import Signing
import SwiftASN1
import Testing
@_spi(CMS) @_spi(FixedExpiryValidationTime) import X509

private let document = Array("The bytes of a PDF, but for the hole.".utf8)
private let digest = Array(SHA256.hash(data: document))

/// The certificates of a file of `Fixtures`, in DER.
private func certificates(_ name: String) throws -> [[UInt8]] {
  try PEMDocument.parseMultiple(pemString: String(contentsOfFile: fixture(name), encoding: .utf8)).map(\.derBytes)
}

@Suite struct SignatureTests {
  @Test func theAttributesAreThoseOfABaselineSignatureAndNoOthers() throws {
    let parts = try SignatureParts(identity().cms(digest: digest))
    #expect(parts.attributes.map(\.type) == ["1.2.840.113549.1.9.3", "1.2.840.113549.1.9.4", "1.2.840.113549.1.9.16.2.47"])
    #expect(try "\(ASN1ObjectIdentifier(derEncoded: parts.attributes[0].value))" == "1.2.840.113549.1.7.1")
    #expect(parts.attributes[1].value == [0x04, 0x20] + digest)
    // SEQUENCE { SEQUENCE OF { SEQUENCE { certHash } } }: no hashAlgorithm, which is the default, and no issuerSerial.
    let hash = Array(SHA256.hash(data: try certificates("signer.pem")[0]))
    #expect(parts.attributes[2].value == [0x30, 0x26, 0x30, 0x24, 0x30, 0x22, 0x04, 0x20] + hash)
  }

  @Test func theChainIsInsideInTheOrderOfItsBytes() throws {
    let chain = try certificates("signer.pem")
    #expect(chain.count == 2)
    let found = try SignatureParts(identity().cms(digest: digest)).certificates
    #expect(found == chain.sorted { $0.lexicographicallyPrecedes($1) })
  }

  @Test func aCertificateGivenTwiceIsInsideOnce() throws {
    let file = try Data(contentsOf: URL(fileURLWithPath: fixture("signer.pem")))
    let cms = try withFile(file + file) { path in
      try SigningIdentity.load(certificateFile: path, keyFile: fixture("signer-key.pem"), at: moment) { nil }.cms(digest: digest)
    }
    #expect(cms == (try identity().cms(digest: digest)))
  }

  @Test func algorithmsHaveTheParametersOfRFC5754() throws {
    let rsa = try SignatureParts(identity().cms(digest: digest))
    #expect(rsa.digestAlgorithms == [0x31, 0x0D, 0x30, 0x0B, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01])
    #expect(rsa.signatureAlgorithm == [0x30, 0x0D, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x0B, 0x05, 0x00])
    let elliptic = try SignatureParts(identity("elliptic.pem", "elliptic-key.pem").cms(digest: digest))
    #expect(elliptic.signatureAlgorithm == [0x30, 0x0A, 0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03, 0x02])
  }

  @Test func theCertificatesKeyVerifiesIt() throws {
    let rsa = try SignatureParts(identity().cms(digest: digest))
    let rsaKey = try #require(_RSA.Signing.PublicKey(Certificate(derEncoded: certificates("signer.pem")[0]).publicKey))
    #expect(
      rsaKey.isValidSignature(
        _RSA.Signing.RSASignature(rawRepresentation: rsa.signature), for: SHA256.hash(data: rsa.signedBytes), padding: .insecurePKCS1v1_5))

    let elliptic = try SignatureParts(identity("elliptic.pem", "elliptic-key.pem").cms(digest: digest))
    let ellipticKey = try #require(P256.Signing.PublicKey(Certificate(derEncoded: certificates("elliptic.pem")[0]).publicKey))
    #expect(
      ellipticKey.isValidSignature(try P256.Signing.ECDSASignature(derRepresentation: elliptic.signature), for: elliptic.signedBytes))
  }

  /// swift-certificates' own reader of CMS: it finds the signer, compares digests, verifies the signature and the path to the authority.
  @Test(arguments: [("signer.pem", "signer-key.pem"), ("elliptic.pem", "elliptic-key.pem")])
  func anIndependentReaderAcceptsIt(certificate: String, key: String) async throws {
    let cms = try identity(certificate, key).cms(digest: digest)
    let roots = CertificateStore([try Certificate(derEncoded: #require(certificates(certificate).last))])
    func accepts(_ data: [UInt8]) async -> Bool {
      let result = await CMS.isValidSignature(dataBytes: data, signatureBytes: cms, trustRoots: roots) {
        RFC5280Policy(fixedExpiryValidationTime: Date(timeIntervalSince1970: Double(moment)))
      }
      guard case .success = result else { return false }
      return true
    }
    #expect(await accepts(document))
    #expect(await !accepts(document + [0x20]))
  }

  @Test func rsaRepeatsByteForByteAlsoOnManyThreads() async throws {
    let identity = try identity()
    #expect(identity.repeatsItself)
    let first = try identity.cms(digest: digest)
    #expect(try SigningTests.identity().cms(digest: digest) == first)
    let others = try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<16 { group.addTask { try identity.cms(digest: digest) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(others == [[UInt8]](repeating: first, count: 16))
    #expect(try identity.cms(digest: Array(SHA256.hash(data: [0]))) != first)
    #expect(try !SigningTests.identity("elliptic.pem", "elliptic-key.pem").repeatsItself)
  }

  @Test func theReservedSizeSuffices() throws {
    let rsa = try identity()
    #expect(try rsa.cms(digest: digest).count == rsa.maximumSize)
    let elliptic = try identity("elliptic.pem", "elliptic-key.pem")
    let sizes = Set(try (0..<200).map { _ in try elliptic.cms(digest: digest).count })
    #expect(try #require(sizes.max()) <= elliptic.maximumSize)
    #expect(try #require(sizes.max()) >= elliptic.maximumSize - 2, "more is reserved than is ever needed")
  }

  @Test func onlyASHA256DigestIsSigned() throws {
    let identity = try identity()
    for length in [0, 20, 31, 33, 64] {
      #expect(throws: SigningProblem.notSHA256(byteCount: length)) { try identity.cms(digest: [UInt8](repeating: 0, count: length)) }
    }
  }
}
