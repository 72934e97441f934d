import Courses
import Diagnostics
import Foundation
import Testing

@testable import Credentials

@Suite struct HostedBadgesTests {
  let badges = try! HostedBadges(folder: sampleFolder())

  @Test func theAssertionSaysWhoGotWhatAndWhen() throws {
    let file = try badges.assertion(for: sampleAward(), email: "Ines@Northbridge.example", secret: sampleSecret)
    #expect(file.path == "d5/d59014c89d4b6e7a691df26f5a0f965c/assertion.json")
    #expect(
      file.contents == """
        {"@context":"https://w3id.org/openbadges/v2","type":"Assertion",\
        "id":"https://certificates.northbridge.example/c/d5/d59014c89d4b6e7a691df26f5a0f965c/assertion.json",\
        "recipient":{"type":"email","hashed":true,"salt":"aca5e9398669954dc593bbae562805f2",\
        "identity":"sha256$8ffb8f6483e66f6f654e6c16f393764bec0b660be86651a653164489f947a135"},\
        "image":"https://certificates.northbridge.example/c/d5/d59014c89d4b6e7a691df26f5a0f965c/badge.png",\
        "issuedOn":"2026-05-03T00:00:00Z","badge":"\(badges.badgeClass(on: .verified).url)","verification":{"type":"hosted"}}
        """)
  }

  @Test func everyFileIsFoundWhereTheOthersSay() throws {
    let assertion = try badges.assertion(for: sampleAward(track: .honor), email: "a@b.example", secret: sampleSecret)
    let badgeClass = badges.badgeClass(on: .honor)
    for file in [assertion, badgeClass, badges.issuer] {
      #expect(file.url == "https://certificates.northbridge.example/c/" + file.path)
      #expect(try decodedJSON(file.contents)["id"] as? String == file.url)
    }
    #expect(try decodedJSON(assertion.contents)["badge"] as? String == badgeClass.url)
    #expect(try decodedJSON(badgeClass.contents)["issuer"] as? String == badges.issuer.url)
    #expect(try decodedJSON(badgeClass.contents)["image"] as? String == badges.addresses.base + badges.imagePath(on: .honor))
  }

  /// What Open Badges 2.0 requires of each document.
  @Test func nothingThatIsRequiredIsMissing() throws {
    let assertion = try badges.assertion(for: sampleAward(), email: "a@b.example", secret: sampleSecret)
    let required = [
      (assertion, ["@context", "id", "type", "recipient", "badge", "verification", "issuedOn"]),
      (badges.badgeClass(on: .verified), ["@context", "id", "type", "name", "description", "image", "criteria", "issuer"]),
      (badges.issuer, ["@context", "id", "type", "name", "url", "email"]),
    ]
    for (file, keys) in required {
      let json = try decodedJSON(file.contents)
      for key in keys { #expect((json[key] as? String)?.isEmpty != true && json[key] != nil, "\(file.path) \(key)") }
    }
  }

  @Test func theBadgeClassSpeaksOfItsTrack() throws {
    let verified = try decodedJSON(badges.badgeClass(on: .verified).contents)
    #expect(verified["name"] as? String == "Ocean Literacy, Verified")
    #expect(verified["description"] as? String == #"Completed the course "Ocean "Literacy"" (verified, 2026-01-12 - 2026-05-01)"#)
    let criteria = try #require((verified["criteria"] as? NSDictionary)?["narrative"] as? String)
    #expect(criteria.contains("60 %") && criteria.contains("identity"))
    let honor = badges.badgeClass(on: .honor)
    #expect(try decodedJSON(honor.contents)["name"] as? String == "Ocean \"Literacy\"")
    #expect(!honor.contents.contains("identity"))
    #expect(honor.path != badges.badgeClass(on: .verified).path)
  }

  @Test(arguments: [
    (nil, nil, "(honor)"), ("2026-01-12", nil, "(honor, from 2026-01-12)"), (nil, "2026-05-01", "(honor, until 2026-05-01)"),
  ])
  func datesThatNobodyGaveAreLeftOut(start: String?, end: String?, words: String) throws {
    let badges = try HostedBadges(folder: sampleFolder(start: start, end: end, passingGrade: nil))
    let description = try decodedJSON(badges.badgeClass(on: .honor).contents)["description"] as? String
    #expect(description?.hasSuffix(words) == true)
  }

  @Test func anIssuerOnAnotherHostVouchesForThisOne() throws {
    let folder = sampleFolder(organization: sampleOrganization(issuerURL: "https://northbridge.example:8443/about/issuer.json"))
    let issuer = try HostedBadges(folder: folder).issuer
    #expect(issuer.url == "https://northbridge.example:8443/about/issuer.json")
    let origins = (try decodedJSON(issuer.contents)["verification"] as? NSDictionary)?["allowedOrigins"] as? [String]
    #expect(origins == ["certificates.northbridge.example", "northbridge.example"])
    #expect(try decodedJSON(badges.issuer.contents)["verification"] == nil)
  }

  @Test func coursesThatLookAlikeDoNotShareABadgeClass() {
    let slugs = ["A-B+C+1", "A+B-C+1", "a+b-c+1", "A+B+C+1", "../B+C+1", "日本+B+C"].map { HostedBadges.slug(of: $0) }
    #expect(Set(slugs).count == slugs.count)
    for slug in slugs { #expect(slug.wholeMatch(of: /[a-z0-9-]+/) != nil) }
  }

  @Test func whatTheOrganizationLacksIsSaidAtOnce() {
    let bare = Organization(name: Located("Northbridge Institute"))
    #expect(HostedBadges.problems(in: bare) == [.organizationLacks(.baseURL), .organizationLacks(.url), .organizationLacks(.email)])
    #expect(throws: DiagnosticList.self) { try HostedBadges(folder: sampleFolder(organization: bare)) }
    #expect(HostedBadges.problems(in: sampleOrganization()).isEmpty)
  }

  @Test func withoutAnAddressThereIsNoAssertion() {
    for email in [nil, ""] {
      #expect(throws: BadgeProblem.noEmail(sampleAward().id)) {
        try badges.assertion(for: sampleAward(), email: email, secret: sampleSecret)
      }
    }
  }

  @Test func aSpecimenHasNoAssertion() {
    #expect(throws: BadgeProblem.specimen) {
      try badges.assertion(for: sampleAward(isSpecimen: true), email: "a@b.example", secret: sampleSecret)
    }
  }

  /// The recipient in the Open Badges validator's test documents.
  @Test func theIdentityIsHashedAsTheSpecificationSays() {
    let identity = "sha256$ecf5409f3f4b91ab60cc5ef4c02aef7032354375e70cf4d8e43f6a1d29891942"
    #expect(HostedBadges.identity(of: "nobody@example.org", salt: "deadsea") == identity)
    #expect(HostedBadges.identity(of: "Nobody@Example.ORG", salt: "deadsea") == identity)
  }

  @Test func everyTextComesThroughJSON() throws {
    let text = "a\u{1}\r\n\t\"\\/é\u{2028}😀"
    let json = try decodedJSON(JSONText.object([(text, [.string(text), true, .object([])])]).serialized)
    #expect(json[text] as? NSArray == [text, true, [:] as NSDictionary])
  }
}
