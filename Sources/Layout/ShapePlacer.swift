internal import Diagnostics
import Foundation
internal import PageDescription

/// Draws a shape at its place.
struct ShapePlacer {
  private let placer: ElementPlacer
  private let shape: ShapeElement

  init(_ shape: ShapeElement, by placer: ElementPlacer) {
    self.placer = placer
    self.shape = shape
  }

  /// The finished outline, in the sheet's coordinates.
  var path: Path {
    switch shape.shape {
    case .rule(let from, let to): Path([.move(placer.point(from)), .line(placer.point(to))])
    case .rectangle(let frame, let radius): .rectangle(placer.rect(frame), cornerRadius: radius)
    case .ellipse(let frame): .ellipse(in: placer.rect(frame))
    case .path(let drawn, let left, let top):
      // On a mirrored sheet, what lay right of the place lies left of it.
      drawn.moved { [origin = placer.point((left, top)), side = placer.isMirrored ? -1.0 : 1] in
        Point(x: origin.x + $0.x * side, y: origin.y + $0.y)
      }
    case .seal(let outline, let x, let y): outline.path(center: placer.point((x, y)))
    }
  }

  var marks: [Mark] {
    let path = path
    var mark = PathMark(path: path, stroke: shape.stroke.map(stroke))
    mark.fill = shape.fill.map { paint($0, over: path.bounds) }
    return [.path(mark)].faded(shape.opacity)
  }

  private func stroke(_ stroke: StrokeExpression) -> Stroke {
    Stroke(color: placer.color(stroke.color.value), width: stroke.width, cap: stroke.cap, join: stroke.join, dashes: stroke.dashes)
  }

  /// - Parameter box: round the shape, without its stroke.
  private func paint(_ paint: PaintExpression, over box: Rect?) -> Paint {
    let box = box ?? Rect(x: .zero, y: .zero, width: .zero, height: .zero)
    switch paint {
    case .color(let name): return .color(placer.color(name.value))
    case .linear(let stops, let angle):
      // The first and the last stop's colours just reach the box's corners (CSS Images 3, 3.1.1).
      let (x, y) = Self.direction(placer.isMirrored ? -angle : angle)
      let half = (box.width * x.magnitude + box.height * y.magnitude) / 2
      return .linear(
        LinearGradient(
          from: Point(x: box.midX - half * x, y: box.midY - half * y), to: Point(x: box.midX + half * x, y: box.midY + half * y),
          stops: gradientStops(stops)))
    case .radial(let stops, let reach):
      let (w, h) = (box.width.points / 2, box.height.points / 2)
      let radius =
        switch reach {
        case .corner: (w * w + h * h).squareRoot()
        case .side: max(w, h)
        }
      return .radial(RadialGradient(center: Point(x: box.midX, y: box.midY), radius: .points(radius), stops: gradientStops(stops)))
    }
  }

  private func gradientStops(_ stops: [PaintExpression.Stop]) -> [GradientStop] {
    stops.map { GradientStop(placer.color($0.color.value), at: $0.offset) }
  }

  /// The unit vector of an angle in degrees, clockwise from upwards; exact for whole quarters.
  private static func direction(_ angle: Double) -> (x: Double, y: Double) {
    switch angle.truncatingRemainder(dividingBy: 360) {
    case 0: (0, -1)
    case 90, -270: (1, 0)
    case 180, -180: (0, 1)
    case 270, -90: (-1, 0)
    case let other: (sin(other * .pi / 180), -cos(other * .pi / 180))
    }
  }
}

extension [Mark] {
  /// The same marks, faded as a whole.
  func faded(_ opacity: Double) -> [Mark] {
    guard opacity < 1 else { return self }
    if count == 1, case .path(let mark) = self[0], let faint = mark.faded(opacity) { return [.path(faint)] }
    return [.group(GroupMark(opacity: opacity, marks: self))]
  }
}

extension PathMark {
  /// The same mark in a fainter colour; `nil` where that isn't the same as fading it as a whole.
  fileprivate func faded(_ opacity: Double) -> PathMark? {
    var copy = self
    switch (fill, stroke) {
    case (.color(var color), nil):
      color.alpha *= opacity
      copy.fill = .color(color)
    case (nil, .some): copy.stroke?.color.alpha *= opacity
    default: return nil
    }
    return copy
  }
}
