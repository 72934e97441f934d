internal import Diagnostics
internal import PageDescription
internal import Typesetting

/// Places one text element. What is the same for all learners, its style, its box and its fixed words, is found once; then each learner's
/// words are put in, their size found and their glyphs placed.
final class TextPlacer {
  private let placer: ElementPlacer
  private let element: Element
  private let text: TextElement
  private let style: StyleResolver.Resolved
  private let runs: [(text: BoundText, style: TextStyle, letters: LetterCase)]
  private let place: Place
  private let link: BoundText?
  /// Whether it prints one value and nothing else.
  private let isLoneVariable: Bool
  /// What was placed for texts that return with many learners, such as dates; `nil` for a text that names one.
  private var known: [[String]: Placed]?
  private static let mostKnown = 256

  private enum Place {
    case box(TextBox, capHeight: Double)
    case arc(ArcText)
  }

  /// - Throws: words and variables that no learner has, and a font that can't be read.
  init(_ text: TextElement, of element: Element, by placer: ElementPlacer) throws(DiagnosticList) {
    self.placer = placer
    self.element = element
    self.text = text
    let style = placer.styles.style(text.style.value)
    self.style = style
    var runs: [(text: BoundText, style: TextStyle, letters: LetterCase)] = []
    for run in text.runs {
      let own = run.style.map { placer.styles.style($0.value) } ?? style
      runs.append((try placer.bind(run.template, of: element), own.text, own.letterCase))
    }
    self.runs = runs
    isLoneVariable = text.runs.count == 1 && text.runs[0].template.value.isLoneVariable
    if let link = text.link { self.link = try placer.bind(link, of: element) } else { link = nil }
    let variables = runs.reduce(link?.variables ?? []) { $0.union($1.text.variables) }
    known = variables.contains(where: \.namesOneLearner) ? nil : [:]
    if case .arc(let y, let radius, let side, let span) = text.placement {
      place = .arc(
        ArcText(
          center: Point(x: placer.x(text.x), y: placer.y(y)), radius: placer.width(radius), side: side, largest: style.largest,
          smallest: style.smallest, span: span))
    } else {
      do throws(TypesettingProblem) {
        place = .box(Self.box(text, style: style, by: placer), capHeight: try placer.typesetter.metrics(of: style.text).capHeight)
      } catch { throw placer.failure(Self.problem(error), element) }
    }
  }

  /// Whether some learners' text prints fewer variables than others'.
  var mayPrintLess: Bool { text.isOptional || link?.mayLeaveOut == true || runs.contains { $0.text.mayLeaveOut } }

  /// The learner's variables that this learner's text prints.
  func variables(for learner: LearnerFacts) -> Set<String> {
    if text.isOptional {
      guard let placed = try? place(for: learner), !placed.items.isEmpty else { return [] }
    }
    return runs.reduce(link?.printedVariables(for: learner) ?? []) { $0.union($1.text.printedVariables(for: learner)) }
  }

  /// - Throws: why this learner's text can't be set here.
  func place(for learner: LearnerFacts) throws(DiagnosticList) -> Placed {
    var texts: [String] = []
    texts.reserveCapacity(runs.count + 1)
    var spans: [TextSpan] = []
    spans.reserveCapacity(runs.count)
    for (i, run) in runs.enumerated() {
      var words = try words(of: run.text, for: learner, at: text.runs[i].template.location)
      // A value that is a run of its own stands among others all the same.
      if runs.count > 1, text.runs[i].template.value.isLoneVariable, !words.isEmpty {
        words = words.isolated(inRightToLeft: placer.facts.isRightToLeft)
      }
      texts.append(run.letters.applied(to: words, language: placer.facts.language))
      if !texts[i].isEmpty { spans.append(TextSpan(texts[i], style: run.style, language: placer.facts.language)) }
    }
    guard !spans.isEmpty else { return Placed() }
    guard known != nil else { return try place(spans, for: learner) }
    if let link { texts.append(try words(of: link, for: learner, at: text.link?.location)) }
    if let placed = known?[texts] { return placed }
    let placed = try place(spans, for: learner)
    if known?.count == Self.mostKnown { known?.removeAll(keepingCapacity: true) }
    known?[texts] = placed
    return placed
  }

  private func place(_ spans: [TextSpan], for learner: LearnerFacts) throws(DiagnosticList) -> Placed {
    do {
      return try set(spans, for: learner)
    } catch is DoesNotFit where text.isOptional {
      return Placed()
    } catch let problem as DoesNotFit where placer.showsOverflow {
      return try overflowing(spans, for: learner, problem)
    } catch let problem as DoesNotFit {
      throw placer.failure(
        .doesNotFit(
          element: element.id, text: spans.map(\.text).joined().withoutIsolates, needed: problem.needed, available: problem.available,
          isHeight: problem.isHeight,
          smallest: style.smallest, lines: text.maximumLines), element)
    } catch let problem as TypesettingProblem {
      throw placer.failure(Self.problem(problem), element)
    } catch let problems as DiagnosticList {
      throw problems
    } catch { throw placer.failure(.font(String(describing: error)), element) }
  }

