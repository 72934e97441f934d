internal import PageDescription

/// Spans joined into one text, each byte's style and face known.
struct ParagraphText {
  struct Stretch {
    var bytes: Range<Int>
    var face: LoadedFace
    var style: ResolvedStyle
    var isTracked: Bool
  }
  var text: String
  /// In order, without gaps.
  var stretches: [Stretch] = []
  /// Of the whole text.
  private(set) var kind = SimpleText.Kind.belongsToAll

  init(_ spans: [TextSpan], fonts: FontChoice) throws(TypesettingProblem) {
    text = ""
    for span in spans {
      let wanted = try fonts.resolved(span.style, language: span.language)
      let kind = SimpleText.kind(of: span.text)
      self.kind = SimpleText.joined(self.kind, kind) ?? .complicated
      let words = kind == .complicated ? Self.withoutControls(span.text) : span.text
      let isTracked = span.style.tracking != 0 && (kind != .complicated || Self.isTrackable(words))
      let found = try fonts.stretches(of: words, in: wanted, offset: text.utf8.count)
      let style = try fonts.withoutMissingSmallCapitals(wanted, words, found, offset: text.utf8.count)
      for stretch in found {
        // Words of one face are one stretch: kerning and ligatures go on across blanks.
        if let last = stretches.last, last.face === stretch.face, last.style.isSame(as: style), last.isTracked == isTracked {
          stretches[stretches.count - 1].bytes = last.bytes.lowerBound..<stretch.bytes.upperBound
        } else {
          stretches.append(Stretch(bytes: stretch.bytes, face: stretch.face, style: style, isTracked: isTracked))
        }
      }
      text += words
    }
  }

  private static func withoutControls(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
  }

  private static func isTrackable(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy {
      let script = Script(of: $0)
      return script.belongsToAll || script.isTrackable
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
