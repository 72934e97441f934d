public import PageDescription

/// What goes on a press sheet: how many certificates, how much beyond the cut, which marks, on which paper.
public struct Imposition: Hashable, Sendable {
  public enum Mark: String, Hashable, Sendable, CaseIterable {
    /// Where to cut.
    case crop
    /// Targets by which the plates are brought into line.
    case registration
  }

  public var columns: Int
  public var rows: Int
  /// How far the art goes beyond the cut; `nil` for what each layout has itself.
  public var bleed: Length?
  public var marks: Set<Mark>
  /// Either way up; `nil` for a sheet that is just large enough.
  public var paper: Size?
  /// Whether certificates are made smaller where the paper is too small for them. Otherwise that is an error.
  public var isShrinking: Bool
  public var hasBlankBacks: Bool

  /// - Precondition: at least one column and one row.
  public init(
    columns: Int = 1, rows: Int = 1, bleed: Length? = nil, marks: Set<Mark> = [], paper: Size? = nil, isShrinking: Bool = false,
    hasBlankBacks: Bool = false
  ) {
    precondition(columns > 0 && rows > 0)
    self.columns = columns
    self.rows = rows
    self.bleed = bleed
    self.marks = marks
    self.paper = paper
    self.isShrinking = isShrinking
    self.hasBlankBacks = hasBlankBacks
  }

  /// How large certificates of a layout's size are printed by its measure: 1 unless they are made to fit.
  /// - Throws: `.paperTooSmall` where they do not fit.
  public func scale(of layout: Sheet) throws(AssemblyProblem) -> Double {
    try PressSheet(layout.trim, ownBleed: layout.bleed, self).scale
  }
}
