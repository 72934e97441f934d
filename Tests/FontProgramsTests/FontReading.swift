import CPangoCairo
import Foundation

/// A font program as FreeType alone reads it, from memory: a whole font file, or a bare CFF table as PDFs embed it.
final class FontReading {
  private var library: FT_Library?
  private var face: FT_Face?
  private let bytes: UnsafeMutableBufferPointer<UInt8>

  struct Unreadable: Error { var code: Int32 }

  init(_ contents: [UInt8], index: Int = 0) throws {
    bytes = .allocate(capacity: contents.count)
    _ = bytes.initialize(from: contents)
    FT_Init_FreeType(&library)
    let code = FT_New_Memory_Face(library, bytes.baseAddress, contents.count, index, &face)
    guard code == 0 else { throw Unreadable(code: code) }
  }

  deinit {
    FT_Done_FreeType(library)
    bytes.deallocate()
  }

  var glyphCount: Int { Int(face!.pointee.num_glyphs) }
  var unitsPerEm: Double { Double(face!.pointee.units_per_EM) }
  /// Left, bottom, right, top.
  var box: [Double] {
    let box = face!.pointee.bbox
    return [box.xMin, box.yMin, box.xMax, box.yMax].map { Double($0) }
  }
  func glyph(of character: Unicode.Scalar) -> UInt32 { FT_Get_Char_Index(face, UInt(character.value)) }

  struct Glyph: Equatable {
    var advance: Double
    var leftSideBearing: Double
    /// Each segment's operator and numbers, without lines of no length.
    var segments: [[Double]]
  }

  /// In font units, or scaled.
  func glyph(_ id: Int, scale: Double = 1) throws -> Glyph {
    let code = FT_Load_Glyph(face, FT_UInt(id), Int32(FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP))
    guard code == 0 else { throw Unreadable(code: code) }
    let slot = face!.pointee.glyph.pointee
    var walk = Walk(scale: scale)
    var functions = FT_Outline_Funcs(
      move_to: { Walk.add($1, 0, [$0]) }, line_to: { Walk.add($1, 1, [$0]) }, conic_to: { Walk.add($2, 2, [$0, $1]) },
      cubic_to: { Walk.add($3, 3, [$0, $1, $2]) }, shift: 0, delta: 0)
    var outline = slot.outline
    _ = withUnsafeMutablePointer(to: &walk) { FT_Outline_Decompose(&outline, &functions, $0) }
    return Glyph(
      advance: Double(slot.metrics.horiAdvance) * scale, leftSideBearing: Double(slot.metrics.horiBearingX) * scale,
      segments: walk.segments)
  }

  private struct Walk {
    var scale: Double
    var segments: [[Double]] = []

    static func add(_ target: UnsafeMutableRawPointer?, _ kind: Double, _ points: [UnsafePointer<FT_Vector>?]) -> Int32 {
      let walk = target!.assumingMemoryBound(to: Walk.self)
      let numbers = points.flatMap { [Double($0!.pointee.x), Double($0!.pointee.y)] }.map { $0 * walk.pointee.scale }
      if kind == 1, let last = walk.pointee.segments.last, Array(last.suffix(2)) == numbers { return 0 }
      walk.pointee.segments.append([kind] + numbers)
      return 0
    }
  }
}
