import Crypto
import Drawing
import PDFAssembly
import PageDescription
import Testing

/// A document's bytes depend on nothing but what it is assembled from.
@Suite struct DeterminismTests {
  static let names = ["Ana Lima", "Łukasz Żółć", "محمد الأمين", "山田 花子", "अर्जुन"]

  @Test func `alone, in any order, by any worker, the bytes are the same`() throws {
    let sheets = try Self.names.map { try sampleParts(name: $0) }
    let alone = try sheets.map { try assembled($0, attachment: facts) }
    let cache = PreparedPageCache()
    let (first, second) = (assembler(cache), assembler(cache))
    for i in [3, 0, 4, 1, 2, 0] { #expect(try first.document(sheets[i], created: day, attachment: facts).bytes == alone[i]) }
    for i in [1, 2, 1, 4] { #expect(try second.document(sheets[i], created: day, attachment: facts).bytes == alone[i]) }
  }

  @Test func `several threads at once give the same bytes`() async throws {
    let expected = try Self.names.map { try assembled(sampleParts(name: $0)) }
    let cache = PreparedPageCache(mostPages: 2)
    let wrong = try await withThrowingTaskGroup(of: Int.self) { group in
      for worker in 0..<6 {
        group.addTask {
          let assembler = assembler(cache)
          var wrong = 0
          for round in 0..<10 {
            let i = (worker + round) % Self.names.count
            if try assembler.document(sampleParts(name: Self.names[i]), created: day).bytes != expected[i] { wrong += 1 }
          }
          return wrong
        }
      }
      return try await group.reduce(0, +)
    }
    #expect(wrong == 0)
  }

  @Test func `the digest is the bytes' own`() throws {
    let document = try assembler().document(sampleParts(), created: day, attachment: facts)
    #expect(document.digest == Array(SHA256.hash(data: document.bytes)))
  }

  @Test func `what a page is made for decides which it is`() throws {
    let worker = assembler()
    let sheet = try sampleParts()
    let plain = try worker.document(sheet, created: day).bytes
    let attached = try worker.document(sheet, created: day, attachment: facts).bytes
    var other = facts
    other.description = "Something else"
    #expect(try worker.document(sheet, created: day, attachment: other).bytes != attached)
    #expect(try worker.document(sheet, created: day).bytes == plain && plain != attached)
    // A second fixed part with the same contents.
    #expect(try worker.document(sampleParts(), created: day, attachment: facts).bytes == attached)
  }

  @Test func `a shape of each learner's own is no other's`() throws {
    let (worker, fixed) = (assembler(), try sampleParts())
    func sheet(_ count: Int) -> LaidParts {
      let own = (0..<count).map {
        LearnerItem(item: item("\($0)", [box(square(9, 9, 9), green)], figure("\($0)", $0), .learner), precedingFixedItems: 0)
      }
      return LaidParts(fixed: fixed.fixed, learner: own, title: "Test")
    }
    let first = try (1...20).map { try worker.document(sheet($0), created: day).bytes }
    #expect(Set(first).count == 20)
    #expect(try worker.document(sheet(1), created: day).bytes == first[0] && worker.document(sheet(20), created: day).bytes == first[19])
  }

  @Test func `a small cache forgets and makes anew`() throws {
    let cache = PreparedPageCache(mostPages: 1)
    let sheets = (0..<3).map { parts([box(rect(Double($0), 10, 20, 20), green)]) }
    let expected = try sheets.map { try assembled($0) }
    for round in 0..<2 {
      for (i, sheet) in sheets.enumerated() { #expect(try assembler(cache).document(sheet, created: day).bytes == expected[i], "\(round)") }
    }
  }
}
