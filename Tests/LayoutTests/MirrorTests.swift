import Courses
import Diagnostics
import Eligibility
import PageDescription
import Testing

@testable import Layout

/// Sheets in languages that are written from right to left.
struct MirrorTests {
  private static let layout = """
    layout: Test
    sheets: {A4: {width: 297mm, height: 210mm}}
    colors: {ink: "#112233"}
    styles:
      plain: {font: EB Garamond, size: 8pt to 12pt, color: ink}
    symbols:
      arrow: [{path: M0 0 L10 0 L0 5 Z, x: 0mm, y: 0mm, fill: ink}]
    elements:
      - {id: name, text: "{name}", style: plain, x: 20mm, y: 20mm, width: 80mm, height: 10mm}
      - {id: end, text: "{name}", style: plain, x: 20mm, y: 40mm, width: 80mm, height: 10mm, align: end}
      - {id: left, text: "{name}", style: plain, x: 20mm, y: 60mm, width: 80mm, height: 10mm, align: left}
      - {id: kept, mirror: false, text: "{name}", style: plain, x: 20mm, y: 80mm, width: 80mm, height: 10mm}
      - {id: shape, path: M0 0 L10 0 L0 5 Z, x: 30mm, y: 100mm, fill: ink}
      - {id: symbol, symbol: arrow, x: 30mm, y: 120mm}
      - {id: back, symbol: arrow, x: 30mm, y: 130mm, mirror: art}
      - {id: picture, image: logo, role: artifact, x: 10mm, y: 140mm, width: 20mm, height: 10mm, align: start}
      - id: row
        row: {x: 0mm, y: 160mm, width: 90mm, height: 10mm}
        elements:
          - {id: one, text: one, style: plain}
          - {id: two, text: two, style: plain}
      - id: signatories
        signatories: [{up_to: 8, per_row: 8, x: 20mm, y: 180mm, align: start, cell_width: 20mm, row_height: 10mm, elements: [{id: n, text: "{signatory.name}", style: small, x: 0mm, y: 0mm, height: 10mm}]}]
    """.replacing("  plain:", with: "  small: {font: EB Garamond, size: 2pt to 8pt, color: ink}\n  plain:")

  private func lay(_ language: String, mirror: String = "true") throws -> LaidSheet {
    let folder = try ArtFolder(Self.layout + "\nmirror: \(mirror)\n")
    try folder.put("layouts/test/words/he.yaml", "language: he\ndirection: rtl\nwords: {alt_logo: x}\n")
    return try folder.lay(award: Samples.award("Ana Lima", language: language), course: Samples.course(languages: [language]))
  }

  private func frame(_ id: String, of sheet: LaidSheet) throws -> Rect { try #require(try sheet.item(id).textFrame) }
  private let width = Length.millimetres(297)

  @Test func boxesChangeSidesAndStartIsTheSheetsOwn() throws {
    let (ltr, rtl) = (try lay("en"), try lay("he"))
    for id in ["name", "end", "one", "two", "signatories-1-n", "signatories-2-n"] {
      let (a, b) = (try frame(id, of: ltr), try frame(id, of: rtl))
      #expect(abs((a.minX + b.maxX - width).millimetres) < 0.01, "\(id)")
    }
    // A physical side stays that side of the box, which has moved.
    let left = try frame("left", of: rtl)
    #expect(abs((left.minX - width + .millimetres(100)).millimetres) < 0.01)
    #expect(try frame("kept", of: rtl).maxX < .millimetres(101))
  }

  @Test func shapesAreReflectedAndPicturesKeepTheirFaces() throws {
    let rtl = try lay("he")
    func points(_ id: String) throws -> [Int] {
      guard case .path(let mark)? = try rtl.item(id).contents.first else { throw Missing() }
      return mark.path.segments.compactMap {
        switch $0 {
        case .move(let to), .line(let to): Int(to.x.millimetres.rounded())
        case .curve, .close: nil
        }
      }
    }
    #expect(try points("shape") == [267, 257, 267])
    func scale(_ id: String) throws -> (Double, Int) {
      guard case .group(let group)? = try rtl.item(id).contents.first else { throw Missing() }
      return (group.transform.a, Int(group.transform.tx.millimetres.rounded()))
    }
    #expect(try scale("symbol") == (1, 267))
    #expect(try scale("back") == (-1, 267))
    #expect(micrometres(try #require(rtl.images("picture").first).frame) == [267_000, 140_000, 20_000, 10_000])
  }

  @Test func aLayoutCanStayAsItIs() throws {
    let rtl = try lay("he", mirror: "false")
    #expect(abs(try frame("name", of: rtl).maxX.millimetres - 100) < 0.01)
    #expect(try frame("one", of: rtl).minX < (try frame("two", of: rtl)).minX)
  }

  @Test func aValueThatIsARunOfItsOwnKeepsItsOrder() throws {
    let folder = try ArtFolder(
      """
      layout: Test
      sheets: {A4: {width: 297mm, height: 210mm}}
      colors: {ink: "#112233"}
      styles: {plain: {font: EB Garamond, size: 12pt, color: ink}}
      elements:
        - {id: t, text: [{text: "{words.x} "}, {text: "{id|grouped}"}], style: plain, x: 20mm, baseline: 20mm, width: 120mm}
      """)
    try folder.put("layouts/test/words/he.yaml", "language: he\ndirection: rtl\nwords: {x: מספר}\n")
    let sheet = try folder.lay(award: Samples.award("Ana", language: "he"), course: Samples.course(languages: ["he"]))
    // From left to right as it is written, and left of its label.
    let item = try sheet.item("t")
    let runs = item.contents.compactMap { if case .glyphs(let run) = $0 { run } else { nil } }
    let digits = runs.filter { $0.text.contains(where: \.isHexDigit) }.sorted { $0.glyphs[0].origin.x < $1.glyphs[0].origin.x }
    #expect(digits.map(\.text).joined().withoutIsolates.hasPrefix(Samples.award("Ana").id.grouped.prefix(4)))
  }
}
