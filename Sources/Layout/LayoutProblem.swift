public import Diagnostics
public import PageDescription

/// What can be wrong with a layout file, or with setting a certificate by it; what keeps a file from being read as YAML is a `YAMLProblem`.
public enum LayoutProblem: Problem {
  // Files
  case unknownLayout(String, known: [String])
  case missingBadge(String)
  case layoutCycle(String)
  // Structure
  case expected(String, found: String)
  case missingKey(String)
  case unknownKey(String, known: [String])
  case unknownWord(String, known: [String])
  case badLength(String, LengthFault)
  case badTemplate(String, TemplateFault)
  case badCondition(String, ConditionFault)
  case onlyForColumns(String)
  /// Path data, and from where on it can't be read.
  case badPath(rest: String)
  case noContent(known: [String])
  // References
  case unknownVariable(String, known: [String])
  case unknownFormat(String, known: [String])
  case unknownColor(String, known: [String])
  /// A colour that something shows through, in a gradient.
  case seeThroughStop(String)
  case unknownStyle(String, known: [String])
  case styleCycle(String)
  case unknownSymbol(String, known: [String])
  case symbolCycle(String)
  /// A length that is made of itself.
  case lengthCycle(String)
  case percentageInNamedLength(String)
  case unknownLength(String, known: [String])
  /// A name that the layout can't give: it has a meaning already.
  case reservedLength(String)
  case unknownFont(String, known: [String])
  case duplicateElement(String)
  /// An element that a variant or a child layout changes.
  case unknownElement(String, known: [String])
  case tooManyVariants(Int, most: Int)
  /// Variants tell more kinds of sheets apart than can be gone through.
  case tooManySettings(Int, most: Int)
  /// A variant's condition that asks for a learner's or a course's values.
  case conditionOfVariant
  case missingPage(String, known: [String])
  // Art
  case unknownArtKind(String, known: [String])
  /// A page or box of a picture that has none.
  case onlyForPDF(key: String, path: String)
  // Words
  case missingWords(language: String, known: [String])
  case missingWord(String, language: String)
  /// A word that is spelled with itself.
  case wordCycle(String)
  /// Words in words or symbols in symbols, more than so many inside one another.
  case nestedTooDeeply(NestedPart, String, most: Int)
  /// With all that it is made of, a word or symbol has more than so many parts.
  case repeatsTooMuch(NestedPart, String, most: Int)
  case unknownCount(String, known: [String])
  // Setting
  case missingValue(variable: String, element: String)
  /// A learner's value that its format can't put into words.
  case unreadableValue(String, variable: String, expected: ExpectedValue, element: String)
  case missingCharacter(Unicode.Scalar, in: String, package: String?)
  /// A row or column whose elements need more than it has.
  case tooFull(element: String, needed: Length, available: Length, isHeight: Bool)
  /// A box without width or height.
  case emptyBox(element: String, width: Length, height: Length)
  /// A box that does not lie on the sheet, or has no area.
  case offSheet(element: String)
  case doesNotFit(element: String, text: String, needed: Length, available: Length, isHeight: Bool, smallest: Length, lines: Int)
  case codeTooLong(element: String)
  case tooManySignatories(count: Int, most: Int)
  case font(String)
}
