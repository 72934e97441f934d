public import Courses
public import Diagnostics
public import Eligibility
public import PageDescription
public import Typesetting

/// A sheet, finished, and what fitting did to it.
public struct LaidSheet: Sendable {
  public var displayList: DisplayList
  public var notes: [FitNote]

  /// The id of the item that marks a specimen.
  public static let specimenMarkID = "specimen-mark"
}

/// What a text had to put up with to fit.
public struct FitNote: Sendable, Hashable {
  public var element: String
  public var largest: Length
  public var size: Length
  public var lines: Int
}

/// Lays out the sheets of one course by one layout. Belongs to one worker. What is the same for every learner of a (track, language) is
/// laid out once and kept.
public final class LayoutEngine {
  let template: LayoutTemplate
  let course: CourseFolder
  let assets: LayoutAssets
  let page: String
  let typesetter: Typesetter
  private let size: Size
  private let dates = DateWording()
  private var prepared: [Variant: [Slot]] = [:]

  private struct Variant: Hashable {
    var track: Track
    var language: String
    var isSpecimen: Bool
    /// Fixed text may print the title, which a frozen award keeps when the course's changes.
    var title: String
    var number: String
    var organization: String
  }
  private enum Slot {
    case fixed([DisplayItem], [FitNote])
    case learner(Element)
  }

  /// - Throws: `missingPage` when the layout has no sheet of that size.
  public init(
    template: LayoutTemplate, course: CourseFolder, assets: LayoutAssets, page: Located<String>, typesetter: Typesetter
  ) throws(DiagnosticList) {
    guard let size = template.sheets.first(where: { $0.page == page.value })?.size else {
      throw DiagnosticList([
        Diagnostic(LayoutProblem.missingPage(page.value, known: template.pages), at: page.location)
      ])
    }
    self.template = template
    self.course = course
    self.assets = assets
    self.page = page.value
    self.size = size
    self.typesetter = typesetter
  }

  /// Lays out one certificate.
  /// - Throws: every reason why it can't be set, each with the place in the layout file that asks for it.
  public func lay(_ award: Award) throws(DiagnosticList) -> LaidSheet {
    let facts = try facts(of: award)
    let placer = ElementPlacer(
      template: template, course: course, assets: assets, typesetter: typesetter, facts: facts,
      frame: Rect(origin: .zero, size: size))
    let variant = Variant(
      track: award.facts.track, language: award.facts.language, isSpecimen: award.isSpecimen, title: award.facts.courseTitle,
      number: award.facts.courseNumber, organization: award.facts.courseOrganization)
    let slots = try slots(for: variant, placer: placer)
    var items: [DisplayItem] = []
    var notes: [FitNote] = []
    var problems = DiagnosticList()
    for slot in slots {
      switch slot {
      case .fixed(let fixed, let fixedNotes):
        items += fixed
        notes += fixedNotes
      case .learner(let element):
        do throws(DiagnosticList) {
          let placed = try placer.place(element)
          items += placed.items
          notes += placed.notes
        } catch { problems.add(contentsOf: error) }
      }
    }
    guard problems.isEmpty else { throw problems }
    if award.isSpecimen { items.append(try SpecimenMark(words: facts.words, facts: facts, placer: placer).item(on: size)) }
    for i in items.indices {
      if case .element(var structure) = items[i].role {
        structure.readingIndex = i
        items[i].role = .element(structure)
      }
    }
    let organization = course.organization.name.value
    let sheet = Sheet(
      trim: size, background: template.background.map { placer.color($0.value) }, language: award.facts.language,
      title: "\(award.facts.courseTitle) – \(award.facts.learnerName)", author: organization, subject: award.facts.courseTitle)
    return LaidSheet(displayList: DisplayList(sheet: sheet, items: items), notes: notes)
  }

  func facts(of award: Award) throws(DiagnosticList) -> SheetFacts {
    guard let words = template.words.language(award.facts.language) else {
      let problem = LayoutProblem.missingWords(language: award.facts.language, known: template.languages)
      let asked = course.course.languages.first { $0.value == award.facts.language }
      throw DiagnosticList([Diagnostic(problem, at: asked?.location)])
    }
    return SheetFacts(award: award, course: course, page: page, words: words, assets: assets, dates: dates)
  }

  private func slots(for variant: Variant, placer: ElementPlacer) throws(DiagnosticList) -> [Slot] {
    if let known = prepared[variant] { return known }
    var slots: [Slot] = []
    var problems = DiagnosticList()
    for element in template.elements {
      do throws(DiagnosticList) {
        let placed = try placer.place(element)
        slots.append(placed.dependsOnLearner ? .learner(element) : .fixed(placed.items, placed.notes))
      } catch {
        // Whose fault it is, the learner's text or the course's, shows when it is placed again for the next learner.
        if placer.mayDependOnLearner(element) { slots.append(.learner(element)) } else { problems.add(contentsOf: error) }
      }
    }
    guard problems.isEmpty else { throw problems }
    prepared[variant] = slots
    return slots
  }
}
