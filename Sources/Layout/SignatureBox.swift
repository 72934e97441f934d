public import Diagnostics
public import Eligibility
public import PageDescription
internal import Typesetting

/// What a signed document shows of its signature.
public struct SignatureBox: Hashable, Sendable {
  /// On the sheet.
  public var frame: Rect
  /// Who signed, set inside the frame.
  public var marks: [Mark]
}

extension LayoutEngine {
  /// The box in which the layout shows a signature; `nil` for a layout without one.
  /// - Throws: when the signer's name does not fit, or has a character that no font has.
  public func signatureBox(signer: String, for award: Award) throws(DiagnosticList) -> SignatureBox? {
    let facts = try facts(of: award)
    let placer = placer(facts, learner(award))
    guard let box = placer.template.signatureBox else { return nil }
    let frame = placer.rect(box.frame)
    let sheet = Rect(origin: .zero, size: size)
    guard frame.width > .zero, frame.height > .zero, sheet.contains(frame, within: .points(0.01)) else {
      throw DiagnosticList([Diagnostic(LayoutProblem.offSheet(element: "signature_box"), at: box.location)])
    }
    let style = placer.styles.style(box.style.value)
    let text = style.letterCase.applied(to: DocumentWording(facts, layout.words).signature(of: signer), language: facts.language)
    let textBox = TextBox(
      frame: frame, vertical: .middle, align: facts.isRightToLeft ? .right : .left, largest: style.largest, smallest: style.smallest,
      maximumLines: 4,
      wrapBelow: style.largest, leading: style.leading)
    do {
      let spans = [TextSpan(text, style: style.text, language: facts.language)]
      let fitted = try textBox.fit(spans, directed: .automatic, with: typesetter, capHeight: typesetter.metrics(of: style.text).capHeight)
      return SignatureBox(frame: frame, marks: fitted.runs.map { Mark.glyphs($0) })
    } catch let problem as DoesNotFit {
      throw DiagnosticList([
        Diagnostic(
          LayoutProblem.doesNotFit(
            element: "signature_box", text: text, needed: problem.needed, available: problem.available, isHeight: problem.isHeight,
            smallest: style.smallest, lines: 4), at: box.location)
      ])
    } catch { throw DiagnosticList([Diagnostic(LayoutProblem.font(String(describing: error)), at: box.location)]) }
  }
}
