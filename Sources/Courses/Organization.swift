public import Diagnostics

/// Who issues: the contents of `organization.yaml`.
public struct Organization: Sendable, Equatable {
  /// The name that is printed in full.
  public var name: Located<String>
  /// The name that is printed where room is scarce; the full name when not given.
  public var shortName: Located<String>?
  /// Path of the logo (SVG, PNG or JPEG), relative to `organization.yaml`.
  public var logo: Located<AssetPath>?
  /// The organization's home page.
  public var url: Located<String>?
  /// The address that a badge's issuer profile names.
  public var email: Located<String>?
  /// The platform that is printed in “this {platform} Verified Certificate”.
  public var platform: Located<String>?
  /// The public address of `OUT/www`, with a closing slash; what the QR code and the printed URL start with.
  public var baseURL: Located<String>?
  /// The address at which the issuer profile is published; `baseURL` + `issuer.json` when not given.
  public var issuerURL: Located<String>?
  /// LinkedIn's number of the organization, for “Add to profile”.
  public var linkedInID: Located<String>?
  /// For courses that choose none.
  public var layouts: LayoutChoice
  public var brand: Brand?
  /// `sha256:` and 64 hex digits: which secret the certificate IDs come from.
  public var secretFingerprint: Located<String>?

  public init(
    name: Located<String>, shortName: Located<String>? = nil, logo: Located<AssetPath>? = nil, url: Located<String>? = nil,
    email: Located<String>? = nil, platform: Located<String>? = nil, baseURL: Located<String>? = nil,
    issuerURL: Located<String>? = nil, linkedInID: Located<String>? = nil, layouts: LayoutChoice = LayoutChoice(),
    brand: Brand? = nil, secretFingerprint: Located<String>? = nil
  ) {
    self.name = name
    self.shortName = shortName
    self.logo = logo
    self.url = url
    self.email = email
    self.platform = platform
    self.baseURL = baseURL
    self.issuerURL = issuerURL
    self.linkedInID = linkedInID
    self.layouts = layouts
    self.brand = brand
    self.secretFingerprint = secretFingerprint
  }
}

/// A file inside the course folder.
public struct AssetPath: Sendable, Hashable {
  /// As written, relative to the file that names it; never absolute, never leading out of that folder.
  public var relative: String
  /// Where it is on this machine.
  public var absolute: String

  public init(relative: String, absolute: String) {
    self.relative = relative
    self.absolute = absolute
  }
}
