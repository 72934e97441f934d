import Courses
import Diagnostics
import PageDescription
import Testing

@testable import Layout

/// Texts of several lines: justified, in mixed styles, with tall marks.
struct ParagraphTests {
  /// A line of a laid text: its glyphs' extent and its words.
  private struct Line {
    var left: Length
    var right: Length
    var baseline: Length
    var top: Length
    var bottom: Length
    var text: String
    var runs: [GlyphRun]
    var glyphs: Int { runs.reduce(0) { $0 + $1.glyphs.count } }
  }

  private static let box = Rect(x: .millimetres(50), y: .millimetres(40), width: .millimetres(120), height: .millimetres(60))

  /// - Parameter keys: of the element, besides its box.
  private func lines(
    _ text: String, _ keys: String, size: String = "12pt", language: String = "en", styles: String = "", width: String = "120mm",
    height: String = "60mm"
  ) throws -> [Line] {
    let layout = """
      layout: Test
      mirror: false
      sheets: {A4: {width: 297mm, height: 210mm}}
      colors: {ink: "#112233", red: "#AA2233"}
      styles:
        plain: {font: EB Garamond, size: \(size), color: ink}
      \(styles)
      elements:
        - {id: text, text: \(text), style: plain, x: 50mm, y: 40mm, width: \(width), height: \(height), \(keys)}
      """
    let engine = try Samples.engine(of: layout, words: [language: "a: b"], course: Samples.course(languages: [language]))
    let item = try #require(try engine.lay(Samples.award("Ana Lima", language: language)).displayList.items.first { $0.id == "text" })
    let runs = item.glyphRuns
    let measure = GlyphInk()
    return try Dictionary(grouping: runs) { $0.glyphs[0].origin.y }.sorted { $0.key < $1.key }.map { baseline, runs in
      let glyphs = runs.flatMap(\.glyphs)
      let logical = runs.contains(where: \.isRightToLeft) ? runs.reversed() : runs
      let ink = try #require(try measure.frame(of: runs))
      return Line(
        left: glyphs.map(\.origin.x).min()!, right: glyphs.map { $0.origin.x + $0.advance }.max()!, baseline: baseline, top: ink.minY,
        bottom: ink.maxY, text: logical.map(\.text).joined(), runs: runs)
    }
  }

  private static let english =
    "Those who completed the course have read charts of the surface currents, measured salinity in the estuary at four stations and written a report on what they found there"
  private static let arabic =
    "أكمل المشاركون في هذه الدورة قراءة خرائط التيارات السطحية وقاسوا ملوحة المصب في أربع محطات وكتبوا تقريرا عما وجدوه هناك خلال أسابيع الدراسة الثمانية"
  private static let japanese = "受講者は海流図を読み、四つの観測点で河口の塩分を測定し、その結果について報告書をまとめました。八週間の学習を通して、海と気候の関係を学びました。"
  private static let thai =
    "ผู้เรียนได้อ่านแผนที่กระแสน้ำผิวทะเลและวัดความเค็มของปากแม่น้ำที่สี่สถานีแล้วเขียนรายงานเกี่ยวกับสิ่งที่พบตลอดแปดสัปดาห์ของการเรียนรู้เรื่องมหาสมุทรและภูมิอากาศ"

  @Test(arguments: [("en", english), ("ar", arabic), ("ja", japanese), ("th", thai)])
  func allLinesButTheLastAreAsWideAsTheBox(_ language: String, _ text: String) throws {
    let lines = try lines("\"\(text)\"", "align: justify, lines: 6, vertical: top", language: language)
    #expect(lines.count >= 2)
    for line in lines.dropLast() {
      #expect(abs((line.left - Self.box.minX).points) < 0.01 && abs((line.right - Self.box.maxX).points) < 0.01, "\(line.text)")
    }
    let last = try #require(lines.last)
    let start = language == "ar" ? last.right - Self.box.maxX : last.left - Self.box.minX
    #expect(abs(start.points) < 0.01, "the last line begins at the edge")
    #expect(last.right - last.left < Self.box.width * 0.99, "and isn't stretched")
    let joined = lines.map(\.text).joined(separator: language == "ja" || language == "th" ? "" : " ")
    #expect(joined == text)
  }

