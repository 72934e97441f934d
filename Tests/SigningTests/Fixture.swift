import Foundation
import Signing

/// A file in `Fixtures`.
func fixture(_ name: String) -> String {
  URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures/\(name)").path
}

/// 2026-09-21T14:13:20Z, within the validity of all test certificates.
let moment = 1_790_000_000

/// An identity from two files of `Fixtures` whose key isn't encrypted.
func identity(_ certificate: String = "signer.pem", _ key: String = "signer-key.pem", at moment: Int = moment) throws -> SigningIdentity {
  try SigningIdentity.load(certificateFile: fixture(certificate), keyFile: fixture(key), at: moment) { nil }
}

/// A file for as long as the closure runs.
func withFile<Result>(_ contents: some DataProtocol, _ body: (String) throws -> Result) throws -> Result {
  let path = FileManager.default.temporaryDirectory.appendingPathComponent("laurel-\(UUID().uuidString).pem").path
  try Data(contents).write(to: URL(fileURLWithPath: path))
  defer { try? FileManager.default.removeItem(atPath: path) }
  return try body(path)
}
