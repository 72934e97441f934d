import PageDescription
import Testing

@testable import Typesetting

/// What goes straight to HarfBuzz comes out exactly as Pango would have set it.
struct SimpleShapingTests {
  private static let given = [
    "Ana", "María José", "Zoë", "Åsa-Lill", "Björn", "Łukasz", "Renée", "François-Xavier", "Siobhán", "Ingrid", "Þóra", "Ștefan", "Žofia",
    "T. J.", "Jean–Luc", "Đặng Thị", "Ọláyínká", "İpek", "Ħamrun", "O", "Ŵyn", "ſ", "Ǆ", "T\u{301}e\u{301}", "Q\u{30C}\u{323}", "Γεώργιος",
    "Ἀλέξανδρος", "Άννα", "Владимир", "Їжакевич", "Ғабит", "Ђорђе", "И\u{306}ван", "AV To Ty Wa Yo", "fi ffi fl ffl", "2 3/4 №", "x",
  ]
  private static let family = [
    "", " Lima", " Þórsdóttir", " O’Brien", " d'Ávila", " Nguyễn", " Müller III.", " (“Bob”) Dobbs", " Ibáñez-Reyes", " de  la Peña…",
    " Παπαδόπουλος", " Ющенко", " 3rd, Esq.", " & Söhne", " St. James'", " VAN DER BERG",
  ]
  private static let styles = [
    TextStyle(family: "EB Garamond"), TextStyle(family: "EB Garamond", weight: 500),
    TextStyle(family: "EB Garamond", features: ["smcp", "c2sc", "onum"], tracking: 0.11),
    TextStyle(family: "EB Garamond", isItalic: true, features: ["lnum", "tnum"], tracking: 0.06, scale: 0.8),
    TextStyle(family: "Source Sans Pro", weight: 700), TextStyle(family: "Great Vibes"), TextStyle(family: "Gentium Plus"),
  ]

  private func expectSame(_ spans: [TextSpan], _ fonts: FontChoice, direction: BaseDirection = .automatic) throws -> Bool {
    let paragraph = try ParagraphText(spans, fonts: fonts)
    guard let simple = SimpleShaping(world: fonts.world, paragraph: paragraph, direction: direction) else { return false }
    let (line, advances) = try simple.shape()
    let pango = try LineShaping(world: fonts.world, paragraph: paragraph, direction: direction).throughPango()
    #expect(line == pango.line, "\(spans.map(\.text)) in \(spans[0].style), \(spans[0].language)")
    #expect(advances == pango.advances)
    return true
  }

  @Test(arguments: styles) func aNameIsSetAsPangoSetsIt(_ style: TextStyle) throws {
    let fonts = Typesetter(library: try Fonts.library()).fonts
    var count = 0
    for given in Self.given {
      for family in Self.family {
        for language in ["en", "es", "de", "tr", "ro", "el", "ru", "sr", "vi"] {
          if try expectSame([TextSpan(given + family, style: style, language: language)], fonts) { count += 1 }
        }
      }
    }
    #expect(count > 2000, "most names are simple")
  }

  @Test func spansInSeveralStylesAreSetAsPangoSetsThem() throws {
    let fonts = Typesetter(library: try Fonts.library()).fonts
    for (i, label) in Self.given.enumerated() {
      for style in Self.styles {
        let spans = [
          TextSpan(label + " ", style: Self.styles[i % Self.styles.count], language: "en"),
          TextSpan("7F3A 9C1E 04B8 D62F", style: style, language: "en"), TextSpan("fi", style: Self.styles[1], language: "en"),
        ]
        for direction in [BaseDirection.automatic, .leftToRight] { _ = try expectSame(spans, fonts, direction: direction) }
      }
    }
    #expect(try expectSame([TextSpan("0123 4567", style: .serif, language: "en")], fonts), "digits alone")
  }

  @Test(arguments: [
    "محمد", "Ana ליאור", "Ana\u{200D}B", "A\u{2066}B\u{2069}", "Ana\nLima", "1\u{FE0F}\u{20E3}", "©", "١٢٣", "王", "Αna Лима", "a\u{AD}b",
    "\u{A0}a",
  ])
  func whatIsNotSimpleGoesToPango(_ text: String) throws {
    let paragraph: ParagraphText
    let fonts = Typesetter(library: try Fonts.library()).fonts
    do { paragraph = try ParagraphText([TextSpan(text, style: .serif, language: "en")], fonts: fonts) } catch { return }
    #expect(SimpleShaping(world: fonts.world, paragraph: paragraph, direction: .automatic) == nil)
  }

  @Test func inARightToLeftParagraphEverythingGoesToPango() throws {
    let fonts = Typesetter(library: try Fonts.library()).fonts
    let paragraph = try ParagraphText([TextSpan("Ana Lima", style: .serif, language: "en")], fonts: fonts)
    #expect(SimpleShaping(world: fonts.world, paragraph: paragraph, direction: .rightToLeft) == nil)
    #expect(SimpleShaping(world: fonts.world, paragraph: paragraph, direction: .automatic) != nil)
  }
}
