internal import CPangoCairo
internal import PageDescription

/// A letter under one of the two features that make small capitals.
struct SmallCapital: Hashable {
  var letter: Unicode.Scalar
  /// `smcp` or `c2sc`.
  var feature: String
}

extension ResolvedStyle {
  static let smallCapitalFeatures: Set<String> = ["smcp", "c2sc"]

  /// Whether a face has all the small capitals that the style asks for in a text. A word of which some letters stay as they are looks like a
  /// slip of the pen.
  func hasSmallCapitals(for text: some StringProtocol, in face: LoadedFace, _ world: FontWorld) throws(TypesettingProblem) -> Bool {
    for scalar in text.unicodeScalars {
      let properties = scalar.properties
      let feature: String
      if properties.isLowercase {
        feature = "smcp"
      } else if properties.isUppercase {
        feature = "c2sc"
      } else {
        continue
      }
      guard style.features.contains(feature) else { continue }
      guard try face.changes(SmallCapital(letter: scalar, feature: feature), in: world) else { return false }
    }
    return true
  }
}

extension LoadedFace {
  /// Whether a feature gives a letter another glyph.
  fileprivate func changes(_ capital: SmallCapital, in world: FontWorld) throws(TypesettingProblem) -> Bool {
    if let known = smallCaps[capital] { return known }
    let font = try shapingFont(scale: 1, in: world)
    var feature = hb_feature_t()
    _ = unsafe hb_feature_from_string(capital.feature, -1, &feature)
    let changes = glyphs(of: capital.letter, font, [], world) != glyphs(of: capital.letter, font, [feature], world)
    smallCaps[capital] = changes
    return changes
  }

  private func glyphs(of letter: Unicode.Scalar, _ font: ShapingFont, _ features: [hb_feature_t], _ world: FontWorld) -> [UInt32] {
    let buffer = unsafe world.buffer
    unsafe hb_buffer_clear_contents(buffer)
    let text = String(Character(letter))
    unsafe hb_buffer_add_utf8(buffer, text, Int32(text.utf8.count), 0, Int32(text.utf8.count))
    unsafe hb_buffer_guess_segment_properties(buffer)
    unsafe hb_shape(font.harfBuzz, buffer, features, UInt32(features.count))
    var count: UInt32 = 0
    guard let infos = unsafe hb_buffer_get_glyph_infos(buffer, &count) else { return [] }
    return (0..<Int(count)).map { unsafe infos[$0].codepoint }
  }
}
