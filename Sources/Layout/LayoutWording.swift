internal import Courses
internal import Diagnostics
internal import LocatedYAML
internal import PageDescription

extension LayoutProblem {
  public var message: String {
    switch self {
    case .unknownLayout(let name, _): "there is no layout “\(name)”"
    case .missingBadge(let name): "the layout “\(name)” has no badge.yaml and extends none that has"
    case .layoutCycle(let name): "the layout “\(name)” extends itself"
    case .expected(let expected, let found): "expected \(expected), found \(found)"
    case .missingKey(let key): "“\(key)” is missing"
    case .unknownKey(let key, _): "unknown key “\(key)”"
    case .unknownWord(let word, _): "“\(word)” is not one of the words allowed here"
    case .badLength(let text, let fault):
      switch fault {
      case .empty: "a length is missing"
      case .expectedSign: "the length “\(text)” needs + or - between its parts"
      case .badNumber: "the length “\(text)” has no number here"
      case .missingUnit: "the length “\(text)” has no unit"
      }
    case .badTemplate(let text, let fault):
      switch fault {
      case .unclosedBrace: "the text “\(text)” opens { and does not close it"
      case .nestedTooDeeply: "the text “\(Self.beginning(of: text))” has more than \(TextTemplate.deepest) [[ inside one another"
      case .unclosedBracket: "the text “\(text)” opens [[ and does not close it"
      case .emptyVariable: "the text “\(text)” has {} without a variable"
      case .emptyFormat: "the text “\(text)” has | with nothing behind it"
      case .emptyFallback: "the text “\(text)” has “or” with nothing behind it"
      }
    case .badCondition(let text, let fault):
      switch fault {
      case .empty: "the condition is empty"
      case .unknownTrack(let track): "the condition “\(text)” names the unknown track “\(track)”"
      case .unknownWord(let word, _): "the condition “\(text)” asks for “\(word)”, which there is not"
      case .badCount(let count): "the condition “\(text)” needs a number, found “\(count)”"
      case .unreadable: "can't read the condition “\(text)”"
      }
    case .onlyForColumns(let key): "“\(key)” is for columns alone"
    case .badPath(let rest): "the path data can't be read from “\(Self.beginning(of: rest))” on"
    case .noContent: "the element has nothing to draw"
    case .unknownVariable(let name, _): "there is no variable “\(name)”"
    case .unknownFormat(let format, _): "there is no format “\(format)” for this variable"
    case .seeThroughStop(let name): "“\(name)” lets something show through, which a gradient's colours can't"
    case .unknownColor(let name, _): "there is no colour “\(name)”"
    case .unknownStyle(let name, _): "there is no style “\(name)”"
    case .styleCycle(let name): "the style “\(name)” extends itself"
    case .unknownSymbol(let name, _): "there is no symbol “\(name)”"
    case .symbolCycle(let name): "the symbol “\(name)” contains itself"
    case .percentageInNamedLength(let text): "the named length “\(text)” has a percentage, of which box is not known"
    case .lengthCycle(let name): "the length “\(name)” is made of itself"
    case .unknownLength(let name, _): "there is no length “\(name)”"
    case .reservedLength(let name): "“\(name)” is a length already"
    case .unknownArtKind(let path, _): "“\(path)” is not a picture of a kind that is drawn"
    case .onlyForPDF(let key, let path): "“\(key)” is for PDF files alone, and “\(path)” is none"
    case .unknownFont(let name, _): "there is no font “\(name)”"
    case .duplicateElement(let id): "two elements have the id “\(id)”"
    case .unknownElement(let id, _): "there is no element “\(id)” to change"
    case .tooManyVariants(let count, let most): "a layout can have \(most) variants, this has \(count)"
    case .tooManySettings(let count, let most): "the variants tell \(count) kinds of sheets apart, at most \(most) are gone through"
    case .conditionOfVariant: "a variant can't be chosen by this"
    case .missingPage(let page, _): "the layout has no \(page) sheet"
    case .tooFull(let element, let needed, let available, let isHeight):
      "what stands in “\(element)” needs \(Self.millimetres(needed)) of \(isHeight ? "height" : "width"), and there are \(Self.millimetres(available))"
    case .emptyBox(let element, let width, let height):
      "the box of “\(element)” is \(Self.millimetres(width)) wide and \(Self.millimetres(height)) high, with no room to draw in"
    case .offSheet(let element): "“\(element)” does not lie on the sheet"
    case .missingWords(let language, _): "the layout has no words in “\(language)”"
    case .missingWord(let word, let language): "the words in “\(language)” lack “\(word)”"
    case .wordCycle(let word): "the word “\(word)” is spelled with itself"
    case .nestedTooDeeply(let part, let name, let most): "more than \(most) \(part.rawValue)s stand inside one another in “\(name)”"
    case .repeatsTooMuch(let part, let name, let most): "written out, the \(part.rawValue) “\(name)” has more than \(most) parts"
    case .unknownCount(let name, _): "“\(name)” is no number to choose words by"
    case .unreadableValue(let value, let variable, let expected, let element):
      "“\(element)” takes {\(variable)} for \(expected == .date ? "a date" : "a number"), and it is “\(value)”"
    case .missingValue(let variable, let element): "“\(element)” prints {\(variable)}, which has no value"
    case .missingCharacter(let scalar, let text, _): "no font has “\(String(Character(scalar)))” (\(codePoint(scalar.value))) in “\(text)”"
    case .doesNotFit(let element, _, let needed, let available, let isHeight, let smallest, let lines):
      "“\(element)” needs \(Self.millimetres(needed)) of \(isHeight ? "height" : "width") at its smallest size, \(Self.points(smallest)), on \(lines) \(lines == 1 ? "line" : "lines"); the box has \(Self.millimetres(available)), \(Self.millimetres(needed - available)) too little"
    case .codeTooLong(let element): "“\(element)” is too long for a QR code"
    case .tooManySignatories(let count, let most): "the layout places at most \(most) signatories, the course has \(count)"
    case .font(let reason): "the fonts can't be used: \(reason)"
    }
  }

  private static func beginning(of text: String) -> String { text.count > 20 ? "\(text.prefix(20))…" : text }

  private static func millimetres(_ length: Length) -> String { "\((length.millimetres * 10).rounded() / 10) mm" }
  static func points(_ length: Length) -> String { "\((length.points * 10).rounded() / 10) pt" }
}
