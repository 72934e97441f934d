import Eligibility
import Foundation
import Testing

@testable import Credentials

@Suite struct DerivationTests {
  /// Computed with Python's `hmac` and `hashlib`.
  @Test func isAsPublished() {
    #expect(sampleSecret.certificateID(courseKey: "NBI+OCEAN101+2026", username: "ines").hex == "d59014c89d4b6e7a691df26f5a0f965c")
    #expect(sampleSecret.salt(for: sampleAward().id) == "aca5e9398669954dc593bbae562805f2")
    #expect(sampleSecret.fingerprint == "sha256:88db8709b95f1de55c7b391b574eb46b3117e807a945022f3638030b649e2ff1")
  }

  @Test func aUserNameIsTheSameHoweverItsAccentsAreWritten() {
    let id = sampleSecret.certificateID(courseKey: "NBI+OCEAN101+2026", username: "zo\u{EB}")
    #expect(id.hex == "b0483b73c5ae18d70ef4461383db7dba")
    #expect(sampleSecret.certificateID(courseKey: "NBI+OCEAN101+2026", username: "zoe\u{308}") == id)
  }

  @Test func learnersCoursesAndSecretsDoNotMeet() throws {
    let other = try #require(Secret(hex: String(repeating: "5a", count: 32)))
    let ids = [
      sampleSecret.certificateID(courseKey: "A+B+C", username: "d"), sampleSecret.certificateID(courseKey: "A+B+C", username: "D"),
      sampleSecret.certificateID(courseKey: "A+B+Cd", username: ""), other.certificateID(courseKey: "A+B+C", username: "d"),
    ]
    #expect(Set(ids).count == ids.count)
    #expect(other.fingerprint != sampleSecret.fingerprint)
  }

  @Test func theSecretIsNeverPrinted() {
    var dumped = ""
    dump(sampleSecret, to: &dumped)
    for text in ["\(sampleSecret)", String(reflecting: sampleSecret), "\([sampleSecret])", dumped] {
      #expect(!text.contains("00010203") && !text.contains("key"), "\(text)")
    }
  }
}

@Suite struct SecretFileTests {
  func mode(_ path: String) throws -> Int {
    try #require(FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber).intValue
  }

  @Test func isMadeForItsOwnerAloneAndReadBack() throws {
    try withTemporaryFolder { folder in
      let secret = try Secret.create(in: folder)
      #expect(try mode(folder + "/keys") == 0o700)
      #expect(try mode(folder + "/keys/secret") == 0o600)
      #expect(try String(contentsOfFile: folder + "/keys/.gitignore", encoding: .utf8) == "*\n")
      #expect(try Secret.load(from: folder, expecting: secret.fingerprint).fingerprint == secret.fingerprint)
      #expect(try String(contentsOfFile: folder + "/keys/secret", encoding: .utf8).wholeMatch(of: /[0-9a-f]{64}\n/) != nil)
    }
  }

  @Test func twoSecretsDiffer() throws {
    let first = try withTemporaryFolder { try Secret.create(in: $0).fingerprint }
    let second = try withTemporaryFolder { try Secret.create(in: $0).fingerprint }
    #expect(first != second)
  }

  @Test func isNeverReplaced() throws {
    try withTemporaryFolder { folder in
      let secret = try Secret.create(in: folder)
      #expect(throws: SecretProblem.alreadyExists(path: folder + "/keys/secret")) { try Secret.create(in: folder) }
      #expect(try Secret.load(from: folder).fingerprint == secret.fingerprint)
    }
  }

  @Test func whatIsWrongIsSaid() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/keys/secret"
      #expect(throws: SecretProblem.missing(path: path)) { try Secret.load(from: folder) }

      let secret = try Secret.create(in: folder)
      #expect(throws: SecretProblem.noFingerprint(path: path, found: secret.fingerprint)) { try Secret.load(from: folder, expecting: nil) }
      let expected = sampleSecret.fingerprint
      #expect(throws: SecretProblem.different(path: path, found: secret.fingerprint, expected: expected)) {
        try Secret.load(from: folder, expecting: expected)
      }

      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
      #expect(throws: SecretProblem.readableByOthers(path: path, mode: 0o640)) { try Secret.load(from: folder) }
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)

      for contents in ["", "abc", String(repeating: "g", count: 64), String(repeating: "a", count: 66)] {
        try Data(contents.utf8).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        #expect(throws: SecretProblem.malformed(path: path)) { try Secret.load(from: folder) }
      }
    }
  }

  @Test func aLinkIsJudgedByWhatItLeadsTo() throws {
    try withTemporaryFolder { folder in
      try Secret.create(in: folder)
      let link = folder + "/elsewhere/keys/secret"
      try FileManager.default.createDirectory(atPath: folder + "/elsewhere/keys", withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder + "/keys/secret")
      #expect(try Secret.load(from: folder + "/elsewhere").fingerprint == Secret.load(from: folder).fingerprint)
    }
  }
}
