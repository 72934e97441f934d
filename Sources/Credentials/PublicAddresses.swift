public import Eligibility

/// Where the files under `OUT/www` are found by the public: the base URL and their paths below it.
public struct PublicAddresses: Sendable, Hashable {
  /// Ends in a slash.
  public let base: String

  /// - Parameter baseURL: `base_url` of `organization.yaml`, with or without its closing slash.
  public init(baseURL: String) { base = baseURL.hasSuffix("/") ? baseURL : baseURL + "/" }

  /// The certificate's page: what is printed, shared and in the QR code.
  public func certificate(_ id: CertificateID) -> String { base + id.folder + "/" }

  /// One of the certificate's files, such as `badge.png`.
  public func file(_ name: String, of id: CertificateID) -> String { certificate(id) + name }

  /// The host's name in lower case, without port.
  static func host(of url: String) -> String? {
    guard let scheme = url.firstRange(of: "://") else { return nil }
    let authority = url[scheme.upperBound...].prefix { !"/?#".contains($0) }
    let host = authority.hasPrefix("[") ? authority.prefix { $0 != "]" } + "]" : authority.prefix { $0 != ":" }
    return host.lowercased()
  }
}
