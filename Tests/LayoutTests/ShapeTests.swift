import Diagnostics
import Foundation
import PageDescription
import Testing

@testable import Layout

/// Shapes and ornaments from a layout file to marks.
struct ShapeTests {
  private static let head = """
    layout: Test
    sheets: {A4: {width: 200mm, height: 100mm}}
    colors: {paper: "#FFFFFF", ink: "#112233", gold: "#C9A227", faint: "#11223380", haze: "#C9A227"}
    tracks: {honor: {haze: "#C9A22780"}}
    symbols:
      star: [{path: "M0 -3 L1 3 L-1 3 Z", x: 0mm, y: 0mm, fill: gold}]
      name: [{text: "{name}", style: plain, x: 0mm, width: 40mm, baseline: 0mm}]
    styles: {plain: {font: EB Garamond, size: 8pt to 12pt, color: ink}}

    """

  /// All but the mark that specimens have.
  private func items(_ elements: String) throws -> [DisplayItem] { try Samples.lay(Self.head + elements).displayList.items.dropLast() }

  private func mark(_ element: String) throws -> PathMark {
    let contents = try items("elements: [\(element)]").first?.contents ?? []
    guard case .path(let mark)? = contents.first, contents.count == 1 else { throw NoPath(contents: contents) }
    return mark
  }
  private struct NoPath: Error { var contents: [Mark] }

  private func millimetres(_ point: Point) -> [Double] { [point.x.millimetres, point.y.millimetres].map { ($0 * 1000).rounded() / 1000 } }

  /// CSS's angles on a box of 40 mm by 20 mm at (10, 30).
  @Test(arguments: [
    ("angle: 90", [10.0, 40], [50.0, 40]), ("angle: 0", [30, 50], [30, 30]), ("angle: -90", [50, 40], [10, 40]),
    ("angle: 540", [30, 30], [30, 50]),
    ("", [30, 30], [30, 50]), ("angle: 45", [15, 55], [45, 25]),
  ])
  func `a linear gradient runs as CSS has it`(_ angle: String, _ from: [Double], _ to: [Double]) throws {
    let mark = try mark(
      "{rectangle: {x: 10mm, y: 30mm, width: 40mm, height: 20mm}, fill: {linear: [gold, paper]\(angle.isEmpty ? "" : ", " + angle)}}")
    guard case .linear(let gradient)? = mark.fill else { throw NoPath(contents: [.path(mark)]) }
    #expect(millimetres(gradient.start) == from && millimetres(gradient.end) == to)
    #expect(gradient.stops == [GradientStop(Color(hex: "#C9A227")!, at: 0), GradientStop(.white, at: 1)])
  }

  @Test(arguments: [("", 25.0), (", to: corner", 25), (", to: side", 20)])
  func `a radial gradient reaches the corner or the side`(_ reach: String, _ radius: Double) throws {
    let mark = try mark("{ellipse: {x: 10mm, y: 30mm, width: 40mm, height: 30mm}, fill: {radial: [gold, paper]\(reach)}}")
    guard case .radial(let gradient)? = mark.fill else { throw NoPath(contents: [.path(mark)]) }
    #expect(millimetres(gradient.center) == [30, 45] && abs(gradient.radius.millimetres - radius) < 1e-6)
  }

  @Test func `stops without a place lie evenly between the others`() throws {
    let mark = try mark(
      "{rectangle: {x: 0mm, y: 0mm, width: 9mm, height: 9mm}, fill: {linear: [ink, gold, {color: paper, at: 60%}, ink, gold]}}")
    guard case .linear(let gradient)? = mark.fill else { throw NoPath(contents: [.path(mark)]) }
    #expect(gradient.stops.map { ($0.offset * 100).rounded() } == [0, 30, 60, 80, 100])
  }

  @Test func `strokes have dashes, caps and joins`() throws {
    let mark = try mark(
      "{rule: {from: [0mm, 0mm], to: [10mm, 0mm]}, stroke: ink, stroke_dash: [2mm, 1pt], stroke_cap: round, stroke_join: bevel}")
    #expect(mark.stroke?.dashes == [.millimetres(2), .points(1)] && mark.stroke?.cap == .round && mark.stroke?.join == .bevel)
  }

