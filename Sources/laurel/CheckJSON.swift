import Courses
import Diagnostics
import Issuing
import Layout
import PageDescription

/// What was found on sheets, as JSON: the sentences, and their facts under keys of their own.
struct SheetFindingJSON: Encodable {
  struct Learner: Encodable {
    var line: Int
    var learner: String
  }
  var severity: String
  var kind: String
  var message: String
  var hint: String?
  var file: String?
  var line: Int?
  var column: Int?
  var element: String
  /// What the text runs into.
  var other: String?
  var overlap_mm: Double?
  var size_pt: Double?
  var distance_mm: Double?
  var safe_mm: Double?
  var picture: String?
  var dpi: Double?
  var module_mm: Double?
  var contrast: Double?
  var least_contrast: Double?
  var family: String?
  var learners: Int?
  var of: Int?
  var worst: Learner?
  var tracks: [String]?

  init(_ finding: CheckFinding) {
    let plain = FindingJSON(finding.diagnostic)
    (severity, message, hint) = (plain.severity, plain.message, plain.hint)
    (file, line, column) = (plain.file, plain.line, plain.column)
    switch finding.problem {
    case .sheet(let fault, let element, let extent):
      kind = fault.kind.rawValue
      self.element = element
      if extent.of > 0 { (learners, of) = (extent.learners, extent.of) }
      worst = extent.worst.map { Learner(line: $0.line, learner: $0.name) }
      if !extent.tracks.isEmpty { tracks = extent.tracks.map(\.rawValue) }
      add(fault)
    case .sharedFit(let note, let tracks):
      (kind, element, size_pt) = ("made_smaller", note.element, note.size.points.hundredths)
      if !tracks.isEmpty { self.tracks = tracks.map(\.rawValue) }
    case .fontForbids(let refusal, let family, _, let element):
      (kind, self.element, self.family) = ("font_forbids_\(refusal.rawValue)", element, family)
    }
  }

  private mutating func add(_ fault: SheetFinding.Fault) {
    switch fault {
    case .smallText(let size): size_pt = size.points.hundredths
    case .nearEdge(let distance, let safe): (distance_mm, safe_mm) = (distance.millimetres.hundredths, safe.millimetres.hundredths)
    case .overlap(let other, let depth): (self.other, overlap_mm) = (other, depth.millimetres.hundredths)
    case .lowResolution(let file, let resolution): (picture, dpi) = (file, resolution.hundredths)
    case .smallModules(let width, _): module_mm = width.millimetres.hundredths
    case .lowContrast(let ratio, let least, let size, _): (contrast, least_contrast, size_pt) = (ratio, least, size.points.hundredths)
    }
  }
}

/// A text that gave way to its box.
struct FitJSON: Encodable {
  var element: String
  var size_pt: Double
  var largest_pt: Double
  var lines: Int
  /// By how much it would be too wide on one line in its largest size.
  var excess_mm: Double

  init(_ note: FitNote) {
    element = note.element
    size_pt = note.size.points.hundredths
    largest_pt = note.largest.points.hundredths
    lines = note.lines
    excess_mm = note.excess.millimetres.hundredths
  }
}

/// What is wrong with a learner's row, or keeps the learner's sheet from being laid out.
struct RowFindingJSON: Encodable {
  var severity: String
  var message: String
  var hint: String?
  var file: String?
  var line: Int?
  var column: Int?
  var element: String?
  /// By how much a text does not fit.
  var excess_mm: Double?
  /// One that no font has.
  var character: String?

  init(_ diagnostic: Diagnostic) {
    let plain = FindingJSON(diagnostic)
    (severity, message, hint) = (plain.severity, plain.message, plain.hint)
    (file, line, column) = (plain.file, plain.line, plain.column)
    switch diagnostic.problem as? LayoutProblem {
    case .doesNotFit(let element, _, let needed, let available, _, _, _)?:
      (self.element, excess_mm) = (element, (needed - available).millimetres.hundredths)
    case .missingCharacter(let scalar, _, _)?: character = String(Character(scalar))
    default: break
    }
  }
}

extension Double {
  fileprivate var hundredths: Double { (self * 100).rounded() / 100 }
}
