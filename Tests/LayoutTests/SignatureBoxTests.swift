import Diagnostics
import PageDescription
import Testing

@testable import Layout

/// The box in which a signed document shows who signed it.
struct SignatureBoxTests {
  private func engine(_ box: String) throws -> LayoutEngine {
    let text = LayoutErrorTests.head + box + "\nelements: [{text: \"{name}\", style: plain, x: 0mm, width: 100%, baseline: 50%}]\n"
    return try Samples.engine(of: text)
  }

  @Test func theSignersNameStandsInsideTheBox() throws {
    let engine = try engine("signature_box: {x: 100% - 60mm, y: 100% - 20mm, width: 50mm, height: 12mm, style: plain}")
    let box = try #require(try engine.signatureBox(signer: "Registrar of the Northfield Open Institute", for: Samples.award("Ana Lima")))
    let wanted = Rect(x: .millimetres(237), y: .millimetres(190), width: .millimetres(50), height: .millimetres(12))
    #expect(box.frame.contains(wanted, within: .points(0.001)) && wanted.contains(box.frame, within: .points(0.001)))
    let shown = box.marks.compactMap { if case .glyphs(let run) = $0 { run.text } else { nil } }.joined(separator: " ")
    #expect(shown.split(separator: " ").joined(separator: " ") == "Digitally signed by Registrar of the Northfield Open Institute")
    for case .glyphs(let run) in box.marks {
      for glyph in run.glyphs { #expect(glyph.origin.x >= box.frame.minX && glyph.origin.x <= box.frame.maxX) }
    }
  }

  @Test func aLayoutWithoutABoxShowsNothing() throws {
    #expect(try engine("safe: 1mm").signatureBox(signer: "Registrar", for: Samples.award("Ana Lima")) == nil)
  }

  @Test func aNameThatDoesNotFitIsSaidSo() throws {
    let engine = try engine("signature_box: {x: 0mm, y: 0mm, width: 5mm, height: 3mm, style: plain}")
    let error = #expect(throws: DiagnosticList.self) { try engine.signatureBox(signer: "Registrar", for: Samples.award("Ana Lima")) }
    let problem = try #require(error?.diagnostics.first)
    guard case .doesNotFit(let element, _, _, _, _, _, _)? = problem.problem as? LayoutProblem else {
      Issue.record("\(problem)")
      return
    }
    #expect(element == "signature_box" && problem.location?.line == 6)
  }

  @Test func whatTheBoxNamesMustBeThere() throws {
    let error = #expect(throws: DiagnosticList.self) { try engine("signature_box: {x: 0mm, y: 0mm, width: 50mm, style: plane}") }
    let found = Set(error?.diagnostics.compactMap { $0.problem as? LayoutProblem }.map { "\($0)" } ?? [])
    #expect(found.contains("missingKey(\"height\")"))
  }

  @Test(arguments: [
    "x: 2000mm, y: 0mm, width: 50mm, height: 9mm", "x: -5mm, y: 0mm, width: 50mm, height: 9mm", "x: 0mm, y: 0mm, width: 0mm, height: 9mm",
  ])
  func aBoxThatIsNotOnTheSheetIsSaidSo(_ place: String) throws {
    let engine = try engine("signature_box: {\(place), style: plain}")
    let error = #expect(throws: DiagnosticList.self) { try engine.signatureBox(signer: "Registrar", for: Samples.award("Ana Lima")) }
    #expect(error?.diagnostics.first?.problem as? LayoutProblem == .offSheet(element: "signature_box"))
    #expect(error?.diagnostics.first?.location?.line == 6)
  }
}
