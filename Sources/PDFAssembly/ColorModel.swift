import PageDescription

/// How colours are written.
enum ColorModel {
  /// sRGB numbers as DeviceRGB, which the output intent says is sRGB (ISO 19005-3, 6.2.4.3).
  case screen
  /// For a press: the same under DefaultRGB, but text, hairlines of neutral colour and codes in one ink, black, so that nothing can
  /// stand beside itself (ISO 15930-7).
  case press

  /// - Parameter isText: whether it is text, a hairline or a code.
  func write(_ color: Color, isText: Bool, gray: String, rgb: String, to bytes: inout [UInt8]) {
    if self == .press, isText, let value = color.nearlyNeutral {
      bytes.append(value, decimals: 3)
      bytes.append(UInt8(ascii: " "))
      bytes += gray
    } else {
      bytes.append(color.red, color.green, color.blue, decimals: 3)
      bytes += rgb
    }
  }
}

extension Color {
  /// The gray that a colour is for the eye: its channels lie within 3 % of each other. What is nearly black becomes black.
  fileprivate var nearlyNeutral: Double? {
    let (least, most) = (min(red, green, blue), max(red, green, blue))
    guard most - least <= 0.03 else { return nil }
    return most <= 0.13 ? 0 : (least + most) / 2
  }
}
