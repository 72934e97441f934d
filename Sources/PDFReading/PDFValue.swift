/// An object of a PDF as read (ISO 32000-1, 7.3).
public indirect enum PDFValue: Hashable, Sendable {
  /// Null, a boolean, number, string or name, in the syntax of a PDF.
  case token([UInt8])
  case array([PDFValue])
  /// By name without its slash, sorted.
  case dictionary([Entry])
  /// An indirect object's number.
  case reference(Int)

  public struct Entry: Hashable, Sendable {
    public var name: String
    public var value: PDFValue
  }

  /// A dictionary's value.
  public subscript(name: String) -> PDFValue? {
    guard case .dictionary(let entries) = self else { return nil }
    return entries.first { $0.name == name }?.value
  }
}

/// An indirect object: a value, and for a stream its bytes as they stand in the file, filters and all.
public struct PDFObject: Hashable, Sendable {
  public var value: PDFValue
  public var stream: [UInt8]?

  public init(value: PDFValue, stream: [UInt8]?) {
    self.value = value
    self.stream = stream
  }
}
