import FontPrograms
import PageDescription

/// Measures what glyphs paint by their outlines, apart from how they were laid out.
final class GlyphInk {
  private var fonts: [FontFace: FontProgram] = [:]

  /// - Returns: `nil` for glyphs that paint nothing.
  func frame(of runs: [GlyphRun]) throws -> Rect? {
    var frame: Rect?
    for run in runs {
      let font = try fonts[run.face] ?? FontProgram(run.face)
      fonts[run.face] = font
      let scale = run.size.points / font.unitsPerEm
      for glyph in run.glyphs {
        let outline = try font.outline(of: glyph.id)
        guard !outline.isEmpty else { continue }
        let box = outline.box
        let painted = Rect(
          x: glyph.origin.x + .points(box.left * scale), y: glyph.origin.y - .points(box.top * scale),
          width: .points((box.right - box.left) * scale), height: .points((box.top - box.bottom) * scale))
        frame = frame.map { $0.union(painted) } ?? painted
      }
    }
    return frame
  }
}

extension DisplayItem {
  /// Text that stands by itself, not along a circle.
  var glyphRuns: [GlyphRun] { contents.compactMap { if case .glyphs(let run) = $0 { run } else { nil } } }
}
