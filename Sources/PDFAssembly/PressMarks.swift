/// The marks outside of the art that printer and binder work by, in the ink of every plate (ISO 32000-1, 8.6.6.4 and 14.11.3).
struct PressMarks {
  let sheet: PressSheet
  let kinds: Set<Imposition.Mark>

  /// In points; what plates hold without fail.
  private static let lineWidth = 0.25
  /// Of a target's circle, in points.
  private static let radius = 0.3 * PressSheet.markLength

  /// The resource's name of the colour space `Separation All`.
  static let spaceName = "All"

  /// Writes the colour space: `All` puts the same on every plate; where there are none, the darkest of the press's own space stands for it.
  /// - Parameters:
  ///   - profile: the press's.
  ///   - number: of that profile's stream.
  static func writeSpace(_ profile: PressProfile, profile number: Int, to bytes: inout [UInt8]) {
    bytes += "[/Separation/All\(profile.spaceName(profile: number))<</FunctionType 2/Domain[0 1]"
    switch profile.space {
    case .cmyk: bytes += "/C0[0 0 0 0]/C1[1 1 1 1]"
    case .rgb: bytes += "/C0[1 1 1]/C1[0 0 0]"
    }
    bytes += "/N 1>>]"
  }

  /// The operators that draw them.
  func contents() -> [UInt8] {
    var bytes: [UInt8] = []
    bytes += "q\n/\(Self.spaceName) CS\n1 SCN\n"
    bytes.append(Self.lineWidth, decimals: 2)
    bytes += " w\n"
    let (trim, near) = (sheet.trim, sheet.markOffset)
    let far = near + PressSheet.markLength
    if kinds.contains(.crop) {
      for x in sheet.cuts.vertical {
        line(x, trim.top + near, x, trim.top + far, to: &bytes)
        line(x, trim.bottom - near, x, trim.bottom - far, to: &bytes)
      }
      for y in sheet.cuts.horizontal {
        line(trim.left - near, y, trim.left - far, y, to: &bytes)
        line(trim.right + near, y, trim.right + far, y, to: &bytes)
      }
    }
    if kinds.contains(.registration) {
      let middle = (near + far) / 2
      let (x, y) = (Self.place(between: sheet.cuts.vertical), Self.place(between: sheet.cuts.horizontal))
      for (x, y) in [(x, trim.top + middle), (x, trim.bottom - middle), (trim.left - middle, y), (trim.right + middle, y)] {
        target(x, y, to: &bytes)
      }
    }
    bytes += "Q\n"
    return bytes
  }

  /// The middle of a side, or where a cut is marked there, of the certificate before it.
  private static func place(between cuts: [Double]) -> Double {
    let cells = cuts.count - 1
    let cell = (cells - 1) / 2
    return (cuts[cell] + cuts[cell + 1]) / 2
  }

  private func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, to bytes: inout [UInt8]) {
    bytes.append(x1, y1, decimals: 3)
    bytes += "m\n"
    bytes.append(x2, y2, decimals: 3)
    bytes += "l\nS\n"
  }

  /// A circle with a cross through it.
  private func target(_ x: Double, _ y: Double, to bytes: inout [UInt8]) {
    let half = PressSheet.markLength / 2
    line(x - half, y, x + half, y, to: &bytes)
    line(x, y - half, x, y + half, to: &bytes)
    let (r, k) = (Self.radius, Self.radius * 0.552_284_75)
    bytes.append(x + r, y, decimals: 3)
    bytes += "m\n"
    for (a, b, c) in [
      ((r, k), (k, r), (0, r)), ((-k, r), (-r, k), (-r, 0)), ((-r, -k), (-k, -r), (0, -r)), ((k, -r), (r, -k), (r, 0)),
    ] {
      bytes.append(x + a.0, y + a.1, x + b.0, y + b.1, x + c.0, y + c.1, decimals: 3)
      bytes += "c\n"
    }
    bytes += "h\nS\n"
  }
}
