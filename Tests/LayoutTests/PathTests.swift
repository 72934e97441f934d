import Foundation
import PageDescription
import Testing

@testable import Layout

/// Path data, arcs, seals' rims and boxes round paths.
struct PathTests {
  private func numbers(_ path: Path) -> [[Double]] {
    path.segments.map { segment in
      let points: [Point] =
        switch segment {
        case .move(let p), .line(let p): [p]
        case .curve(let a, let b, let p): [a, b, p]
        case .close: []
        }
      return points.flatMap { [$0.x.millimetres, $0.y.millimetres].map { ($0 * 1000).rounded() / 1000 } }
    }
  }

  @Test(arguments: [
    ("M0 0 C0 2 2 4 4 4 S8 6 8 8", [[0, 0], [0, 2, 2, 4, 4, 4], [6, 4, 8, 6, 8, 8]]),
    ("M0 0 s1 1 2 0", [[0, 0], [0, 0, 1, 1, 2, 0]]), ("m1 1 c0 2 2 4 4 4 s4 2 4 4", [[1, 1], [1, 3, 3, 5, 5, 5], [7, 5, 9, 7, 9, 9]]),
    ("M0 0 Q3 3 6 0 T12 0", [[0, 0], [2, 2, 4, 2, 6, 0], [8, -2, 10, -2, 12, 0]]), ("M0 0 T3 3", [[0, 0], [0, 0, 1, 1, 3, 3]]),
    ("M1e1-.5.5.25L-1E-1,2", [[10, -0.5], [0.5, 0.25], [-0.1, 2]]), ("m1 1 1 1z l1 0", [[1, 1], [2, 2], [], [2, 1]]),
    ("M0 0 A0 3 0 0 1 4 4", [[0, 0], [4, 4]]),
  ])
  func `commands do what SVG says`(_ text: String, _ expected: [[Double]]) throws {
    #expect(numbers(try SVGPathData.parse(text)) == expected)
  }

  @Test(arguments: [
    ("hello", "hello"), ("", ""), ("L1 2", "L1 2"), ("M1 2 L3", " L3"), ("M1 2 A3 3 0 2 1 4 4", " A3 3 0 2 1 4 4"), ("M1 2 L3 4 X", " X"),
    ("M1 2 z 3 4", " 3 4"), ("M1 2 L1e999 3", " L1e999 3"),
  ])
  func `what isn't path data says from where on`(_ text: String, _ rest: String) {
    #expect(throws: PathFault(rest: rest)) { try SVGPathData.parse(text) }
  }

  /// A half circle of 5 mm from (0, 0) to (6, 8), or its smaller and larger arcs: by which side of the line it goes, and how far.
  @Test(arguments: [
    ("A5 5 0 0 1 6 8", [3.0, 4], 5.0), ("a5 5 0 0 0 6 8", [3, 4], 5), ("A1 1 0 0 1 6 8", [3, 4], 5), ("A5,5 0 016,8", [3, 4], 5),
    ("A13 13 0 0 1 6 8", [-6.6, 11.2], 13), ("A13 13 0 1 1 6 8", [12.6, -3.2], 13), ("A13 13 0 0 0 6 8", [12.6, -3.2], 13),
  ])
  func `arcs keep to their circle`(_ arc: String, _ center: [Double], _ radius: Double) throws {
    let path = try SVGPathData.parse("M0 0" + arc)
    var last = Point.zero
    var length = 0.0
    for case .curve(let a, let b, let to) in path.segments {
      var before = last
      for i in 1...16 {
        let t = Double(i) / 16
        let s = 1 - t
        func mixed(_ of: (Point) -> Double) -> Double {
          s * s * s * of(last) + 3 * s * s * t * of(a) + 3 * s * t * t * of(b) + t * t * t * of(to)
        }
        let (x, y) = (mixed(\.x.millimetres), mixed(\.y.millimetres))
        #expect(abs(hypot(x - center[0], y - center[1]) - radius) < radius * 0.0004)
        length += hypot(x - before.x.millimetres, y - before.y.millimetres)
        before = Point(x: .millimetres(x), y: .millimetres(y))
      }
      last = to
    }
    #expect(hypot(last.x.millimetres - 6, last.y.millimetres - 8) < 1e-9)
    let half = asin(min(1, 5 / radius)) * 2 * radius
    #expect(abs(length - (arc.contains(" 1 1 ") ? 2 * .pi * radius - half : half)) < 0.01 * length)
  }

  /// Above the line from left to right, or below.
  @Test func `an arc goes round the way that it says`() throws {
    #expect(try SVGPathData.parse("M0 0A5 5 0 0 1 10 0").bounds!.minY.millimetres < -4.99)
    #expect(try SVGPathData.parse("M0 0A5 5 0 0 0 10 0").bounds!.maxY.millimetres > 4.99)
    let upright = try #require(try SVGPathData.parse("M0 0A2 8 90 0 1 16 0").bounds)
    #expect(abs(upright.height.millimetres - 2) < 0.01 && abs(upright.width.millimetres - 16) < 0.01)
  }

  @Test func `a box round a path holds its bends and no more`() throws {
    let bounds = try #require(try SVGPathData.parse("M0 0 C10 0 10 20 0 20 Z").bounds)
    #expect(abs(bounds.maxX.millimetres - 7.5) < 1e-9 && bounds.minX == .zero && abs(bounds.height.millimetres - 20) < 1e-9)
    #expect(Path().bounds == nil)
  }

  @Test(arguments: SealOutline.Edge.allCases, [5, 24])
  func `a seal's edge goes from its radius in by its depth`(_ edge: SealOutline.Edge, _ points: Int) throws {
    let outline = SealOutline(radius: .millimetres(20), points: points, depth: 0.15, edge: edge)
    let path = outline.path(center: Point(x: .millimetres(50), y: .millimetres(40)))
    #expect(path.segments.last == .close)
    var distances: [Double] = []
    for numbers in numbers(path) where numbers.count >= 2 {
      distances.append(hypot(numbers[numbers.count - 2] - 50, numbers[numbers.count - 1] - 40))
    }
    // Tips of a star and a wave's crests are points of the path, a scallop's top lies within a curve.
    let bounds = try #require(path.bounds)
    #expect(abs(bounds.minY.millimetres - 20) < 0.01, "outermost at the top")
    #expect(abs(distances.min()! - 17) < 0.01)
    #expect(distances.max()! < 20.01)
  }

  @Test func `corners are no rounder than their rectangle`() throws {
    let frame = Rect(x: .points(10), y: .points(10), width: .points(60), height: .points(20))
    #expect(Path.rectangle(frame, cornerRadius: .zero) == .rectangle(frame))
    let path = Path.rectangle(frame, cornerRadius: .points(99))
    #expect(path == .rectangle(frame, cornerRadius: .points(10)))
    let bounds = try #require(path.bounds)
    #expect(frame.contains(bounds, within: .points(1e-9)) && bounds.contains(frame, within: .points(1e-9)))
  }
}
