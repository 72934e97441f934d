import Foundation
import Judges
import PageDescription
import Testing

/// Names copied out are the names that were put in.
@Suite struct CopyTests {
  static let names = [
    "Amélie Fournier-Łukasik", "Nguyễn Thị Ngọc Ánh", "Γεώργιος Παπαδόπουλος", "Ἀλέξανδρος", "Владимир Ющенко", "Ọláyínká Adébáyọ̀",
    "Jeffrey Griffith-Affleck", "محمد الأمين", "شیرین عبادی\u{200C}نژاد", "محمد ٹیپو", "ליאור בן־דוד", "अर्जुन क्षत्रिय",
    "कृष्णमूर्ति शास्त्री", "রবীন্দ্রনাথ ঠাকুর", "சுப்பிரமணியன்", "శ్రీనివాస్ రావు", "ಕುವೆಂಪು", "കുഞ്ഞിരാമൻ", "ઝવેરચંદ મેઘાણી", "ਅੰਮ੍ਰਿਤਾ ਪ੍ਰੀਤਮ", "ଗୋପୀନାଥ ମହାନ୍ତି",
    "මාර්ටින් වික්‍රමසිංහ", "ศิริพร วงศ์สุวรรณ", "สมน้ำ เกียรติ", "ສົມພອນ ວົງສາ", "សុខា ចាន់", "អោម ស្រីមុំ", "အောင်ဆန်းစုကြည်", "გიორგი ბერიძე", "Արամ Խաչատրյան",
    "አበበ ቢቂላ", "王小明", "陳大文", "𠮷野 家", "山田 花子", "サトウ ケンジ", "김민준", "བསྟན་འཛིན", "Zoë O’Neill (née Ó Séaghdha) \\ 2.",
    "MC ABC 123",
  ]

  /// Marks of direction are a reader's own; a joiner that shows nothing may go.
  private func plain(_ text: String) -> String {
    let marks: Set<UInt32> = [
      0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069,
    ]
    let kept = String(String.UnicodeScalarView(text.unicodeScalars.filter { !marks.contains($0.value) }))
    return kept.precomposedStringWithCanonicalMapping.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func copied(_ sheet: LaidParts) throws -> String {
    try withFile(assembled(sheet)) {
      try plain(Tool.run("pdftotext", ["-enc", "UTF-8", $0, "-"]).replacingOccurrences(of: "\u{C}", with: ""))
    }
  }

  @Test(arguments: names) func `a name is copied as it was written`(name: String) throws {
    let items = try [item("name", shaped(name, size: 24, x: 20, y: 50), element(.heading1, 0), .learner)]
    #expect(try copied(parts(items, width: 500)) == plain(name))
  }

  @Test func `a line's blank is not lost where it was broken`() throws {
    let marks = try shaped("This is to certify that", size: 15, x: 20, y: 30) + shaped("Ana Lima has passed", size: 15, x: 30, y: 50)
    #expect(try copied(parts([item("text", marks, element(.paragraph, 0))], width: 300)) == "This is to certify that Ana Lima has passed")
  }

  @Test func `the same letter may stand for different texts`() throws {
    // A capital A, an Alpha and a Cyrillic A, which some fonts draw with one glyph.
    let marks = try shaped("AΑА", "Gentium Plus", size: 24, x: 20, y: 50)
    #expect(try copied(parts([item("text", marks, element(.paragraph, 0))])) == "AΑА")
  }

  @Test func `faded text is copied like any other`() throws {
    let group = GroupMark(opacity: 0.5, marks: try shaped("สมน้ำ क्षत्रिय", size: 24, x: 20, y: 50))
    #expect(try copied(parts([item("text", [.group(group)], element(.paragraph, 0))])) == plain("สมน้ำ क्षत्रिय"))
  }

  @Test func `text on a curve is one line of letters`() throws {
    let letters = try "Verified".enumerated().map { i, letter in
      let angle = Double(i) / 40
      let turn = Transform(a: cos(angle), b: sin(angle), c: -sin(angle), d: cos(angle), tx: .points(20 + 14 * Double(i)), ty: .points(50))
      return Mark.group(GroupMark(transform: turn, marks: try shaped(String(letter), size: 18, x: 0, y: 0)))
    }
    let text = try copied(parts([item("text", letters, element(.paragraph, 0))]))
    #expect(text.filter { !$0.isWhitespace } == "Verified")
  }
}
