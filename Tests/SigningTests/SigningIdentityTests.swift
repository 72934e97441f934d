import Foundation
import Signing
import Testing

private let digest = [UInt8](repeating: 0xA5, count: 32)

@Suite struct SigningIdentityTests {
  @Test func namesAreThoseOfTheCertificate() throws {
    let identity = try identity()
    #expect(identity.commonName == "Registrar, Escola Açoriana (test)")
    #expect(identity.organization == "North Bay Institute (test)")
    #expect(identity.issuerName == "North Bay Test Authority")
  }

  @Test func theKeyIsReadInEveryForm() throws {
    let expected = try identity().cms(digest: digest)
    #expect(try identity("signer.pem", "signer-key-pkcs1.pem").cms(digest: digest) == expected)
    for name in ["signer-key-encrypted.pem", "signer-key-encrypted-sha1.pem"] {
      var asked = 0
      let identity = try SigningIdentity.load(certificateFile: fixture("signer.pem"), keyFile: fixture(name), at: moment) {
        asked += 1
        return "ocean tides"
      }
      #expect(try identity.cms(digest: digest) == expected, "\(name)")
      #expect(asked == 1)
    }
    #expect(throws: Never.self) { try identity("elliptic.pem", "elliptic-key-pkcs8.pem") }
  }

  @Test func noPassphraseIsAskedForUnlessTheKeyNeedsIt() throws {
    var asked = 0
    let count = { () throws(SigningProblem) -> String? in
      asked += 1
      return nil
    }
    _ = try SigningIdentity.load(certificateFile: fixture("signer.pem"), keyFile: fixture("signer-key.pem"), at: moment, passphrase: count)
    // Nor when the certificate couldn't be used anyway.
    _ = try? SigningIdentity.load(
      certificateFile: fixture("signer.pem"), keyFile: fixture("signer-key-encrypted.pem"), at: 0, passphrase: count)
    #expect(asked == 0)
  }

  @Test func filesAreReadHoweverTheirLinesEnd() throws {
    let text = try String(contentsOfFile: fixture("signer-key.pem"), encoding: .utf8)
    let body = text.split(separator: "\n").dropFirst(2).dropLast().joined()
    let rewritten = [
      text.replacing("\n", with: "\r\n"), "\u{FEFF}" + text.split(separator: "\n").dropFirst().joined(separator: "\n"),
      "-----BEGIN PRIVATE KEY-----\n\(body)\n-----END PRIVATE KEY-----",
      try String(contentsOfFile: fixture("signer.pem"), encoding: .utf8) + text,
    ]
    let expected = try identity().cms(digest: digest)
    for text in rewritten {
      try withFile(Data(text.utf8)) { path in
        let identity = try SigningIdentity.load(certificateFile: fixture("signer.pem"), keyFile: path, at: moment) { nil }
        #expect(try identity.cms(digest: digest) == expected)
      }
    }
  }

  @Test func bothEndsOfTheValidityAreInIt() throws {
    let (first, last) = (1_767_225_600, 4_922_899_199)  // 2026-01-01T00:00:00Z, 2125-12-31T23:59:59Z
    let path = fixture("signer.pem")
    #expect(throws: SigningProblem.notYetValid(path: path, firstSecond: first)) { try identity(at: first - 1) }
    #expect(throws: Never.self) { try identity(at: first) }
    #expect(throws: Never.self) { try identity(at: last) }
    #expect(throws: SigningProblem.expired(path: path, lastSecond: last)) { try identity(at: last + 1) }
  }

  @Test func theKeyIsNeverPrinted() throws {
    let identity = try identity("elliptic.pem", "elliptic-key.pem")
    var dumped = ""
    dump(identity, to: &dumped)
    for text in ["\(identity)", String(reflecting: identity), dumped] {
      #expect(!text.contains("Key") && !text.contains("signedData"), "\(text)")
    }
  }
}
