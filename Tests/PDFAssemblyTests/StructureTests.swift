import Judges
import PDFAssembly
import PDFReading
import PageDescription
import Testing

/// What a document says about its contents, read back: ISO 19005-3 (A) and ISO 14289-1 (UA), clause by clause.
@Suite struct StructureTests {
  @Test func `qpdf finds nothing to complain about`() throws {
    try expectSound(assembled(sampleParts(), attachment: facts))
  }

  @Test func `the catalog says what an archive and a screen reader ask for`() throws {
    let document = try Document(assembled(sampleParts()))
    #expect(try document.token("MarkInfo.Marked") == "true")
    #expect(try document.token("Lang") == "(en)")
    #expect(try document.token("ViewerPreferences.DisplayDocTitle") == "true")
    #expect(try document.token("StructTreeRoot.Type") == "/StructTreeRoot")
    #expect(try document.token("Metadata.Subtype") == "/XML")
    #expect(!document.has("AF") && !document.has("Names") && !document.has("AcroForm"))
  }

  @Test func `colours are sRGB by an output intent`() throws {
    let document = try Document(assembled(sampleParts()))
    #expect(try document.token("OutputIntents.0.S") == "/GTS_PDFA1" && document.token("OutputIntents.0.DestOutputProfile.N") == "3")
    guard case .array(let intents) = try document.value("OutputIntents"), let number = intents[0]["DestOutputProfile"]?.number else {
      throw Document.NotThere(path: "DestOutputProfile")
    }
    #expect(try document.file.decoded(number) == profile)
  }

