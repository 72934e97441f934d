public import Courses
import Diagnostics
public import Eligibility

/// Addresses that open another site with the certificate filled in.
public enum ShareAddress {
  /// LinkedIn's “Add to profile”: the title as printed, and the organization that issues, by LinkedIn's number when it is known.
  /// - Parameter url: the certificate's page.
  public static func linkedIn(_ award: Award, organization: Organization, url: String) -> String {
    let issuer = organization.linkedInID.map { ("organizationId", $0.value) } ?? ("organizationName", organization.name.value)
    let date = award.facts.issuedOn
    return address(
      "https://www.linkedin.com/profile/add",
      [
        ("startTask", "CERTIFICATION_NAME"), ("name", award.facts.courseTitle), issuer, ("issueYear", String(date.year)),
        ("issueMonth", String(date.month)), ("certUrl", url), ("certId", award.id.hex),
      ])
  }

  /// A post on X with a text and the certificate's page.
  public static func x(text: String, url: String) -> String { address("https://twitter.com/intent/tweet", [("text", text), ("url", url)]) }

  /// A post on Facebook with the certificate's page, which brings its own title and picture.
  public static func facebook(url: String) -> String { address("https://www.facebook.com/sharer/sharer.php", [("u", url)]) }

  private static func address(_ page: String, _ query: [(name: String, value: String)]) -> String {
    page + "?" + query.map { "\($0.name)=\(percentEncoded($0.value))" }.joined(separator: "&")
  }

  /// Every byte of the UTF-8 form but letters, digits, `-`, `.`, `_` and `~` as `%XX` (RFC 3986, 2.1 and 2.3).
  static func percentEncoded(_ text: String) -> String {
    var encoded: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
        encoded.append(byte)
      default: encoded += Array(("%" + hexDigits([byte]).uppercased()).utf8)
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }
}
