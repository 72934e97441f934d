import Foundation
import Signing
import Testing

@Suite struct CertificateProblemTests {
  func problem(_ certificate: String, _ key: String = fixture("signer-key.pem")) -> SigningProblem? {
    do {
      _ = try SigningIdentity.load(certificateFile: certificate, keyFile: key, at: moment) { nil }
      return nil
    } catch { return error }
  }

  @Test func theFileMustBeThereAndReadable() {
    #expect(problem("/nowhere/signer.pem") == .missing(path: "/nowhere/signer.pem"))
    let folder = FileManager.default.temporaryDirectory.path
    let found = problem(folder)
    guard case .unreadable(folder, _)? = found else {
      Issue.record("\(String(describing: found))")
      return
    }
  }

  @Test func itMustBePEM() throws {
    for contents in ["", "certificate", "-----BEGIN", "\u{30}\u{82}\u{01}\u{0A}"] {
      try withFile(Data(contents.utf8)) { #expect(problem($0) == .notPEM(path: $0), "\(contents)") }
    }
    let begin = "text\n-----BEGIN CERTIFICATE-----\n"
    for contents in [
      begin, begin + "AAAA\n", begin + "-----END CERTIFICATE-----", begin + "A*AA\n-----END CERTIFICATE-----",
      begin + "AAAA\n-----END X-----", begin + "AAAA\n" + begin + "-----END CERTIFICATE-----",
    ] {
      try withFile(Data(contents.utf8)) { #expect(problem($0) == .damagedPEM(path: $0, line: 2), "\(contents)") }
    }
  }

  @Test func itMustHoldACertificate() throws {
    let key = fixture("signer-key.pem")
    #expect(problem(key) == .noCertificate(path: key, found: ["PRIVATE KEY"]))
    try withFile(Data("\n\n-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n".utf8)) { path in
      #expect(problem(path) == .malformedCertificate(path: path, line: 3))
    }
    // A damaged certificate further down counts, too: it would go into every signature.
    let signer = try Data(contentsOf: URL(fileURLWithPath: fixture("signer.pem")))
    try withFile(signer + Data("-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n".utf8)) { path in
      #expect(problem(path) == .malformedCertificate(path: path, line: 1 + signer.count { $0 == UInt8(ascii: "\n") }))
    }
  }

  @Test func itsKeyMustBeOfAKindThatSigns() {
    #expect(problem(fixture("p384.pem")) == .unsupportedKey(path: fixture("p384.pem"), kind: "P-384"))
    #expect(problem(fixture("short.pem")) == .rsaTooShort(path: fixture("short.pem"), bits: 1024))
  }

  @Test func itsUsageMustAllowSigning() {
    #expect(problem(fixture("encipherment.pem")) == .mayNotSign(path: fixture("encipherment.pem")))
  }

  @Test func itMustBelongToTheKey() {
    for (certificate, key) in [("signer.pem", "other-key.pem"), ("signer.pem", "elliptic-key.pem"), ("elliptic.pem", "signer-key.pem")] {
      let expected = SigningProblem.keyDoesNotMatch(key: fixture(key), certificate: fixture(certificate))
      #expect(problem(fixture(certificate), fixture(key)) == expected)
    }
  }
}

@Suite struct KeyProblemTests {
  func problem(_ key: String, passphrase: String? = nil) -> SigningProblem? {
    do {
      _ = try SigningIdentity.load(certificateFile: fixture("signer.pem"), keyFile: key, at: moment) { passphrase }
      return nil
    } catch { return error }
  }

  @Test func theFileMustHoldAPrivateKey() throws {
    #expect(problem("/nowhere/key.pem") == .missing(path: "/nowhere/key.pem"))
    let certificates = fixture("signer.pem")
    #expect(problem(certificates) == .noPrivateKey(path: certificates, found: ["CERTIFICATE", "CERTIFICATE"]))
    try withFile(Data("key".utf8)) { #expect(problem($0) == .notPEM(path: $0)) }
    for label in ["PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY"] {
      try withFile(Data("-----BEGIN \(label)-----\nMAMCAQA=\n-----END \(label)-----\n".utf8)) { path in
        #expect(problem(path) == .malformedKey(path: path), "\(label)")
      }
    }
  }

  @Test func itMustBeOfAKindThatSigns() {
    #expect(problem(fixture("ed25519-key.pem")) == .unsupportedKey(path: fixture("ed25519-key.pem"), kind: "Ed25519"))
    #expect(problem(fixture("p384-key.pem")) == .unsupportedKey(path: fixture("p384-key.pem"), kind: "P-384"))
    #expect(problem(fixture("short-key.pem")) == .rsaTooShort(path: fixture("short-key.pem"), bits: 1024))
  }

  @Test(arguments: ["signer-key-encrypted.pem", "signer-key-encrypted-sha1.pem"])
  func anEncryptedKeyNeedsItsPassphrase(name: String) {
    let path = fixture(name)
    #expect(problem(path) == .passphraseNeeded(path: path))
    for wrong in ["", "Ocean tides", "ocean tides\n"] { #expect(problem(path, passphrase: wrong) == .passphraseWrong(path: path)) }
    #expect(problem(path, passphrase: "ocean tides") == nil)
  }

  @Test func otherEncryptionIsNamed() {
    let scrypt = fixture("signer-key-scrypt.pem")
    #expect(problem(scrypt, passphrase: "ocean tides") == .unsupportedEncryption(path: scrypt, scheme: "scrypt"))
    let traditional = fixture("signer-key-traditional.pem")
    let expected = SigningProblem.unsupportedEncryption(path: traditional, scheme: "traditional PEM encryption")
    #expect(problem(traditional, passphrase: "ocean tides") == expected)
  }

  @Test func whatKeepsThePassphraseAwayIsPassedOn() {
    let expected = SigningProblem.missing(path: "/nowhere/passphrase")
    #expect(throws: expected) {
      try SigningIdentity.load(certificateFile: fixture("signer.pem"), keyFile: fixture("signer-key-encrypted.pem"), at: moment) {
        () throws(SigningProblem) in throw expected
      }
    }
  }
}
