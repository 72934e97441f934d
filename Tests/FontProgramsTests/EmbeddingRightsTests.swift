import FontPrograms
import Testing

struct EmbeddingRightsTests {
  @Test(
    arguments: [
      (0x0000, true, true, true), (0x0002, false, true, true), (0x0004, true, true, true), (0x0008, true, true, true),
      // Several levels of use: the least restrictive counts.
      (0x0006, true, true, true), (0x0104, true, false, true), (0x0208, true, true, false), (0x0302, false, false, false),
    ] as [(UInt16, Bool, Bool, Bool)])
  func licenceBitsSayWhatIsAllowed(fsType: UInt16, embedding: Bool, subsets: Bool, outlines: Bool) {
    let rights = EmbeddingRights(fsType: fsType)
    #expect(rights.allowsEmbedding == embedding && rights.allowsSubsets == subsets && rights.allowsOutlines == outlines)
  }
}
