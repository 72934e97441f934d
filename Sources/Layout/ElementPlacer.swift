internal import Courses
internal import Diagnostics
internal import PageDescription
internal import Typesetting

/// An element, finished.
struct Placed {
  var items: [DisplayItem] = []
  var notes: [FitNote] = []
  /// Where it ends for what flows below it: of a text, below the descenders of its last line.
  var bottom: Length?

  mutating func add(_ other: Placed) {
    items += other.items
    notes += other.notes
  }
}

extension Placed {
  /// Decoration, the same for every learner.
  init(artifact marks: [Mark], of element: Element, notes: [FitNote] = []) {
    self.init(items: [DisplayItem(id: element.id, contents: marks, dependence: .fixed, role: .artifact)], notes: notes)
  }
}

/// Places a layout's elements for one sheet. `frame` is the box that lengths count from and percentages refer to.
struct ElementPlacer {
  let template: LayoutTemplate
  let course: CourseFolder
  let assets: LayoutAssets
  let typesetter: Typesetter
  var facts: SheetFacts
  var learner: LearnerFacts
  /// Whether a text that doesn't fit is set beyond its box, to show what is wrong.
  var showsOverflow = false
  var frame: Rect
  /// Whether the elements stand as in a mirror.
  var isMirrored: Bool
  private let lengths: [String: Length]
  let styles: StyleResolver

  init(
    template: LayoutTemplate, course: CourseFolder, assets: LayoutAssets, typesetter: Typesetter, facts: SheetFacts, learner: LearnerFacts,
    frame: Rect
  ) {
    self.template = template
    self.course = course
    self.assets = assets
    self.typesetter = typesetter
    self.facts = facts
    self.learner = learner
    self.frame = frame
    isMirrored = template.isMirrored && facts.isRightToLeft
    let chosen = template.lengths.compactMap { named in
      named.cases.last { $0.condition.holds(for: facts, learner) }.map { (named.name, $0.value) }
    }
    lengths = NamedLengths.resolved(chosen, bleed: template.bleed)
    styles = StyleResolver(template: template, track: facts.track, brand: course.organization.brand)
  }

  func with(_ learner: LearnerFacts) -> ElementPlacer {
    var copy = self
    copy.learner = learner
    return copy
  }

  // MARK: Lengths and colours

  func x(_ expression: LengthExpression) -> Length {
    let distance = expression.resolved(whole: frame.width, named: lengths)
    return isMirrored ? frame.maxX - distance : frame.minX + distance
  }
  /// The left end of a box that begins at `x`, as seen by the layout.
  func left(_ x: LengthExpression, width: LengthExpression) -> Length {
    isMirrored ? self.x(x) - self.width(width) : self.x(x)
  }
  func y(_ expression: LengthExpression) -> Length { frame.minY + expression.resolved(whole: frame.height, named: lengths) }
  func width(_ expression: LengthExpression) -> Length { expression.resolved(whole: frame.width, named: lengths) }
  func height(_ expression: LengthExpression) -> Length { expression.resolved(whole: frame.height, named: lengths) }
  func rect(_ frame: FrameExpression) -> Rect {
    Rect(x: left(frame.x, width: frame.width), y: y(frame.y), width: width(frame.width), height: height(frame.height))
  }
  /// A box that is drawn into.
  func room(_ frame: FrameExpression, of element: Element) throws(DiagnosticList) -> Rect {
    let box = rect(frame)
    guard box.width > .zero, box.height > .zero else {
      throw failure(.emptyBox(element: element.id, width: box.width, height: box.height), element)
    }
    return box
  }
  func point(_ place: (x: LengthExpression, y: LengthExpression)) -> Point { Point(x: x(place.x), y: y(place.y)) }
  func color(_ name: String) -> Color { styles.color(name) }

  // MARK: Elements

  /// - Returns: nothing when the element's condition doesn't hold.
  func place(_ element: Element) throws(DiagnosticList) -> Placed {
    if let condition = element.condition, !condition.value.holds(for: facts, learner) { return Placed() }
    return try placeContents(of: element)
  }

  /// Places an element whatever its condition says.
  func placeContents(of element: Element) throws(DiagnosticList) -> Placed {
    let placer = mirroring(element)
    return placer.turn(try placer.drawContents(of: element), of: element)
  }

  /// The placer for an element that says itself whether it takes part in mirroring.
  func mirroring(_ element: Element) -> ElementPlacer {
    guard isMirrored, element.mirror == Element.MirrorWord.none else { return self }
    var copy = self
    copy.isMirrored = false
    return copy
  }

  private func drawContents(of element: Element) throws(DiagnosticList) -> Placed {
    switch element.kind {
    case .text(let text): return try TextPlacer(text, of: element, by: self).place(for: learner)
    case .image(let image): return try ImagePlacer(placer: self, element: element, image: image).place()
    case .signatories(let arrangements):
      var all = Placed()
      var problems = DiagnosticList()
      for cell in try cells(arrangements, of: element) {
        do throws(DiagnosticList) { all.add(try cell.placer.place(cell.element)) } catch { problems.add(contentsOf: error) }
      }
      guard problems.isEmpty else { throw problems }
      return all
    case .code(let code): return try CodePlacer(code, of: element, by: self).place(for: learner)
    case .shape(let shape): return Placed(artifact: ShapePlacer(shape, by: self).marks, of: element)
    case .ornament(let ornament): return try OrnamentPlacer(ornament, of: element, by: self).place()
    case .symbol(let symbol): return try place(symbol, of: element)
    case .stack(let stack): return try place(stack, of: element)
    }
  }

