internal import PageDescription

/// A stretch of a paragraph that one face sets.
struct FontStretch {
  /// UTF-8 bytes of the paragraph.
  var bytes: Range<Int>
  var face: LoadedFace
}

/// Chooses the face for each word. All words of one script get the same family where one family has them all, so that a name does not
/// change its hand half-way; else the choice is made word by word. A word is never split, but where its script changes, and where a digit
/// or a mark of punctuation is missing from a face that has all of its letters: many faces of one script bring no apostrophe or full stop.
final class FontChoice {
  let library: FontLibrary
  let world: FontWorld
  /// A layout has a few dozen.
  private var styles: [ResolvedStyle] = []
  private static let mostStyles = 64

  init(library: FontLibrary, world: FontWorld) {
    self.library = library
    self.world = world
  }

  func resolved(_ style: TextStyle, language: String) throws(TypesettingProblem) -> ResolvedStyle {
    for known in styles where known.style == style && known.language == language { return known }
    let resolved = try ResolvedStyle(style, language: language, library: library, world: world)
    if styles.count >= Self.mostStyles { styles.removeAll() }
    styles.append(resolved)
    return resolved
  }

  func stretches(of text: String, in style: ResolvedStyle, offset: Int) throws(TypesettingProblem) -> [FontStretch] {
    // The wanted face comes first for every script: where it has all of the text, nothing is left to choose.
    if let own = style.ownFace, try sets(own, text.unicodeScalars), own.placesMarks || !StackedMarks.occur(in: text.unicodeScalars) {
      return text.isEmpty ? [] : [FontStretch(bytes: offset..<(offset + text.utf8.count), face: own)]
    }
    let words = Self.words(of: text)
    var byScript: [Script: LoadedFace] = [:]
    for script in Set(words.map(\.script)) {
      let scalars = words.filter { $0.script == script }.flatMap(\.scalars)
      byScript[script] = try firstFace(setting: scalars, script: script, in: style)
    }
    var stretches: [FontStretch] = []
    var previous: LoadedFace?
    for word in words {
      var face: LoadedFace?
      // Digits and punctuation alone follow their neighbours' face when it has them.
      if word.script == .common, let previous, try sets(previous, word.scalars) { face = previous }
      if face == nil { face = byScript[word.script] }
      if face == nil { face = try firstFace(setting: word.scalars, script: word.script, in: style) }
      if let face {
        stretches.append(FontStretch(bytes: (word.bytes.lowerBound + offset)..<(word.bytes.upperBound + offset), face: face))
      } else {
        stretches += try mixed(word, of: text, in: style, offset: offset)
      }
      previous = stretches.last?.face
    }
    return stretches
  }

  /// A word whose letters one face has, but not all of its punctuation.
  private func mixed(
    _ word: Word, of text: String, in style: ResolvedStyle, offset: Int
  ) throws(TypesettingProblem) -> [FontStretch] {
    let letters = word.scalars.filter { Script(of: $0) != .common }
    guard !letters.isEmpty, let face = try firstFace(setting: letters, script: word.script, in: style) else {
      throw try missing(in: word, of: text, in: style)
    }
    var stretches: [FontStretch] = []
    var position = word.bytes.lowerBound + offset
    for scalar in word.scalars {
      let bytes = position..<(position + UTF8.width(scalar))
      position = bytes.upperBound
      var chosen = face
      if try !face.sets(scalar, in: world) {
        guard let other = try firstFace(setting: [scalar], script: .common, in: style) else {
          throw try missing(in: Word(bytes: word.bytes, script: word.script, scalars: [scalar]), of: text, in: style)
        }
        chosen = other
      }
      if let last = stretches.last, last.face === chosen {
        stretches[stretches.count - 1].bytes = last.bytes.lowerBound..<bytes.upperBound
      } else {
        stretches.append(FontStretch(bytes: bytes, face: chosen))
      }
    }
    return stretches
  }

  private func firstFace(
    setting scalars: [Unicode.Scalar], script: Script, in style: ResolvedStyle
  ) throws(TypesettingProblem) -> LoadedFace? {
    let hasStackedMarks = StackedMarks.occur(in: scalars)
    var second: LoadedFace?
    for face in style.faces(for: script) where try sets(face, scalars) {
      // A face that would put an accent beside its letter is better than none.
      guard face.placesMarks || !hasStackedMarks else {
        second = second ?? face
        continue
      }
      return face
    }
    return second
  }

