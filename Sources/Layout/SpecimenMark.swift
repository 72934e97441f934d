internal import Diagnostics
import Foundation
internal import PageDescription
internal import Typesetting

/// The word SPECIMEN across a preview, so that no proof is taken for a certificate. Part of the engine: a layout can't leave it out.
struct SpecimenMark {
  let placer: ElementPlacer

  func item(on size: Size) throws(DiagnosticList) -> DisplayItem {
    let facts = placer.facts
    let word = placer.template.words.text(of: "specimen", for: facts) ?? "Specimen"
    let family = placer.typesetter.library.family(named: "Source Sans Pro")?.name ?? placer.typesetter.library.families.first?.name ?? ""
    let style = TextStyle(family: family, weight: 700, tracking: 0.12, color: Color(red: 0.70, green: 0.13, blue: 0.13))
    let line: ShapedLine
    do throws(TypesettingProblem) {
      line = try placer.typesetter.line([
        TextSpan(word.uppercased(with: Locale(identifier: facts.language)), style: style, language: facts.language)
      ])
    } catch { throw DiagnosticList([Diagnostic(LayoutProblem.font(String(describing: error)))]) }
    let diagonal = (size.width.points * size.width.points + size.height.points * size.height.points).squareRoot()
    // Along the diagonal; a word of few letters would outgrow the sheet.
    let em = min(Length.points(diagonal * 0.62 / max(line.width, 0.1)), min(size.width, size.height) * 0.26)
    let angle = -atan2(size.height.points, size.width.points)
    let transform = Transform(a: cos(angle), b: sin(angle), c: -sin(angle), d: cos(angle), tx: size.width / 2, ty: size.height / 2)
    let runs = line.placed(size: em, at: Point(x: -(em * line.width) / 2, y: em * 0.34))
    let group = GroupMark(transform: transform, opacity: 0.13, marks: runs.map { .glyphs($0) })
    return DisplayItem(
      id: LaidSheet.specimenMarkID, contents: [.group(group)], dependence: .fixed, role: .element(.init(kind: .paragraph, readingIndex: 0)))
  }
}
