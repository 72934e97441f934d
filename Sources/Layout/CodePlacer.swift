internal import Diagnostics
internal import PageDescription

/// Places one QR code. Its frame, its colour and its fixed words are found once, the modules for each learner.
final class CodePlacer {
  private let placer: ElementPlacer
  private let element: Element
  private let frame: Rect
  private let color: Color
  private let text: Located<BoundText>
  private let alternative: Located<BoundText>
  private let encoder = QREncoder()

  /// - Throws: `emptyBox`, and words and variables that no learner has.
  init(_ code: CodeElement, of element: Element, by placer: ElementPlacer) throws(DiagnosticList) {
    self.placer = placer
    self.element = element
    // As large as the box lets a square be, in its middle.
    let box = try placer.room(code.frame, of: element)
    let side = min(box.width, box.height)
    frame = Rect(x: box.midX - side / 2, y: box.midY - side / 2, width: side, height: side)
    color = placer.color(code.color.value)
    text = Located(try placer.bind(code.text, of: element), at: code.text.location)
    alternative = try placer.bind(word: "alt_code", of: element)
  }

  /// - Throws: `codeTooLong`, or a variable that this learner has no value for.
  func place(for learner: LearnerFacts) throws(DiagnosticList) -> Placed {
    let text = try words(of: text, for: learner)
    guard let code = encoder.code(for: text) else { throw placer.failure(.codeTooLong(element: element.id), element) }
    let mark = CodeMark(frame: frame, side: code.side, modules: code.modules, color: color, text: text)
    let role = Role.element(.init(kind: .figure, alternative: try words(of: alternative, for: learner), readingIndex: 0))
    let contents: [Mark] = [.code(mark), .link(LinkMark(frame: frame, url: text))]
    return Placed(items: [DisplayItem(id: element.id, contents: contents, dependence: .fixed, role: role)])
  }

  private func words(of text: Located<BoundText>, for learner: LearnerFacts) throws(DiagnosticList) -> String {
    do throws(UnprintableValue) { return try text.value.text(for: learner) } catch {
      throw placer.unprintable(error, of: element, at: text.location)
    }
  }
}
