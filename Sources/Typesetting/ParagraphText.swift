internal import PageDescription

/// Spans joined into one text, each byte's style and face known.
struct ParagraphText {
  struct Stretch {
    var bytes: Range<Int>
    var face: FontFace
    var style: TextStyle
    var language: String
    var isTracked: Bool
  }
  var text: String
  /// In order, without gaps.
  var stretches: [Stretch] = []

  init(_ spans: [TextSpan], fonts: FontChoice) throws(TypesettingProblem) {
    text = ""
    for var span in spans {
      span.text = String(String.UnicodeScalarView(span.text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
      let isTracked =
        span.style.tracking != 0
        && span.text.unicodeScalars.allSatisfy {
          let code = Script.code(of: $0)
          return Script.belongsToAll(code) || Script.trackable.contains(code)
        }
      for stretch in try fonts.stretches(of: span, offset: text.utf8.count) {
        // Words of one face are one stretch: kerning and ligatures go on across blanks.
        if let last = stretches.last, last.face == stretch.face, last.style == span.style, last.language == span.language,
          last.isTracked == isTracked
        {
          stretches[stretches.count - 1].bytes = last.bytes.lowerBound..<stretch.bytes.upperBound
        } else {
          stretches.append(
            Stretch(bytes: stretch.bytes, face: stretch.face, style: span.style, language: span.language, isTracked: isTracked))
        }
      }
      text += span.text
    }
  }

  func stretch(at byte: Int) -> Stretch {
    var low = 0
    var high = stretches.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if stretches[middle].bytes.lowerBound <= byte { low = middle } else { high = middle - 1 }
    }
    return stretches[low]
  }
}
