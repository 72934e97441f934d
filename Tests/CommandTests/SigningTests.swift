import Foundation
import Testing

/// Signed batches, in the eyes of pdfsig.
struct SigningTests {
  private let folder: TemporaryFolder
  private static let fixtures = Program.repository + "/Tests/SigningTests/Fixtures/"
  private static let roster =
    "username,name,email,track,grade\na,Ann Example,a@learners.example,honor,0.9\nb,ليلى الحدّاد,b@learners.example,honor,0.9\n"

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Self.roster, to: "roster.csv")
    try Program.run("init", "course", "--from", Program.ocean, in: folder.path)
    try Program.run("activate", "course", in: folder.path)
  }

  private func generate(_ certificate: String, _ key: String, _ arguments: String...) throws -> Program.Answer {
    try Program.run(
      [
        "generate", "course", "--roster", "roster.csv", "--now", "2026-09-01", "--format", "pdf", "--sign-with",
        Self.fixtures + certificate,
        "--sign-key", Self.fixtures + key,
      ] + arguments, in: folder.path)
  }

  private func documents(_ out: String) throws -> [String: Data] {
    try folder.files(in: out + "/www").filter { $0.key.hasSuffix("certificate.pdf") }
  }

  @Test func everySignatureIsValidAndCoversTheWholeFile() throws {
    #expect(try generate("signer.pem", "signer-key.pem").status == 0)
    let files = try documents("out")
    #expect(files.count == 2)
    for name in files.keys {
      let answer = try Program.run("out/www/" + name, in: folder.path, tool: "pdfsig")
      #expect(answer.output.contains("Signature is Valid.") && answer.output.contains("Total document signed"), "\(answer.output)")
      #expect(answer.output.contains("ETSI.CAdES.detached"))
    }
  }

  @Test func aDocumentSpeaksOfItselfInItsLanguage() throws {
    try folder.write("username,name,email,track,grade,language\ne,Eva Prado,e@learners.example,honor,0.9,es\n", to: "roster.csv")
    #expect(try generate("signer.pem", "signer-key.pem").status == 0)
    let data = try #require(try documents("out").first?.value)
    // The signer's name has a letter beyond ASCII, so that all of the field's is UTF-16 (ISO 32000-1, 7.9.2.2).
    let field = "Firmado digitalmente por Registrar".utf16.map { String(format: "%04X", $0) }.joined()
    for entry in ["/Desc(Los datos que figuran en este certificado)", "/TU<FEFF\(field)"] {
      #expect(data.firstRange(of: Data(entry.utf8)) != nil, "\(entry)")
    }
  }

  @Test func oneChangedByteIsNoticed() throws {
    _ = try generate("signer.pem", "signer-key.pem")
    let (name, data) = try #require(try documents("out").first)
    var changed = data
    // A digit of a width, far from the signature.
    let place = try #require(changed.firstRange(of: Data("/CapHeight ".utf8))).upperBound
    changed[place] ^= 1
    try changed.write(to: URL(fileURLWithPath: folder.path + "/changed.pdf"))
    let answer = try Program.run("changed.pdf", in: folder.path, tool: "pdfsig")
    #expect(answer.output.contains("Digest Mismatch"), "\(name): \(answer.output)")
  }

  @Test func anRSAKeySignsToTheSameBytes() throws {
    _ = try generate("signer.pem", "signer-key.pem", "--out", "one", "--jobs", "1")
    _ = try generate("signer.pem", "signer-key.pem", "--out", "two", "--jobs", "2")
    #expect(try documents("one") == documents("two"))
  }

  /// An elliptic key never signs to the same bytes twice; that alone must not make everybody's certificate new.
  @Test func anEllipticKeysSecondRunChangesNothing() throws {
    _ = try generate("elliptic.pem", "elliptic-key.pem")
    let before = try documents("out")
    let second = try generate("elliptic.pem", "elliptic-key.pem", "--json")
    #expect(try folder.json(second.output)["unchanged"] as? Int == 2)
    #expect(try documents("out") == before)
  }

  /// The archive must hold what OUT holds, whatever was signed anew meanwhile.
  @Test func anArchiveHoldsTheSignaturesThatArePublic() throws {
    _ = try generate("elliptic.pem", "elliptic-key.pem")
    _ = try generate("elliptic.pem", "elliptic-key.pem", "--zip", "all.zip")
    try Program.run("-m", "zipfile", "-e", "all.zip", "unpacked", in: folder.path, tool: "python3")
    let archived = Set(try folder.files(in: "unpacked/certificates").values)
    #expect(archived == Set(try documents("out").values) && archived.count == 2)
  }

  @Test func aDamagedSignatureIsMadeAnew() throws {
    _ = try generate("elliptic.pem", "elliptic-key.pem")
    let (name, data) = try #require(try documents("out").first)
    var damaged = data
    // Inside the signature's own bytes: the last digit that isn't padding.
    let start = try #require(damaged.firstRange(of: Data("/Contents<30".utf8))).upperBound
    let end = try #require(damaged[start...].firstRange(of: Data(">".utf8))).lowerBound
    let digit = try #require(damaged[start..<end].lastIndex { $0 != UInt8(ascii: "0") })
    damaged[digit] = damaged[digit] == UInt8(ascii: "1") ? UInt8(ascii: "2") : UInt8(ascii: "1")
    try damaged.write(to: URL(fileURLWithPath: folder.path + "/out/www/" + name))
    let second = try generate("elliptic.pem", "elliptic-key.pem", "--json")
    #expect(try folder.json(second.output)["unchanged"] as? Int == 1)
    let answer = try Program.run("out/www/" + name, in: folder.path, tool: "pdfsig")
    #expect(answer.output.contains("Signature is Valid."), "\(answer.output)")
  }

  @Test(arguments: [
    ("signer.pem", "other-key.pem"), ("signer.pem", "signer-key-encrypted.pem"), ("signer.pem", "missing.pem"),
    ("short.pem", "short-key.pem"),
    ("encipherment.pem", "signer-key.pem"),
  ])
  func aKeyThatCannotSignEndsTheRunBeforeItBegins(_ certificate: String, _ key: String) throws {
    let answer = try generate(certificate, key)
    #expect(answer.status == 1)
    #expect(answer.errors.contains("error: "), "\(answer.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/out/www"))
  }

  @Test func oneOptionWithoutTheOtherIsAWrongCall() throws {
    let answer = try Program.run("generate", "course", "--roster", "roster.csv", "--sign-with", "x.pem", in: folder.path)
    #expect(answer.status == 1 && answer.errors.contains("--sign-key"))
  }
}
