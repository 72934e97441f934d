internal import CPangoCairo

/// A glyph's shape in font units, y upwards from the baseline. Unscaled and unhinted, so the same at every resolution.
public struct GlyphOutline: Sendable {
  public enum Segment: Sendable {
    case move(x: Double, y: Double)
    case line(x: Double, y: Double)
    /// Quadratic Bézier, as TrueType has them.
    case quadratic(cx: Double, cy: Double, x: Double, y: Double)
    case cubic(ax: Double, ay: Double, bx: Double, by: Double, x: Double, y: Double)
  }
  public fileprivate(set) var segments: [Segment] = []

  public var isEmpty: Bool { segments.isEmpty }

  /// Around all points, control points included: never smaller than what is painted.
  public var box: GlyphBox {
    var box = GlyphBox.empty
    for segment in segments {
      switch segment {
      case .move(let x, let y), .line(let x, let y): box.include(x, y)
      case .quadratic(let cx, let cy, let x, let y):
        box.include(cx, cy)
        box.include(x, y)
      case .cubic(let ax, let ay, let bx, let by, let x, let y):
        box.include(ax, ay)
        box.include(bx, by)
        box.include(x, y)
      }
    }
    return box
  }

  /// Reads the outline of a loaded slot (FreeType, “Outline processing”); `nil` when FreeType cannot walk it.
  init?(_ outline: FT_Outline) {
    var functions = unsafe FT_Outline_Funcs(
      move_to: { to, target in
        unsafe Self.add(.move(x: Double(to!.pointee.x), y: Double(to!.pointee.y)), to: target)
      },
      line_to: { to, target in
        unsafe Self.add(.line(x: Double(to!.pointee.x), y: Double(to!.pointee.y)), to: target)
      },
      conic_to: { control, to, target in
        unsafe Self.add(
          .quadratic(
            cx: Double(control!.pointee.x), cy: Double(control!.pointee.y), x: Double(to!.pointee.x), y: Double(to!.pointee.y)), to: target)
      },
      cubic_to: { a, b, to, target in
        unsafe Self.add(
          .cubic(
            ax: Double(a!.pointee.x), ay: Double(a!.pointee.y), bx: Double(b!.pointee.x), by: Double(b!.pointee.y),
            x: Double(to!.pointee.x), y: Double(to!.pointee.y)), to: target)
      },
      shift: 0, delta: 0)
    var outline = unsafe outline
    var segments: [Segment] = []
    let error = unsafe withUnsafeMutablePointer(to: &segments) { unsafe FT_Outline_Decompose(&outline, &functions, $0) }
    guard error == 0 else { return nil }
    self.segments = segments
  }

  private static func add(_ segment: Segment, to target: UnsafeMutableRawPointer?) -> Int32 {
    unsafe target!.assumingMemoryBound(to: [Segment].self).pointee.append(segment)
    return 0
  }
}
