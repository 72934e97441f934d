/// What a badge picture carries.
public enum BakedText: Sendable, Hashable {
  /// An assertion: JSON when it is hosted, a compact JWS when it is signed.
  case assertion(String)
  /// Where the assertion is; how badges were baked before Open Badges 1.0.
  case address(String)
}

/// A badge picture into which an Open Badges 2.0 assertion is baked: one uncompressed `iTXt` chunk of the keyword `openbadges` (Open Badges
/// Baking, “PNGs”; W3C PNG, third edition, 11.3.3.4). Parsed once, it can be baked for many learners.
public struct BadgePNG: Sendable {
  private let beforeText: [UInt8]
  private let afterText: [UInt8]
  private let found: [Text]

  private enum Text {
    case baked(BakedText)
    case unreadable
  }

  static let keyword = Array("openbadges".utf8)

  /// - Throws: the first place where the bytes are not a PNG.
  public init(_ bytes: [UInt8]) throws(PNGProblem) {
    let png = try PNGChunks(bytes)
    var before = PNGChunks.signature
    var after: [UInt8] = []
    var found: [Text] = []
    var isBefore = true
    for chunk in png.chunks {
      if let text = Self.text(chunk.type, bytes[chunk.data]) {
        found.append(text)
        continue
      }
      // Ahead of the image data, where even a reader that stops there has met it, and behind everything that must come early.
      if chunk.type == "IDAT" { isBefore = false }
      if isBefore { before += bytes[chunk.whole] } else { after += bytes[chunk.whole] }
    }
    beforeText = before
    afterText = after
    self.found = found
  }

  /// The picture with this assertion baked in, and any that it carried before taken out; everything else stays byte for byte.
  /// - Throws: `PNGProblem.zeroByteInText`.
  public func baking(_ assertion: String) throws(PNGProblem) -> [UInt8] {
    let text = Array(assertion.utf8)
    guard !text.contains(0) else { throw .zeroByteInText }
    // Keyword, its end, not compressed, method 0, no language, no translated keyword.
    return beforeText + PNGChunks.encoded(type: "iTXt", data: Self.keyword + [0, 0, 0, 0, 0] + text) + afterText
  }

  /// What is baked into the picture, if anything.
  /// - Throws: `PNGProblem.severalCredentials` or `.unreadableCredential`.
  public func bakedText() throws(PNGProblem) -> BakedText? {
    guard found.count <= 1 else { throw .severalCredentials }
    switch found.first {
    case nil: return nil
    case .unreadable: throw .unreadableCredential
    case .baked(let text): return text
    }
  }

  /// The text of a chunk with our keyword; `nil` for any other chunk.
  private static func text(_ type: String, _ data: ArraySlice<UInt8>) -> Text? {
    guard ["iTXt", "tEXt", "zTXt"].contains(type), data.starts(with: keyword + [0]) else { return nil }
    var rest = data.dropFirst(keyword.count + 1)
    if type == "tEXt" { return .baked(.address(String(String.UnicodeScalarView(rest.map { Unicode.Scalar($0) })))) }
    guard type == "iTXt", rest.starts(with: [0, 0]) else { return .unreadable }
    rest = rest.dropFirst(2)
    for _ in 0..<2 {
      guard let end = rest.firstIndex(of: 0) else { return .unreadable }
      rest = rest[(end + 1)...]
    }
    return String(validating: rest, as: UTF8.self).map { .baked(.assertion($0)) } ?? .unreadable
  }
}
