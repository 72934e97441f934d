/// A file that travels inside a document and belongs to it as a whole (ISO 19005-3, 6.8; ISO 32000-2, 14.13).
public struct Attachment: Hashable, Sendable {
  /// Printable ASCII.
  public var name: String
  /// For people, in the document's language.
  public var description: String
  /// `application/json`.
  public var mediaType: String
  public var relationship: Relationship
  public var bytes: [UInt8]

  /// `AFRelationship`.
  public enum Relationship: String, Hashable, Sendable {
    case data = "Data", source = "Source", supplement = "Supplement"
  }

  public init(name: String, description: String, mediaType: String, relationship: Relationship = .data, bytes: [UInt8]) {
    self.name = name
    self.description = description
    self.mediaType = mediaType
    self.relationship = relationship
    self.bytes = bytes
  }

  /// What of it is the same for every learner.
  struct Kind: Hashable, Sendable {
    var name: String
    var description: String
    var mediaType: String
    var relationship: Relationship
  }
  var kind: Kind { Kind(name: name, description: description, mediaType: mediaType, relationship: relationship) }
}

extension Attachment.Kind {
  func writeFileSpecification(to bytes: inout [UInt8], stream number: Int) {
    bytes += "<</Type/Filespec/F"
    bytes.append(text: name)
    bytes += "/UF"
    bytes.append(text: name)
    bytes += "/Desc"
    bytes.append(text: description)
    bytes += "/AFRelationship/"
    bytes += relationship.rawValue
    bytes += "/EF<</F "
    bytes.append(reference: number)
    bytes += "/UF "
    bytes.append(reference: number)
    bytes += ">>>>"
  }

  func writeStreamEntries(to bytes: inout [UInt8], size: Int, modified: PDFMoment) {
    bytes += "/Type/EmbeddedFile/Subtype/"
    for byte in mediaType.utf8 {
      // What may not stand in a name is written by its code (ISO 32000-1, 7.3.5).
      let isPlain = byte > 0x20 && byte < 0x7F && !"()<>[]{}/%#".utf8.contains(byte)
      if isPlain {
        bytes.append(byte)
      } else {
        bytes.append(UInt8(ascii: "#"))
        bytes.append(hex: CollectionOfOne(byte))
      }
    }
    bytes += "/Params<</Size "
    bytes.append(decimal: size)
    bytes += "/ModDate("
    bytes += modified.pdf
    bytes += ")>>"
  }
}