  private func words(of text: BoundText, for learner: LearnerFacts, at location: SourceLocation?) throws(DiagnosticList) -> String {
    do throws(UnprintableValue) { return try text.text(for: learner) } catch {
      throw placer.unprintable(error, of: element, at: location)
    }
  }

  /// The text in its smallest size, beyond its box: to show what is wrong.
  private func overflowing(_ spans: [TextSpan], for learner: LearnerFacts, _ problem: DoesNotFit) throws(DiagnosticList) -> Placed {
    guard case .box(var box, let capHeight) = place else { return Placed() }
    do {
      // Once for the width, once for the height.
      box = box.enlarged(for: problem, isRightToLeft: placer.facts.isRightToLeft)
      do { return try set(spans, for: learner, in: .box(box, capHeight: capHeight)) } catch let problem as DoesNotFit {
        box = box.enlarged(for: problem, isRightToLeft: placer.facts.isRightToLeft)
        return try set(spans, for: learner, in: .box(box, capHeight: capHeight))
      }
    } catch { return Placed() }
  }

  /// - Parameter other: in place of its own.
  private func set(_ spans: [TextSpan], for learner: LearnerFacts, in other: Place? = nil) throws -> Placed {
    switch other ?? place {
    case .arc(let arc):
      let fitted = try arc.fit(spans, with: placer.typesetter)
      return Placed(items: [DisplayItem(id: element.id, contents: fitted.marks, dependence: .fixed, role: .artifact)])
    case .box(let box, let capHeight):
      let fitted = try box.fit(spans, directed: direction(of: spans), with: placer.typesetter, capHeight: capHeight)
      var marks = fitted.runs.map { Mark.glyphs($0) }
      if let link, let ink = fitted.ink {
        marks.append(.link(LinkMark(frame: ink, url: try words(of: link, for: learner, at: text.link?.location))))
      }
      var role = self.role
      if link == nil, case .element(var structure) = role, fitted.runs.contains(where: \.isRightToLeft) {
        // Glyphs stand from left to right whatever they say; a voice needs the words as they are spoken.
        structure.spokenText = spans.map(\.text).joined().withoutIsolates.replacing("\n", with: " ")
        role = .element(structure)
      }
      let item = DisplayItem(id: element.id, contents: marks, dependence: .fixed, role: role)
      var notes: [FitNote] = []
      var ownFrame = box.frame
      if case .box(let own, _) = place { ownFrame = own.frame }
      if fitted.size < style.largest - .points(0.01) || fitted.lineCount > 1 || other != nil {
        notes.append(
          FitNote(
            element: element.id, location: element.location, largest: style.largest, size: fitted.size, lines: fitted.lineCount,
            excess: max(.zero, fitted.fullWidth - ownFrame.width), box: ownFrame))
      }
      return Placed(items: [item], notes: notes, bottom: fitted.ink == nil ? nil : fitted.bottom)
    }
  }

  /// A value alone brings its own direction; all else has the sheet's, but for foreign words between a right-to-left sheet's signs.
  private func direction(of spans: [TextSpan]) -> BaseDirection {
    if isLoneVariable { return .automatic }
    guard placer.facts.isRightToLeft else { return .leftToRight }
    return spans.contains { $0.text.unicodeScalars.contains(where: \.isRightToLeftLetter) } ? .rightToLeft : .automatic
  }

  private static func box(_ text: TextElement, style: StyleResolver.Resolved, by placer: ElementPlacer) -> TextBox {
    var frame = Rect(x: placer.left(text.x, width: text.width), y: .zero, width: placer.width(text.width), height: .zero)
    let vertical: TextBox.Vertical
    switch text.placement {
    case .baseline(let y): vertical = .baseline(placer.y(y))
    case .box(let y, let height, let word):
      frame.origin.y = placer.y(y)
      frame.size.height = placer.height(height)
      switch word {
      case .top: vertical = .top
      case .middle: vertical = .middle
      case .bottom: vertical = .bottom
      }
    case .arc: vertical = .top
    }
    return TextBox(
      frame: frame, vertical: vertical, align: text.align.onSheet(isRightToLeft: placer.facts.isRightToLeft), largest: style.largest,
      smallest: style.smallest,
      maximumLines: text.maximumLines,
      // A paragraph to be read is larger on more lines.
      wrapBelow: text.wrapBelow ?? (text.align == .justify ? style.largest : style.smallest), leading: style.leading)
  }

  private var role: Role {
    switch element.role {
    case .artifact?: .artifact
    case .heading1?: .element(.init(kind: .heading1, readingIndex: 0))
    case .heading2?: .element(.init(kind: .heading2, readingIndex: 0))
    case .paragraph?, nil: .element(.init(kind: .paragraph, readingIndex: 0))
    }
  }

  private static func problem(_ problem: TypesettingProblem) -> LayoutProblem {
    switch problem {
    case .missingCharacter(let scalar, let text, let package): .missingCharacter(scalar, in: text.withoutIsolates, package: package)
    case .unknownFamily(let family, let known): .unknownFont(family, known: known)
    case .unreadableFont(let path): .font("can't read \(path)")
    case .substitutedFont(let asked, let used): .font("asked for \(asked), got \(used)")
    }
  }
}