  @Test func `every piece of content has one element, and every element its content`() throws {
    let document = try Document(assembled(sampleParts(), attachment: facts))
    let tree = try document.value("StructTreeRoot")
    let page = try document.page
    #expect(page["StructParents"]?.token == "0" && page["Tabs"]?.token == "/S")
    // Down the tree: whose child each element is, and which content it holds.
    var holders: [Int: Int] = [:]
    var annotationHolders: [Int: Int] = [:]
    var kinds: [String] = []
    let root = try #require(document.value("StructTreeRoot")["K"]?.number)
    try descend(root, parent: nil, in: document, &kinds, &holders, &annotationHolders)
    // Back from the content: the parent tree names the same elements.
    guard case .array(let numbers) = try document.value("ParentTree.Nums", of: tree) else { throw Document.NotThere(path: "Nums") }
    var parents: [Int: PDFValue] = [:]
    for i in stride(from: 0, to: numbers.count, by: 2) { parents[Int(numbers[i].token!)!] = numbers[i + 1] }
    guard case .array(let contents)? = parents[0] else { throw Document.NotThere(path: "Nums.0") }
    #expect(contents.count == holders.count)
    for (content, element) in contents.enumerated() { #expect(element.number == holders[content]) }
    guard case .array(let annotations)? = page["Annots"] else { throw Document.NotThere(path: "Annots") }
    #expect(annotations.count == 3 && annotationHolders.count == 3)
    for annotation in annotations {
      let number = try #require(annotation.number)
      let key = try #require(document.file.object(number).value["StructParent"]?.token.flatMap { Int($0) })
      #expect(parents[key]?.number == annotationHolders[number])
    }
    #expect(try document.token("ParentTreeNextKey", of: tree) == "4")
    // In reading order; a figure with a link stands inside it, a link in text inside the text.
    #expect(kinds == ["Document", "Figure", "H1", "P", "P", "H2", "P", "Figure", "Link", "Figure", "P", "Link", "Link"].map { "/" + $0 })
    // Each piece of content is begun once, in order.
    let begun = try document.contents.matches(of: #/\/MCID (\d+)/#).map { Int($0.1)! }
    #expect(begun.sorted() == Array(0..<contents.count) && begun.count == Set(begun).count)
  }

  private func descend(
    _ number: Int, parent: Int?, in document: Document, _ kinds: inout [String], _ holders: inout [Int: Int],
    _ annotations: inout [Int: Int]
  ) throws {
    let element = try document.file.object(number).value
    kinds.append(try #require(element["S"]?.token))
    if let parent { #expect(element["P"]?.number == parent) }
    var children: [PDFValue] = []
    switch element["K"] {
    case .array(let items)?: children = items
    case let item?: children = [item]
    case nil: break
    }
    for child in children {
      switch child {
      case .reference(let child): try descend(child, parent: number, in: document, &kinds, &holders, &annotations)
      case .token(let text):
        let content = try #require(Int(String(decoding: text, as: UTF8.self)))
        #expect(holders.updateValue(number, forKey: content) == nil)
      case .dictionary:
        #expect(child["Type"]?.token == "/OBJR")
        annotations[try #require(child["Obj"]?.number)] = number
      case .array: throw Document.NotThere(path: "K")
      }
    }
  }

  @Test func `figures have words and a box, links say where they lead`() throws {
    let document = try Document(assembled(sampleParts()))
    let figure = try document.value("StructTreeRoot.K.K.0")
    #expect(figure["S"]?.token == "/Figure")
    // “The institute’s logo, a wave” in UTF-16.
    #expect(figure["Alt"]?.token?.lowercased().hasPrefix("<feff005400680065") == true)
    let edges = try document.items("A.BBox", of: figure).compactMap { $0.token.flatMap { Double($0) } }
    #expect(zip(edges, [391, 595.28 - 120, 451, 595.28 - 60]).allSatisfy { abs($0 - $1) < 0.02 })
    let page = try document.page
    let annotations = try document.items("Annots", of: page).map { try document.resolved($0) }
    #expect(annotations.allSatisfy { $0["Subtype"]?.token == "/Link" && $0["F"]?.token == "4" && $0["Contents"] != nil })
    let addresses = annotations.compactMap { $0["A"]?["URI"]?.token }
    #expect(
      Set(addresses) == [
        "(https://northfield.example)", "(https://certificates.northfield.example/4f0c)",
        "(https://certificates.northfield.example/4f0c?a=1&b=%282%29)",
      ])
  }

  @Test func `links keep their places inside groups inside groups`() throws {
    let link = Mark.link(LinkMark(frame: rect(0, 0, 20, 10), url: "https://northfield.example/é"))
    let inner = GroupMark(
      transform: Transform(a: 0, b: 1, c: -1, d: 0, tx: .points(50), ty: .points(20)), marks: [box(rect(0, 0, 9, 9), green), link])
    for opacity in [1, 0.5] {
      let outer = GroupMark(transform: .translation(.points(100), .points(10)), opacity: opacity, marks: [.group(inner)])
      let document = try Document(assembled(parts([item("linked", [.group(outer)], element(.paragraph, 1))])))
      let annotation = try document.value("Annots.0", of: document.page)
      let edges = try document.items("Rect", of: annotation).map { $0.token }
      // (40, 20) to (50, 40) moved by (100, 10), with y from below.
      #expect(edges == ["140", "50", "150", "70"])
      #expect(try document.token("A.URI", of: annotation) == "(https://northfield.example/%C3%A9)")
    }
  }

  @Test func `text that should lead somewhere and doesn't is a paragraph`() throws {
    let items = try [item("address", shaped("northfield.example", size: 9, x: 10, y: 60), element(.link, 0), .learner)]
    #expect(try Document(assembled(parts(items))).token("StructTreeRoot.K.K.0.S") == "/P")
  }

  @Test func `the facts travel along, found by name and by relation`() throws {
    let bytes = try assembled(sampleParts(), attachment: facts)
    let document = try Document(bytes)
    for path in ["AF.0", "Names.EmbeddedFiles.Names.1"] {
      #expect(try document.token(path + ".AFRelationship") == "/Data" && document.token(path + ".UF") == "(certificate.json)")
      #expect(try document.token(path + ".Desc") == "(The facts that this certificate prints)")
      #expect(try document.token(path + ".EF.F.Subtype") == "/application#2fjson")
      #expect(try document.token(path + ".EF.F.Params.ModDate") == "(D:20261124000000Z)")
      #expect(try document.token(path + ".EF.F.Params.Size") == "\(facts.bytes.count)")
    }
    guard let number = try document.value("AF.0.EF")["F"]?.number else { throw Document.NotThere(path: "EF") }
    #expect(try document.file.decoded(number) == facts.bytes)
  }

  @Test func `an attachment's name and kind may be anything`() throws {
    let odd = PDFAssembly.Attachment(
      name: "données (1).txt", description: "Größe: 3", mediaType: "text/plain; charset=utf-8", relationship: .source,
      bytes: Array("abc".utf8))
    let document = try Document(assembled(sampleParts(), attachment: odd))
    #expect(try document.token("AF.0.EF.F.Subtype") == "/text#2fplain;#20charset=utf-8")
    #expect(try withFile(document.bytes) { try Tool.run("pdfdetach", ["-list", $0]) }.contains("données (1).txt"))
  }

  @Test func `title, author and date are said twice and alike`() throws {
    let bytes = try assembled(sampleParts(name: "Zoë <b> & “O'Neill” 𠮷"))
    try withFile(bytes) { path in
      let info = try Tool.run("pdfinfo", ["-isodates", path])
      #expect(info.contains("Ocean Literacy – Zoë <b> & “O'Neill” 𠮷") && info.contains("Author:          Northfield Open Institute"))
      #expect(info.contains("CreationDate:    2026-11-24T00:00:00Z"))
      let metadata = try Tool.run("pdfinfo", ["-meta", path])
      #expect(metadata.contains("Ocean Literacy – Zoë &lt;b&gt; &amp; “O'Neill” 𠮷") && metadata.contains("2026-11-24T00:00:00Z"))
      #expect(metadata.contains("<pdfaid:part>3</pdfaid:part>") && metadata.contains("<pdfuaid:part>1</pdfuaid:part>"))
    }
  }

  @Test func `the file is known by what is in it`() throws {
    func identifier(_ bytes: [UInt8]) throws -> String {
      let trailer = String(decoding: bytes.suffix(400), as: Unicode.ASCII.self)
      return try String(#require(trailer.firstMatch(of: #/\/ID\[<([0-9A-F]{32})><\1>\]/#)).1)
    }
    let (a, b) = try (assembled(sampleParts(id: "1")), assembled(sampleParts(id: "2")))
    #expect(try identifier(a) == identifier(assembled(sampleParts(id: "1"))) && identifier(a) != identifier(b))
  }

  @Test func `a state that both parts use stands once in the resources`() throws {
    let faint = box(rect(10, 10, 50, 50), Color(red: 1, green: 0, blue: 0, alpha: 0.5))
    let document = try Document(assembled(parts([item("a", [faint]), item("b", [faint], .artifact, .learner)])))
    let text = String(decoding: document.bytes, as: Unicode.ASCII.self)
    #expect(text.matches(of: #/\/G5000<</#).count == 1)
    let states = try document.value("Resources.ExtGState", of: document.page)
    guard case .dictionary(let entries) = states else { throw Document.NotThere(path: "ExtGState") }
    #expect(entries.map(\.name) == ["G5000"])
  }

  @Test func `what reads from right to left says so, in the order of speech`() throws {
    var sheet = Sheet(trim: Size(width: .points(200), height: .points(100)), language: "ar", isRightToLeft: true, title: "شهادة")
    sheet.author = "معهد"
    let role = Role.element(.init(kind: .heading1, spokenText: "محمد الأمين", readingIndex: 0))
    let items = [item("name", try shaped("محمد الأمين", size: 20, x: 20, y: 50, language: "ar"), role, .learner)]
    let document = try Document(assembled(parts(DisplayList(sheet: sheet, items: items))))
    #expect(try document.token("ViewerPreferences.Direction") == "/R2L" && document.token("Lang") == "(ar)")
    let spoken = try document.token("StructTreeRoot.K.K.0.ActualText").lowercased()
    #expect(spoken == "<feff" + "محمد الأمين".utf16.map { String(Int($0) + 0x10000, radix: 16).dropFirst() }.joined() + ">")
  }

  @Test func `a name in another script says which`() throws {
    let items = [item("name", try shaped("Ольга", size: 20, x: 20, y: 50), element(.heading1, 0), .learner)]
    #expect(try Document(assembled(parts(items))).contents.contains("/Span<</Lang(und-Cyrl)"))
    let latin = [item("name", try shaped("Olga", size: 20, x: 20, y: 50), element(.heading1, 0), .learner)]
    #expect(try !Document(assembled(parts(latin))).contents.contains("/Lang"))
  }
}
