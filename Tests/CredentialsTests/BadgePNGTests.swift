import Foundation
import Testing

@testable import Credentials

@Suite struct BadgePNGTests {
  let vector = [UInt8](Data(base64Encoded: simpleBadgeBase64)!)

  func chunkTypes(_ bytes: [UInt8]) throws -> [String] { try PNGChunks(bytes).chunks.map(\.type) }

  /// The vector with its second chunk, the baked text, replaced by others.
  func picture(_ chunks: [(type: String, data: [UInt8])]) throws -> [UInt8] {
    let text = try #require(PNGChunks(vector).chunks.first { $0.type == "iTXt" })
    return vector[..<text.whole.lowerBound] + chunks.flatMap { PNGChunks.encoded(type: $0.type, data: $0.data) }
      + vector[text.whole.upperBound...]
  }

  @Test func readsTheReferenceBadge() throws {
    guard case .assertion(let text) = try BadgePNG(vector).bakedText() else { throw PNGProblem.unreadableCredential }
    #expect(try decodedJSON(text)["id"] as? String == "https://example.org/beths-robotics-badge.json")
  }

  @Test func bakesOneTextAheadOfTheImageData() throws {
    let plain = try picture([])
    let baked = try BadgePNG(plain).baking(#"{"name":"Żółć"}"#)
    #expect(try BadgePNG(plain).bakedText() == nil)
    #expect(try BadgePNG(baked).bakedText() == .assertion(#"{"name":"Żółć"}"#))
    #expect(try chunkTypes(baked) == ["IHDR", "bKGD", "pHYs", "iTXt", "IDAT", "IEND"])
  }

  @Test func replacesWhatWasBakedBeforeAndNothingElse() throws {
    let other = Array("openbadgecredential".utf8) + [0, 0, 0, 0, 0] + Array("{}".utf8)
    let old = Array("openbadges".utf8) + [0]
    let crowded = try picture([
      ("iTXt", old + [0, 0, 0, 0] + Array("{}".utf8)), ("iTXt", other), ("tEXt", old + Array("https://a.example".utf8)),
      ("zTXt", old + [0, 1, 2]), ("tEXt", Array("Software".utf8) + [0, 65]),
    ])
    let baked = try BadgePNG(crowded).baking("new")
    #expect(try BadgePNG(baked).bakedText() == .assertion("new"))
    #expect(try chunkTypes(baked) == ["IHDR", "iTXt", "tEXt", "bKGD", "pHYs", "iTXt", "IDAT", "IEND"])
    #expect(baked.count == (try BadgePNG(picture([("iTXt", other), ("tEXt", Array("Software".utf8) + [0, 65])])).baking("new")).count)
  }

  @Test func bakingTwiceIsBakingOnce() throws {
    let badge = try BadgePNG(vector)
    #expect(try BadgePNG(badge.baking("first")).baking("second") == badge.baking("second"))
  }

  @Test func readsALegacyBadge() throws {
    let legacy = try picture([("tEXt", Array("openbadges\0https://a.example/1".utf8))])
    #expect(try BadgePNG(legacy).bakedText() == .address("https://a.example/1"))
  }

  @Test func aBadgeThatBreaksTheRulesIsRefused() throws {
    let keyword = Array("openbadges".utf8) + [0]
    let plain = (type: "iTXt", data: keyword + [0, 0, 0, 0, 65])
    #expect(throws: PNGProblem.severalCredentials) { try BadgePNG(picture([plain, plain])).bakedText() }
    for data: [UInt8] in [[1, 0, 0, 0, 65], [0, 0, 0], [0, 0, 0, 0, 0xFF], []] {
      #expect(throws: PNGProblem.unreadableCredential) { try BadgePNG(picture([("iTXt", keyword + data)])).bakedText() }
    }
    #expect(throws: PNGProblem.zeroByteInText) { try BadgePNG(vector).baking("a\0b") }
  }

  @Test func whatIsNoPNGIsRefused() throws {
    #expect(throws: PNGProblem.notPNG) { try BadgePNG([]) }
    #expect(throws: PNGProblem.notPNG) { try BadgePNG(Array("GIF89a".utf8)) }
    #expect(throws: PNGProblem.bytesAfterEnd(offset: vector.count)) { try BadgePNG(vector + [0]) }
    let empty = PNGChunks.signature + PNGChunks.encoded(type: "IHDR", data: Array(repeating: 0, count: 13))
    #expect(throws: PNGProblem.noImageData) { try BadgePNG(empty + PNGChunks.encoded(type: "IEND", data: [])) }
    #expect(throws: PNGProblem.misplacedChunk("IDAT", offset: 8)) {
      try BadgePNG(PNGChunks.signature + PNGChunks.encoded(type: "IDAT", data: []))
    }
    let split = ["IDAT", "tEXt", "IDAT", "IEND"].flatMap { PNGChunks.encoded(type: $0, data: []) }
    #expect(throws: PNGProblem.misplacedChunk("IDAT", offset: empty.count + 24)) { try BadgePNG(empty + split) }
    #expect(throws: PNGProblem.malformedChunk(offset: 8)) { try BadgePNG(PNGChunks.signature + Array(repeating: 0xFF, count: 40)) }
  }

  /// Wherever a badge is cut off or one bit of it is turned, that is noticed.
  @Test func everyKindOfDamageIsNoticed() {
    for length in 0..<vector.count { #expect(throws: PNGProblem.self) { try BadgePNG(Array(vector[..<length])) } }
    for offset in vector.indices {
      var damaged = vector
      damaged[offset] ^= 1 << (offset % 8)
      #expect(throws: PNGProblem.self) { try BadgePNG(damaged) }
    }
  }
}
