public import Diagnostics
import Drawing
import PageDescription
public import Typesetting

/// Every family of a font library on one sheet, with an invented name in its own script where there is one.
public struct FontSample {
  private let library: FontLibrary

  public init(library: FontLibrary) { self.library = library }

  private static let columnWidth = Length.millimetres(150)
  private static let rowHeight = Length.millimetres(12)
  private static let margin = Length.millimetres(12)

  /// Draws the sheet and writes it as PNG.
  public func write(to path: String) throws(DiagnosticList) -> String {
    let families = library.families.filter { !$0.faces.isEmpty }
    let rows = (families.count + 1) / 2
    let size = Size(width: Self.margin * 2 + Self.columnWidth * 2, height: Self.margin * 2 + Self.rowHeight * Double(rows))
    let typesetter = Typesetter(library: library)
    var marks: [Mark] = []
    do {
      for (i, family) in families.enumerated() {
        let x = Self.margin + Self.columnWidth * Double(i / rows)
        let y = Self.margin + Self.rowHeight * (Double(i % rows) + 0.7)
        marks += try line(family.name, in: Self.label, of: typesetter, size: .points(9), at: Point(x: x, y: y))
        let style = TextStyle(family: family.name, weight: 400)
        // A text in other letters would show another family.
        guard let text = family.scripts.sorted().lazy.compactMap({ Self.names[$0] }).first else { continue }
        marks += try line(text, in: style, of: typesetter, size: .points(20), at: Point(x: x + .millimetres(52), y: y))
      }
      let sheet = Sheet(trim: size, background: .white, language: "en", title: "Fonts")
      let list = DisplayList(sheet: sheet, items: [DisplayItem(id: "families", contents: marks, dependence: .fixed, role: .artifact)])
      let bytes = try Drawer().png(list, dpi: 110)
      let slash = path.lastIndex(of: "/")
      var folder = OutputFolder(slash.map { String(path[..<$0]) } ?? ".", for: .everyone)
      try folder.write(bytes, to: slash.map { String(path[path.index(after: $0)...]) } ?? path)
    } catch let problems as DiagnosticList { throw problems } catch { throw CertificateRenderer.failure(error) }
    return path
  }

  private static let label = TextStyle(family: "Source Sans Pro", color: Color(red: 0.45, green: 0.45, blue: 0.43))

  private func line(
    _ text: String, in style: TextStyle, of typesetter: Typesetter, size: Length, at origin: Point
  ) throws(TypesettingProblem) -> [Mark] {
    try typesetter.line([TextSpan(text, style: style, language: "en")]).placed(size: size, at: origin).map { .glyphs($0) }
  }

  /// Invented names by ISO 15924 script.
  private static let names = [
    "Latn": "Zoë Þórsdóttir-Ibáñez", "Cyrl": "Zoë Þórsdóttir-Ibáñez", "Arab": "ليلى عبد الرحمن", "Hebr": "נועה בן־דוד", "Deva": "आकांक्षा श्रीवास्तव",
    "Beng": "অনিন্দিতা ঘোষ", "Taml": "இளவரசி சுந்தரம்", "Telu": "లక్ష్మీ ప్రసన్న", "Knda": "ರಾಜೇಶ್ವರಿ ಹೆಗ್ಡೆ", "Mlym": "ശ്രീലക്ഷ്മി നായർ", "Gujr": "કિરણ ચૌધરી",
    "Guru": "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ", "Orya": "ଜ୍ୟୋତିନ୍ଦ୍ର ନନ୍ଦ", "Sinh": "නිමල් ශ්‍රී ප්‍රනාන්දු", "Thai": "ศิริพร วงศ์สุวรรณ", "Laoo": "ບຸນມີ ສີສະຫວັນ", "Khmr": "ចាន់ សុភាព",
    "Mymr": "ဒေါ်ခင်ခင်ထူး", "Ethi": "ገብረ ሥላሴ", "Geor": "ნინო გურგენიძე", "Armn": "Եվա Փանոսյան", "Hani": "陳怡君", "Jpan": "小林 真綾", "Kore": "김재호",
    "Hans": "谢淑兰", "Hant": "陳怡君", "Tibt": "བློ་བཟང་", "Thaa": "އަލީ ޙުސެއިން",
  ]
}
