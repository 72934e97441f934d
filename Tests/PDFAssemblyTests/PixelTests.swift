import Drawing
import Images
import Judges
import PageDescription
import Testing

/// Prepared drawing looks like plain drawing. cairo writes coordinates in 1/256 points, so that at multiples of 1/8 nothing at all may
/// differ, and elsewhere a few pixels at edges by a few levels.
@Suite struct PixelTests {
  private let red = Color(red: 0.8, green: 0.1, blue: 0.1)

  private func stroke(
    _ width: Double, _ color: Color = .black, cap: Stroke.Cap = .butt, join: Stroke.Join = .miter, dashes: [Double] = []
  ) -> Stroke { Stroke(color: color, width: .points(width), cap: cap, join: join, dashes: dashes.map { .points($0) }) }

  private let star = Path.polyline(
    [point(25, 5.25), point(40.75, 52), point(2.125, 22), point(48, 22.875), point(10, 52)], closed: true)

  @Test func `straight paths are the same to the last pixel`() throws {
    let even = PathMark(path: star, fill: red, fillRule: .evenOdd)
    let corner = Path.polyline([point(130, 90), point(150.5, 48.25), point(180, 90)])
    let marks: [Mark] = [
      .path(PathMark(path: star, fill: red)), box(rect(120.375, 10.75, 61.125, 33.25), Color(hex: "#C9A227")!),
      .group(GroupMark(transform: .translation(.points(60.125), .points(40)), marks: [.path(even)])),
      .path(PathMark(path: corner, fill: green, stroke: stroke(5, red, cap: .square, join: .bevel))),
      .path(PathMark(path: corner, stroke: stroke(1.25, cap: .round, join: .round, dashes: [6, 3.5, 1]))),
    ]
    let difference = try PixelDifference(parts(marks))
    #expect(difference.isNone, "\(difference)")
  }

  @Test func `filled paths are the same`() throws {
    let difference = try PixelDifference(
      parts([
        .path(PathMark(path: star, fill: red)), .path(PathMark(path: .ellipse(in: rect(60.1, 10.7, 50.3, 40)), fill: green)),
        .path(PathMark(path: .rectangle(rect(120.33, 10.77, 61.1, 33.3)), fill: Color(hex: "#C9A227")!)),
        .group(
          GroupMark(
            transform: .translation(.points(10.123), .points(50)), marks: [.path(PathMark(path: star, fill: red, fillRule: .evenOdd))])),
      ]))
    #expect(difference.isNegligible, "\(difference)")
  }

  @Test func `strokes are the same`() throws {
    var marks: [Mark] = []
    for (i, kind) in [(Stroke.Cap.butt, Stroke.Join.miter), (.round, .round), (.square, .bevel)].enumerated() {
      let x = 6 + 60 * Double(i)
      let corner = Path.polyline([point(x, 30), point(x + 10.3, 8.2), point(x + 20, 30)])
      marks += [
        .path(PathMark(path: corner, stroke: stroke(5, red, cap: kind.0, join: kind.1))),
        .path(PathMark(path: .polyline([point(x, 48.4), point(x + 42, 48.4)]), stroke: stroke(3, cap: kind.0, dashes: [6, 5, 1]))),
        .path(PathMark(path: .ellipse(in: rect(x, 56, 40, 30)), fill: green, stroke: stroke(0.35, red))),
      ]
    }
    let difference = try PixelDifference(parts(marks))
    #expect(difference.isNegligible, "\(difference)")
  }

  @Test func `dashes of a rectangle begin in its corner`() throws {
    let frame = Path.rectangle(rect(10, 10, 153.25, 71.75))
    let difference = try PixelDifference(parts([.path(PathMark(path: frame, stroke: stroke(4, red, dashes: [13, 8])))]))
    #expect(difference.isNegligible, "\(difference)")
  }

  @Test func `a line without width is no line`() throws {
    let marks: [Mark] = [nil, green].map { .path(PathMark(path: .rectangle(rect(20, 20, 90, 50)), fill: $0, stroke: stroke(0, red))) }
    let difference = try PixelDifference(parts(marks))
    #expect(difference.isNone, "\(difference)")
  }

