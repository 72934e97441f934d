internal import Courses
internal import Diagnostics
internal import PageDescription

/// A sheet with everything laid out that is the same for all its learners, and what is left to do for each.
struct PreparedSheet {
  let fixed: FixedPart
  let slots: [LearnerSlot]
  private let wording: DocumentWording
  private let origins: ElementOrigins
  /// What keeps every learner's sheet from being laid out.
  private let problems: DiagnosticList
  private let fixedNotes: [FitNote]
  /// What every learner's sheet may print.
  private let sharedVariables: Set<String>
  private let slotsWithOwnVariables: [LearnerSlot]

  /// - Parameters:
  ///   - placer: with the facts of any learner of the variant.
  ///   - sheet: without title.
  init(placer: ElementPlacer, sheet: Sheet, isSpecimen: Bool) {
    var draft = Draft(placer: placer)
    for element in placer.template.elements { draft.add(element) }
    if isSpecimen { draft.addSpecimenMark(on: sheet.trim) }
    fixed = FixedPart(sheet: sheet, items: draft.items)
    slots = draft.slots
    wording = DocumentWording(placer.facts, placer.template.words)
    origins = ElementOrigins(placer.template.elements, signatories: placer.facts.setting.signatoryCount)
    problems = draft.problems
    fixedNotes = draft.notes
    sharedVariables = slots.filter(\.printsTheSameVariables).reduce(draft.variables) { $0.union($1.variables) }
    slotsWithOwnVariables = slots.filter { !$0.printsTheSameVariables }
  }

  /// - Throws: every reason why this learner's sheet can't be laid out.
  func lay(_ learner: LearnerFacts, title: String) throws(DiagnosticList) -> LaidSheet {
    var items: [LearnerItem] = []
    items.reserveCapacity(slots.count)
    var notes: [FitNote] = []
    var notesTaken = 0
    var problems = problems
    for slot in slots where slot.isThere(for: learner) {
      do throws(DiagnosticList) {
        let placed = try slot.place(for: learner)
        for item in placed.items { items.append(LearnerItem(item: item, precedingFixedItems: slot.precedingItems)) }
        guard !placed.notes.isEmpty else { continue }
        notes += fixedNotes[notesTaken..<slot.precedingNotes]
        notesTaken = slot.precedingNotes
        notes += placed.notes
      } catch { problems.add(contentsOf: error) }
    }
    guard problems.isEmpty else { throw problems }
    notes += fixedNotes[notesTaken...]
    return LaidSheet(parts: LaidParts(fixed: fixed, learner: items, title: title), notes: notes, wording: wording, origins: origins)
  }

  /// The variables that the learner's sheet may print.
  func variables(for learner: LearnerFacts) -> Set<String> {
    var all = sharedVariables
    for slot in slotsWithOwnVariables where slot.isThere(for: learner) { all.formUnion(slot.variables(for: learner)) }
    return all
  }
}

extension PreparedSheet {
  /// A prepared sheet in the making.
  private struct Draft {
    let placer: ElementPlacer
    var items: [DisplayItem] = []
    var notes: [FitNote] = []
    var slots: [LearnerSlot] = []
    var variables: Set<String> = []
    var problems = DiagnosticList()
    /// Places in reading order are given out once, so that what one learner lacks doesn't move what the others have.
    private var nextReadingIndex = 0

    init(placer: ElementPlacer) { self.placer = placer }

    mutating func add(_ element: Element) { add(element, by: placer, under: []) }

    /// - Parameter conditions: of the learner's, on which a surrounding element is there.
    private mutating func add(_ element: Element, by placer: ElementPlacer, under conditions: [Condition]) {
      var conditions = conditions
      if let condition = element.condition?.value {
        if condition.dependsOnLearner {
          conditions.append(condition)
        } else if !condition.holds(for: placer.facts, placer.learner) {
          return
        }
      }
      do throws(DiagnosticList) {
        let placer = placer.mirroring(element)
        if case .stack(let stack) = element.kind, !stack.flows, element.rotation == 0 {
          for cell in try placer.cells(of: stack, element) { add(cell.element, by: cell.placer, under: conditions) }
        } else if case .signatories(let arrangements) = element.kind, element.rotation == 0 {
          for cell in try placer.cells(arrangements, of: element) { add(cell.element, by: cell.placer, under: conditions) }
        } else if placer.dependsOnLearner(element) {
          add(try LearnerSlot.Content(element, by: placer), of: element, by: placer, under: conditions)
        } else if !conditions.isEmpty {
          add(.finished(try placer.placeContents(of: element)), of: element, by: placer, under: conditions)
        } else {
          add(try placer.placeContents(of: element))
          variables.formUnion(placer.variables(of: element))
        }
      } catch {
        // What is wrong with an element that only some learners have is wrong for those alone.
        if conditions.isEmpty {
          problems.add(contentsOf: error)
        } else {
          add(.faulty(error), of: element, by: placer, under: conditions)
        }
      }
    }

    private mutating func add(_ placed: Placed) {
      for item in placed.items {
        items.append(item.read(at: nextReadingIndex))
        nextReadingIndex += 1
      }
      notes += placed.notes
    }

    private mutating func add(
      _ content: LearnerSlot.Content, of element: Element, by placer: ElementPlacer, under conditions: [Condition]
    ) {
      slots.append(
        LearnerSlot(
          element: element, placer: placer, conditions: conditions, content: content, precedingItems: items.count,
          precedingNotes: notes.count, readingIndex: nextReadingIndex))
      nextReadingIndex += 1
    }

    mutating func addSpecimenMark(on size: Size) {
      do throws(DiagnosticList) { add(Placed(items: [try SpecimenMark(placer: placer).item(on: size)])) } catch {
        problems.add(contentsOf: error)
      }
    }
  }
}

extension DisplayItem {
  /// The same item at a place in reading order.
  func read(at index: Int) -> DisplayItem {
    guard case .element(var structure) = role else { return self }
    structure.readingIndex = index
    var item = self
    item.role = .element(structure)
    return item
  }
}
