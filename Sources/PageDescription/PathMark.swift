/// A path filled, stroked or both (fill first).
public struct PathMark: Hashable, Sendable {
  public enum FillRule: String, Hashable, Sendable { case nonZero, evenOdd }
  public var path: Path
  public var fill: Paint?
  public var fillRule: FillRule
  public var stroke: Stroke?

  public init(path: Path, fill: Color? = nil, fillRule: FillRule = .nonZero, stroke: Stroke? = nil) {
    self.path = path
    self.fill = fill.map(Paint.color)
    self.fillRule = fillRule
    self.stroke = stroke
  }

  public init(path: Path, fill: Paint, fillRule: FillRule = .nonZero, stroke: Stroke? = nil) {
    self.path = path
    self.fill = fill
    self.fillRule = fillRule
    self.stroke = stroke
  }

  /// The same mark moved, turned or reflected, its paint with it.
  /// - Parameter move: keeps all distances.
  public func moved(_ move: (Point) -> Point) -> PathMark {
    var copy = self
    copy.path = path.moved(move)
    copy.fill = fill?.moved(move)
    return copy
  }
}

public struct Stroke: Hashable, Sendable {
  public enum Cap: String, Hashable, Sendable, CaseIterable { case butt, round, square }
  public enum Join: String, Hashable, Sendable, CaseIterable { case miter, round, bevel }
  public var color: Color
  public var width: Length
  public var cap: Cap
  public var join: Join
  /// Lengths of dashes and gaps in turn; empty for a solid line.
  public var dashes: [Length]

  public init(color: Color, width: Length, cap: Cap = .butt, join: Join = .miter, dashes: [Length] = []) {
    self.color = color
    self.width = width
    self.cap = cap
    self.join = join
    self.dashes = dashes
  }
}
