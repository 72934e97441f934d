internal import Courses
internal import Diagnostics
internal import PageDescription

extension LayoutProblem {
  /// What mends it.
  public var hint: String? {
    switch self {
    case .unknownLayout(let name, let known), .unknownKey(let name, let known), .unknownWord(let name, let known),
      .unknownVariable(let name, let known), .unknownFormat(let name, let known), .unknownColor(let name, let known),
      .unknownStyle(let name, let known), .unknownSymbol(let name, let known), .unknownLength(let name, let known),
      .unknownFont(let name, let known), .unknownElement(let name, let known), .missingPage(let name, let known),
      .unknownCount(let name, let known):
      if let meant = nearest(to: name, among: known) {
        "did you mean “\(meant)”?"
      } else {
        known.isEmpty ? "there is none yet; define it first" : "known: \(known.joined(separator: ", "))"
      }
    case .missingWords(_, let known): "languages with words: \(known.joined(separator: ", ")); see docs/layouts.md for adding one"
    case .noContent(let known): "give it one of: \(known.joined(separator: ", "))"
    case .badLength(_, .missingUnit): "write mm, pt, in or %"
    case .badCondition(_, .unknownTrack(let name)):
      nearest(to: name, among: Track.allCases.map(\.rawValue)).map { "did you mean “\($0)”?" }
        ?? "known: \(Track.allCases.map(\.rawValue).joined(separator: ", "))"
    case .badCondition(_, .unknownWord(_, let known)): "known: \(known.joined(separator: ", "))"
    case .badCondition: "write “track is honor”, “track is not honor, audit”, “signatories > 3”, “url” or “not url”"
    case .percentageInNamedLength: "write the percentage in the element, and name the rest: width: 100% - gap"
    case .conditionOfVariant:
      "ask for track, language, page, orientation, direction, organization, course or signatories; use `when` on an element for the rest"
    case .missingBadge: "write badge.yaml beside layout.yaml, or `extends` a layout that has one"
    case .reservedLength: "it is the sheet's own; give yours another name"
    case .unknownArtKind(_, let known): "save it as one of: \(known.joined(separator: ", "))"
    case .tooFull: "make it larger, or what has an extent of its own smaller; the gaps count too"
    case .tooManySettings: "ask for fewer organizations, courses and languages by name"
    case .emptyBox: "make it larger; in a row or column, see that the others leave it room"
    case .badPath: "SVG path data begins with M and goes on with M, L, H, V, C, S, Q, T, A and Z; numbers are in millimetres"
    case .seeThroughStop: "use opaque colours, and give the shape an `opacity`"
    case .missingValue(let variable, _): Self.source(of: variable)
    case .unreadableValue(_, let variable, let expected, _):
      expected == .date ? "write \(Self.cell(of: variable)) as 2026-06-30" : "write \(Self.cell(of: variable)) in digits, as 1250 or 12.5"
    case .missingCharacter(_, _, let package):
      package.map { "install the Debian package \($0)" } ?? "write it with another character, or add a font that has it"
    case .doesNotFit(_, let text, _, _, _, let smallest, let lines):
      "allow another line (lines: \(lines + 1)) or a smaller size (now \(Self.points(smallest))); the text is “\(text.replacing("\n", with: " "))”"
    case .badTemplate(_, let fault):
      switch fault {
      case .unclosedBrace, .emptyVariable: "variables stand in braces, {name}; {{ and }} print braces"
      case .unclosedBracket: "close it with ]] behind what is left out"
      case .emptyFormat: "name a format, such as {issued|date long}, or take the | away"
      case .nestedTooDeeply: "put what is left out together into one pair of [[ ]]"
      case .emptyFallback: "name another variable, or put words in quotation marks: {platform|or \"–\"}"
      }
    case .layoutCycle: "let one of the layouts that extend each other stand alone"
    case .expected(let expected, _): "write \(expected)"
    case .missingKey(let key): "add it: `\(key): …`; docs/layouts.md tells what it takes"
    case .badLength(_, .empty), .badLength(_, .badNumber), .badLength(_, .expectedSign): "lengths are sums, such as 50% - 16mm + 2*rise"
    case .onlyForColumns: "take it away, or make the row or stack a column"
    case .styleCycle, .symbolCycle, .lengthCycle, .wordCycle: "take it out of one of those that it is made of"
    case .nestedTooDeeply(let part, _, _), .repeatsTooMuch(let part, _, _):
      part == .word ? "write the words out where they are used" : "draw it with fewer symbols, or as a path"
    case .duplicateElement: "give one of them another id"
    case .tooManyVariants: "join those with the same condition, or use `when` on elements"
    case .onlyForPDF(let key, _): "take `\(key)` away, or save the picture as PDF"
    case .missingWord(let word, let language): "add `\(word)` to words/\(language).yaml; docs/translating.md tells how"
    case .offSheet: "give it a place on the sheet, and a width and height"
    case .codeTooLong: "shorten what it encodes, or `base_url`"
    case .tooManySignatories(let count, _): "add an arrangement with up_to: \(count), or name fewer signatories"
    case .font: "run `laurel fonts` to see which can be used"
    }
  }

  /// Who gives a variable its value.
  private static func source(of variable: String) -> String? {
    switch variable {
    case "platform": "give `platform` in organization.yaml, or [[…]] round it in the layout"
    case "url", "address": "give `base_url` in organization.yaml"
    case let name where name.hasPrefix("roster."):
      "the roster has no value in column “\(name.dropFirst("roster.".count))” here; [[…]] leaves it out"
    default: "put [[…]] round what is to be left out without it"
    }
  }

  private static func cell(of variable: String) -> String {
    variable.hasPrefix("roster.") ? "the roster's column “\(variable.dropFirst("roster.".count))”" : "it"
  }
}