  func failure(_ problem: LayoutProblem, _ element: Element, at location: SourceLocation? = nil) -> DiagnosticList {
    DiagnosticList([Diagnostic(problem, at: location ?? element.location)])
  }

  // MARK: Marks

  private func place(_ symbol: SymbolElement, of element: Element) throws(DiagnosticList) -> Placed {
    let across = isMirrored && element.mirror == .art ? -symbol.scale : symbol.scale
    let transform = Transform(a: across, b: 0, c: 0, d: symbol.scale, tx: x(symbol.x), ty: y(symbol.y))
    return try place(symbol: symbol.name.value, under: transform, opacity: symbol.opacity, of: element)
  }

  /// - Parameter transform: from the symbol's own coordinates.
  func place(
    symbol name: String, under transform: Transform, opacity: Double = 1, of element: Element
  ) throws(DiagnosticList) -> Placed {
    var inner = self
    inner.frame = Rect(x: .zero, y: .zero, width: .zero, height: .zero)
    inner.isMirrored = false
    var all = Placed()
    var problems = DiagnosticList()
    for part in template.symbols[name, default: []] {
      do throws(DiagnosticList) { all.add(try inner.place(part)) } catch { problems.add(contentsOf: error) }
    }
    guard problems.isEmpty else { throw problems }
    let group = GroupMark(transform: transform, opacity: opacity, marks: all.items.flatMap(\.contents))
    return Placed(artifact: [.group(group)], of: element, notes: all.notes)
  }

  /// The elements of all signatories' cells, each with the placer of its cell.
  func cells(
    _ arrangements: [SignatoryArrangement], of element: Element
  ) throws(DiagnosticList) -> [(placer: ElementPlacer, element: Element)] {
    let signatories = course.certificate.signatories
    guard !signatories.isEmpty else { return [] }
    guard let arrangement = arrangements.first(where: { $0.upTo >= signatories.count }) else {
      throw failure(.tooManySignatories(count: signatories.count, most: arrangements.last?.upTo ?? 0), element)
    }
    let counts = SignatoryRows.counts(for: signatories.count, perRow: arrangement.perRow)
    let cell = width(arrangement.cellWidth)
    let gap = width(arrangement.gap)
    let rowHeight = height(arrangement.rowHeight)
    var all: [(placer: ElementPlacer, element: Element)] = []
    var next = 0
    for (row, count) in counts.enumerated() {
      let rowWidth = cell * Double(count) + gap * Double(count - 1)
      let before: Length
      switch (arrangement.align, isMirrored) {
      case (.center, _), (.between, _): before = rowWidth / 2
      case (.start, false), (.end, true): before = .zero
      case (.end, false), (.start, true): before = rowWidth
      }
      for column in 0..<count {
        let signatory = signatories[next]
        // Rows run with the script.
        let place = isMirrored ? count - 1 - column : column
        var inner = self
        inner.facts = facts.inCell(of: signatory, showsSignature: course.showsSignatures(on: facts.track))
        inner.frame = Rect(
          x: x(arrangement.x) - before + (cell + gap) * Double(place), y: y(arrangement.y) + rowHeight * Double(row), width: cell,
          height: rowHeight)
        next += 1
        for var part in arrangement.elements {
          part.id = "\(element.id)-\(next)-\(part.id)"
          all.append((inner, part))
        }
      }
    }
    return all
  }

  // MARK: Text

  func bind(_ template: Located<TextTemplate>, of element: Element) throws(DiagnosticList) -> BoundText {
    do throws(UnprintableValue) { return try BoundText(template.value, for: facts) } catch {
      throw unprintable(error, of: element, at: template.location)
    }
  }

  func bind(word name: String, of element: Element) throws(DiagnosticList) -> Located<BoundText> {
    guard let wording = facts.words.wording(name, on: facts.track) else {
      throw failure(.missingWord(name, language: facts.words.code), element)
    }
    do throws(UnprintableValue) {
      return Located(try BoundText(wording, named: "words." + name, for: facts), at: wording.location)
    } catch { throw unprintable(error, of: element, at: wording.location) }
  }

  func unprintable(_ value: UnprintableValue, of element: Element, at location: SourceLocation?) -> DiagnosticList {
    switch value {
    case .missing(let variable):
      if let word = variable.wordName { return failure(.missingWord(word, language: facts.words.code), element, at: location) }
      return failure(.missingValue(variable: variable, element: element.id), element, at: location)
    case .unreadable(let value, let variable, let expected):
      return failure(.unreadableValue(value, variable: variable, expected: expected, element: element.id), element, at: location)
    }
  }

  /// A bound text with this learner's values.
  func text(_ bound: Located<BoundText>, of element: Element) throws(DiagnosticList) -> String {
    do throws(UnprintableValue) { return try bound.value.text(for: learner) } catch {
      throw unprintable(error, of: element, at: bound.location)
    }
  }
}
