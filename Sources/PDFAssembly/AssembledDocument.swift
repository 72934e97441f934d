/// A finished file.
public struct AssembledDocument: Sendable {
  public var bytes: [UInt8]
  /// SHA-256.
  public var digest: [UInt8]
}
