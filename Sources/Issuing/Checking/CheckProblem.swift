public import Courses
public import Diagnostics
public import Layout

/// What `check` finds on laid-out certificates and badges, beyond what keeps them from being laid out.
public enum CheckProblem: Problem {
  /// One element's fault at its worst.
  case sheet(SheetFinding.Fault, element: String, CheckExtent)
  /// A text that is the same for many and gave way to its box.
  case sharedFit(FitNote, SheetKinds)
  case fontForbids(FontRefusal, family: String, file: String, element: String)
}

/// Who a finding concerns.
public struct CheckExtent: Hashable, Sendable {
  public struct Learner: Hashable, Sendable {
    /// Of the roster.
    public var line: Int
    public var name: String
  }
  /// How many have it, of how many that were laid out; none of none for specimens.
  public var learners: Int
  public var of: Int
  /// Where it depends on the learner.
  public var worst: Learner?
  public var sheets: SheetKinds
}

/// Some tracks and languages, or all of them.
public struct SheetKinds: Hashable, Sendable {
  /// In the course's order; empty for all.
  public var tracks: [Track]
  /// BCP 47, in the course's order; empty for all.
  public var languages: [String]
}

/// What a font's licence bits don't allow.
public enum FontRefusal: String, Hashable, Sendable, CaseIterable {
  case embedding, subsets, outlines
}
