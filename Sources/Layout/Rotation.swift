import Foundation
internal import PageDescription

extension ElementPlacer {
  /// An element's items turned about the middle of its box. On a mirrored sheet they turn the other way.
  func turn(_ placed: Placed, of element: Element) -> Placed {
    guard element.rotation != 0, let box = box(of: element) else { return placed }
    let angle = (isMirrored ? -element.rotation : element.rotation) * .pi / 180
    let (c, s) = (cos(angle), sin(angle))
    let (x, y) = (box.midX.points, box.midY.points)
    let transform = Transform(a: c, b: s, c: -s, d: c, tx: .points(x - c * x + s * y), ty: .points(y - s * x - c * y))
    var turned = placed
    turned.items = placed.items.map { item in
      var item = item
      item.contents = [.group(GroupMark(transform: transform, marks: item.contents))]
      return item
    }
    return turned
  }

  /// What an element turns about.
  private func box(of element: Element) -> Rect? {
    switch element.kind {
    case .text(let text):
      let (left, width) = (left(text.x, width: text.width), width(text.width))
      switch text.placement {
      case .baseline(let y): return Rect(x: left, y: self.y(y), width: width, height: .zero)
      case .box(let y, let height, _): return Rect(x: left, y: self.y(y), width: width, height: self.height(height))
      case .arc(let y, _, _, _): return Rect(x: x(text.x), y: self.y(y), width: .zero, height: .zero)
      }
    case .image(let image): return rect(image.frame)
    case .code(let code): return rect(code.frame)
    case .stack(let stack): return rect(stack.frame)
    case .shape(let shape):
      switch shape.shape {
      case .rectangle(let frame, _), .ellipse(let frame): return rect(frame)
      case .rule(let from, let to): return between(point(from), point(to))
      case .path(_, let x, let y), .seal(_, let x, let y): return Rect(origin: point((x, y)), size: .zero)
      }
    case .ornament(let ornament):
      switch ornament.kind {
      case .rosette(let rosette): return Rect(origin: point((rosette.x, rosette.y)), size: .zero)
      case .band(let band): return between(point(band.from), point(band.to))
      case .border(let border): return rect(border.frame)
      case .lines(let lines): return rect(lines.frame)
      }
    case .symbol(let symbol): return Rect(origin: point((symbol.x, symbol.y)), size: .zero)
    case .signatories: return frame
    }
  }

  private func between(_ a: Point, _ b: Point) -> Rect {
    Rect(origin: Point(x: (a.x + b.x) / 2, y: (a.y + b.y) / 2), size: .zero)
  }
}

extension Size {
  fileprivate static let zero = Size(width: .zero, height: .zero)
}