  /// The style, or the same without small capitals where a face lacks one of those that the text needs.
  func withoutMissingSmallCapitals(
    _ style: ResolvedStyle, _ text: String, _ stretches: [FontStretch], offset: Int
  ) throws(TypesettingProblem) -> ResolvedStyle {
    guard !style.style.features.isDisjoint(with: ResolvedStyle.smallCapitalFeatures) else { return style }
    for stretch in stretches {
      let bytes = (stretch.bytes.lowerBound - offset)..<(stretch.bytes.upperBound - offset)
      let part = String(decoding: Array(text.utf8)[bytes], as: UTF8.self)
      guard try !style.hasSmallCapitals(for: part, in: stretch.face, world) else { continue }
      var plain = style.style
      plain.features.subtract(ResolvedStyle.smallCapitalFeatures)
      return try resolved(plain, language: style.language)
    }
    return style
  }

  private func sets(_ face: LoadedFace, _ scalars: some Sequence<Unicode.Scalar>) throws(TypesettingProblem) -> Bool {
    for scalar in scalars { guard try face.sets(scalar, in: world) else { return false } }
    return true
  }

  /// The first character of the word that no family has; if each is somewhere but never together, the rarest.
  private func missing(in word: Word, of text: String, in style: ResolvedStyle) throws(TypesettingProblem) -> TypesettingProblem {
    var rarest: (scalar: Unicode.Scalar, count: Int)?
    for scalar in word.scalars where !scalar.needsNoGlyph {
      var count = 0
      for family in style.families {
        guard let face = family.face(weight: style.style.weight, italic: style.style.isItalic) else { continue }
        if try world.loadedFace(face).sets(scalar, in: world) { count += 1 }
      }
      if rarest == nil || count < rarest!.count { rarest = (scalar, count) }
    }
    let scalar = rarest?.scalar ?? word.scalars[0]
    let claims = Script(of: scalar).claims
    let package = library.families.first { $0.faces.isEmpty && $0.package != nil && !$0.scripts.isDisjoint(with: claims) }?.package
    return .missingCharacter(scalar, in: text, package: package)
  }

  // MARK: Words

  struct Word {
    var bytes: Range<Int>
    /// `common` when it has only digits and punctuation.
    var script: Script
    var scalars: [Unicode.Scalar]
  }

  /// Splits at white space, and inside a word where the script changes. White space belongs to the word before it.
  static func words(of text: String) -> [Word] {
    var words: [Word] = []
    var position = 0
    var afterSpace = true
    for scalar in text.unicodeScalars {
      let length = UTF8.width(scalar)
      defer { position += length }
      if scalar.properties.isWhitespace, !words.isEmpty {
        words[words.count - 1].bytes = words[words.count - 1].bytes.lowerBound..<(position + length)
        words[words.count - 1].scalars.append(scalar)
        afterSpace = true
        continue
      }
      var script = Script(of: scalar)
      if script.belongsToAll { script = .common }
      // Han, kana and hangul mix within one Japanese or Korean word and are one script here.
      if script.isEastAsian { script = .han }
      let previous = words.last?.script ?? .common
      let isAnother = script != .common && previous != .common && previous != script
      let startsWord = afterSpace || isAnother || scalar.isPunctuationOf(another: previous)
      if startsWord {
        words.append(Word(bytes: position..<(position + length), script: script, scalars: [scalar]))
      } else {
        let last = words.count - 1
        words[last].bytes = words[last].bytes.lowerBound..<(position + length)
        words[last].scalars.append(scalar)
        if words[last].script == .common { words[last].script = script }
      }
      afterSpace = scalar.properties.isWhitespace
    }
    return words
  }
}

extension Unicode.Scalar {
  /// Whether it is punctuation that fonts of a script need not have: an Arabic comma after a Latin word, a Chinese full stop. It is a word of
  /// its own then, or the word before would be set in whatever font has both.
  fileprivate func isPunctuationOf(another script: Script) -> Bool {
    guard script != .common else { return false }
    switch value {
    case 0x060C, 0x061B, 0x061F, 0x066A...0x066D, 0x06D4: return script.claims.isDisjoint(with: ["Arab", "Syrc", "Thaa", "Nkoo", "Rohg"])
    case 0x0964...0x0965:
      return script.claims.isDisjoint(with: ["Deva", "Beng", "Guru", "Gujr", "Orya", "Taml", "Telu", "Knda", "Mlym", "Sinh"])
    case 0x3000...0x303F, 0xFF01...0xFF0F, 0xFF1A...0xFF20: return script != .han
    default: return false
    }
  }
}
