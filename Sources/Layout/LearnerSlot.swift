internal import Courses
internal import Diagnostics
internal import PageDescription

/// The place of an element that differs between learners, or that only some of them have, in a prepared sheet's drawing order.
final class LearnerSlot {
  enum Content {
    /// The same for all learners that have it.
    case finished(Placed)
    /// It can't be laid out for any learner that has it.
    case faulty(DiagnosticList)
    case text(TextPlacer)
    case code(CodePlacer)
    /// Placed anew for each learner, conditions inside it included.
    case whole(Element)

    init(_ element: Element, by placer: ElementPlacer) throws(DiagnosticList) {
      switch element.kind {
      case .text(let text): self = .text(try TextPlacer(text, of: element, by: placer))
      case .code(let code): self = .code(try CodePlacer(code, of: element, by: placer))
      case .image, .signatories, .shape, .ornament, .symbol, .stack: self = .whole(element)
      }
    }
  }

  private let element: Element
  private let placer: ElementPlacer
  private let conditions: [Condition]
  private let content: Content
  /// The variables that it may print for the learner by whom the sheet was prepared.
  let variables: Set<String>
  /// How many of the fixed items are drawn before it.
  let precedingItems: Int
  let precedingNotes: Int
  private let readingIndex: Int

  init(
    element: Element, placer: ElementPlacer, conditions: [Condition], content: Content, precedingItems: Int, precedingNotes: Int,
    readingIndex: Int
  ) {
    self.element = element
    self.placer = placer
    self.conditions = conditions
    self.content = content
    self.precedingItems = precedingItems
    self.precedingNotes = precedingNotes
    self.readingIndex = readingIndex
    variables = placer.variables(of: element)
  }

  func isThere(for learner: LearnerFacts) -> Bool {
    conditions.isEmpty || conditions.allSatisfy { $0.holds(for: placer.facts, learner) }
  }

  /// - Throws: why it can't be laid out for this learner.
  func place(for learner: LearnerFacts) throws(DiagnosticList) -> Placed {
    var placed: Placed
    switch content {
    case .finished(let known): placed = known
    case .faulty(let problems): throw problems
    case .text(let text): placed = placer.turn(try text.place(for: learner), of: element)
    case .code(let code): placed = placer.turn(try code.place(for: learner), of: element)
    case .whole(let element): placed = try placer.with(learner).placeContents(of: element)
    }
    for i in placed.items.indices {
      placed.items[i].dependence = .learner
      if case .element(var structure) = placed.items[i].role {
        structure.readingIndex = readingIndex
        placed.items[i].role = .element(structure)
      }
    }
    return placed
  }

  /// Whether it is there for every learner, with nothing inside it that isn't.
  var printsTheSameVariables: Bool {
    switch content {
    case .whole: false
    case .text(let text): conditions.isEmpty && !text.mayPrintLess
    case .finished, .faulty, .code: conditions.isEmpty
    }
  }

  /// The variables that it may print for a learner who has it.
  func variables(for learner: LearnerFacts) -> Set<String> {
    switch content {
    case .whole(let element): placer.with(learner).printedVariables(of: element)
    case .text(let text) where text.mayPrintLess: text.variables(for: learner)
    case .text, .code, .finished, .faulty: variables
    }
  }
}
