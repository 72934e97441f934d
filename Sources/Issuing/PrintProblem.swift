public import Diagnostics
public import PDFAssembly
public import PageDescription

/// What is to be said about a print run beyond what the stages report themselves.
public enum PrintProblem: Problem {
  /// What preflight found; on everybody's certificate when there are no learners.
  case preflight(PreflightFinding, learners: Names)
  /// Art that does not reach as far beyond the cut as was asked.
  case bleedTooShort(asked: Length, layout: Length)
  /// `--strict`: nothing was printed because of so many findings.
  case refused(findings: Int)
  /// Nothing of this course, or of these tracks, was issued.
  case nothingIssued(course: String, out: String)
  /// Issued, and by now without public files: taken down, or never written.
  case notPublic(Names)
  case notInRoster(Names)
  /// There is no report to take the roster's order from.
  case noReport(out: String)
  case unreadableProfile(path: String)

  /// Some learners, or all of them.
  public struct Names: Hashable, Sendable {
    /// The first ones.
    public private(set) var first: [String] = []
    public private(set) var count = 0
    private static let most = 5

    public mutating func add(_ name: String) {
      if first.count < Self.most { first.append(name) }
      count += 1
    }
  }
}
