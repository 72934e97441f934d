internal import PageDescription

/// A stretch of a paragraph that one face sets.
struct FontStretch: Hashable {
  /// UTF-8 bytes of the paragraph.
  var bytes: Range<Int>
  var face: FontFace
}

/// Chooses the face for each word. All words of one script get the same family where one family has them all, so that a name does not
/// change its hand half-way; else the choice is made word by word. A word is never split, but where its script changes, and where a digit
/// or a mark of punctuation is missing from a face that has all of its letters: many faces of one script bring no apostrophe or full stop.
struct FontChoice {
  let library: FontLibrary
  let world: FontWorld

  func stretches(of span: TextSpan, offset: Int) throws(TypesettingProblem) -> [FontStretch] {
    let words = Self.words(of: span.text)
    let families = try candidates(for: span)
    var byScript: [String: FontFace] = [:]
    for script in Set(words.map(\.script)) {
      let scalars = words.filter { $0.script == script }.flatMap(\.scalars)
      byScript[script] = try firstFace(covering: scalars, script: script, among: families, span: span)
    }
    var stretches: [FontStretch] = []
    var previous: FontFace?
    for word in words {
      var face: FontFace?
      // Digits and punctuation alone follow their neighbours' face when it has them.
      if word.script == Self.neutral, let previous, try covers(previous, word.scalars) { face = previous }
      if face == nil { face = byScript[word.script] }
      if face == nil { face = try firstFace(covering: word.scalars, script: word.script, among: families, span: span) }
      if let face {
        stretches.append(FontStretch(bytes: (word.bytes.lowerBound + offset)..<(word.bytes.upperBound + offset), face: face))
      } else {
        stretches += try mixed(word, among: families, span: span, offset: offset)
      }
      previous = stretches.last?.face
    }
    return stretches
  }

  /// A word whose letters one face has, but not all of its punctuation.
  private func mixed(
    _ word: Word, among families: [FontFamily], span: TextSpan, offset: Int
  ) throws(TypesettingProblem) -> [FontStretch] {
    let letters = word.scalars.filter { Script.code(of: $0) != Self.neutral }
    guard !letters.isEmpty, let face = try firstFace(covering: letters, script: word.script, among: families, span: span) else {
      throw try missing(in: word, among: families, span: span)
    }
    var stretches: [FontStretch] = []
    var position = word.bytes.lowerBound + offset
    for scalar in word.scalars {
      let bytes = position..<(position + UTF8.width(scalar))
      position = bytes.upperBound
      var chosen = face
      if try !covers(face, [scalar]) {
        guard let other = try firstFace(covering: [scalar], script: Self.neutral, among: families, span: span) else {
          throw try missing(in: Word(bytes: word.bytes, script: word.script, scalars: [scalar]), among: families, span: span)
        }
        chosen = other
      }
      if let last = stretches.last, last.face == chosen {
        stretches[stretches.count - 1].bytes = last.bytes.lowerBound..<bytes.upperBound
      } else {
        stretches.append(FontStretch(bytes: bytes, face: chosen))
      }
    }
    return stretches
  }

  /// The style's own family, then the fallback order: families made for the language first.
  private func candidates(for span: TextSpan) throws(TypesettingProblem) -> [FontFamily] {
    guard let own = library.family(named: span.style.family) else {
      throw .unknownFamily(span.style.family, nearest: library.families.map(\.name))
    }
    let order = library.fallback[own.style == .sans ? .sans : .serif] ?? []
    let language = span.language.lowercased()
    func suits(_ family: FontFamily) -> Bool {
      family.languages.contains { language == $0.lowercased() || language.hasPrefix($0.lowercased() + "-") }
    }
    let families = order.compactMap { library.family(named: $0) }
    return [own] + families.filter(suits) + families.filter { !suits($0) }
  }

  private func firstFace(
    covering scalars: [Unicode.Scalar], script: String, among families: [FontFamily], span: TextSpan
  ) throws(TypesettingProblem) -> FontFace? {
    let claims = Script.claims(for: script)
    for (position, family) in families.enumerated() {
      // The wanted family is always tried; of the others first those that are made for the script.
      guard position == 0 || script == Self.neutral || !family.scripts.isDisjoint(with: claims) else { continue }
      guard let face = family.face(weight: span.style.weight, italic: span.style.isItalic) else { continue }
      if try covers(face, scalars) { return face }
    }
    guard script != Self.neutral else { return nil }
    for family in families.dropFirst() where family.scripts.isDisjoint(with: claims) {
      guard let face = family.face(weight: span.style.weight, italic: span.style.isItalic) else { continue }
      if try covers(face, scalars) { return face }
    }
    return nil
  }

  private func covers(_ face: FontFace, _ scalars: [Unicode.Scalar]) throws(TypesettingProblem) -> Bool {
    for scalar in scalars where !scalar.needsNoGlyph && !scalar.properties.isWhitespace {
      guard try world.covers(face, scalar) else { return false }
    }
    return true
  }

  /// The first character of the word that no family has; if each is somewhere but never together, the rarest.
  private func missing(in word: Word, among families: [FontFamily], span: TextSpan) throws(TypesettingProblem) -> TypesettingProblem {
    var rarest: (scalar: Unicode.Scalar, count: Int)?
    for scalar in word.scalars where !scalar.needsNoGlyph {
      var count = 0
      for family in families {
        guard let face = family.face(weight: span.style.weight, italic: span.style.isItalic) else { continue }
        if try world.covers(face, scalar) { count += 1 }
      }
      if rarest == nil || count < rarest!.count { rarest = (scalar, count) }
    }
    let scalar = rarest?.scalar ?? word.scalars[0]
    let claims = Script.claims(for: Script.code(of: scalar))
    let package = library.families.first { $0.faces.isEmpty && $0.package != nil && !$0.scripts.isDisjoint(with: claims) }?.package
    return .missingCharacter(scalar, in: span.text, package: package)
  }

  // MARK: Words

  struct Word {
    var bytes: Range<Int>
    /// ISO 15924; `Zyyy` when it has only digits and punctuation.
    var script: String
    var scalars: [Unicode.Scalar]
  }

  static let neutral = "Zyyy"

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
      var code = Script.code(of: scalar)
      if Script.belongsToAll(code) { code = neutral }
      if Script.claims(for: code).contains("Jpan") || code == "Hang" || code == "Bopo" { code = eastAsianCode(code) }
      let startsWord = afterSpace || (code != neutral && words.last!.script != neutral && words.last!.script != code)
      if startsWord {
        words.append(Word(bytes: position..<(position + length), script: code, scalars: [scalar]))
      } else {
        let last = words.count - 1
        words[last].bytes = words[last].bytes.lowerBound..<(position + length)
        words[last].scalars.append(scalar)
        if words[last].script == neutral { words[last].script = code }
      }
      afterSpace = scalar.properties.isWhitespace
    }
    return words
  }

  /// Han, kana and hangul mix within one Japanese or Korean word and are one script here.
  private static func eastAsianCode(_ code: String) -> String { "Hani" }
}
