import Courses
public import Diagnostics
import Foundation
import PDFAssembly
import PageDescription

extension PrintProblem {
  public var severity: Severity {
    switch self {
    case .refused, .nothingIssued, .noReport, .unreadableProfile: .error
    case .preflight, .bleedTooShort, .notPublic, .notInRoster: .warning
    }
  }

  public var message: String {
    switch self {
    case .preflight(let finding, let learners):
      "\(finding.item): \(Self.sentence(finding.fault))\(learners.count == 0 ? "" : ": \(learners.sentence)")"
    case .bleedTooShort(let asked, let layout):
      layout > .zero
        ? "the layout's art goes \(Self.millimetres(layout)) beyond the cut, \(Self.millimetres(asked)) were asked for"
        : "the layout's art ends at the cut, so only the background's colour goes \(Self.millimetres(asked)) beyond it"
    case .refused(let count): "not printed: preflight found \(count == 1 ? "something" : "\(count) things") to put right first"
    case .nothingIssued(let course, let out): "\(out) holds no certificates of \(course) to print"
    case .notPublic(let names): "left out, because their files are not in the web root: \(names.sentence)"
    case .notInRoster(let names): "not in the roster, so they come last: \(names.sentence)"
    case .noReport(let out): "\(out) has no report.csv to take the roster's order from"
    case .unreadableProfile(let path): "the colour profile \(path) can't be read"
    }
  }

  public var hint: String? {
    switch self {
    case .preflight(let finding, _):
      switch finding.fault {
      case .lowResolution: "use a larger picture, or vectors"
      case .textNearCut: "move it inwards; cutting is not exact"
      case .hairline: "draw it with 0.25 pt at least"
      }
    case .bleedTooShort: "give the layout a `bleed`, and let its art reach as far"
    case .refused: "leave out --strict to print all the same"
    case .nothingIssued: "`laurel generate` issues them; --out names the folder that it wrote to"
    case .notPublic: "they were taken down, or `laurel generate` was ended before it wrote them: run it again"
    case .notInRoster: nil
    case .noReport: "give the roster with --roster, or another order with --sort"
    case .unreadableProfile: nil
    }
  }

  private static func sentence(_ fault: PreflightFinding.Fault) -> String {
    switch fault {
    case .lowResolution(let file, let resolution):
      "\(file) has \(Int(resolution)) dpi at its printed size, \(Int(Preflight.resolution)) are wanted"
    case .textNearCut(let distance, let safe):
      distance < .zero
        ? "text goes \(millimetres(-distance)) beyond the cut"
        : "text is \(millimetres(distance)) from the cut, \(millimetres(safe)) are safe"
    case .hairline(let width): "a line of \(number(width.points, decimals: 2)) pt, which a press may lose"
    }
  }

  private static func millimetres(_ length: Length) -> String { "\(number(length.millimetres, decimals: 1)) mm" }

  private static func number(_ value: Double, decimals: Int) -> String {
    let scale = decimals == 1 ? 10.0 : 100
    let text = "\((value * scale).rounded() / scale)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

extension PrintProblem.Names {
  /// `Ada Plain, Zoë Ibáñez and 3 more`.
  var sentence: String {
    let names = first.joined(separator: ", ")
    return count > first.count ? "\(names) and \(count - first.count) more" : names
  }
}
