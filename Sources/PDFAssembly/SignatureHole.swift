import Crypto

/// A signature dictionary whose signature is still to come (ISO 32000-1, 12.8.1; ETSI EN 319 142-1, 6.3).
struct SignatureHole {
  /// Offsets in the learner's part.
  private let range: Range<Int>
  private let byteRange: Range<Int>

  init(_ field: SignatureField, number: Int, created: PDFMoment, in objects: inout ObjectWriter) {
    var places = (contents: 0..<0, byteRange: 0..<0)
    objects.write(number) { bytes in
      bytes += "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/Name"
      bytes.append(text: field.signer)
      bytes += "/M("
      // Nobody signs before or after the signing certificate counts.
      bytes += min(max(created, field.validity.lowerBound), field.validity.upperBound).pdf
      bytes += ")/ByteRange"
      let first = bytes.count
      bytes += "[0 0000000000 0000000000 0000000000]"
      places.byteRange = first..<bytes.count
      bytes += "/Contents"
      let start = bytes.count
      bytes.append(UInt8(ascii: "<"))
      bytes.append(contentsOf: [UInt8](repeating: UInt8(ascii: "0"), count: 2 * field.size))
      bytes.append(UInt8(ascii: ">"))
      places.contents = start..<bytes.count
      bytes += ">>"
    }
    (range, byteRange) = (places.contents, places.byteRange)
  }

  /// Signs the whole file but for the hole itself.
  /// - Returns: the hole's place in the file.
  func fill(_ file: inout [UInt8], start: Int, by signature: Signature) throws(AssemblyProblem) -> Range<Int> {
    let hole = (start + range.lowerBound)..<(start + range.upperBound)
    var text: [UInt8] = Array("[0 ".utf8)
    text.append(decimal: hole.lowerBound)
    text.append(UInt8(ascii: " "))
    text.append(decimal: hole.upperBound)
    text.append(UInt8(ascii: " "))
    text.append(decimal: file.count - hole.upperBound)
    text.append(contentsOf: [UInt8](repeating: UInt8(ascii: " "), count: byteRange.count - text.count - 1))
    text.append(UInt8(ascii: "]"))
    file.replaceSubrange((start + byteRange.lowerBound)..<(start + byteRange.upperBound), with: text)
    var hash = SHA256()
    hash.update(data: file[..<hole.lowerBound])
    hash.update(data: file[hole.upperBound...])
    let structure = try signature.sign(Array(hash.finalize()))
    guard 2 * structure.count <= hole.count - 2 else { throw .signatureTooLarge(structure.count, room: hole.count / 2 - 1) }
    var digits: [UInt8] = []
    digits.reserveCapacity(2 * structure.count)
    digits.append(hex: structure)
    file.replaceSubrange((hole.lowerBound + 1)..<(hole.lowerBound + 1 + digits.count), with: digits)
    return hole
  }
}
