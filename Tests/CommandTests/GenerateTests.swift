import Foundation
import Testing

struct GenerateTests {
  private let folder: TemporaryFolder
  private let answer: Program.Answer
  private let rows: [[String: String]]

  init() throws {
    let batch = try IssuedBatch.shared.get()
    folder = batch.folder.folder
    answer = batch.answer
    rows = try folder.report("out/report.csv")
  }

  private func row(_ username: String) throws -> [String: String] { try #require(rows.first { $0["username"] == username }) }

  private func file(_ name: String, of username: String) throws -> String {
    let id = try #require(try row(username)["certificate_id"])
    return "out/www/\(id.prefix(2))/\(id)/\(name)"
  }

  @Test func everyRowOfTheRosterIsInTheReport() throws {
    #expect(answer.status == 0)
    #expect(rows.map { $0["username"] } == ["latin", "arabic", "hebrew", "devanagari", "cjk", "plain", "audits", "fails"])
    #expect(rows.map { $0["outcome"] } == Array(repeating: "issued", count: 6) + ["refused", "refused"])
    #expect(rows.suffix(2).map { $0["codes"] } == ["track_not_eligible", "not_passing"])
    let summary = try folder.json(try folder.text("out/summary.json"))
    #expect(summary["issued"] as? Int == 6)
    #expect(summary["refused"] as? Int == 2)
    #expect(summary["learners"] as? Int == 8)
  }

  @Test(arguments: ["latin", "arabic", "hebrew", "devanagari", "cjk"])
  func aReaderFindsOneSheetWithTheNameAndItsFonts(_ username: String) throws {
    let path = try file("certificate.pdf", of: username)
    let info = try Program.run(path, in: folder.path, tool: "pdfinfo")
    #expect(info.errors.isEmpty)
    #expect(info.output.contains(/Pages: +1\n/))
    #expect(info.output.contains("841.89 x 595.276 pts (A4)") || info.output.contains("(A4)"))
    let fonts = try Program.run(path, in: folder.path, tool: "pdffonts").output.split(separator: "\n").dropFirst(2)
    #expect(!fonts.isEmpty)
    for font in fonts { #expect(font.split(separator: " ").suffix(5).map(String.init)[0] == "yes", "embedded: \(font)") }
    let text = try Program.run("-layout", path, "-", in: folder.path, tool: "pdftotext").output
    #expect(Self.isPrinted(try #require(try row(username)["name"]), in: text))
    let pixels = try Program.run("-r", "20", "-png", path, "page-\(username)", in: folder.path, tool: "pdftoppm")
    #expect(pixels.status == 0)
  }

  /// Whether a line of extracted text has a name's letters; right-to-left text comes out in either order.
  private static func isPrinted(_ name: String, in text: String) -> Bool {
    func letters(_ text: some StringProtocol) -> [Unicode.Scalar] {
      String(text).decomposedStringWithCompatibilityMapping.unicodeScalars.filter(\.properties.isAlphabetic).sorted { $0.value < $1.value }
    }
    return text.split(separator: "\n").contains { letters($0) == letters(name) }
  }

  @Test func theBadgeCarriesOneAssertionThatIsHosted() throws {
    let badge = try #require(FileManager.default.contents(atPath: "\(folder.path)/\(try file("badge.png", of: "latin"))"))
    let marker = Data("iTXtopenbadges".utf8)
    let first = try #require(badge.range(of: marker))
    #expect(badge.range(of: marker, in: first.upperBound..<badge.endIndex) == nil)
    let start = try #require(badge.range(of: Data("{".utf8), in: first.upperBound..<badge.endIndex)).lowerBound
    let length = badge[(first.lowerBound - 4)..<first.lowerBound].reduce(0) { $0 << 8 | Int($1) }
    let assertion = try folder.json(String(decoding: badge[start..<(first.lowerBound + 4 + length)], as: UTF8.self))
    let base = "https://verify.northfield.example/c/"
    func hosted(_ url: Any?) throws -> [String: Any] {
      let url = try #require(url as? String)
      #expect(url.hasPrefix(base))
      return try folder.json(try folder.text("out/www/" + url.dropFirst(base.count)))
    }
    let copy = try hosted(assertion["id"])
    #expect(NSDictionary(dictionary: copy) == NSDictionary(dictionary: assertion))
    let badgeClass = try hosted(assertion["badge"])
    let issuer = try hosted(badgeClass["issuer"])
    #expect(issuer["name"] as? String == "Northfield Open Institute")
    let image = try #require(badgeClass["image"] as? String)
    #expect(FileManager.default.fileExists(atPath: "\(folder.path)/out/www/\(image.dropFirst(base.count))"))
  }

  @Test func whoHasNoAddressGetsNoBadgeAndIsToldSo() throws {
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/\(try file("badge.png", of: "plain"))"))
    #expect(FileManager.default.fileExists(atPath: "\(folder.path)/\(try file("certificate.pdf", of: "plain"))"))
    #expect(try #require(try row("plain")["notes"]).contains("e-mail"))
  }

  @Test func thePageOffersLinkedInTheCertificatesOwnAddress() throws {
    let id = try #require(try row("latin")["certificate_id"])
    let page = try folder.text(try file("index.html", of: "latin"))
    #expect(page.contains("https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME&amp;"))
    #expect(page.contains("certId=\(id)"))
    #expect(page.contains("certUrl=https%3A%2F%2Fverify.northfield.example%2Fc%2F\(id.prefix(2))%2F\(id)%2F"))
  }

  @Test func onlyTheWebRootIsReadableByOthers() throws {
    func mode(_ name: String) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: "\(folder.path)/\(name)")[.posixPermissions] as? Int
    }
    for name in ["registry.sqlite", "report.csv", "summary.json"] { #expect(try mode("out/\(name)") == 0o600) }
    #expect(try mode("out/www") == 0o755)
    #expect(try mode(try file("certificate.pdf", of: "latin")) == 0o644)
  }

  @Test func theArchiveHasEverybodysFilesByName() throws {
    let script = "import sys, zipfile\nfor n in sorted(zipfile.ZipFile(sys.argv[1]).namelist()): print(n)"
    let names = try Program.run("-c", script, "all.zip", in: folder.path, tool: "python3").output.split(separator: "\n")
    #expect(names.count == 11)
    let id = try #require(try row("latin")["certificate_id"]).prefix(8)
    #expect(names.contains { $0 == "certificates/Zoë Þórsdóttir-Ibáñez – \(id).pdf" })
    #expect(names.contains { $0 == "badges/Zoë Þórsdóttir-Ibáñez – \(id).png" })
  }
}
