public import PageDescription

/// Where a document is signed and by whom, as the file says it (ISO 32000-1, 12.8; ETSI EN 319 142-1). The signature itself comes from
/// outside: this file only leaves its place, and hands over the digest.
public struct SignatureField: Hashable, Sendable {
  /// The most bytes that a signature takes.
  public var size: Int
  /// Of the signing certificate's holder.
  public var signer: String
  /// Of the field, for those who listen, in the document's language (ISO 14289-1, 7.18.4).
  public var name: String
  /// Between which moments the signing certificate counts: nobody signs before or after.
  public var validity: ClosedRange<PDFMoment>
  /// Where it shows on the sheet and what it shows there; `nil` for a signature that shows nowhere.
  public var appearance: Appearance?

  public struct Appearance: Hashable, Sendable {
    public var frame: Rect
    public var marks: [Mark]

    public init(frame: Rect, marks: [Mark]) {
      self.frame = frame
      self.marks = marks
    }
  }

  public init(size: Int, signer: String, name: String, validity: ClosedRange<PDFMoment>, appearance: Appearance? = nil) {
    self.size = size
    self.signer = signer
    self.name = name
    self.validity = validity
    self.appearance = appearance
  }
}
