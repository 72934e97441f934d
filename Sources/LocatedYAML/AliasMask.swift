/// Hides the asterisks that may begin an alias from the composer: a plain scalar that begins with `mask` is an alias, anywhere else
/// the mask is an asterisk of the text.
struct AliasMask {
  /// A noncharacter, which no text should have, and this text doesn't.
  let mask: Unicode.Scalar

  init(for scalars: [Unicode.Scalar]) {
    let noncharacters = (1...16).reversed().flatMap { plane in [0xFFFF, 0xFFFE].compactMap { Unicode.Scalar(UInt32(plane << 16 | $0)) } }
    let used = Set(scalars.lazy.filter { $0.properties.isNoncharacterCodePoint })
    // A text that has all of them is nobody's: that its asterisks are misread harms no one.
    mask = noncharacters.first { !used.contains($0) } ?? noncharacters[0]
  }

  /// The text with the mask for every asterisk that libyaml could take for an alias: one before a letter, a digit, - or _.
  /// The others it refuses or takes for text.
  func masked(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var masked = scalars
    for i in scalars.indices.dropLast() where scalars[i] == "*" {
      switch scalars[i + 1] {
      case "a"..."z", "A"..."Z", "0"..."9", "-", "_": masked[i] = mask
      default: break
      }
    }
    return masked
  }

  func unmasked(_ text: String) -> String {
    guard text.unicodeScalars.contains(mask) else { return text }
    var unmasked = String.UnicodeScalarView()
    unmasked.append(contentsOf: text.unicodeScalars.lazy.map { $0 == mask ? "*" : $0 })
    return String(unmasked)
  }
}