  @Test func `a fill alone fades by its colour, a fill with its stroke as a whole`() throws {
    let frame = "rectangle: {x: 0mm, y: 0mm, width: 9mm, height: 9mm}"
    #expect(try mark("{\(frame), fill: ink, opacity: 25%}").fill?.uniformColor?.alpha == 0.25)
    for look in ["fill: ink, stroke: gold", "fill: {linear: [ink, gold]}"] {
      guard case .group(let group)? = try items("elements: [{\(frame), \(look), opacity: 25%}]")[0].contents.first else {
        Issue.record("no group")
        continue
      }
      #expect(group.opacity == 0.25 && group.marks.count == 1)
    }
  }

  @Test func `lines fill their box and nothing else`() throws {
    let item = try items(
      "elements: [{lines: {x: 10mm, y: 10mm, width: 60mm, height: 30mm, count: 20, angle: 30}, waves: [{amplitude: 0.1, cycles: 3}], stroke: gold}]"
    )[0]
    guard case .group(let group)? = item.contents.first else { throw NoPath(contents: item.contents) }
    let box = Rect(x: .millimetres(10), y: .millimetres(10), width: .millimetres(60), height: .millimetres(30))
    #expect(group.clip == .rectangle(box) && group.marks.count == 20)
    // With the waves' room, the box's corners lie between the first and the last line.
    var bounds: Rect?
    for case .path(let mark) in group.marks { bounds = mark.path.bounds.map { own in bounds.map { $0.union(own) } ?? own } }
    #expect(try #require(bounds).contains(box))
  }

  @Test func `a border meets in its corners and carries its symbol there`() throws {
    let border = "border: {x: 20mm, y: 20mm, width: 160mm, height: 60mm, half_height: 3mm, period: 11mm, corner: star, turn_corners: true}"
    let items = try items(
      "elements: [{\(border), strands: [{count: 5, color: ink, waves: [{amplitude: 0.9, cycles: 1, phase: 0.07, spread: 0.1}]}]}]")
    #expect(items.count == 6)
    var ends: [[Double]] = []
    var corners: [[Double]] = []
    for item in items {
      guard case .group(let group)? = item.contents.first else { continue }
      if items.firstIndex(of: item)! < 2 {
        for case .path(let mark) in group.marks {
          guard case .move(let start)? = mark.path.segments.first, case .curve(_, _, let end)? = mark.path.segments.last else { continue }
          ends += [start, end].map { millimetres(group.transform.applied(to: $0)) }
        }
      } else {
        corners.append(millimetres(Point(x: group.transform.tx, y: group.transform.ty)) + [group.transform.a, group.transform.b])
      }
    }
    // Where the one half's strands end the other's begin, in the corner's diagonal.
    #expect(ends.count == 20)
    for end in ends {
      #expect(ends.count { $0 == end } == 2)
      #expect(abs(abs(end[0] - 100) - 80 - (abs(end[1] - 50) - 30)) < 0.01)
    }
    #expect(corners == [[20, 20, 1, 0], [180, 20, 0, 1], [180, 80, -1, 0], [20, 80, 0, -1]])
  }

  @Test func `a border whose corners name the learner is the learner's`() throws {
    let border = "border: {x: 20mm, y: 20mm, width: 160mm, height: 60mm, half_height: 3mm, period: 11mm, corner: name}"
    let items = try items("elements: [{\(border), strands: [{count: 1, color: ink, waves: []}]}]")
    #expect(items.allSatisfy { $0.dependence == .learner })
  }

  // MARK: Mistakes

  private static let box = "rectangle: {x: 0mm, y: 0mm, width: 9mm, height: 9mm}"

