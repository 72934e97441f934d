/// A date as PDF writes it (ISO 32000-1, 7.9.4).
struct PDFDate {
  /// `D:YYYYMMDD` or `D:YYYYMMDDhhmmssZ`.
  let text: String

  init(iso: String) throws(DrawingProblem) {
    let digits = iso.filter { ("0"..."9").contains($0) }
    let pattern = String(iso.map { ("0"..."9").contains($0) ? "0" : $0 })
    switch pattern {
    case "0000-00-00": text = "D:\(digits)"
    case "0000-00-00T00:00:00Z": text = "D:\(digits)Z"
    default: throw .notADate(iso)
    }
  }

  /// What cairo is told, longer than any date that takes its place.
  static let placeholder = "2000-01-01T00:00:00+00:00"

  /// Replaces the placeholder in the finished file, or blanks the whole entry, byte for byte so that no offset moves: cairo 1.16 writes
  /// dates without their `D:`, and cannot leave one out.
  static func write(_ date: PDFDate?, into bytes: inout [UInt8]) throws(DrawingProblem) {
    let key = Array("/CreationDate (".utf8)
    // The information dictionary is one of the last objects.
    guard
      let start = stride(from: bytes.count - key.count, through: 0, by: -1).first(where: { bytes[$0..<($0 + key.count)].elementsEqual(key) }
      ),
      let end = bytes[start...].firstIndex(of: UInt8(ascii: ")"))
    else { throw .cairo(during: "dating a PDF", status: "the file has no creation date") }
    let entry = date.map { Array("/CreationDate (\($0.text))".utf8) } ?? []
    guard entry.count <= end + 1 - start else { throw .cairo(during: "dating a PDF", status: "the date does not fit") }
    bytes.replaceSubrange(start...end, with: entry + [UInt8](repeating: 0x20, count: end + 1 - start - entry.count))
  }
}
