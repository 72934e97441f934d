import Courses
import Diagnostics
import Foundation
import Testing

@testable import Credentials

@Suite struct ShareAddressTests {
  let url = "https://certificates.northbridge.example/c/d5/d59014c89d4b6e7a691df26f5a0f965c/"

  func query(_ address: String) throws -> [String: String] {
    let items = try #require(URLComponents(string: address)?.queryItems)
    return Dictionary(uniqueKeysWithValues: items.map { ($0.name, $0.value ?? "") })
  }

  @Test func linkedInGetsThePrintedTitleAndTheIssuer() throws {
    let title = "R&D: 100% “Ozean” + Küste? #1/2=ja 日本"
    let address = ShareAddress.linkedIn(sampleAward(title: title), organization: sampleOrganization(), url: url)
    #expect(address.hasPrefix("https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME&name=R%26D%3A%20100%25%20"))
    #expect(
      try query(address) == [
        "startTask": "CERTIFICATION_NAME", "name": title, "organizationName": "Northbridge Institute & Friends", "issueYear": "2026",
        "issueMonth": "5", "certUrl": url, "certId": "d59014c89d4b6e7a691df26f5a0f965c",
      ])
  }

  @Test func linkedInsNumberOfTheOrganizationTakesTheNamesPlace() throws {
    var organization = sampleOrganization()
    organization.linkedInID = Located("1337")
    let items = try query(ShareAddress.linkedIn(sampleAward(), organization: organization, url: url))
    #expect(items["organizationId"] == "1337")
    #expect(items["organizationName"] == nil)
  }

  @Test func postsCarryTextAndAddress() throws {
    #expect(try query(ShareAddress.x(text: "I did it! A&B", url: url)) == ["text": "I did it! A&B", "url": url])
    #expect(ShareAddress.facebook(url: url) == "https://www.facebook.com/sharer/sharer.php?u=" + ShareAddress.percentEncoded(url))
  }

  @Test func everythingButUnreservedCharactersIsEncoded() {
    let ascii = String(String.UnicodeScalarView((0..<128).map { Unicode.Scalar(UInt8($0)) }))
    let encoded = ShareAddress.percentEncoded(ascii)
    #expect(encoded.removingPercentEncoding == ascii)
    #expect(encoded.filter { $0 != "%" && !$0.isLetter && !$0.isNumber } == "-._~")
    #expect(ShareAddress.percentEncoded("é") == "%C3%A9")
  }
}
