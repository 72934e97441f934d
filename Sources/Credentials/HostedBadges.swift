public import Courses
import Crypto
public import Diagnostics
public import Eligibility

/// A file that the web server hands out: part of the credential, since whoever checks a badge fetches it.
public struct HostedFile: Sendable, Hashable {
  /// Below `OUT/www`, with forward slashes.
  public var path: String
  /// Its public address, and its `id`.
  public var url: String
  /// JSON, UTF-8.
  public var contents: String
}

/// Open Badges 2.0, hosted verification: the issuer, a badge class for each track of a course, and an assertion for each learner, as
/// files that refer to each other by their addresses (Open Badges 2.0, “Assertion”, “BadgeClass”, “Profile”, “Hosted Verification”).
public struct HostedBadges: Sendable {
  public let addresses: PublicAddresses
  private let folder: CourseFolder
  private let issuerURL: String
  /// The course's part of paths: readable, and never the same for two courses.
  private let slug: String
  private static let context: JSONText = "https://w3id.org/openbadges/v2"

  /// - Throws: everything at once that `organization.yaml` lacks, as `BadgeProblem.organizationLacks`.
  public init(folder: CourseFolder) throws(DiagnosticList) {
    let problems = Self.problems(in: folder.organization)
    guard problems.isEmpty, let baseURL = folder.organization.baseURL?.value else { throw DiagnosticList(problems.map { Diagnostic($0) }) }
    self.folder = folder
    addresses = PublicAddresses(baseURL: baseURL)
    issuerURL = folder.organization.issuerURL?.value ?? addresses.base + Self.issuerPath
    slug = Self.slug(of: folder.course.key)
  }

  /// What an organization lacks to issue hosted badges; empty when nothing.
  public static func problems(in organization: Organization) -> [BadgeProblem] {
    let values = [BadgeProblem.OrganizationKey.baseURL: organization.baseURL, .url: organization.url, .email: organization.email]
    return BadgeProblem.OrganizationKey.allCases.filter { values[$0] == .some(nil) }.map { .organizationLacks($0) }
  }

  private static let issuerPath = "issuer.json"

  /// The issuer's profile. Its address is `issuer_url` when given; the file is to be published there, and is made as `issuer.json` in any
  /// case.
  public var issuer: HostedFile {
    let organization = folder.organization
    var profile: [(key: String, value: JSONText)] = [
      ("@context", Self.context), ("type", "Issuer"), ("id", .string(issuerURL)), ("name", .string(organization.name.value)),
      ("url", .string(organization.url?.value ?? "")), ("email", .string(organization.email?.value ?? "")),
    ]
    // Assertions count as the issuer's own when they are on its host; on another one they do when it says so.
    if let own = PublicAddresses.host(of: issuerURL), let base = PublicAddresses.host(of: addresses.base), own != base {
      profile.append(("verification", ["allowedOrigins": [.string(base), .string(own)]]))
    }
    return HostedFile(path: Self.issuerPath, url: issuerURL, contents: JSONText.object(profile).serialized)
  }

  /// Below `OUT/www`: the picture of a track's badge with nothing baked into it.
  public func imagePath(on track: Track) -> String { "badges/\(slug)/\(track.rawValue).png" }

  /// What a badge of this track stands for, whoever has it.
  public func badgeClass(on track: Track) -> HostedFile {
    let path = "badges/\(slug)/\(track.rawValue).json"
    let url = addresses.base + path
    let badge: JSONText = [
      "@context": Self.context, "type": "BadgeClass", "id": .string(url), "name": .string(folder.printedTitle(on: track).value),
      "description": .string(Self.description(of: folder.course, on: track)), "image": .string(addresses.base + imagePath(on: track)),
      "criteria": ["narrative": .string(Self.criteria(of: folder, on: track))], "issuer": .string(issuerURL),
    ]
    return HostedFile(path: path, url: url, contents: badge.serialized)
  }

  /// What a learner's badge says, as hosted and as baked.
  /// - Parameter email: the recipient's; only its salted hash gets into the assertion, of its lower-case form, as backpacks keep it.
  /// - Throws: `BadgeProblem.noEmail` when there is none, so that the badge can only be a picture; `.specimen`.
  public func assertion(for award: Award, email: String?, secret: Secret) throws(BadgeProblem) -> HostedFile {
    guard !award.isSpecimen else { throw .specimen }
    guard let email, !email.isEmpty else { throw .noEmail(award.id) }
    let url = addresses.file("assertion.json", of: award.id)
    let salt = secret.salt(for: award.id)
    let assertion: JSONText = [
      "@context": Self.context, "type": "Assertion", "id": .string(url),
      "recipient": ["type": "email", "hashed": true, "salt": .string(salt), "identity": .string(Self.identity(of: email, salt: salt))],
      "image": .string(addresses.file("badge.png", of: award.id)), "issuedOn": .string("\(award.facts.issuedOn)T00:00:00Z"),
      "badge": .string(badgeClassURL(on: award.facts.track)), "verification": ["type": "hosted"],
    ]
    return HostedFile(path: "\(award.id.folder)/assertion.json", url: url, contents: assertion.serialized)
  }

  /// `sha256$` and the hash of address and salt (Open Badges 2.0, “IdentityHash”).
  public static func identity(of email: String, salt: String) -> String {
    "sha256$" + hexDigits(SHA256.hash(data: Array((email.lowercased() + salt).utf8)))
  }

  private func badgeClassURL(on track: Track) -> String { addresses.base + "badges/\(slug)/\(track.rawValue).json" }

  /// A course key as one path component: lower-case letters, digits and hyphens, and eight digits of its hash, since `a+b-c` and
  /// `a-b+c` would look the same without.
  static func slug(of key: String) -> String {
    let words = key.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return (words + [Substring(hexDigits(SHA256.hash(data: Array(key.utf8)).prefix(4)))]).joined(separator: "-")
  }
}
