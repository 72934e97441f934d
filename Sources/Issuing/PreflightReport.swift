import Diagnostics
import PDFAssembly
import PageDescription

/// What preflight found on a whole run: each fault of an element once, with the learners whose certificates have it.
struct PreflightReport {
  private enum Kind: Hashable { case lowResolution, textNearCut, hairline }
  private struct Key: Hashable {
    var item: String
    var kind: Kind
  }
  private struct Entry {
    var worst: PreflightFinding
    var learners = PrintProblem.Names()
  }

  private var shared: [PrintProblem] = []
  private var entries: [Key: Entry] = [:]
  private var order: [Key] = []

  var count: Int { shared.count + order.count }

  mutating func add(_ finding: PrintWorker.Shared) {
    let problem: PrintProblem =
      switch finding {
      case .item(let finding): .preflight(finding, learners: .init())
      case .bleed(let asked, let layout): .bleedTooShort(asked: asked, layout: layout)
      }
    // Every worker meets it, and every track may.
    if !shared.contains(problem) { shared.append(problem) }
  }

  mutating func add(_ finding: PreflightFinding, learner: String) {
    let key = Key(item: finding.item, kind: Self.kind(finding.fault))
    if entries[key] == nil {
      entries[key] = Entry(worst: finding)
      order.append(key)
    }
    if Self.isWorse(finding.fault, than: entries[key]!.worst.fault) { entries[key]!.worst = finding }
    entries[key]!.learners.add(learner)
  }

  /// Warnings, what concerns all first.
  var diagnostics: [Diagnostic] {
    shared.map { Diagnostic($0) }
      + order.compactMap { entries[$0] }.map { Diagnostic(PrintProblem.preflight($0.worst, learners: $0.learners)) }
  }

  private static func kind(_ fault: PreflightFinding.Fault) -> Kind {
    switch fault {
    case .lowResolution: .lowResolution
    case .textNearCut: .textNearCut
    case .hairline: .hairline
    }
  }

  private static func isWorse(_ fault: PreflightFinding.Fault, than other: PreflightFinding.Fault) -> Bool {
    switch (fault, other) {
    case (.lowResolution(_, let a), .lowResolution(_, let b)): a < b
    case (.textNearCut(let a, _), .textNearCut(let b, _)): a < b
    case (.hairline(let a), .hairline(let b)): a < b
    case (.lowResolution, _), (.textNearCut, _), (.hairline, _): false
    }
  }
}
