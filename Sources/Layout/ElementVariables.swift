internal import Courses
internal import Diagnostics

extension ElementPlacer {
  /// The variables that an element's contents may print for the learner: its texts, links and alternatives, with words spelled out.
  func variables(of element: Element) -> Set<String> {
    var names = Names()
    collect(contentsOf: element, into: &names)
    return names.all
  }

  /// The variables that an element's contents print for this learner: without those of stretches that are left out for want of a value.
  func printedVariables(of element: Element) -> Set<String> {
    var names = Names(isExact: true)
    collect(contentsOf: element, into: &names)
    return names.all
  }

  private struct Names {
    var all: Set<String> = []
    /// Whether only what this learner's values print counts.
    var isExact = false
  }

  /// Whether an element's contents can differ between the learners of a (track, language).
  func dependsOnLearner(_ element: Element) -> Bool {
    if hasLearnersConditionInside(element) { return true }
    return variables(of: element).contains { name in
      guard let variable = LearnerVariable(name) else { return false }
      return facts.hasAddress || (variable != .url && variable != .address)
    }
  }

  private func hasLearnersConditionInside(_ element: Element) -> Bool {
    let parts: [Element]
    switch element.kind {
    case .symbol, .ornament: parts = element.symbol.map { template.symbols[$0.value, default: []] } ?? []
    case .stack(let stack): parts = stack.children.map(\.element)
    case .signatories(let arrangements): parts = arrangements.flatMap(\.elements)
    case .text, .image, .code, .shape: return false
    }
    return parts.contains { $0.condition?.value.dependsOnLearner == true || hasLearnersConditionInside($0) }
  }

  private func collect(_ element: Element, into names: inout Names) {
    if let condition = element.condition?.value, !condition.holds(for: facts, learner) { return }
    collect(contentsOf: element, into: &names)
  }

  private func collect(contentsOf element: Element, into names: inout Names) {
    switch element.kind {
    case .text(let text):
      for run in text.runs { collect(run.template.value, into: &names) }
      if let link = text.link { collect(link.value, into: &names) }
    case .code(let code):
      collect(code.text.value, into: &names)
      collect(word: "alt_code", into: &names)
    case .image(let image):
      switch (image.alternative, image.source) {
      case (let alternative?, _): collect(alternative.value, into: &names)
      case (nil, .logo): collect(word: "alt_logo", into: &names)
      case (nil, .signature): collect(word: "alt_signature", into: &names)
      case (nil, .background), (nil, .file): break
      }
    case .symbol, .ornament:
      guard let symbol = element.symbol else { break }
      for part in template.symbols[symbol.value, default: []] { collect(part, into: &names) }
    case .signatories(let arrangements):
      // Conditions and words of a cell ask for its signatory. With too many signatories there is none, which placing says.
      for cell in (try? cells(arrangements, of: element)) ?? [] { cell.placer.collect(cell.element, into: &names) }
    case .stack(let stack): for part in stack.children { collect(part.element, into: &names) }
    case .shape: break
    }
  }

  private func collect(_ text: TextTemplate, into names: inout Names) {
    if names.isExact, let bound = try? BoundText(text, for: facts) {
      names.all.formUnion(bound.printedVariables(for: learner))
      return
    }
    for variable in text.variables {
      for name in facts.choices(of: variable).compactMap(\.name) {
        if let word = name.wordName { collect(word: word, into: &names) } else { names.all.insert(name) }
      }
    }
  }

  private func collect(word: String, into names: inout Names) {
    guard let wording = facts.words.wording(word, on: facts.track) else { return }
    if case .byNumber(let counted) = wording { names.all.insert(counted.count.value) }
    for template in wording.templates { collect(template.value, into: &names) }
  }
}
