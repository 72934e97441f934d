import Foundation
import PageDescription
import Testing
import Typesetting

struct FontChoiceTests {
  let typesetter: Typesetter

  init() throws { typesetter = Typesetter(library: try Fonts.library()) }

  private func files(_ text: String, language: String = "en") throws -> [String] {
    try typesetter.line(text, language: language).runs.map { URL(fileURLWithPath: $0.face.path).lastPathComponent }
  }

  @Test func aWordIsSetInOneFace() throws {
    // ŋ and ɔ are not in EB Garamond: the whole word goes, not the letter.
    let runs = try typesetter.line("Kwame Ɔŋkɔmfoɔ").runs
    #expect(runs.count <= 2)
    for run in runs where run.text.contains("ɔ") { #expect(run.text.contains("mf")) }
  }

  @Test func allWordsOfAScriptKeepOneHand() throws {
    let used = try files("Ọláyínká Adébáyọ̀")
    #expect(Set(used).count == 1)
  }

  @Test(arguments: ["ג'ורג' ע. לוי", "ม.ร.ว. คึกฤทธิ์", "ნ. ბარათაშვილი", "Արամ Տ. Պետրոսյան", "አበበ ቢ. 2ኛ", "အောင်-ဆန်း"])
  func aScriptWithoutPunctuationBorrowsIt(_ name: String) throws {
    let line = try typesetter.line(name)
    #expect(line.width > 0)
    #expect(!line.runs.flatMap(\.glyphs).map(\.id).contains(0))
  }

  /// EB Garamond would put these accents beside their letters.
  @Test func accentsWithoutAReadyLetterAreSetByAFontThatPlacesThem() throws {
    for name in ["Ẹ̀kọ́ Ọ̀ṣun", "M̀bàkwé"] { #expect(try files(name) == ["GentiumPlus-Regular.ttf"], "\(name)") }
    #expect(Set(try files("Zoë Nguyễn")) == ["EBGaramond-Medium.otf"])
  }

  @Test(arguments: [("Northfield Online، و", "ar"), ("Northfield Online。次", "ja")])
  func anothersPunctuationLeavesAWordItsFont(_ text: String, language: String) throws {
    let style = TextStyle(family: "Source Sans Pro")
    let runs = try typesetter.line([TextSpan(text, style: style, language: language)]).runs
    let latin = try #require(runs.first { $0.text.contains("Online") })
    #expect(latin.face.path.hasSuffix("SourceSansPro-Regular.otf"))
  }

  @Test func whereASmallCapitalIsMissingThereAreNone() throws {
    func glyphs(_ text: String, _ features: Set<String>) throws -> [UInt32] {
      let style = TextStyle(family: "EB Garamond", features: features)
      return try typesetter.line([TextSpan(text, style: style, language: "en")]).runs.flatMap(\.glyphs).map(\.id)
    }
    #expect(try glyphs("Northfield", ["smcp"]) != glyphs("Northfield", []))
    // EB Garamond has no small capital for ș and for Cyrillic letters.
    for name in ["Universitatea Bucureș", "Северный институт"] { #expect(try glyphs(name, ["smcp", "onum"]) == glyphs(name, ["onum"])) }
    #expect(try glyphs("ȘT", ["smcp"]) == glyphs("ȘT", []))
  }

  @Test func aCharacterThatNoFontHasIsNamed() throws {
    let problem = #expect(throws: TypesettingProblem.self) { try typesetter.line("Ana 🦀 Lima") }
    #expect(problem == .missingCharacter("🦀", in: "Ana 🦀 Lima", package: nil))
  }

  @Test func aMissingPackageIsNamed() throws {
    let library = try Fonts.library(
      manifest: """
        {"families":[
          {"name":"EB Garamond","style":"serif","scripts":["Latn"],"faces":[{"path":"\(Fonts.folder)/EBGaramond/EBGaramond-Regular.otf","weight":400}]},
          {"name":"Noto Serif CJK JP","style":"serif","scripts":["Jpan","Hani"],"languages":["ja"],"package":"fonts-noto-cjk",
           "faces":[{"path":"/nowhere/NotoSerifCJK-Regular.ttc","index":0,"weight":400}]}],
         "fallback":{"serif":["EB Garamond","Noto Serif CJK JP"]}}
        """)
    let bare = Typesetter(library: library)
    let problem = #expect(throws: TypesettingProblem.self) { try bare.line("山田 花子") }
    #expect(problem == .missingCharacter("山", in: "山田 花子", package: "fonts-noto-cjk"))
  }

  @Test func hanTakesTheFormOfTheLanguage() throws {
    let faces = try ["ja", "zh-Hans", "ko"].map { try typesetter.line("直樹", language: $0).runs[0].face.index }
    #expect(Set(faces).count == 3)
  }

  /// Names from the issue's scripts and some more. Each prints, or the test names it.
  @Test(arguments: [
    "Łukasz Wiśniewski", "Đặng Thị Ngọc Ánh", "Þórarinn Ævarsson", "Şükrü Ağaoğlu", "Ștefan Țurcanu", "Ọláyínká Adébáyọ̀",
    "Želimir Đorđević",
    "Ħamrun Żammit", "Ŵyn ap Llŷr", "Ərkin Əliyev", "Mãe Conceição d’Ávila", "Zoë O'Neill-Ó Séaghdha", "Γεώργιος Παπαδόπουλος",
    "Ἀλέξανδρος",
    "Владимир Ющенко", "Ғабит Мүсірепов", "Ђорђе Љубичић", "Ліна Їжакевич", "ליאור בן־דוד", "ليلى عبد الرحمن", "شیرین عبادی‌نژاد",
    "محمد ٹیپو",
    "कृष्णमूर्ति शास्त्री", "রবীন্দ্রনাথ ঠাকুর", "சுப்பிரமணியன்", "శ్రీనివాస్ రావు", "ಕುವೆಂಪು", "കുഞ്ഞിരാമൻ", "ઝવેરચંદ મેઘાણી", "ਅੰਮ੍ਰਿਤਾ ਪ੍ਰੀਤਮ", "ଗୋପୀନାଥ ମହାନ୍ତି",
    "මාර්ටින් වික්‍රමසිංහ", "ศิริพร วงศ์สุวรรณ", "ສົມພອນ ວົງສາ", "សុខា ចាន់", "အောင်ဆန်းစုကြည်", "ገብረ ሕይወት", "გიორგი ბერიძე", "Արամ Խաչատրյան", "王小明",
    "陳大文", "山田 花子", "サトウ ケンジ", "김민준", "བསྟན་འཛིན", "ܐܦܪܝܡ",
  ])
  func namesOfTheWorldPrint(_ name: String) throws {
    let line = try typesetter.line(name)
    #expect(line.width > 0)
    #expect(!line.runs.flatMap(\.glyphs).map(\.id).contains(0))
  }

  @Test func aManifestThatNamesAMissingFileIsRefused() throws {
    #expect(throws: FontLibraryProblem.missingFile(family: "Gone", path: "/nowhere/gone.otf")) {
      try Fonts.library(
        manifest:
          #"{"families":[{"name":"Gone","style":"serif","scripts":["Latn"],"faces":[{"path":"/nowhere/gone.otf","weight":400}]}],"fallback":{}}"#
      )
    }
  }

  @Test func `a flag is refused, not shown as letters in boxes`() throws {
    let typesetter = Typesetter(library: try Fonts.library())
    #expect(throws: TypesettingProblem.missingCharacter("\u{1F1F3}", in: "Ola 🇳🇴", package: nil)) { try typesetter.line("Ola 🇳🇴") }
  }
}
