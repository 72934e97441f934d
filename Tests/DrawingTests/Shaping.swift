import CPangoCairo
import PageDescription

/// The repository's own fonts.
enum TestFont: String {
  case garamond = "EBGaramond/EBGaramond-Regular.otf"
  case garamondItalic = "EBGaramond/EBGaramond-Italic.otf"
  case script = "GreatVibes/GreatVibes-Regular.ttf"
  case amiri = "Amiri/Amiri-Regular.ttf"
  case devanagari = "Noto/NotoSerifDevanagari-Regular.ttf"

  var face: FontFace { FontFace(path: repository + "/Fonts/" + rawValue) }
}

/// The folder that holds Tests and Fonts.
let repository = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")

/// Shapes one line of one script with HarfBuzz: just enough of typesetting to have real glyphs to draw.
func shaped(
  _ text: String, _ font: TestFont, size: Double, x: Double, y: Double, color: Color = .black, isRightToLeft: Bool = false
) -> GlyphRun {
  let blob = hb_blob_create_from_file(font.face.path)
  let face = hb_face_create(blob, 0)
  let hbFont = hb_font_create(face)
  let buffer = hb_buffer_create()
  defer {
    hb_buffer_destroy(buffer)
    hb_font_destroy(hbFont)
    hb_face_destroy(face)
    hb_blob_destroy(blob)
  }
  let scale = size / Double(hb_face_get_upem(face))
  hb_buffer_add_utf8(buffer, text, -1, 0, -1)
  hb_buffer_guess_segment_properties(buffer)
  hb_shape(hbFont, buffer, nil, 0)
  var count: UInt32 = 0
  let infos = hb_buffer_get_glyph_infos(buffer, &count)!
  let positions = hb_buffer_get_glyph_positions(buffer, nil)!
  var pen = x
  var glyphs: [GlyphRun.Glyph] = []
  var starts: [Int] = []
  for i in 0..<Int(count) {
    let advance = Double(positions[i].x_advance) * scale
    glyphs.append(
      GlyphRun.Glyph(
        id: infos[i].codepoint,
        origin: Point(x: .points(pen + Double(positions[i].x_offset) * scale), y: .points(y - Double(positions[i].y_offset) * scale)),
        advance: .points(advance)))
    starts.append(Int(infos[i].cluster))
    pen += advance
  }
  let bounds = Set(starts).sorted() + [text.utf8.count]
  var clusters: [GlyphRun.Cluster] = []
  var i = 0
  while i < starts.count {
    var j = i
    while j < starts.count, starts[j] == starts[i] { j += 1 }
    clusters.append(GlyphRun.Cluster(bytes: starts[i]..<bounds[bounds.firstIndex(of: starts[i])! + 1], glyphCount: j - i))
    i = j
  }
  return GlyphRun(
    face: font.face, size: .points(size), color: color, glyphs: glyphs, text: text, clusters: clusters, isRightToLeft: isRightToLeft)
}
