import Drawing
import Judges
import PDFAssembly
import PDFReading
import PageDescription
import Testing

/// Gradients as shading patterns (ISO 32000-1, 8.7.4): they look like plain drawing wherever they stand, and say what they are.
struct GradientTests {
  private static let bronze = Color(hex: "#96682F")!
  private static let cream = Color(hex: "#FFF6E0")!
  private static let two = [GradientStop(green, at: 0), GradientStop(bronze, at: 1)]
  /// Not from end to end, and with a jump.
  private static let several = [
    GradientStop(green, at: 0.1), GradientStop(cream, at: 0.41), GradientStop(bronze, at: 0.41), GradientStop(.black, at: 0.85),
  ]

  private static func linear(_ from: Point, _ to: Point, _ stops: [GradientStop]) -> Paint {
    .linear(LinearGradient(from: from, to: to, stops: stops))
  }
  private static func radial(_ center: Point, _ radius: Double, _ stops: [GradientStop]) -> Paint {
    .radial(RadialGradient(center: center, radius: .points(radius), stops: stops))
  }
  private static func filled(_ frame: Rect, _ paint: Paint, stroke: Stroke? = nil) -> Mark {
    .path(PathMark(path: .rectangle(frame), fill: paint, stroke: stroke))
  }

  private static let side = filled(rect(10, 10, 80, 80), linear(point(10, 0), point(90, 0), several))
  private static let disc = Mark.path(
    PathMark(
      path: .ellipse(in: rect(100, 20, 80, 60)), fill: radial(point(140, 50), 40, two), stroke: Stroke(color: .black, width: .points(2))))

  /// Three colours with a jump at the first stop, at the last, and at both, drawn from within the shape: what lies beyond is seen too.
  private static let jumps: [[GradientStop]] = [
    [GradientStop(green, at: 0.3), GradientStop(cream, at: 0.3), GradientStop(bronze, at: 1)],
    [GradientStop(green, at: 0), GradientStop(cream, at: 0.6), GradientStop(bronze, at: 0.6)],
    [GradientStop(green, at: 0), GradientStop(cream, at: 0), GradientStop(bronze, at: 1), GradientStop(.black, at: 1)],
    [GradientStop(green, at: 0.5), GradientStop(bronze, at: 0.5)],
  ]
  private static let jumping: [Mark] = jumps.enumerated().flatMap { i, stops in
    let x = 4 + 48 * Double(i)
    return [
      filled(rect(x, 5, 44, 40), linear(point(x + 10, 5), point(x + 34, 5), stops)),
      filled(rect(x, 52, 44, 40), radial(point(x + 22, 72), 16, stops)),
    ]
  }

  private static let turned = Transform(a: 0.6, b: 0.3, c: -0.3, d: 0.6, tx: .points(50), ty: .points(4))
  private static let fine: [Mark] = (0..<12).map { i in
    let left = Double(5 + 12 * i)
    return .path(PathMark(path: .ellipse(in: square(left, 20, 50)), fill: radial(point(left + 25, 45), 25, several)))
  }
  private static let nested = GroupMark(
    transform: .translation(.points(20), .points(10)), clip: .ellipse(in: rect(5, 5, 150, 70)),
    marks: [.group(GroupMark(transform: turned, marks: [disc, side]))])
  private static let block = box(rect(0, 0, 30, 30), green)

  static let scenes: [(name: String, marks: [Mark])] = [
    ("linear", [side]), ("radial", [disc]), ("between colours", [block, side, box(rect(60, 60, 30, 30), green)]),
    ("turned", [.group(GroupMark(transform: turned, marks: [side, disc]))]), ("in groups in groups", [.group(nested)]),
    ("faded", [block, .group(GroupMark(transform: turned, opacity: 0.5, marks: [side, disc]))]), ("in fine paths", fine),
    ("of no length", [filled(rect(10, 10, 80, 80), linear(point(10, 10), point(10, 10), two))]),
  ]

  @Test(arguments: scenes.indices) func `gradients are the same as drawn plainly`(_ i: Int) throws {
    let difference = try PixelDifference(parts(Self.scenes[i].marks))
    #expect(difference.isNegligible, "\(Self.scenes[i].name): \(difference)")
  }

  /// cairo's own pixels, which no PDF reader drew.
  @Test func `a gradient has the colours that the picture has`() throws {
    try expectSamePixels(
      [Self.side, Self.disc], at: [(20, 100), (50, 40), (94, 150), (100, 50), (140, 100), (280, 100), (330, 90), (230, 100)])
  }

  /// cairo's own PDFs lose the first of two colours in one place; its pictures don't.
  @Test func `colours that jump at an end are all there`() throws {
    // Before the first stop, between stops, and beyond the last; from the middle of the disc to its corner.
    let columns = (0..<4).map { 96 * $0 }
    try expectSamePixels(Self.jumping, at: columns.flatMap { x in [16, 36, 55, 68, 88].map { (x + $0, 50) } })
    try expectSamePixels(Self.jumping, at: columns.flatMap { x in [56, 66, 76, 88].map { (x + $0, 144) } })
  }

  private func expectSamePixels(_ marks: [Mark], at places: [(x: Int, y: Int)]) throws {
    let sheet = parts(marks)
    let picture = try Drawer().pixels(sheet.displayList, dpi: 144)
    let page = try popplerPixels(assembled(sheet), dpi: 144)
    for (x, y) in places {
      for c in 0..<3 {
        let place = 4 * (y * picture.width + x) + c
        #expect(abs(Int(picture.pixels[place]) - Int(page.pixels[place])) <= 8, "at \(x), \(y)")
      }
    }
  }

