import Courses
import Diagnostics
import Foundation
import Issuing
import Layout
import PageDescription
import Testing

/// Texts are held to WCAG 2.2, 1.4.3, against what is really drawn behind them.
struct ContrastTests {
  private static let first = CheckedCourse.head.components(separatedBy: "\n").count

  private func faults(_ elements: String) throws -> [(fault: SheetFinding.Fault, extent: CheckExtent, line: Int)] {
    try CheckedCourse(elements).findings().faults
  }

  private static let box = "x: 40mm, y: 50mm, width: 200mm, height: 12mm"

  @Test func greyOnWhiteIsTooFaint() throws {
    let found = try faults("  - {text: Awarded, style: grey, \(Self.box)}")
    guard case .lowContrast(let ratio, 4.5, .points(12), false)? = found.first?.fault, found.count == 1 else {
      return #expect(found.map(\.fault) == [])
    }
    // #999 on white.
    #expect(abs(ratio - 2.84) < 0.02)
    #expect(found[0].line == Self.first)
    #expect(try faults("  - {text: Awarded, style: plain, \(Self.box)}").isEmpty)
  }

  /// 3.54:1 is enough for 18 pt, and for 14 pt bold, and for nothing smaller.
  @Test(arguments: [("size: 18pt", true), ("size: 17pt", false), ("size: 14pt, weight: 700", true), ("size: 14pt", false)])
  func largeTextNeedsLess(style: String, isEnough: Bool) throws {
    let head = CheckedCourse.head.replacing("grey: {extends: plain, color: grey}", with: "grey: {font: EB Garamond, color: grey, \(style)}")
      .replacing("\"#999999\"", with: "\"#888888\"")
    #expect(try CheckedCourse("  - {text: Awarded, style: grey, \(Self.box)}", head: head).findings().faults.isEmpty == isEnough)
  }

  @Test func aSolidGroundCountsAndThinLinesDoNot() throws {
    let text = "  - {text: Awarded, style: plain, \(Self.box)}"
    let panel = "  - {rectangle: {x: 0mm, y: 40mm, width: 100%, height: 30mm}, fill: dark}\n"
    #expect(try faults(panel + text).map(\.fault.kind) == [.lowContrast])
    // Below a tenth of the ground.
    let edge = "  - {rectangle: {x: 0mm, y: 40mm, width: 41mm, height: 30mm}, fill: dark}\n"
    #expect(try faults(edge + text).isEmpty)
    let underprint = """
        - rosette: {x: 60mm, y: 55mm, radius: 60mm}
          strands: [{count: 9, color: tint, width: 0.3pt, base: 0.6, waves: [{amplitude: 0.3, cycles: 18, spread: 1/9}]}]

      """
    #expect(try faults(underprint + text).isEmpty)
  }

  @Test func aFadedGroundIsSeenAsItIs() throws {
    let panel = "  - {symbol: panel, x: 0mm, y: 0mm}\n"
    let head = CheckedCourse.head.replacing(
      "elements:", with: "symbols: {panel: [{rectangle: {x: 0mm, y: 40mm, width: 297mm, height: 30mm}, fill: dark}]}\nelements:")
    let found = try CheckedCourse(panel + "  - {text: Awarded, style: plain, \(Self.box)}", head: head).findings().faults
    #expect(found.map(\.fault.kind) == [.lowContrast])
  }

  /// A ground that only some learners have spoils what stands on it for those alone, also what all share.
  @Test func aLearnersOwnGround() throws {
    let course = try CheckedCourse(
      """
        - {when: roster.level, rectangle: {x: 0mm, y: 40mm, width: 100%, height: 30mm}, fill: dark}
        - {text: Awarded, style: plain, \(Self.box)}
        - {text: "{name}", style: name, x: 40mm, y: 100mm, width: 200mm, height: 14mm}
      """)
    let roster = try course.roster(["Ana Lima,honor,", "Bo Li,honor,Gold", "Cy Ek,honor,"], columns: ",level")
    let found = try course.check().run(try roster.open(), jobs: 2).sheets.faults
    #expect(found.map(\.fault.kind) == [.lowContrast])
    #expect(found.map(\.line) == [Self.first + 1])
    #expect(found.first?.extent.learners == 1 && found.first?.extent.of == 3)
  }

  /// Scanners want dark modules on a light ground, and four clear modules round them.
  @Test(arguments: [
    ("color: ink", "", Double?.none), ("color: grey", "", nil), ("color: tint", "", 0.3), ("color: ink", "fill: dark", 0.1),
    ("color: tint", "fill: dark", -0.5),
  ])
  func aFaintCodeIsNoted(color: String, ground: String, most: Double?) throws {
    let panel = ground.isEmpty ? "" : "  - {rectangle: {x: 90mm, y: 90mm, width: 50mm, height: 50mm}, \(ground)}\n"
    let found = try faults(panel + #"  - {id: code, code: "{url}", x: 100mm, y: 100mm, width: 30mm, height: 30mm, \#(color)}"#)
    guard let most else { return #expect(found.map(\.fault) == []) }
    guard found.count == 1, case .faintCode(let contrast) = found[0].fault else {
      Issue.record("found \(found.map(\.fault))")
      return
    }
    #expect(contrast < most && found[0].line == Self.first + (ground.isEmpty ? 0 : 1))
  }

  @Test func artInACodesClearZoneIsNoted() throws {
    let code = #"  - {id: code, code: "{url}", x: 100mm, y: 100mm, width: 30mm, height: 30mm, color: ink}"#
    func art(_ x: String) -> String { "  - {rectangle: {x: \(x), y: 90mm, width: 20mm, height: 50mm}, fill: dark}\n" }
    #expect(try faults(art("131.5mm") + code).map(\.fault.kind) == [.faintCode])
    #expect(try faults(art("78.5mm") + code).map(\.fault.kind) == [.faintCode])
    // A module here is less than 1 mm.
    #expect(try faults(art("134.5mm") + code).isEmpty)
  }
}
