import Courses
import Diagnostics
import Foundation
import Issuing
import Testing

struct ExtremesTests {
  private static let layout = """
      - {text: "{name}", style: name, x: 40mm, y: 100mm, width: 80mm, height: 24mm, lines: 2, wrap_below: 20pt}
    """

  private func captions(_ rows: [String], tracks: [Track] = []) throws -> (files: [String: String], failed: [Int]) {
    let course = try CheckedCourse(Self.layout)
    let options = Preview.Options(tracks: tracks, today: CalendarDate(year: 2026, month: 9, day: 1)!, dpi: 20)
    let result = try Extremes(plan: try course.plan(), options: options).pictures(of: try course.roster(rows).open(), jobs: 2)
    #expect(result.files.first?.name == "extremes.png" || result.files.isEmpty)
    for file in result.files { #expect(file.bytes.starts(with: [0x89, 0x50, 0x4E, 0x47])) }
    let files = result.files.compactMap { file in file.caption.map { (file.name, $0) } }
    return (Dictionary(uniqueKeysWithValues: files), result.failures.map(\.line))
  }

  @Test func eachKindOfNameIsFoundWithItsReason() throws {
    let found = try captions([
      "Ada Plain,honor", "Maximiliane Aleksandra Featherstonehaugh,honor", "Li,verified", "Ngọc Ánh Nguyễn Thị Hường,honor",
      "ليلى عبد الرحمن الحدّاد,honor", "Ольга Иванова,honor", "Оля,honor",
    ])
    #expect(found.failed == [])
    let longest = try #require(found.files["extreme-longest.png"])
    #expect(longest.hasPrefix("line 3: Maximiliane Aleksandra Featherstonehaugh: longest: "))
    #expect(longest.contains("most lines: 2") && longest.contains("longest in Latin"))
    #expect(found.files["extreme-shortest.png"]?.hasPrefix("line 4: Li: shortest: ") == true)
    #expect(found.files["extreme-most-marks.png"]?.hasPrefix("line 5: ") == true)
    #expect(found.files["extreme-script-arab.png"]?.hasPrefix("line 6: ") == true)
    #expect(found.files["extreme-script-cyrl.png"]?.hasPrefix("line 7: ") == true)
    #expect(found.files["extreme-script-latn.png"] == nil)
  }

  /// A name is longest by its letters' widths, not their number.
  @Test func longestIsMeasured() throws {
    let found = try captions(["Illi Fillilli Jill,honor", "Wm Wammow Mawm,honor"])
    #expect(found.files["extreme-longest.png"]?.hasPrefix("line 3: Wm Wammow Mawm") == true)
    #expect(found.files["extreme-shortest.png"]?.hasPrefix("line 2: ") == true)
  }

  @Test func aCharacterThatFewNamesHave() throws {
    let found = try captions(["Ana Ban,honor", "Ban Ana,honor", "Bana Anđ,honor", "Nab Ana,honor"])
    #expect(found.files.values.contains { $0.hasPrefix("line 4: Bana Anđ") && $0.contains("rarest character: đ, in no other name") })
  }

  @Test func namesThatCannotBeSetAreNamedAndTracksAreKeptTo() throws {
    let endless = String(repeating: "Featherstonehaugh-", count: 9) + "Smith"
    let found = try captions(["Ana Lima,honor", "\(endless),honor", "Bo Verified Longername,verified"], tracks: [.honor])
    #expect(found.failed == [3])
    #expect(found.files.values.allSatisfy { $0.hasPrefix("line 2: ") })
  }
}