  private static func patterns(_ pdf: [UInt8]) -> [String] {
    String(decoding: pdf, as: Unicode.ASCII.self).matches(of: #/obj\n(<<\/Type\/Pattern.*>>)\nendobj/#).map { String($0.1) }
  }

  @Test func `what is written says just this`() throws {
    let marks = [Self.filled(rect(20, 10, 100, 50), Self.linear(point(20, 10), point(120, 60), Self.two)), Self.disc, Self.side]
    let stops = "<</FunctionType 2/Domain[0 1]/N 1/C0[.122 .306 .29]/C1[.588 .408 .184]>>"
    #expect(
      try Self.patterns(assembled(parts(marks))) == [
        "<</Type/Pattern/PatternType 2/Shading<</ShadingType 2/Coords[20 90 120 40]/Extend[true true]/ColorSpace/DeviceRGB/Function\(stops)>>>>",
        "<</Type/Pattern/PatternType 2/Shading<</ShadingType 3/Coords[140 50 0 140 50 40]/Extend[true true]/ColorSpace/DeviceRGB/Function\(stops)>>>>",
        "<</Type/Pattern/PatternType 2/Shading<</ShadingType 2/Coords[18 100 78 100]/Extend[true true]/ColorSpace/DeviceRGB/Domain[.1 .85]"
          + "/Function<</FunctionType 3/Domain[.1 .85]/Functions[<</FunctionType 2/Domain[0 1]/N 1/C0[.122 .306 .29]/C1[1 .965 .878]>>"
          + "<</FunctionType 2/Domain[0 1]/N 1/C0[.588 .408 .184]/C1[0 0 0]>>]/Bounds[.41]/Encode[0 1 0 1]>>>>>>",
      ])
  }

  @Test func `the same gradient in the same place is one object, in another group another`() throws {
    let group = Mark.group(GroupMark(transform: Self.turned, marks: [Self.side]))
    let pdf = try assembled(parts([Self.side, Self.side, group]))
    #expect(Self.patterns(pdf).count == 2)
    #expect(Self.patterns(pdf)[1].contains("/Matrix[.6 -.3 .3 .6 20 36]"))
    try expectSound(pdf)
  }

  @Test func `a learner's gradient stands beside the fixed ones`() throws {
    let other = Self.filled(rect(100, 10, 80, 80), Self.linear(point(100, 10), point(100, 90), Self.two))
    let difference = try PixelDifference(parts([item("fixed", [Self.side]), item("own", [other], .artifact, .learner)]))
    #expect(difference.isNegligible, "\(difference)")
  }

  /// On a press sheet certificates lie turned, beside each other, and made smaller; the learner's items are on the sheet itself.
  @Test func `gradients lie with their certificates on a press sheet`() throws {
    let size = 150.0
    func gradient(_ x: Double) -> Mark {
      Self.filled(
        rect(x, 20, 60, 110), Self.linear(point(x, 20), point(x, 130), [GradientStop(.white, at: 0), GradientStop(.black, at: 1)]))
    }
    let fixed = FixedPart(
      sheet: Sheet(trim: Size(width: .points(size), height: .points(size)), language: "en", title: ""),
      items: [PrintSample.item("fixed", [gradient(10)])])
    let own = LearnerItem(item: PrintSample.item("own", [gradient(80)], .learner), precedingFixedItems: 1)
    let sheets = Imposition(columns: 2, paper: Size(width: .points(240), height: .points(120)), isShrinking: true)
    let run = try PrintSample.run([LaidParts(fixed: fixed, learner: [own], title: "")], sheets)
    let picture = try popplerPixels(run.bytes, dpi: 72)
    func gray(_ x: Int, _ y: Int) -> Int { Int(picture.pixels[4 * (y * picture.width + x) + 1]) }
    // Scaled by 0.8: from the top at 16 to the bottom at 104, in both columns of certificates alike.
    for y in [24, 60, 96] { #expect(abs(gray(30, y) - gray(90, y)) <= 2) }
    #expect(gray(90, 20) > 225 && gray(90, 100) < 60 && gray(90, 60) > 100 && gray(90, 60) < 200)
    #expect(try !run.text.contains("/DeviceRGB") && run.objects().contains { $0.object.value["PatternType"] != nil })
  }

  /// A shape that is drawn four times over, each time turned by a quarter, is in the file once.
  @Test func `turned ornaments are stamped`() throws {
    let wave = Path.polyline((0..<60).map { point(Double($0) / 2, Double($0 % 7)) })
    let ornament: [Mark] = [
      Self.filled(rect(0, 0, 20, 10), Self.linear(point(0, 0), point(20, 0), Self.two)),
      .path(PathMark(path: wave, stroke: Stroke(color: .black, width: .points(0.5)))),
    ]
    let quarters: [(Double, Double)] = [(1, 0), (0, 1), (-1, 0), (0, -1)]
    let items = quarters.enumerated().map { i, turn in
      let transform = Transform(
        a: turn.0, b: turn.1, c: -turn.1, d: turn.0, tx: .points(40 + 40 * Double(i)), ty: .points(45))
      return item("corner \(i)", [.group(GroupMark(transform: transform, marks: ornament))])
    }
    let sheet = parts(items)
    let difference = try PixelDifference(sheet)
    #expect(difference.isNegligible, "\(difference)")
    let pdf = try assembled(sheet)
    #expect(Self.patterns(pdf).count == 1)
    #expect(try Document(pdf).contents.matches(of: #/ Do\n/#).count == 4)
  }
}
