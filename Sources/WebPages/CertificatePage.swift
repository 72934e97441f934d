public import Courses
public import Eligibility
public import PageDescription

/// One learner's web page: everything that it shows. The page is `index.html` in the award's folder, two folders below the web root
/// (`CertificateID.folder`), and needs no script.
public struct CertificatePage: Sendable {
  /// Leads from the page to the web root.
  static let rootPath = "../../"

  public var award: Award
  public var issuer: Issuer
  /// The certificate's kind as printed, such as “Verified Certificate of Achievement”, in the award's language.
  public var certificateName: String
  /// The date as printed, in the award's language.
  public var issuedOn: String
  /// Who offered the course; often the issuer's name.
  public var offeredBy: String
  public var effort: Effort?
  /// In printing order.
  public var signatories: [NamedSignatory]
  /// The page's public address, as printed on the certificate.
  public var address: String
  /// The PDF's path relative to the page; `nil` when none was made.
  public var pdf: String?
  /// The baked badge's path relative to the page; `nil` when none was made.
  public var badge: String?
  public var picture: CertificatePicture
  public var sharing: ShareLinks

  public init(
    award: Award, issuer: Issuer, certificateName: String, issuedOn: String, offeredBy: String, effort: Effort? = nil,
    signatories: [NamedSignatory], address: String, pdf: String?, badge: String?, picture: CertificatePicture, sharing: ShareLinks
  ) {
    self.award = award
    self.issuer = issuer
    self.certificateName = certificateName
    self.issuedOn = issuedOn
    self.offeredBy = offeredBy
    self.effort = effort
    self.signatories = signatories
    self.address = address
    self.pdf = pdf
    self.badge = badge
    self.picture = picture
    self.sharing = sharing
  }
}

/// Who stands at the head of the page.
public struct Issuer: Sendable, Equatable {
  public var name: String
  /// Linked only when it is an http or https address.
  public var url: String?
  /// The logo's path relative to the web root.
  public var logo: String?
  public var platform: String?

  public init(name: String, url: String? = nil, logo: String? = nil, platform: String? = nil) {
    self.name = name
    self.url = url
    self.logo = logo
    self.platform = platform
  }
}

public struct NamedSignatory: Sendable, Equatable {
  public var name: String
  /// May hold several lines.
  public var title: String?

  public init(name: String, title: String? = nil) {
    self.name = name
    self.title = title
  }
}

/// The certificate as a vector picture in two layers of the same size.
public struct CertificatePicture: Sendable, Equatable {
  /// The trimmed sheet; printing gives exactly one page of this size.
  public var sheet: Size
  /// The static part: path of an SVG file relative to the web root, shared by every learner of the same prepared page.
  public var staticPart: String
  /// The learner's part: an SVG document or element, set into the page as it is, so only Laurel's own drawing may make it. With a
  /// `viewBox` of the sheet, and presentation attributes only: the page's security policy refuses `style` attributes and elements.
  public var learnerPart: String

  public init(sheet: Size, staticPart: String, learnerPart: String) {
    self.sheet = sheet
    self.staticPart = staticPart
    self.learnerPart = learnerPart
  }

  /// The learner's part without XML declaration and document type, which HTML does not have.
  var inline: Substring {
    var rest = learnerPart[...]
    while let start = rest.firstIndex(of: "<") {
      rest = rest[start...]
      if rest.hasPrefix("<svg") { return rest }
      rest = rest.dropFirst()
    }
    return ""
  }
}
