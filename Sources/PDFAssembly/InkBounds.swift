import Drawing
import FontPrograms
import PageDescription

/// An upright box in the PDF's coordinates, in points.
struct SheetBox: Hashable, Sendable {
  var left: Double
  var bottom: Double
  var right: Double
  var top: Double

  func intersects(_ other: SheetBox) -> Bool { left < other.right && other.left < right && bottom < other.top && other.bottom < top }

  func union(_ other: SheetBox?) -> SheetBox {
    guard let other else { return self }
    return SheetBox(
      left: min(left, other.left), bottom: min(bottom, other.bottom), right: max(right, other.right), top: max(top, other.top))
  }
}

/// Where marks paint: never less than what they do.
struct InkBounds {
  let fonts: OpenFonts
  /// The sheet's, in points.
  let height: Double

  /// - Returns: `nil` for marks that paint nothing.
  func box(of marks: [Mark]) throws(AssemblyProblem) -> SheetBox? {
    do throws(FontProgramProblem) { return try box(of: marks, under: .identity) } catch { throw AssemblyProblem(error) }
  }

  private func box(of marks: [Mark], under transform: Transform) throws(FontProgramProblem) -> SheetBox? {
    var all: SheetBox?
    for mark in marks {
      let box: SheetBox?
      switch mark {
      case .glyphs(let run): box = try self.box(of: run, under: transform)
      case .path(let mark): box = self.box(of: mark, under: transform)
      case .image(let mark): box = self.box(mark.frame, under: transform)
      case .code(let mark): box = self.box(mark.frame, under: transform)
      case .link: box = nil
      case .group(let group): box = try self.box(of: group.marks, under: group.transform.followed(by: transform))
      }
      if let box { all = box.union(all) }
    }
    return all
  }

  private func box(of run: GlyphRun, under transform: Transform) throws(FontProgramProblem) -> SheetBox? {
    let program = try fonts.program(run.face)
    let em = run.size.points / 1000
    var (left, top, right, bottom) = (Double.infinity, Double.infinity, -Double.infinity, -Double.infinity)
    for glyph in run.glyphs {
      let box = try program.glyph(glyph.id).box
      guard !box.isEmpty else { continue }
      left = min(left, glyph.origin.x.points + box.left * em)
      right = max(right, glyph.origin.x.points + box.right * em)
      top = min(top, glyph.origin.y.points - box.top * em)
      bottom = max(bottom, glyph.origin.y.points - box.bottom * em)
    }
    guard left <= right, top <= bottom else { return nil }
    return box(Rect(x: .points(left), y: .points(top), width: .points(right - left), height: .points(bottom - top)), under: transform)
  }

  private func box(of mark: PathMark, under transform: Transform) -> SheetBox? {
    var points: [Point] = []
    for segment in mark.path.segments {
      switch segment {
      case .move(let p), .line(let p): points.append(p)
      case .curve(let a, let b, let p): points += [a, b, p]
      case .close: break
      }
    }
    // A mitre reaches ten half widths out at most.
    let reach = (mark.stroke?.width.points ?? 0) / 2 * (mark.stroke?.join == .miter ? Stroke.miterLimit : 1.5)
    guard let first = points.first else { return nil }
    var (left, top, right, bottom) = (first.x.points, first.y.points, first.x.points, first.y.points)
    for point in points {
      left = min(left, point.x.points)
      right = max(right, point.x.points)
      top = min(top, point.y.points)
      bottom = max(bottom, point.y.points)
    }
    return box(
      Rect(
        x: .points(left - reach), y: .points(top - reach), width: .points(right - left + 2 * reach),
        height: .points(bottom - top + 2 * reach)),
      under: transform)
  }

  private func box(_ rect: Rect, under transform: Transform) -> SheetBox {
    let corners = [rect.origin, Point(x: rect.maxX, y: rect.minY), Point(x: rect.minX, y: rect.maxY), Point(x: rect.maxX, y: rect.maxY)]
      .map { transform == .identity ? $0 : transform.applied(to: $0) }
    let (xs, ys) = (corners.map(\.x.points), corners.map { height - $0.y.points })
    return SheetBox(left: xs.min()!, bottom: ys.min()!, right: xs.max()!, top: ys.max()!)
  }
}
