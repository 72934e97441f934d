import Courses
import Diagnostics
import Issuing
import Layout
import PageDescription

/// A finding and its facts, each under a key of its own, as one JSON object.
struct DetailedFindingJSON<Facts: Encodable>: Encodable {
  let finding: FindingJSON
  let facts: Facts

  func encode(to encoder: any Encoder) throws {
    try finding.encode(to: encoder)
    try facts.encode(to: encoder)
  }
}

/// What was found on sheets.
typealias SheetFindingJSON = DetailedFindingJSON<SheetFactsJSON>
extension SheetFindingJSON {
  init(_ finding: CheckFinding) { self.init(finding: FindingJSON(finding.diagnostic), facts: Facts(finding.problem)) }
}

struct SheetFactsJSON: Encodable {
  struct Learner: Encodable {
    var line: Int
    var learner: String
  }
  var kind: String
  var element: String
  /// What the text runs into.
  var other: String?
  var overlapMm: Double?
  var sizePt: Double?
  var distanceMm: Double?
  var safeMm: Double?
  var picture: String?
  var dpi: Double?
  var moduleMm: Double?
  var contrast: Double?
  var leastContrast: Double?
  var symbolContrast: Double?
  var family: String?
  var learners: Int?
  var of: Int?
  var worst: Learner?
  var tracks: [String]?
  var languages: [String]?

  private enum CodingKeys: String, CodingKey {
    case kind, element, other, picture, dpi, contrast, family, learners, of, worst, tracks, languages
    case overlapMm = "overlap_mm", sizePt = "size_pt", distanceMm = "distance_mm", safeMm = "safe_mm", moduleMm = "module_mm"
    case leastContrast = "least_contrast", symbolContrast = "symbol_contrast"
  }

  init(_ problem: CheckProblem) {
    switch problem {
    case .sheet(let fault, let element, let extent):
      kind = fault.kind.rawValue
      self.element = element
      if extent.of > 0 { (learners, of) = (extent.learners, extent.of) }
      worst = extent.worst.map { Learner(line: $0.line, learner: $0.name) }
      limit(to: extent.sheets)
      add(fault)
    case .sharedFit(let note, let sheets):
      (kind, element, sizePt) = ("made_smaller", note.element, note.size.points.hundredths)
      limit(to: sheets)
    case .fontForbids(let refusal, let family, _, let element):
      (kind, self.element, self.family) = ("font_forbids_\(refusal.rawValue)", element, family)
    }
  }

  private mutating func limit(to sheets: SheetKinds) {
    if !sheets.tracks.isEmpty { tracks = sheets.tracks.map(\.rawValue) }
    if !sheets.languages.isEmpty { languages = sheets.languages }
  }

  private mutating func add(_ fault: SheetFinding.Fault) {
    switch fault {
    case .smallText(let size): sizePt = size.points.hundredths
    case .nearEdge(let distance, let safe): (distanceMm, safeMm) = (distance.millimetres.hundredths, safe.millimetres.hundredths)
    case .overlap(let other, let depth): (self.other, overlapMm) = (other, depth.millimetres.hundredths)
    case .lowResolution(let file, let resolution): (picture, dpi) = (file, resolution.hundredths)
    case .smallModules(let width, _): moduleMm = width.millimetres.hundredths
    case .lowContrast(let ratio, let least, let size, _): (contrast, leastContrast, sizePt) = (ratio, least, size.points.hundredths)
    case .faintCode(let contrast): symbolContrast = contrast.hundredths
    }
  }
}

/// A text that gave way to its box.
struct FitJSON: Encodable {
  var element: String
  var sizePt: Double
  var largestPt: Double
  var lines: Int
  /// By how much it would be too wide on one line in its largest size.
  var excessMm: Double

  private enum CodingKeys: String, CodingKey {
    case element, lines
    case sizePt = "size_pt", largestPt = "largest_pt", excessMm = "excess_mm"
  }

  init(_ note: FitNote) {
    element = note.element
    sizePt = note.size.points.hundredths
    largestPt = note.largest.points.hundredths
    lines = note.lines
    excessMm = note.excess.millimetres.hundredths
  }
}

/// What is wrong with a learner's row, or keeps the learner's sheet from being laid out.
typealias RowFindingJSON = DetailedFindingJSON<RowFactsJSON>
extension RowFindingJSON {
  init(_ diagnostic: Diagnostic) { self.init(finding: FindingJSON(diagnostic), facts: Facts(diagnostic.problem)) }
}

struct RowFactsJSON: Encodable {
  var element: String?
  /// By how much a text does not fit.
  var excessMm: Double?
  /// One that no font has.
  var character: String?

  private enum CodingKeys: String, CodingKey {
    case element, character
    case excessMm = "excess_mm"
  }

  init(_ problem: any Problem) {
    switch problem as? LayoutProblem {
    case .doesNotFit(let element, _, let needed, let available, _, _, _)?:
      (self.element, excessMm) = (element, (needed - available).millimetres.hundredths)
    case .missingCharacter(let scalar, _, _)?: character = String(Character(scalar))
    default: break
    }
  }
}

extension Double {
  fileprivate var hundredths: Double { (self * 100).rounded() / 100 }
}
