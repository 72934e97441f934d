internal import Diagnostics
internal import PageDescription
internal import Typesetting

/// Places one text element: variables in, size found, glyphs placed.
struct TextPlacer {
  let placer: ElementPlacer
  let element: Element
  let text: TextElement

  func place() throws(DiagnosticList) -> Placed {
    let style = placer.styles.style(text.style.value)
    var spans: [TextSpan] = []
    var dependsOnLearner = false
    for run in text.runs {
      let expanded = try placer.expand(run.template, of: element)
      dependsOnLearner = dependsOnLearner || expanded.dependsOnLearner
      let runStyle = run.style.map { placer.styles.style($0.value).text } ?? style.text
      if !expanded.text.isEmpty { spans.append(TextSpan(expanded.text, style: runStyle, language: placer.facts.language)) }
    }
    guard !spans.isEmpty else { return Placed(dependsOnLearner: dependsOnLearner) }
    let whole = spans.map(\.text).joined()
    var placed = Placed(dependsOnLearner: dependsOnLearner)
    do {
      placed.add(try set(spans, style: style))
    } catch is DoesNotFit where text.isOptional {
      return placed
    } catch let problem as DoesNotFit {
      throw placer.failure(
        .doesNotFit(
          element: element.id, text: whole.withoutIsolates, needed: problem.needed, available: problem.available,
          isHeight: problem.isHeight,
          smallest: style.smallest, lines: text.maximumLines), element)
    } catch let problem as TypesettingProblem {
      throw placer.failure(Self.problem(problem), element)
    } catch { throw placer.failure(.font(String(describing: error)), element) }
    for i in placed.items.indices { placed.items[i].dependence = dependsOnLearner ? .learner : .fixed }
    return placed
  }

  private func set(_ spans: [TextSpan], style: StyleResolver.Resolved) throws -> Placed {
    if case .arc(let y, let radius, let side, let span) = text.placement {
      let arc = ArcText(
        center: Point(x: placer.x(text.x), y: placer.y(y)), radius: placer.width(radius), side: side, largest: style.largest,
        smallest: style.smallest, span: span)
      let fitted = try arc.fit(spans, with: placer.typesetter)
      return Placed(items: [DisplayItem(id: element.id, contents: fitted.marks, dependence: .fixed, role: .artifact)])
    }
    let box = box(style)
    let capHeight = try placer.typesetter.metrics(of: style.text).capHeight
    let fitted = try box.fit(spans, with: placer.typesetter, capHeight: capHeight)
    var marks = fitted.runs.map { Mark.glyphs($0) }
    if let link = text.link, let ink = fitted.ink {
      let url = try placer.expand(link, of: element)
      marks.append(.link(LinkMark(frame: ink, url: url.text)))
    }
    let item = DisplayItem(id: element.id, contents: marks, dependence: .fixed, role: role)
    var notes: [FitNote] = []
    if fitted.size < style.largest - .points(0.01) || fitted.lineCount > 1 {
      notes.append(FitNote(element: element.id, largest: style.largest, size: fitted.size, lines: fitted.lineCount))
    }
    return Placed(items: [item], notes: notes)
  }

  private func box(_ style: StyleResolver.Resolved) -> TextBox {
    var frame = Rect(x: placer.x(text.x), y: .zero, width: placer.width(text.width), height: .zero)
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
      frame: frame, vertical: vertical, align: text.align, largest: style.largest, smallest: style.smallest,
      maximumLines: text.maximumLines,
      wrapBelow: text.wrapBelow ?? style.smallest, leading: style.leading, direction: .automatic)
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

extension String {
  /// As a person reads it: without the isolates that keep directions apart.
  var withoutIsolates: String { String(String.UnicodeScalarView(unicodeScalars.filter { !(0x2066...0x2069).contains($0.value) })) }
}
