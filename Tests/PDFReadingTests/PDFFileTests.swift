import PDFReading
import Testing

/// Small files written by hand.
@Suite struct PDFFileTests {
  @Test func `a page, its objects and their streams`() throws {
    let file = try PDFFile(document(page: "/Resources<</A 4 0 R/B[1 (a\\)b) /N#20x true null]>>/Contents[4 0 R 5 0 R]"))
    #expect(file.pageCount == 1)
    let resources = try #require(try file.page(0)["Resources"])
    #expect(resources["A"] == .reference(4) && resources["C"] == nil && resources["A"]?["B"] == nil)
    #expect(resources["B"] == .array(["1", "(a\\)b)", "/N#20x", "true", "null"].map { .token(Array($0.utf8)) }))
    // Streams count as one, with something between that ends a word.
    let contents = String(decoding: try file.contents(ofPage: 0), as: UTF8.self)
    #expect(contents.split(whereSeparator: \.isWhitespace) == ["q", "Q", "1", "0", "0", "RG"])
    let stream = try file.object(5)
    #expect(stream.stream == Array("3120302030205247>".utf8))
    #expect(stream.value["Filter"] == .token(Array("/ASCIIHexDecode".utf8)))
    #expect(try file.decoded(5) == Array("1 0 0 RG".utf8))
    #expect(try file.object(1).stream == nil)
  }

  @Test func `entries are sorted by name`() throws {
    let file = try PDFFile(document(page: "/Resources<</B 1/C 2/A 3>>"))
    guard case .dictionary(let entries) = try file.page(0)["Resources"] else { throw PDFReadingProblem.damaged("no dictionary") }
    #expect(entries.map(\.name) == ["A", "B", "C"])
  }

  @Test func `an object that is not there is null`() throws {
    #expect(try PDFFile(document(page: "")).object(99) == PDFObject(value: .token(Array("null".utf8)), stream: nil))
  }

  @Test func `an indirect number or name is itself, not its reference`() throws {
    for value in ["42", "/Name", "(text)", "true"] {
      #expect(try PDFFile(document(page: "", stream: value)).object(5) == PDFObject(value: .token(Array(value.utf8)), stream: nil))
    }
  }

  @Test func `what is not there is said`() throws {
    let file = try PDFFile(document(page: ""))
    for index in [-1, 1, Int.max] {
      #expect(throws: PDFReadingProblem.noPage(index: index)) { try file.page(index) }
      #expect(throws: PDFReadingProblem.noPage(index: index)) { try file.contents(ofPage: index) }
    }
    #expect(throws: PDFReadingProblem.self) { try file.decoded(1) }
    #expect(throws: PDFReadingProblem.self) { try file.decoded(99) }
  }

  @Test func `what is no PDF is refused`() throws {
    #expect(throws: PDFReadingProblem.self) { try PDFFile([]) }
    #expect(throws: PDFReadingProblem.self) { try PDFFile(Array("no PDF".utf8)) }
  }

  @Test func `a damaged file is refused, not guessed at`() throws {
    let whole = document(page: "/Contents 4 0 R")
    #expect(throws: PDFReadingProblem.self) { try PDFFile(Array(whole.dropLast(40))) }
    #expect(throws: PDFReadingProblem.self) { try PDFFile(Array(whole.dropFirst(30))) }
  }

  /// RC4 of 40 bits with an empty password, as a viewer opens it without asking.
  @Test func `an encrypted file is refused`() throws {
    let key = String(repeating: "00", count: 32)
    let entries = "/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<\(key)>/U<\(key)>>>/ID[<00><00>]"
    #expect(throws: PDFReadingProblem.encrypted) { try PDFFile(document(page: "", trailer: entries)) }
  }

  @Test func `a stream that does not decode is refused`() throws {
    let file = try PDFFile(document(page: "", stream: "<</Filter/FlateDecode/Length 4>>stream\nabcd\nendstream"))
    #expect(throws: PDFReadingProblem.self) { try file.decoded(5) }
  }

  @Test func `nesting ends somewhere`() throws {
    let deep = String(repeating: "[", count: 150) + String(repeating: "]", count: 150)
    #expect(throws: PDFReadingProblem.nesting(limit: 100)) { try PDFFile(document(page: "/Deep \(deep)")).page(0) }
  }

  /// One page, one content stream as it is and one in hexadecimal.
  private func document(
    page: String, stream: String = "<</Filter/ASCIIHexDecode/Length 17>>stream\n3120302030205247>\nendstream", trailer: String = ""
  ) -> [UInt8] {
    let objects = [
      "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]\(page)>>",
      "<</Length 3>>stream\nq Q\nendstream", stream,
    ]
    var text = "%PDF-1.7\n"
    var table = "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for (i, object) in objects.enumerated() {
      let digits = String(text.utf8.count)
      table += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
      text += "\(i + 1) 0 obj\n\(object)\nendobj\n"
    }
    return Array(
      (text + table + "trailer\n<</Size \(objects.count + 1)/Root 1 0 R\(trailer)>>\nstartxref\n\(text.utf8.count)\n%%EOF\n").utf8)
  }
}
