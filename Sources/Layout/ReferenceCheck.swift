internal import Courses
internal import Diagnostics
internal import PageDescription
internal import Typesetting

/// Checks that every name in a layout file leads somewhere: colours, styles, symbols, lengths, fonts, variables and words.
struct ReferenceCheck {
  let template: LayoutTemplate
  let fonts: FontLibrary
  let findings: MappingReader.Findings
  private let knownWords: Set<String>

  init(template: LayoutTemplate, fonts: FontLibrary, findings: MappingReader.Findings) {
    self.template = template
    self.fonts = fonts
    self.findings = findings
    knownWords = Set(template.words.all.flatMap(\.words.keys))
  }

  func run() {
    color(template.background)
    for color in template.colors.values { self.color(color.ground) }
    if let box = template.signatureBox { style(box.style) }
    for style in template.styles.values {
      color(style.color)
      if let parent = style.parent { self.style(parent) }
      if let font = style.font, fonts.family(named: font.value) == nil {
        findings.add(.unknownFont(font.value, known: fonts.families.map(\.name)), at: font.location)
      }
    }
    for (name, style) in template.styles.sorted(by: { $0.key < $1.key }) {
      var seen: Set<String> = [name]
      var parent = style.parent
      while let next = parent {
        guard seen.insert(next.value).inserted else {
          findings.add(.styleCycle(name), at: next.location)
          break
        }
        parent = template.styles[next.value]?.parent
      }
    }
    for elements in template.symbols.sorted(by: { $0.key < $1.key }).map(\.value) { check(elements) }
    check(template.elements)
    let lengths = [LengthExpression.bleedName] + template.lengths.map(\.name)
    for name in findings.conditionVariables { variable(name.value, at: name.location) }
    for name in NamedLengths.cycles(in: template.lengths) {
      findings.add(.lengthCycle(name), at: findings.lengthNames.first { $0.value == name }?.location)
    }
    for name in findings.lengthNames where !lengths.contains(name.value) {
      findings.add(.unknownLength(name.value, known: lengths), at: name.location)
    }
    symbols()
    words()
  }

  private func check(_ elements: [Element]) {
    for element in elements {
      if let condition = element.condition { for name in condition.value.variables { variable(name, at: condition.location) } }
      switch element.kind {
      case .text(let text):
        style(text.style)
        for run in text.runs {
          if let style = run.style { self.style(style) }
          variables(of: run.template)
        }
        if let link = text.link { variables(of: link) }
      case .image(let image):
        color(image.tint)
        if let alternative = image.alternative { variables(of: alternative) }
      case .signatories(let arrangements): for arrangement in arrangements { check(arrangement.elements) }
      case .code(let code):
        color(code.color)
        variables(of: code.text)
      case .shape(let shape):
        if let fill = shape.fill { paint(fill) }
        color(shape.stroke?.color)
      case .stack(let stack): check(stack.children.map(\.element))
      case .ornament(let ornament):
        for strands in ornament.strands { color(Located(strands.color, at: element.location)) }
        symbol(element.symbol)
      case .symbol(let symbol): self.symbol(symbol.name)
      }
    }
  }

  private func symbol(_ name: Located<String>?) {
    guard let name, template.symbols[name.value] == nil else { return }
    findings.add(.unknownSymbol(name.value, known: template.symbols.keys.sorted()), at: name.location)
  }

  private func paint(_ paint: PaintExpression) {
    for name in paint.colors {
      color(name)
      guard paint.isGradient else { continue }
      let meant = [template.colors[name.value]] + template.trackColors.values.map { $0[name.value] }
      if meant.contains(where: { ($0?.value.alpha ?? 1) < 1 }) { findings.add(.seeThroughStop(name.value), at: name.location) }
    }
  }

  private func color(_ name: Located<String>?) {
    guard let name, template.colors[name.value] == nil else { return }
    findings.add(.unknownColor(name.value, known: template.colors.keys.sorted()), at: name.location)
  }

  private func style(_ name: Located<String>) {
    guard template.styles[name.value] == nil else { return }
    findings.add(.unknownStyle(name.value, known: template.styles.keys.sorted()), at: name.location)
  }

  func variables(of text: Located<TextTemplate>) {
    for choice in text.value.variables.flatMap(\.choices) {
      if let name = choice.name { variable(name, at: text.location) }
      do throws(UnknownFormat) { _ = try ValueForm(choice.formats, of: choice.name ?? "") } catch {
        findings.add(.unknownFormat(error.format, known: error.known), at: text.location)
      }
    }
  }

  private func variable(_ name: String, at location: SourceLocation?) {
    if name.hasPrefix("roster.") { return }
    if name.hasPrefix("words.") {
      // Which languages need the word depends on the course; a word that no language has is a slip.
      let word = String(name.dropFirst("words.".count))
      if !knownWords.contains(word) {
        findings.add(.unknownVariable(name, known: knownWords.sorted().map { "words." + $0 }), at: location)
      }
      return
    }
    let known = SheetFacts.variables + SheetFacts.signatoryVariables
    if !known.contains(name) { findings.add(.unknownVariable(name, known: known), at: location) }
  }
}
