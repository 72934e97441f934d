internal import CPangoCairo
public import PageDescription

extension Typesetter {
  /// What each glyph of a placed run paints; `nil` for a glyph that paints nothing, such as a blank.
  /// - Throws: `unreadableFont` for a face whose file is gone.
  public func ink(of run: GlyphRun) throws(TypesettingProblem) -> [Rect?] {
    let font = try world.loadedFace(run.face).shapingFont(scale: 1, in: world)
    return run.glyphs.map { glyph in
      let ink = font.ink(of: glyph.id)
      guard ink.width > 0, ink.height > 0 else { return nil }
      return Rect(
        x: glyph.origin.x + run.size * ink.left, y: glyph.origin.y + run.size * ink.top, width: run.size * ink.width,
        height: run.size * ink.height)
    }
  }

  /// The smallest box round what a placed run paints; `nil` for one that paints nothing.
  public func inkBox(of run: GlyphRun) throws(TypesettingProblem) -> Rect? {
    let font = try world.loadedFace(run.face).shapingFont(scale: 1, in: world)
    let em = run.size.points
    var (left, top, right, bottom) = (Double.infinity, Double.infinity, -Double.infinity, -Double.infinity)
    for glyph in run.glyphs {
      let ink = font.ink(of: glyph.id)
      guard ink.width > 0, ink.height > 0 else { continue }
      let x = glyph.origin.x.points + em * ink.left
      let y = glyph.origin.y.points + em * ink.top
      left = min(left, x)
      right = max(right, x + em * ink.width)
      top = min(top, y)
      bottom = max(bottom, y + em * ink.height)
    }
    guard left < right, top < bottom else { return nil }
    return Rect(x: .points(left), y: .points(top), width: .points(right - left), height: .points(bottom - top))
  }
}