  @Test func `see-through paths are the same`() throws {
    let marks: [Mark] = [
      box(rect(10, 10, 100, 50), green),
      .path(
        PathMark(
          path: .ellipse(in: rect(50, 20, 90, 60)), fill: Color(red: 1, green: 1, blue: 1, alpha: 0.35),
          stroke: stroke(6, Color(red: 0.8, green: 0.1, blue: 0.1, alpha: 0.5)))),
    ]
    let difference = try PixelDifference(parts(marks))
    #expect(difference.isNegligible, "\(difference)")
  }

  /// Gentium is left out: it has 2048 units to the em, and cairo rounds its advances to thousandths.
  @Test(arguments: ["EB Garamond", "Source Sans Pro", "Great Vibes", "Noto Serif"])
  func `text is the same`(family: String) throws {
    let small = try shaped("Ångström fifth Qualified, Łódź", family, size: 13.7, x: 10.3, y: 30.1)
    let large = try shaped("Vaſco Núñez", family, size: 31, x: 7, y: 72.7, color: red)
    let difference = try PixelDifference(parts(small))
    #expect(difference.isNone, "\(difference)")
    // Poppler puts large letters on whole pixels, and asks the font's box which are: cairo gives it the whole face's.
    let finer = try PixelDifference(parts(small + large), dpi: 600)
    #expect(finer.visibleShare < 0.0005, "\(finer)")
  }

  @Test(arguments: ["محمد الأمين", "अर्जुन क्षत्रिय", "ศิริพร วงศ์สุวรรณ", "山田 花子 김민준", "דָּוִד"])
  func `text of other scripts is the same`(text: String) throws {
    let difference = try PixelDifference(parts(shaped(text, size: 21.3, x: 10.3, y: 50.1)), dpi: 600)
    #expect(difference.visibleShare < 0.0005, "\(difference)")
  }

  @Test func `turned and see-through text is the same`() throws {
    let turned = Transform(a: 0.866, b: 0.5, c: -0.5, d: 0.866, tx: .points(40.3), ty: .points(-8))
    let faint = Color(red: 0, green: 0, blue: 0, alpha: 0.3)
    let marks: [Mark] =
      try [
        .group(GroupMark(transform: turned, marks: shaped("Turned like a seal", size: 17, x: 20, y: 30))),
        .group(GroupMark(transform: turned, marks: [box(rect(60, 60, 20, 9), green)] + shaped("With art", size: 9, x: 80, y: 60))),
      ] + shaped("SPECIMEN", size: 40, x: 5, y: 70, color: faint)
    let difference = try PixelDifference(parts(marks), dpi: 600)
    #expect(difference.visibleShare < 0.0005, "\(difference)")
  }

  /// As in art drawn on a unit square.
  @Test(arguments: [1, 12]) func `enlarged paths are as fine as others`(rounds: Int) throws {
    let turns = (0..<rounds).map { round -> Mark in
      let inset = Double(round) / 30
      let ellipse = Path.ellipse(in: rect(0.013 + inset, 0.017 + inset, 0.97 - 2 * inset, 0.93 - 2 * inset))
      return .path(PathMark(path: ellipse, stroke: stroke(0.0123, round % 2 == 0 ? red : green)))
    }
    let group = GroupMark(transform: Transform(a: 90, b: 0, c: 0, d: 90, tx: .points(55), ty: .points(5)), marks: turns)
    let difference = try PixelDifference(parts([.group(group)]))
    #expect(difference.likeness > 50 && difference.largest <= 48, "\(difference)")
  }

