import PageDescription

/// What a document says about itself, twice and alike: in XMP (ISO 16684-1) and in the information dictionary (ISO 32000-1, 14.3).
struct Metadata {
  let title: String
  let author: String
  let subject: String
  /// BCP 47.
  let language: String
  let created: PDFMoment
  var claims: Claims

  enum Claims: Equatable {
    /// ISO 19005-3 at level A, and ISO 14289-1.
    case archival
    /// ISO 15930-7, which wants the document to have an identifier: a UUID (RFC 4122).
    case print(document: String)
  }

  static let creator = "Laurel"

  func packet() -> [UInt8] {
    var xml: [UInt8] = []
    xml.reserveCapacity(2200)
    xml += "<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    xml +=
      """
      <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" \
      xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
      """
    switch claims {
    case .archival: xml += Self.archivalNamespaces
    case .print(let document):
      xml += Self.printNamespaces
      xml += "<xmpMM:DocumentID>uuid:"
      xml += document
      xml += "</xmpMM:DocumentID>\n"
    }
    xml += "<dc:format>application/pdf</dc:format>\n<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">"
    xml.append(xml: title)
    xml += "</rdf:li></rdf:Alt></dc:title>\n"
    if !author.isEmpty {
      xml += "<dc:creator><rdf:Seq><rdf:li>"
      xml.append(xml: author)
      xml += "</rdf:li></rdf:Seq></dc:creator>\n"
    }
    if !subject.isEmpty {
      xml += "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">"
      xml.append(xml: subject)
      xml += "</rdf:li></rdf:Alt></dc:description>\n"
    }
    xml += "<dc:language><rdf:Bag><rdf:li>"
    xml.append(xml: language)
    xml += "</rdf:li></rdf:Bag></dc:language>\n<xmp:CreatorTool>Laurel</xmp:CreatorTool>\n<xmp:CreateDate>"
    xml += created.iso
    xml += "</xmp:CreateDate>\n<xmp:ModifyDate>"
    xml += created.iso
    xml += "</xmp:ModifyDate>\n<xmp:MetadataDate>"
    xml += created.iso
    xml += "</xmp:MetadataDate>\n<pdf:Producer>Laurel</pdf:Producer>\n"
    switch claims {
    case .archival: xml += Self.extensionSchema
    case .print: xml += "<pdf:Trapped>False</pdf:Trapped>\n"
    }
    xml += "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>"
    return xml
  }

  private static let archivalNamespaces: String = """
     xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" \
    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
    <pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>

    """

  private static let printNamespaces: String = """
     xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
    <pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
    <xmpMM:VersionID>1</xmpMM:VersionID><xmpMM:RenditionClass>default</xmpMM:RenditionClass>

    """

  /// PDF/A knows no property of PDF/UA, so the file describes it (ISO 19005-3, 6.6.2.3.3).
  private static let extensionSchema: String = """
    <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>\
    <pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>\
    <pdfaProperty:description>Part of PDF/UA that the file conforms to</pdfaProperty:description></rdf:li></rdf:Seq>\
    </pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>

    """

  func writeInformation(to bytes: inout [UInt8]) {
    bytes += "<</Title"
    bytes.append(text: Self.line(title))
    if !author.isEmpty {
      bytes += "/Author"
      bytes.append(text: Self.line(author))
    }
    if !subject.isEmpty {
      bytes += "/Subject"
      bytes.append(text: Self.line(subject))
    }
    bytes += "/Creator(Laurel)/Producer(Laurel)/CreationDate("
    bytes += created.pdf
    bytes += ")/ModDate("
    bytes += created.pdf
    switch claims {
    case .archival: bytes += ")>>"
    case .print: bytes += ")/Trapped/False/GTS_PDFXVersion(PDF/X-4)>>"
    }
  }

  /// As XMP says it, where control characters cannot stand.
  private static func line(_ text: String) -> String {
    func isUnwritable(_ scalar: Unicode.Scalar) -> Bool { scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF }
    guard text.unicodeScalars.contains(where: isUnwritable) else { return text }
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { [0x9, 0xA, 0xD].contains($0.value) ? " " : isUnwritable($0) ? "\u{FFFD}" : $0 }))
  }
}

/// A moment as documents write it; the clock is never asked.
public struct PDFMoment: Hashable, Comparable, Sendable {
  /// `YYYY-MM-DDThh:mm:ssZ`.
  public let iso: String
  /// `D:YYYYMMDDhhmmssZ` (ISO 32000-1, 7.9.4).
  let pdf: String

  public static func < (a: PDFMoment, b: PDFMoment) -> Bool { a.iso < b.iso }

  /// Reads `YYYY-MM-DD` (midnight in UTC) or `YYYY-MM-DDThh:mm:ssZ`; `nil` for anything else.
  public init?(iso text: String) {
    let whole = text.utf8.count == 10 ? text + "T00:00:00Z" : text
    let pattern = Array("0000-00-00T00:00:00Z".utf8)
    let bytes = Array(whole.utf8)
    guard bytes.count == pattern.count,
      zip(bytes, pattern).allSatisfy({ $1 == UInt8(ascii: "0") ? (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) : $0 == $1 })
    else { return nil }
    func number(_ first: Int, _ count: Int) -> Int { bytes[first..<(first + count)].reduce(0) { 10 * $0 + Int($1 - UInt8(ascii: "0")) } }
    let (year, month, day) = (number(0, 4), number(5, 2), number(8, 2))
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...12).contains(month), (1...days[month - 1]).contains(day), number(11, 2) < 24, number(14, 2) < 60, number(17, 2) < 60 else {
      return nil
    }
    iso = whole
    pdf = "D:" + String(decoding: bytes.filter { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }, as: UTF8.self) + "Z"
  }
}
