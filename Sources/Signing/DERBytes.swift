import SwiftASN1

/// DER elements (X.690) put together from elements that are encoded already.
enum DERBytes {
  static func of(_ element: some DERSerializable) throws -> [UInt8] {
    var serializer = DER.Serializer()
    try serializer.serialize(element)
    return serializer.serializedBytes
  }

  static func sequence(_ elements: [UInt8]...) -> [UInt8] { constructed(.sequence, elements) }

  /// A SET OF, its elements in the order of their bytes (X.690, 11.6).
  static func set(of elements: [[UInt8]], tagged identifier: ASN1Identifier = .set) -> [UInt8] {
    constructed(identifier, sorted(elements))
  }

  /// `[number]` around an element.
  static func explicit(_ number: UInt, _ element: [UInt8]) -> [UInt8] {
    constructed(ASN1Identifier(tagWithNumber: number, tagClass: .contextSpecific), [element])
  }

  static func octetString(_ bytes: [UInt8]) -> [UInt8] {
    var serializer = DER.Serializer()
    serializer.appendPrimitiveNode(identifier: .octetString) { $0.append(contentsOf: bytes) }
    return serializer.serializedBytes
  }

  /// Complete elements are never a beginning of one another, so that their padding with zeroes in X.690 makes no difference.
  static func sorted(_ elements: [[UInt8]]) -> [[UInt8]] { elements.sorted { $0.lexicographicallyPrecedes($1) } }

  private static func constructed(_ identifier: ASN1Identifier, _ elements: [[UInt8]]) -> [UInt8] {
    var serializer = DER.Serializer()
    serializer.appendConstructedNode(identifier: identifier) { coder in
      for element in elements { coder.serializeRawBytes(element) }
    }
    return serializer.serializedBytes
  }
}
