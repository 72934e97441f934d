import Diagnostics
import LocatedYAML

extension YAMLReader {
  /// - Returns: `nil` when the name is missing, which is then reported.
  mutating func organization(_ section: YAMLSection<CourseFileKey.Organization>, assets: AssetFolder) -> Organization? {
    let name = text(.name, of: section, required: true)
    let shortName = text(.shortName, of: section)
    let logo = asset(.logo, of: section, in: assets)
    let url = address(.url, of: section)
    let email = email(of: section)
    let platform = text(.platform, of: section)
    let baseURL = address(.baseURL, of: section, isBase: true)
    let issuerURL = address(.issuerURL, of: section)
    let linkedInID = linkedInID(of: section)
    let layouts = layouts(.layout, .layouts, of: section)
    let brand = brand(of: section)
    let fingerprint = fingerprint(of: section)
    guard let name else { return nil }
    return Organization(
      name: name, shortName: shortName, logo: logo, url: url, email: email, platform: platform, baseURL: baseURL,
      issuerURL: issuerURL, linkedInID: linkedInID, layouts: layouts, brand: brand, secretFingerprint: fingerprint)
  }

  private mutating func email(of section: YAMLSection<CourseFileKey.Organization>) -> Located<String>? {
    guard let text = text(.email, of: section) else { return nil }
    if EmailAddress.isPlausible(text.value) { return text }
    add(.notAnEmail(section.path(.email), text: text.value), at: text.location)
    return nil
  }

  private mutating func linkedInID(of section: YAMLSection<CourseFileKey.Organization>) -> Located<String>? {
    guard let text = text(.linkedInID, of: section) else { return nil }
    if text.value.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return text }
    add(.notDigits(section.path(.linkedInID), text: text.value), at: text.location)
    return nil
  }

  private mutating func fingerprint(of section: YAMLSection<CourseFileKey.Organization>) -> Located<String>? {
    guard let text = text(.secretFingerprint, of: section) else { return nil }
    if SecretFingerprint.isWellFormed(text.value) { return text.map { $0.lowercased() } }
    add(.notAFingerprint(section.path(.secretFingerprint), text: text.value), at: text.location)
    return nil
  }
}

/// The form in which `organization.yaml` names the secret behind its certificate IDs.
enum SecretFingerprint {
  static let prefix = "sha256:"

  static func isWellFormed(_ text: String) -> Bool {
    let digits = text.dropFirst(prefix.count)
    return text.hasPrefix(prefix) && digits.utf8.count == 64 && digits.utf8.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
  }
}
