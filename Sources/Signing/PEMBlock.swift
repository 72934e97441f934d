import Foundation

/// What stands between `-----BEGIN LABEL-----` and `-----END LABEL-----` in a text file (RFC 7468).
struct PEMBlock: Sendable {
  let label: String
  /// A header as in RFC 1421 says that the contents are encrypted the way OpenSSL did it before PKCS#8.
  let isTraditionallyEncrypted: Bool
  let bytes: [UInt8]
  /// Where it begins, counted from 1.
  let line: Int

  /// All the blocks of a file, in their order; text before, between and after them is left alone. Lines may be of any length.
  /// - Throws: `.missing`, `.unreadable`, `.notPEM`, `.damagedPEM`.
  static func read(_ path: String) throws(SigningProblem) -> [PEMBlock] {
    let real = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    guard FileManager.default.fileExists(atPath: real.path) else { throw .missing(path: path) }
    let contents: Data
    do { contents = try Data(contentsOf: real) } catch {
      let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error
      throw .unreadable(path: path, reason: (underlying ?? error).localizedDescription)
    }
    let blocks = try blocks(in: String(decoding: contents, as: UTF8.self), path)
    guard !blocks.isEmpty else { throw .notPEM(path: path) }
    return blocks
  }

  private static func blocks(in text: String, _ path: String) throws(SigningProblem) -> [PEMBlock] {
    var blocks: [PEMBlock] = []
    var open: (label: String, line: Int, body: [Substring])?
    let lines = text.drop { $0 == "\u{FEFF}" }  // a byte order mark
    for (index, line) in lines.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      if let label = label(in: line, after: "-----BEGIN ") {
        if let open { throw .damagedPEM(path: path, line: open.line) }
        open = (label, index + 1, [])
      } else if let begun = open {
        guard let label = label(in: line, after: "-----END ") else {
          open?.body.append(line)
          continue
        }
        guard label == begun.label, let block = PEMBlock(begun) else { throw .damagedPEM(path: path, line: begun.line) }
        blocks.append(block)
        open = nil
      }
    }
    if let open { throw .damagedPEM(path: path, line: open.line) }
    return blocks
  }

  private static func label(in line: Substring, after prefix: String) -> String? {
    let line = line.trimmingCharacters(in: .whitespaces)
    guard line.hasPrefix(prefix), line.hasSuffix("-----"), line.count >= prefix.count + 5 else { return nil }
    return String(line.dropFirst(prefix.count).dropLast(5))
  }

  private init?(_ text: (label: String, line: Int, body: [Substring])) {
    // Headers, if any, end at the first blank line (RFC 1421, 4.4).
    let hasHeaders = text.body.first?.contains(":") == true
    let headers = hasHeaders ? Array(text.body.prefix { !$0.allSatisfy(\.isWhitespace) }) : []
    let base64 = text.body.dropFirst(headers.count).joined().filter { !$0.isWhitespace }
    guard !base64.isEmpty, let data = Data(base64Encoded: base64) else { return nil }
    (label, line, bytes) = (text.label, text.line, Array(data))
    isTraditionallyEncrypted = headers.contains { $0.hasPrefix("Proc-Type:") && $0.hasSuffix("ENCRYPTED") }
  }
}