  @Test func aJustifiedTextFillsItsLinesAtTheLargestSizeThatFits() throws {
    let lines = try lines("\"\(Self.english)\"", "align: justify, lines: 4, vertical: top", size: "8pt to 40pt", height: "20mm")
    let size = try #require(lines.first?.runs.first?.size)
    #expect(size > .points(12) && size < .points(40))
    for line in lines.dropLast() { #expect(abs((line.right - Self.box.maxX).points) < 0.01) }
    #expect(try #require(lines.last?.bottom) <= Self.box.minY + .millimetres(20) + .points(0.01))
    let first = try #require(lines.first?.text.count)
    let last = try #require(lines.last?.text.count)
    #expect(first >= last, "the last line has what is left over")
  }

  @Test func theRoomGoesBetweenWordsNotInsideThem() throws {
    let plain = try lines("\"\(Self.english)\"", "align: start, lines: 3, vertical: top")
    let full = try lines("\"\(Self.english)\"", "align: justify, lines: 3, vertical: top")
    func extent(of word: String, in lines: [Line]) -> Double? {
      for line in lines {
        for run in line.runs {
          guard let range = run.text.range(of: word) else { continue }
          let start = run.text.utf8.distance(from: run.text.startIndex, to: range.lowerBound)
          let end = start + word.utf8.count
          var glyph = 0
          var places: [Length] = []
          for cluster in run.clusters {
            if cluster.bytes.lowerBound >= start, cluster.bytes.lowerBound < end { places.append(run.glyphs[glyph].origin.x) }
            glyph += cluster.glyphCount
          }
          return (places.last! - places.first!).points
        }
      }
      return nil
    }
    let (a, b) = (try #require(extent(of: "completed", in: plain)), try #require(extent(of: "completed", in: full)))
    #expect(abs(a - b) < 0.001)
  }

  @Test func eachParagraphEndsWithALineOfItsOwn() throws {
    let lines = try lines("\"\(Self.english)\\n\(Self.english)\"", "align: justify, lines: 12, vertical: top")
    let short = lines.indices.filter { lines[$0].right < Self.box.maxX - .points(1) }
    #expect(short.count == 2 && short.last == lines.count - 1)
  }

  @Test func aWordThatFillsALineAloneStaysAsItIs() throws {
    let lines = try lines(
      "\"Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft und mehr davon in einer Zeile\"",
      "align: justify, lines: 4, vertical: top", size: "6pt to 14pt")
    #expect(lines.count >= 2)
    for line in lines { #expect(line.right <= Self.box.maxX + .points(0.01)) }
  }

  @Test func aPictureIsNotJustified() throws {
    let layout =
      LayoutErrorTests.head + """
        elements:
          - {image: logo, x: 0mm, y: 0mm, width: 20mm, height: 20mm, align: justify}
        """
    let thrown = #expect(throws: DiagnosticList.self) { try Samples.lay(layout) }
    #expect(
      try #require(thrown).diagnostics.first?.problem as? LayoutProblem
        == .unknownWord("justify", known: ["start", "center", "end", "left", "right"]))
  }

  // MARK: Mixed styles

  private static let mixed =
    "[{text: \"This is to state that \"}, {text: \"Ana Maria Villavicencio de la Torre\", style: strong}, {text: \" has com\"}, {text: \"pleted\", style: red}, {text: \" Oceans with \"}, {text: \"all its field work\", style: small}]"
  private static let mixedStyles = """
      strong: {extends: plain, weight: 700, scale: 1.5}
      red: {extends: plain, color: red, italic: true}
      small: {extends: plain, font: Source Sans Pro, features: [smcp], scale: 0.8}
    """

  @Test(arguments: ["center", "justify"]) func runsOfSeveralStylesBreakOverLines(_ align: String) throws {
    let lines = try lines(
      Self.mixed, "align: \(align), lines: 4, vertical: top, wrap_below: 12pt", size: "12pt", styles: Self.mixedStyles, width: "70mm")
    #expect(lines.count >= 3)
    #expect(
      lines.map(\.text).joined(separator: " ")
        == "This is to state that Ana Maria Villavicencio de la Torre has completed Oceans with all its field work",
      "no break where only the style changes")
    for line in lines { #expect(line.right - line.left <= .millimetres(70) + .points(0.01)) }
    for run in lines.flatMap(\.runs) {
      let words = run.text.trimmingBlanks
      let expected: (scale: Double, path: String, isRed: Bool) =
        if words.contains("Villa") || words.contains("Ana") {
          (1.5, "Bold", false)
        } else if words == "pleted" {
          (1, "Italic", true)
        } else if "all its field work".contains(words) {
          (0.8, "SourceSans", false)
        } else {
          (1, "EBGaramond", false)
        }
      #expect(abs(run.size.points - 12 * expected.scale) < 0.001, "\(words)")
      #expect(run.face.path.contains(expected.path), "\(words): \(run.face.path)")
      #expect((run.color == Color(hex: "#AA2233")) == expected.isRed, "\(words)")
    }
  }

  @Test func aLineOfLargerWordsHasItsLeading() throws {
    let lines = try lines(
      "[{text: \"small words\\n\"}, {text: \"aaa aaa\", style: strong}]", "lines: 2, vertical: top", styles: Self.mixedStyles)
    #expect(lines.count == 2)
    #expect(abs((lines[1].baseline - lines[0].baseline).points - 12 * 1.5 * 1.2) < 0.01)
  }

  @Test func runsThatAreNoRunsAreAMistake() throws {
    for text in ["{a: b}", "[]"] {
      let thrown = #expect(throws: DiagnosticList.self) { try lines(text, "lines: 1") }
      #expect(try #require(thrown).diagnostics.contains { if case .expected? = $0.problem as? LayoutProblem { true } else { false } })
    }
  }

  // MARK: Tall marks

  @Test(arguments: [
    ("th", "ปิ่นที่ กุ้งที่ ปี่นี้ ฏุ๊ ผู้ใหญ่บ้านที่รู้ญู"), ("hi", "र्त्स्न्र्यीं क्ष्म्यूँ श्री हृषीकेश द्र्यौं कुर्छूँ"),
    ("vi", "Ệ Ẵ Ỗ NGUYỄN THỊ HƯỜNG Ậ Ặ Ộ Ạ y g q"), ("ar", "ٱللَّٰهُ إِبْرَاهِيمُ بِسْمِ يُحِبُّهُمْ كَلِمَةٌ آلَآءِ"),
    ("km", "ស្ត្រីកម្ពុជាឫទ្ធិស្រ្តូ ព្រះវិហារ្យ៉ាំង"), ("bo", "བསྒྲུབས་རྒྱུ་ལྷོ་རྒྱལ་ཧཱུྃ་སྐྱེས"), ("my", "မြန်မာ့ကျွန်ုပ်တို့၏ ဩဇာ့ပြဿနာကြို့"),
  ])
  func linesOfTallLettersNeverTouch(_ language: String, _ text: String) throws {
    let lines = try lines("\"\(text)\\n\(text)\\n\(text)\"", "lines: 3, vertical: middle", size: "8pt to 20pt", language: language)
    #expect(lines.count == 3)
    for (upper, lower) in zip(lines, lines.dropFirst()) { #expect(upper.bottom < lower.top, "\(language)") }
    #expect(lines[0].top >= Self.box.minY - .points(0.02) && lines[2].bottom <= Self.box.maxY + .points(0.02))
  }
}