  @Test(arguments: [
    ("{\(box), fill: {linear: [ink, ⟦gould]}}", LayoutProblem.unknownColor("gould", known: ["faint", "gold", "haze", "ink", "paper"])),
    ("{\(box), fill: {radial: [ink, {color: ⟦gould, at: 1}]}}", .unknownColor("gould", known: ["faint", "gold", "haze", "ink", "paper"])),
    ("{\(box), fill: {linear: [ink, ⟦faint]}}", .seeThroughStop("faint")),
    ("{\(box), fill: {linear: [ink, ⟦haze]}}", .seeThroughStop("haze")),
    ("{\(box), fill: {linear: ⟦[ink]}}", .expected("a list of two colours or more", found: "a shorter one")),
    ("{\(box), fill: {linear: ⟦ink}}", .expected("a list of two colours or more", found: "text")),
    ("{\(box), fill: ⟦[ink, paper]}", .expected("a colour, {linear: […]} or {radial: […]}", found: "a list")),
    ("{\(box), fill: ⟦{angle: 90}}", .missingKey("linear")),
    ("{\(box), fill: {radial: [ink, paper], ⟦angle: 90}}", .unknownKey("angle", known: ["radial", "to"])),
    ("{\(box), fill: {radial: [ink, paper], to: ⟦edge}}", .unknownWord("edge", known: ["corner", "side"])),
    ("{\(box), fill: {linear: [ink, {color: ink, at: 50%}, {color: paper, at: ⟦40%}]}}", .expected("a place from 50% on", found: "“40%”")),
    ("{\(box), fill: ink, opacity: ⟦150%}", .expected("a number from 0 to 1", found: "“150%”")),
    ("⟦{\(box), fill: ink, stroke_dash: [1mm]}", .missingKey("stroke")),
    ("{\(box), stroke: ink, stroke_dash: ⟦1mm}", .expected("a list of dashes and gaps [2mm, 1mm]", found: "text")),
    ("{\(box), stroke: ink, stroke_dash: [1mm, ⟦50%]}", .expected("a length in mm, pt or in", found: "a relative one")),
    ("{\(box), stroke: ink, stroke_dash: ⟦[0mm]}", .expected("dashes and gaps of 0mm or more, one of them more", found: "“0mm”")),
    ("{\(box), stroke: ink, stroke_cap: ⟦flat}", .unknownWord("flat", known: ["butt", "round", "square"])),
    (
      "{rectangle: {x: 0mm, y: 0mm, width: 9mm, height: 9mm, radius: ⟦-1mm}, fill: ink}",
      .expected("a length of more than 0", found: "“-1mm”")
    ),
    (
      "{ellipse: {x: 0mm, y: 0mm, width: 9mm, height: 9mm, ⟦radius: 1mm}, fill: ink}",
      .unknownKey("radius", known: ["anchor", "x", "y", "width", "height"])
    ),
    ("{seal: ⟦{x: 0mm, y: 0mm, radius: 9mm}, fill: ink}", .missingKey("points")),
    ("{seal: {x: 0mm, y: 0mm, radius: 9mm, points: ⟦2}, fill: ink}", .expected("a whole number from 3 to 360", found: "“2”")),
    ("{seal: {x: 0mm, y: 0mm, radius: 9mm, points: 9, depth: ⟦95%}, fill: ink}", .expected("a number from 0 to 0.9", found: "“95%”")),
    (
      "{seal: {x: 0mm, y: 0mm, radius: 9mm, points: 9, edge: ⟦star}, fill: ink}",
      .unknownWord("star", known: ["wave", "points", "scallops"])
    ),
    ("{path: ⟦M0 0 L1 2 B3, x: 0mm, y: 0mm, fill: ink}", .badPath(rest: " B3")),
    ("⟦{lines: {x: 0mm, y: 0mm, width: 9mm, height: 9mm, count: 3}}", .missingKey("stroke")),
    (
      "⟦{lines: {x: 0mm, y: 0mm, width: 9mm, height: 9mm, count: 3}, stroke: blue}",
      .unknownColor("blue", known: ["faint", "gold", "haze", "ink", "paper"])
    ),
    (
      "{border: {x: 0mm, y: 0mm, width: 9mm, height: 9mm, half_height: 1mm, period: 3mm, corner: ⟦stare}, strands: []}",
      .unknownSymbol("stare", known: ["name", "star"])
    ),
    (
      "{border: {x: 0mm, y: 0mm, width: 9mm, height: 9mm, half_height: 1mm, period: ⟦0mm}, strands: []}",
      .expected("a length of more than 0", found: "“0mm”")
    ),
    (
      "{border: ⟦{x: 0mm, y: 0mm, width: 9mm, height: 9mm, half_height: 1mm, period: 3mm, turn_corners: true}, strands: []}",
      .missingKey("corner")
    ),
  ])
  func `a mistake says what and where`(_ element: String, _ problem: LayoutProblem) throws {
    let marked = Self.head + "elements:\n  - \(element)"
    let last = marked.split(separator: "\n", omittingEmptySubsequences: false).last!
    let column = last.distance(from: last.startIndex, to: try #require(last.firstIndex(of: "⟦"))) + 1
    let thrown = #expect(throws: DiagnosticList.self) { try Samples.lay(marked.replacing("⟦", with: "")) }
    let found = try #require(thrown).sorted
    #expect(found.map { $0.problem as? LayoutProblem } == [problem])
    #expect(found.first?.location?.column == column)
  }
}
