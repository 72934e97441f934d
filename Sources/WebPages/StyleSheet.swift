import Crypto
import PageDescription

/// The style sheet that all pages with a sheet of one size share: a file of the web root.
public struct StyleSheet: Sendable, Hashable {
  /// Named after its contents, so that browsers and proxies may keep it for good.
  public let fileName: String
  public let text: String

  init(text: String) {
    let digest = SHA256.hash(data: Array(text.utf8)).prefix(6)
    fileName = "certificate-" + digest.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined() + ".css"
    self.text = text
  }
}

/// A length as CSS writes it: at most two decimals and no trailing zero.
func cssMillimetres(_ length: Length) -> String { cssNumber(length.millimetres, decimals: 2) }

func cssNumber(_ value: Double, decimals: Int) -> String {
  var scale = 1
  for _ in 0..<decimals { scale *= 10 }
  let scaled = Int((value * Double(scale)).rounded())
  let fraction = scaled % scale
  guard fraction != 0 else { return "\(scaled / scale)" }
  var digits = String(scale + fraction).dropFirst()
  while digits.last == "0" { digits = digits.dropLast() }
  return "\(scaled / scale).\(digits)"
}
