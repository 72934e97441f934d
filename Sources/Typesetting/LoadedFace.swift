internal import CPangoCairo
internal import PageDescription

/// A face in use by one worker, with what has been found out about it.
final class LoadedFace {
  let face: FontFace
  /// Whether accents on letters that have no ready form come where they belong.
  var placesMarks = true
  /// For each page of 256 characters, whether they can be set; pages come into being as they are asked for.
  private var pages: [[Coverage]] = []
  private var shapingFonts: [ShapingFont] = []
  var smallCaps: [SmallCapital: Bool] = [:]

  private enum Coverage: UInt8 { case unknown, missing, settable }

  init(_ face: FontFace) { self.face = face }

  /// Whether the face can set the character: it has a glyph, or none is needed.
  func sets(_ scalar: Unicode.Scalar, in world: FontWorld) throws(TypesettingProblem) -> Bool {
    let (page, place) = (Int(scalar.value >> 8), Int(scalar.value & 0xFF))
    if page < pages.count, !pages[page].isEmpty, pages[page][place] != .unknown { return pages[page][place] == .settable }
    var isSettable = scalar.needsNoGlyph || scalar.properties.isWhitespace
    // Fonts show half a flag as a letter in a dashed box, and a name has no box.
    let isHalfFlag = (0x1F1E6...0x1F1FF).contains(scalar.value)
    if !isSettable, !isHalfFlag { isSettable = try world.hasGlyph(face, scalar) }
    while pages.count <= page { pages.append([]) }
    if pages[page].isEmpty { pages[page] = [Coverage](repeating: .unknown, count: 256) }
    pages[page][place] = isSettable ? .settable : .missing
    return isSettable
  }

  /// The face at a scale of the shaping size.
  func shapingFont(scale: Double, in world: FontWorld) throws(TypesettingProblem) -> ShapingFont {
    for font in shapingFonts where font.scale == scale { return font }
    let font = try ShapingFont(face, scale: scale, in: world)
    shapingFonts.append(font)
    return font
  }

  /// Lets go of what belongs to the world's font map.
  func close() { shapingFonts = [] }
}
