import PageDescription
import Testing

@testable import Layout

struct InkBoxTests {
  private func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Rect {
    Rect(x: .points(x), y: .points(y), width: .points(width), height: .points(height))
  }

  @Test func uprightBoxesReachIntoEachOtherByTheShorterWay() {
    let a = InkBox(box(0, 0, 10, 10))
    #expect(a.overlap(with: InkBox(box(8, 5, 10, 10))) == .points(2))
    #expect(a.overlap(with: InkBox(box(10, 0, 5, 5))) == nil)
  }

  /// Their bounds meet; they don't.
  @Test func turnedBoxesAreComparedAsTheyStand() throws {
    let half = 0.5.squareRoot()
    func turned(at x: Double) -> InkBox {
      InkBox(box(0, 0, 40, 4), under: Transform(a: half, b: half, c: -half, d: half, tx: .points(x), ty: .zero))
    }
    #expect(turned(at: 0).overlap(with: turned(at: 12)) == nil)
    #expect(turned(at: 0).bounds.intersects(turned(at: 12).bounds))
    // Four points apart along the axis square to both: 4 − 2·√½.
    let depth = try #require(turned(at: 0).overlap(with: turned(at: 2)))
    #expect(abs(depth.points - (4 - 2 * half)) < 1e-9)
    #expect(InkBox(box(20, 0, 4, 4)).overlap(with: turned(at: 0)) == nil)
  }

  @Test func aQuarterTurnStaysUpright() {
    let turned = InkBox(box(0, 0, 10, 2), under: Transform(a: 0, b: 1, c: -1, d: 0, tx: .points(5), ty: .zero))
    #expect(turned.bounds == box(3, 0, 2, 10))
    #expect(turned == InkBox(box(3, 0, 2, 10)))
  }
}
