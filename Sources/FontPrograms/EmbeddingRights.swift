/// What a font's maker allows to be done with it, by its own licence bits (OpenType 1.9, “OS/2”, fsType).
public struct EmbeddingRights: Hashable, Sendable {
  /// Whether it may stand in a document that is read and printed.
  public var allowsEmbedding: Bool
  /// Whether a part of its glyphs may be embedded without the rest.
  public var allowsSubsets: Bool
  /// Whether its outlines may be embedded, not only bitmaps.
  public var allowsOutlines: Bool

  public static let all = EmbeddingRights(allowsEmbedding: true, allowsSubsets: true, allowsOutlines: true)

  /// - Parameter fsType: where several levels of use are set, as older fonts have it, the least restrictive counts.
  public init(fsType: UInt16) {
    let isRestricted = fsType & 0x0002 != 0
    let isPreviewOrEditable = fsType & 0x000C != 0
    allowsEmbedding = !isRestricted || isPreviewOrEditable
    allowsSubsets = fsType & 0x0100 == 0
    allowsOutlines = fsType & 0x0200 == 0
  }

  private init(allowsEmbedding: Bool, allowsSubsets: Bool, allowsOutlines: Bool) {
    self.allowsEmbedding = allowsEmbedding
    self.allowsSubsets = allowsSubsets
    self.allowsOutlines = allowsOutlines
  }
}

extension FontProgram {
  /// A font without an OS/2 table says nothing against it.
  public var embeddingRights: EmbeddingRights {
    guard let bits = table("OS/2", 8..<10), bits.count == 2 else { return .all }
    return EmbeddingRights(fsType: UInt16(bits[0]) << 8 | UInt16(bits[1]))
  }
}
