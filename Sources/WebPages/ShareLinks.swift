public import Courses
import Credentials
import Diagnostics
public import Eligibility

/// Where a learner can show the certificate: addresses that open another site with everything filled in.
public struct ShareLinks: Sendable, Equatable {
  public var linkedIn: String
  public var x: String
  public var facebook: String

  /// - Parameters:
  ///   - certificateName: as printed, such as “Verified Certificate of Achievement”.
  ///   - address: the certificate's page.
  public init(award: Award, organization: Organization, certificateName: String, address: String) {
    let words = PageWords.words(for: award.facts.language).words
    linkedIn = ShareAddress.linkedIn(award, organization: organization, url: address)
    x = ShareAddress.x(text: words.post(certificateName, award.facts.courseTitle, organization.name.value), url: address)
    facebook = ShareAddress.facebook(url: address)
  }
}
