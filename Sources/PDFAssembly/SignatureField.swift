import PageDescription

/// Where a document is signed and by whom, as the file says it (ISO 32000-1, 12.8; ETSI EN 319 142-1). The signature itself comes from
/// outside: this file only leaves its place, and hands over the digest.
public struct SignatureField: Hashable, Sendable {
  /// The most bytes that a signature takes.
  public var size: Int
  /// Of the signing certificate's holder.
  public var signer: String
  /// The earliest moment at which the signing certificate could have signed.
  public var earliest: PDFMoment

  public init(size: Int, signer: String, earliest: PDFMoment) {
    self.size = size
    self.signer = signer
    self.earliest = earliest
  }
}
