/// A finished file.
public struct AssembledDocument: Sendable {
  public var bytes: [UInt8]
  /// SHA-256.
  public var digest: [UInt8]
  /// Where the signature stands, in a signed file: all that may differ when the same content is signed again.
  public var signature: Range<Int>?
}
