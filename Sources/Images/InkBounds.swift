internal import PageDescription

/// Finds the part of a picture that shows something.
struct InkBounds {
  /// Alpha up to this counts as nothing: the haze that editors leave around a cut-out.
  private static let haze: UInt8 = 8
  /// Luma (ITU-R BT.601) from here on counts as paper, and darker than `inkLuma` as ink; between them lies the scanner's noise.
  private static let paperLuma = 240
  private static let inkLuma = 225

  let image: DecodedImage

  /// The box around everything visible, in fractions of the picture; `nil` when nothing is. An opaque picture on white paper gives
  /// the box around what is not paper.
  var box: UnitRect? {
    if isOnPaper {
      return bounds { pixels, i in Self.luma(pixels, i) < Self.inkLuma } ?? .whole
    }
    return image.isOpaque ? .whole : bounds { pixels, i in pixels[i + 3] > Self.haze }
  }

  /// An opaque picture whose edge is nearly all white.
  var isOnPaper: Bool {
    guard image.isOpaque else { return false }
    let (w, h) = (image.width, image.height)
    var white = 0
    var total = 0
    func look(_ x: Int, _ y: Int) {
      total += 1
      if Self.luma(image.pixels, 4 * (y * w + x)) >= Self.paperLuma { white += 1 }
    }
    for x in 0..<w {
      look(x, 0)
      look(x, h - 1)
    }
    for y in 0..<h {
      look(0, y)
      look(w - 1, y)
    }
    return white * 100 >= total * 98
  }

  private static func luma(_ pixels: [UInt8], _ i: Int) -> Int {
    (299 * Int(pixels[i]) + 587 * Int(pixels[i + 1]) + 114 * Int(pixels[i + 2])) / 1000
  }

  private func bounds(_ isInk: ([UInt8], Int) -> Bool) -> UnitRect? {
    let (w, h) = (image.width, image.height)
    func rowHasInk(_ y: Int) -> Bool { (0..<w).contains { isInk(image.pixels, 4 * (y * w + $0)) } }
    guard let top = (0..<h).first(where: rowHasInk), let bottom = (0..<h).last(where: rowHasInk) else { return nil }
    var left = w
    var right = -1
    for y in top...bottom {
      let row = y * w
      if let first = (0..<left).first(where: { isInk(image.pixels, 4 * (row + $0)) }) { left = first }
      if right < w - 1, let last = ((right + 1)..<w).last(where: { isInk(image.pixels, 4 * (row + $0)) }) { right = last }
    }
    return UnitRect(
      x: Double(left) / Double(w), y: Double(top) / Double(h), width: Double(right + 1 - left) / Double(w),
      height: Double(bottom + 1 - top) / Double(h))
  }
}
