public import Courses
public import Diagnostics
public import Eligibility
public import PageDescription
public import Typesetting

/// A sheet, finished, and what fitting did to it.
public struct LaidSheet: Sendable {
  public var parts: LaidParts
  public var notes: [FitNote]
  /// The same for all learners of a (track, language).
  public var wording: DocumentWording
  /// Which elements of the layout file its items come from.
  public var origins: ElementOrigins

  /// Both parts merged anew at each call.
  public var displayList: DisplayList { parts.displayList }

  /// The id of the item that marks a specimen.
  public static let specimenMarkID = "specimen-mark"
}

/// What a text had to put up with to fit.
public struct FitNote: Sendable, Hashable {
  public var element: String
  /// Of the element, in the layout file.
  public var location: SourceLocation
  public var largest: Length
  public var size: Length
  public var lines: Int
  /// How much wider than its box it would be on one line at its largest size; zero where only the height was too little.
  public var excess: Length
  /// On the sheet; without height for a text on a baseline.
  public var box: Rect
}

/// Lays out the sheets of one course by one layout. Belongs to one worker. What is the same for every learner of a (track, language) is
/// laid out once and kept.
public final class LayoutEngine {
  let layout: LayoutFile
  let course: CourseFolder
  let assets: LayoutAssets
  let page: String
  let typesetter: Typesetter
  private let showsOverflow: Bool
  let size: Size
  private let dates = DateWording()
  private let addresses: LearnerFacts.Addresses?
  private var prepared: [Variant: PreparedSheet] = [:]

  private struct Variant: Hashable {
    var track: Track
    var language: String
    var isSpecimen: Bool
    /// Fixed text may print the title, which a frozen award keeps when the course's changes.
    var title: String
    var number: String
    var organization: String
    var lengthConditions: [Bool]
  }
  /// A course has a handful of variants; a registry of many old titles may not fill the memory.
  private static let mostVariants = 64

  /// - Parameter showsOverflow: whether a text that doesn't fit is set beyond its box instead of being an error; for pictures of what is wrong.
  /// - Throws: `missingPage` when the layout has no sheet of that size.
  public init(
    layout: LayoutFile, course: CourseFolder, assets: LayoutAssets, page: Located<String>, typesetter: Typesetter,
    showsOverflow: Bool = false
  ) throws(DiagnosticList) {
    guard let size = layout.sheets.first(where: { $0.page == page.value })?.size else {
      throw DiagnosticList([
        Diagnostic(LayoutProblem.missingPage(page.value, known: layout.pages), at: page.location)
      ])
    }
    self.layout = layout
    self.course = course
    self.assets = assets
    self.page = page.value
    self.size = size
    self.typesetter = typesetter
    self.showsOverflow = showsOverflow
    addresses = course.organization.baseURL.map { LearnerFacts.Addresses(base: $0.value) }
  }

  /// Lays out one certificate.
  /// - Returns: parts whose fixed one is the same object for all learners of the variant.
  /// - Throws: every reason why it can't be set, each with the place in the layout file that asks for it.
  public func lay(_ award: Award) throws(DiagnosticList) -> LaidSheet {
    let learner = learner(award)
    let title = "\(award.facts.courseTitle) – \(award.facts.learnerName)"
    return try preparedSheet(for: learner).lay(learner, title: title)
  }

  /// The variables that an award's sheet may print, such as `name`, `grade` or `roster.cohort`: those of the elements whose conditions hold,
  /// their links and alternatives included, with words spelled out.
  /// - Throws: what `lay` throws when the layout has no words in the award's language.
  public func printedVariables(of award: Award) throws(DiagnosticList) -> Set<String> {
    let learner = learner(award)
    return try preparedSheet(for: learner).variables(for: learner)
  }

  func learner(_ award: Award) -> LearnerFacts { LearnerFacts(award: award, addresses: addresses, dates: dates) }

  func facts(of award: Award) throws(DiagnosticList) -> SheetFacts {
    guard let words = layout.words.language(award.facts.language) else {
      let problem = LayoutProblem.missingWords(language: award.facts.language, known: layout.languages)
      let asked = course.course.languages.first { $0.value == award.facts.language }
      throw DiagnosticList([Diagnostic(problem, at: asked?.location)])
    }
    let setting = SheetSetting(
      track: award.facts.track, language: award.facts.language, page: page, isPortrait: size.isPortrait,
      isRightToLeft: words.isRightToLeft, signatoryCount: course.certificate.signatories.count,
      organization: award.facts.courseOrganization, course: award.facts.courseNumber)
    return SheetFacts(award: award, course: course, setting: setting, words: words, assets: assets, dates: dates)
  }

  /// Places elements on the sheet of any learner with these facts.
  func placer(_ facts: SheetFacts, _ learner: LearnerFacts) -> ElementPlacer {
    var placer = ElementPlacer(
      template: layout.template(for: facts.setting), course: course, assets: assets, typesetter: typesetter, facts: facts, learner: learner,
      frame: Rect(origin: .zero, size: size))
    placer.showsOverflow = showsOverflow
    return placer
  }

  private func preparedSheet(for learner: LearnerFacts) throws(DiagnosticList) -> PreparedSheet {
    let award = learner.award
    var variant = Variant(
      track: award.facts.track, language: award.facts.language, isSpecimen: award.isSpecimen, title: award.facts.courseTitle,
      number: award.facts.courseNumber, organization: award.facts.courseOrganization, lengthConditions: [])
    if layout.hasLearnersLengths {
      let facts = try facts(of: award)
      // Lengths that some learners have otherwise: each outcome has a fixed part of its own.
      variant.lengthConditions = layout.template(for: facts.setting).lengths.flatMap(\.cases).map(\.condition).filter(\.dependsOnLearner)
        .map { $0.holds(for: facts, learner) }
    }
    if let known = prepared[variant] { return known }
    let placer = placer(try facts(of: award), learner)
    let template = placer.template
    let sheet = Sheet(
      trim: size, bleed: template.bleed, safe: template.safe, background: template.background.map { placer.color($0.value) },
      language: award.facts.language, isRightToLeft: placer.facts.isRightToLeft, title: "",
      author: course.organization.name.value, subject: award.facts.courseTitle)
    let made = PreparedSheet(placer: placer, sheet: sheet, isSpecimen: award.isSpecimen)
    if prepared.count >= Self.mostVariants { prepared.removeAll() }
    prepared[variant] = made
    return made
  }
}
