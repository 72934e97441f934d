/// How a document names the spaces of its pictures' colours.
struct ColorSpaceNames {
  /// Of sRGB numbers, as it stands behind a key.
  var rgb: String
  /// Of the same with one component.
  var gray: String
  /// The object that stands for DeviceRGB wherever operators paint with it (ISO 32000-1, 8.6.5.6).
  var defaultRGB: Int?

  /// By device: the output intent says what the device is.
  static let screen = ColorSpaceNames(rgb: "/DeviceRGB", gray: "/DeviceGray", defaultRGB: nil)

  /// By what they are, because the device is a press.
  /// - Parameters:
  ///   - profile: the number of sRGB's profile.
  static func press(profile: Int, in objects: inout ObjectWriter) -> ColorSpaceNames {
    let rgb = objects.add { bytes in
      bytes += "[/ICCBased "
      bytes.append(reference: profile)
      bytes.append(UInt8(ascii: "]"))
    }
    // sRGB's white and, within what eight bits tell apart, its curve (8.6.5.2).
    let gray = objects.add { $0 += "[/CalGray<</WhitePoint[.9505 1 1.089]/Gamma 2.2>>]" }
    return ColorSpaceNames(rgb: " \(rgb) 0 R", gray: " \(gray) 0 R", defaultRGB: rgb)
  }
}
