/// What in a file shows that it is cut off or damaged.
public enum ImageDamage: Equatable, Sendable {
  /// In the words of the library or program that reads it.
  case reported(String)

  // MARK: PDF
  /// A program gave up and said nothing of why.
  /// - Parameter status: its exit status, or a negative signal.
  case ended(program: String, status: Int32)
  /// A program wrote no drawing.
  case notDrawn(program: String)
  /// A program drew a page of another size than the file says.
  case otherSize(program: String)
  /// A compositing operator of cairo's without a counterpart in SVG.
  case unknownOperator(String)

  // MARK: SVG
  /// What a comment, a section or a processing instruction would have to end with.
  case missing(String)
  case openTag
  case openQuote
  case openDocumentType
  case unquotedAttribute
  /// A `data:` address without a comma (RFC 2397).
  case emptyPicture
  case pictureNotBase64
}
