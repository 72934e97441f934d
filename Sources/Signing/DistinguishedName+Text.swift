import SwiftASN1
import X509

extension DistinguishedName {
  /// The common name, or the organization, or, if it has neither as text, all of it.
  var shortest: String { text(.NameAttributes.commonName) ?? organization ?? description }

  var organization: String? { text(.NameAttributes.organizationName) }

  /// The last value of an attribute, the most specific one, if it is text.
  private func text(_ attribute: ASN1ObjectIdentifier) -> String? {
    flatMap { $0 }.last { $0.type == attribute }.flatMap { String($0.value) }
  }
}
