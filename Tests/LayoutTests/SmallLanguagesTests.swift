import Courses
import Foundation
import PageDescription
import Testing

@testable import Layout

/// The three little languages inside a layout file: lengths, conditions and texts with variables.
struct SmallLanguagesTests {
  @Test(arguments: [
    ("10mm", 10.0), ("50%", 100), ("50% - 16mm", 84), ("100% - 1in", 174.6), ("2*rise", 6), ("50% + 0.5*rise - 1mm", 100.5), ("0", 0),
    ("-3mm", -3),
  ])
  func lengthsAddUp(_ text: String, _ millimetres: Double) throws {
    let length = try LengthExpression(text).resolved(whole: .millimetres(200), named: ["rise": .millimetres(3)])
    #expect(abs(length.millimetres - millimetres) < 1e-9)
  }

  @Test(arguments: [
    ("", 0, LengthFault.empty), ("10", 2, .missingUnit), ("10mm 5mm", 5, .expectedSign), ("5mm + mm", 6, .badNumber),
    ("1.2.3mm", 0, .badNumber),
  ])
  func aBadLengthSaysWhere(_ text: String, _ offset: Int, _ reason: LengthFault) {
    #expect(throws: LengthSyntaxError(offset: offset, reason: reason)) { try LengthExpression(text) }
  }

  @Test func conditionsAreRead() throws {
    #expect(try Condition("track is honor, audit") == .track([.honor, .audit], isNegated: false))
    #expect(try Condition("track is not verified") == .track([.verified], isNegated: true))
    #expect(try Condition("signatories > 3") == .signatories(.more, 3))
    #expect(try Condition("not url") == .present("url", isNegated: true))
    #expect(throws: ConditionFault.unknownTrack("gold")) { try Condition("track is gold") }
    #expect(throws: ConditionFault.unreadable("a b c d")) { try Condition("a b c d") }
  }

  @Test func textsAreRead() throws {
    let template = try TextTemplate("this [[{platform} ]]{words.type|x} {{as is}}")
    #expect(
      template.pieces == [
        .literal("this "), .optional([.variable(.init("platform")), .literal(" ")]),
        .variable(.init("words.type", formats: ["x"])), .literal(" {as is}"),
      ])
    #expect(throws: TemplateFault.unclosedBrace(offset: 2)) { try TextTemplate("a {name") }
    #expect(throws: TemplateFault.unclosedBracket(offset: 0)) { try TextTemplate("[[a") }
    #expect(throws: TemplateFault.emptyVariable(offset: 0)) { try TextTemplate("{}") }
  }

  @Test(arguments: [(1, 3, [1]), (4, 3, [2, 2]), (5, 3, [3, 2]), (6, 3, [3, 3]), (7, 4, [4, 3]), (8, 4, [4, 4])])
  func signatoriesStandInBalancedRows(_ count: Int, _ perRow: Int, _ rows: [Int]) {
    #expect(SignatoryRows.counts(for: count, perRow: perRow) == rows)
  }

  @Test func pathDataIsRead() throws {
    let path = try SVGPathData.parse("M1 2 l3,0 V5 q1 1 2 0z")
    #expect(path.segments.count == 5)
    #expect(path.segments.last == .close)
  }

  @Test func guillocheCurvesKeepToTheCosine() {
    let pattern = Guilloche(strands: [
      .init(count: 1, color: "x", width: .points(1), base: 0.8, waves: [.init(amplitude: 0.2, cycles: 18, phase: 0, spread: 0)])
    ])
    let path = pattern.rosette(center: .zero, radius: .points(100))[0].path
    var last = Point.zero
    for segment in path.segments {
      guard case .curve(let a, let b, let to) = segment else {
        if case .move(let to) = segment { last = to }
        continue
      }
      let x = (last.x.points + 3 * a.x.points + 3 * b.x.points + to.x.points) / 8
      let y = (last.y.points + 3 * a.y.points + 3 * b.y.points + to.y.points) / 8
      let angle = atan2(y, x)
      #expect(abs((x * x + y * y).squareRoot() - 100 * (0.8 + 0.2 * cos(18 * angle))) < 0.3, "in points, of a radius of 100")
      last = to
    }
  }
}
