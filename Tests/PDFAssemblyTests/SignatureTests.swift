import Crypto
import PDFAssembly
import PageDescription
import Testing

/// The place for a signature, filled by a signer who isn't one.
@Suite struct SignatureTests {
  private static let field = SignatureField(
    size: 100, signer: "Northfield Open Institute", name: "Firmado por Northfield Open Institute",
    validity: PDFMoment(iso: "2026-01-01")!...PDFMoment(iso: "2030-01-01")!)

  /// Signs with the digest itself between two marks.
  private func signature(_ field: SignatureField = field, length: Int = 0) -> Signature {
    Signature(field: field) { digest in [0x30, 0x22] + digest + [UInt8](repeating: 0xA5, count: length) }
  }

  /// The numbers of the ByteRange and the bytes between its two parts.
  private func range(_ bytes: [UInt8]) throws -> (numbers: [Int], hole: ArraySlice<UInt8>) {
    let document = try Document(bytes)
    let numbers = try document.items("AcroForm.Fields.0.V.ByteRange").compactMap { $0.token.flatMap { Int($0) } }
    try #require(numbers.count == 4)
    return (numbers, bytes[numbers[1]..<numbers[2]])
  }

  private func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { String(Int($0) + 0x100, radix: 16, uppercase: true).dropFirst() }.joined()
  }

  @Test func `everything but the signature is signed`() throws {
    let bytes = try assembled(sampleParts(), attachment: facts, signature: signature())
    let (numbers, hole) = try range(bytes)
    #expect(numbers[0] == 0 && numbers[2] + numbers[3] == bytes.count)
    #expect(hole.first == UInt8(ascii: "<") && hole.last == UInt8(ascii: ">") && hole.count == 202)
    let digest = SHA256.hash(data: bytes[..<numbers[1]] + bytes[numbers[2]...])
    #expect(String(decoding: hole.dropFirst().prefix(68), as: UTF8.self) == hexadecimal([0x30, 0x22] + digest))
    #expect(hole.dropFirst(69).dropLast().allSatisfy { $0 == UInt8(ascii: "0") })
  }

  @Test func `a changed byte is another digest`() throws {
    let bytes = try assembled(sampleParts(), signature: signature())
    let (numbers, hole) = try range(bytes)
    for i in [0, 20, numbers[1] - 1, numbers[2], bytes.count - 1] {
      var changed = bytes
      changed[i] ^= 1
      let digest = SHA256.hash(data: changed[..<numbers[1]] + changed[numbers[2]...])
      #expect(!String(decoding: hole, as: UTF8.self).contains(hexadecimal(digest)))
    }
  }

  @Test func `a signed document is sound, its field hidden but named`() throws {
    let document = try assembler().document(sampleParts(), created: day, attachment: facts, signature: signature())
    #expect(document.digest == Array(SHA256.hash(data: document.bytes)))
    try expectSound(document.bytes)
    let read = try Document(document.bytes)
    #expect(try read.token("AcroForm.SigFlags") == "3" && read.token("AcroForm.Fields.0.FT") == "/Sig")
    #expect(try read.token("AcroForm.Fields.0.TU") == "(Firmado por Northfield Open Institute)")
    #expect(try read.token("AcroForm.Fields.0.V.Name") == "(Northfield Open Institute)")
    #expect(try read.token("AcroForm.Fields.0.V.SubFilter") == "/ETSI.CAdES.detached")
    #expect(try read.token("AcroForm.Fields.0.V.M") == "(D:20261124000000Z)")
  }

  @Test func `nobody signs before the certificate counts`() throws {
    var field = Self.field
    field.validity = PDFMoment(iso: "2027-02-03T04:05:06Z")!...PDFMoment(iso: "2030-01-01")!
    let read = try Document(assembled(sampleParts(), signature: signature(field)))
    #expect(try read.token("AcroForm.Fields.0.V.M") == "(D:20270203040506Z)")
  }

  @Test func `the same signer gives the same bytes, whatever was made before`() throws {
    let worker = assembler()
    let one = try worker.document(sampleParts(), created: day, signature: signature()).bytes
    _ = try worker.document(sampleParts(), created: day).bytes
    #expect(try worker.document(sampleParts(), created: day, signature: signature()).bytes == one)
  }

  @Test func `a signature that has no room is refused, and a signer's refusal handed on`() throws {
    #expect(throws: AssemblyProblem.signatureTooLarge(101, room: 100)) { try assembled(sampleParts(), signature: signature(length: 67)) }
    #expect(throws: Never.self) { try assembled(sampleParts(), signature: signature(length: 66)) }
    let refusing = Signature(field: Self.field) { _ throws(AssemblyProblem) in throw .notSigned(reason: "no key") }
    #expect(throws: AssemblyProblem.notSigned(reason: "no key")) { try assembled(sampleParts(), signature: refusing) }
  }
}
