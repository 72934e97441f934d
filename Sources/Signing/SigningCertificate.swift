import Foundation
import SwiftASN1
import X509

/// The certificate that signs, with those of the authorities above it that were given along.
struct SigningCertificate: Sendable {
  let certificate: Certificate
  /// As it stands in its file, in DER.
  let der: [UInt8]
  /// It and the others as they stand in their file, in DER; each once (EN 319 122-1, 6.3, requirement e).
  let all: [[UInt8]]
  /// `IssuerAndSerialNumber` (RFC 5652, 10.2.4) in DER.
  let issuerAndSerialNumber: [UInt8]
  /// Without the extension every use is allowed.
  private let keyUsage: KeyUsage?

  /// Reads a PEM file whose first certificate is the signing one. Whether the others lead up from it isn't checked.
  /// - Throws: what is wrong with the file or with a certificate in it.
  static func read(_ path: String) throws(SigningProblem) -> SigningCertificate {
    let blocks = try PEMBlock.read(path)
    let certificates = blocks.filter { ["CERTIFICATE", "X509 CERTIFICATE"].contains($0.label) }
    guard let first = certificates.first else { throw .noCertificate(path: path, found: blocks.map(\.label)) }
    let signing = try parsed(first, path) { der in
      let fields = try CertificateFields(der: der)
      try fields.requireSigningKey(path)
      return (fields, try Certificate(derEncoded: der))
    }
    var all: [[UInt8]] = []
    for block in certificates where !all.contains(block.bytes) {
      _ = try parsed(block, path) { try CertificateFields(der: $0) }
      all.append(block.bytes)
    }
    return SigningCertificate(
      certificate: signing.1, der: first.bytes, all: all,
      issuerAndSerialNumber: DERBytes.sequence(Array(signing.0.issuer), Array(signing.0.serialNumber)),
      keyUsage: try parsed(first, path) { _ in try signing.1.extensions.keyUsage })
  }

  /// Of its validity, since 1970-01-01T00:00:00Z.
  var firstSecond: Int { Int(certificate.notValidBefore.timeIntervalSince1970) }
  /// The same, its end.
  var lastSecond: Int { Int(certificate.notValidAfter.timeIntervalSince1970) }

  /// Whether it may sign at a moment.
  /// - Parameter moment: seconds since 1970-01-01T00:00:00Z; both ends of the validity are in it (RFC 5280, 4.1.2.5).
  /// - Throws: `.expired`, `.notYetValid`, `.mayNotSign`.
  func check(_ path: String, at moment: Int) throws(SigningProblem) {
    guard moment >= firstSecond else { throw .notYetValid(path: path, firstSecond: firstSecond) }
    guard moment <= lastSecond else { throw .expired(path: path, lastSecond: lastSecond) }
    guard let keyUsage else { return }
    guard keyUsage.digitalSignature || keyUsage.nonRepudiation else { throw .mayNotSign(path: path) }
  }

  private static func parsed<Value>(_ block: PEMBlock, _ path: String, _ read: ([UInt8]) throws -> Value) throws(SigningProblem) -> Value {
    do { return try read(block.bytes) } catch let problem as SigningProblem { throw problem } catch {
      throw .malformedCertificate(path: path, line: block.line)
    }
  }
}