  @Test func `groups are faded and clipped alike`() throws {
    let turned = Transform(a: 0.866, b: 0.5, c: -0.5, d: 0.866, tx: .points(30), ty: .points(-8))
    let overlapping: [Mark] = [
      box(rect(10, 10, 70, 50), red), .path(PathMark(path: .ellipse(in: square(30, 15, 60)), fill: .black, stroke: stroke(3, green))),
    ]
    let half = GroupMark(transform: Transform(a: 0.5, b: 0, c: 0, d: 0.5, tx: .zero, ty: .points(9)), opacity: 0.4, marks: overlapping)
    let clipped = GroupMark(transform: turned, clip: .ellipse(in: rect(8, 8, 90, 56)), marks: overlapping)
    let marks: [[Mark]] = [
      [.group(GroupMark(transform: turned, opacity: 0.5, marks: overlapping))],
      [.group(GroupMark(transform: .translation(.points(100), .points(10)), marks: [.group(half)]))], [.group(clipped)],
    ]
    for marks in marks {
      let difference = try PixelDifference(parts([box(rect(0, 45, 200, 12), Color(hex: "#8888AA")!)] + marks))
      #expect(difference.isNegligible, "\(difference)")
    }
    // cairo clips what is inside and the whole again, which eats into the edge.
    var faded = clipped
    faded.opacity = 0.5
    let difference = try PixelDifference(parts([.group(faded)]))
    #expect(difference.visibleShare < 0.003, "\(difference)")
  }

  @Test func `vector art is the same, tinted and faded too`() throws {
    let logo = try ImageReader.read(assets + "logo.svg")
    let marks: [Mark] = [
      box(rect(60, 0, 140, 100), green), .image(ImageMark(asset: logo, frame: square(3.3, 20.7, 50))),
      .image(ImageMark(asset: logo, frame: square(70.1, 20, 50), tint: .white)),
      .image(ImageMark(asset: logo, frame: square(130, 20, 50), opacity: 0.5)),
      .image(ImageMark(asset: logo, crop: UnitRect(x: 0.1, y: 0.2, width: 0.5, height: 0.4), frame: rect(70, 75, 25, 20))),
    ]
    let difference = try PixelDifference(parts(marks))
    #expect(difference.isNegligible, "\(difference)")
  }

  @Test(arguments: [56.0, 70.3]) func `codes differ at the edges of modules only`(side: Double) throws {
    let sheet = parts([.code(codeMark(frame: square(21.3, 1.7, side)))])
    let difference = try PixelDifference(sheet, dpi: 300)
    #expect(difference.visibleShare < 0.15 && difference.likeness > 12, "\(difference)")
  }

  /// What cairo draws as pixels is nearest to the list: cairo's PDFs round letters' widths to thousandths.
  @Test func `a whole certificate is as near to the list as plain drawing, or nearer`() throws {
    var list = try sampleParts().displayList
    list.sheet.trim = Size(width: .points(840), height: .points(594))
    list.items.removeAll { ["signature", "code"].contains($0.id) }
    let drawer = Drawer()
    let wanted = try drawer.pixels(list, dpi: 144)
    let plain = try PixelDifference(wanted, popplerPixels(drawer.pdf([list]), dpi: 144))
    let prepared = try PixelDifference(wanted, popplerPixels(assembled(parts(list)), dpi: 144))
    #expect(prepared.likeness > plain.likeness && prepared.likeness > 30, "plain: \(plain); prepared: \(prepared)")
  }

  @Test(arguments: ["EB Garamond", "Source Sans Pro", "Gentium Plus", "Great Vibes", "Noto Serif"])
  func `words begin where the list has them`(family: String) throws {
    let words = ["Ångström", "fifth", "Vatar", "Łódź", "Qualified"]
    let marks = try shaped(words.joined(separator: " "), family, size: 13.7, x: 10.3, y: 30.1)
    let places = try withFile(assembled(parts(marks, width: 400))) { path in
      try Tool.run("pdftotext", ["-bbox", path, "-"]).matches(of: #/<word xMin="([0-9.]+)".*>(.+)</word>/#).map {
        (Double($0.1)!, String($0.2))
      }
    }
    #expect(places.map(\.1) == words)
    var starts: [Double] = []
    for case .glyphs(let run) in marks {
      var glyph = 0
      for cluster in run.clusters {
        let text = String(decoding: Array(run.text.utf8)[cluster.bytes], as: UTF8.self)
        if text == " " { starts.append(.nan) } else if starts.last?.isNaN ?? true { starts.append(run.glyphs[glyph].origin.x.points) }
        glyph += cluster.glyphCount
      }
    }
    starts.removeAll(where: \.isNaN)
    #expect(starts.count == places.count)
    for (start, place) in zip(starts, places) { #expect(abs(start - place.0) < 0.002, "\(place) instead of \(start)") }
  }
}
