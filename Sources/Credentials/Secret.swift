import Crypto
public import Eligibility
import Foundation

/// The organization's secret, 256 random bits: certificate IDs and salts come from it, so whoever holds it makes the same ones on any
/// machine, and nobody else can guess them. It never prints itself; what may be shown is its `fingerprint`.
public struct Secret: Sendable {
  private let key: SymmetricKey

  static let byteCount = 32

  /// - Returns: `nil` unless the text is exactly 64 hex digits.
  init?(hex: some StringProtocol) {
    let digits = Array(hex.utf8)
    guard digits.count == 2 * Self.byteCount else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard let high = hexValue(digits[index]), let low = hexValue(digits[index + 1]) else { return nil }
      bytes.append(high << 4 | low)
    }
    key = SymmetricKey(data: bytes)
  }

  /// 64 hex digits from the system's cryptographic generator.
  static func randomHex() -> String {
    var generator = SystemRandomNumberGenerator()
    return hexDigits((0..<byteCount).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
  }

  /// The ID of a learner's certificate in a course: the first 128 bits of HMAC-SHA256 (RFC 2104) under the secret, over the course key,
  /// a zero byte, and the user name in Unicode normalisation form C; all UTF-8.
  /// - Parameter courseKey: `org+number+run`.
  public func certificateID(courseKey: String, username: String) -> CertificateID {
    CertificateID(bytes: authenticationCode(courseKey, normalized(username)))
  }

  /// 128 bits in lower-case hex with which the recipient of this certificate's badge is hashed: the same on every run, so that a badge
  /// that is made again has the same bytes.
  public func salt(for id: CertificateID) -> String { hexDigits(authenticationCode(Self.saltLabel, id.hex).prefix(16)) }

  /// `sha256:` and 64 hex digits that tell this secret from another and give nothing of it away.
  public var fingerprint: String { "sha256:" + hexDigits(SHA256.hash(data: authenticationCode(Self.fingerprintLabel, ""))) }

  // A course key has two plus signs and these have none, so that what they lead to is never an ID.
  private static let saltLabel = "laurel salt 1"
  private static let fingerprintLabel = "laurel fingerprint 1"

  private func authenticationCode(_ label: String, _ text: String) -> [UInt8] {
    var message = Array(label.utf8)
    message.append(0)
    message += Array(text.utf8)
    return Array(HMAC<SHA256>.authenticationCode(for: message, using: key))
  }

  private func normalized(_ text: String) -> String {
    text.utf8.allSatisfy { $0 < 0x80 } ? text : text.precomposedStringWithCanonicalMapping
  }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "Secret(\(fingerprint.prefix(15))…)" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}

/// The value of a hex digit of either case.
private func hexValue(_ digit: UInt8) -> UInt8? {
  switch digit {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
  default: nil
  }
}
