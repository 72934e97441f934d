import Images
import Judges
import PageDescription
import Testing

/// Later items cover earlier ones, whether they are fixed or the learner's.
@Suite struct DrawingOrderTests {
  private let red = Color(red: 0.8, green: 0.1, blue: 0.1)

  private func learner(_ id: String, _ marks: [Mark]) -> DisplayItem { item(id, marks, .artifact, .learner) }

  @Test func `a learner's item between overlapping fixed ones is covered and covers`() throws {
    let ring = PathMark(path: .ellipse(in: rect(35, 35, 100, 30)), stroke: Stroke(color: .black, width: .points(3)))
    let sheet = parts([
      item("below", [box(rect(10, 10, 100, 60), green)]), learner("first", [box(rect(20, 20, 100, 30), red)]),
      item("between", [box(rect(30, 30, 60, 50), .white)]), learner("second", [.path(ring)]),
      item("above", [box(rect(50, 40, 20, 50), green)]),
    ])
    let difference = try PixelDifference(sheet)
    #expect(difference.isNegligible, "\(difference)")
  }

  /// The same sheet in the order in which it would be drawn if nothing overlapped: it looks different, so the test above can fail.
  @Test func `the wrong order shows`() throws {
    let marks = [box(rect(20, 20, 100, 30), red), box(rect(30, 30, 60, 50), .white)]
    let right = try popplerPixels(assembled(parts([learner("a", [marks[0]]), item("b", [marks[1]]), learner("c", [])])), dpi: 50)
    let wrong = try popplerPixels(assembled(parts([item("b", [marks[1]]), learner("a", [marks[0]]), learner("c", [])])), dpi: 50)
    #expect(PixelDifference(right, wrong).visibleShare > 0.05)
  }

  @Test func `only what touches is drawn in its turn`() throws {
    func sheet(_ x: Double) throws -> [UInt8] {
      try assembled(
        parts([
          learner("first", [box(rect(x, 20, 30, 30), red)]), item("between", [box(rect(100, 20, 50, 50), green)]),
          learner("last", [box(rect(170, 80, 5, 5), red)]),
        ]))
    }
    let (apart, touching) = try (Document(sheet(10)), Document(sheet(90)))
    // Apart: the fixed item stands in the first stream; touching: in the learner's.
    func fixedFill(_ document: Document) throws -> Int {
      let streams = try document.items("Contents", of: document.page).map { try document.file.decoded($0.number!) }
      return streams.firstIndex { String(decoding: $0, as: UTF8.self).contains("100 80 50 -50 re") }!
    }
    #expect(try fixedFill(apart) == 0 && fixedFill(touching) == 1)
  }

  /// Each ornament has forty segments and more, so that it is written once and stamped.
  @Test func `ornaments drawn several times look as they would alone`() throws {
    let petals = (0..<12).map { i -> Mark in
      let frame = rect(Double(i) * 2.25, Double(i % 3) * 4, 9, 14)
      return .path(PathMark(path: .ellipse(in: frame), fill: i % 2 == 0 ? green : nil, stroke: Stroke(color: red, width: .points(1))))
    }
    func ornament(_ id: String, _ x: Double, _ y: Double, _ scale: Double = 1) -> DisplayItem {
      item(id, [.group(GroupMark(transform: Transform(a: scale, b: 0, c: 0, d: scale, tx: .points(x), ty: .points(y)), marks: petals))])
    }
    let veil = Color(red: 0, green: 0, blue: 1, alpha: 0.25)
    let dashed = Stroke(color: veil, width: .points(7), cap: .round, join: .round, dashes: [.points(9)])
    let sheet = parts([
      // Leaves behind what a stamp must not take over.
      item("veil", [.path(PathMark(path: .polyline([point(0, 50), point(200, 50)]), fill: veil, stroke: dashed))]),
      ornament("a", 10, 10), ornament("b", 150, 10), ornament("c", 10.5, 70), ornament("small", 100, 30, 0.5), ornament("d", 150, 70),
      item("after", [box(rect(90, 80, 20, 15), green)]),
    ])
    let difference = try PixelDifference(sheet)
    #expect(difference.likeness > 50 && difference.largest <= 48, "\(difference)")
    let text = String(decoding: try assembled(sheet), as: Unicode.ASCII.self)
    #expect(text.matches(of: #/\/Subtype\/Form/#).count == 1)
  }

  @Test func `letters that reach under a fixed item are covered`() throws {
    // The tail of the Q reaches below its baseline, under the bar.
    let sheet = try parts([
      learner("name", shaped("Q", size: 60, x: 20, y: 60)), item("bar", [box(rect(0, 65, 200, 6), green)]),
      learner("code", [.code(codeMark(frame: square(150, 10, 30)))]),
    ])
    let plain = try popplerPixels(assembled(sheet), dpi: 72)
    let bar = (0..<200).map { Array(plain.pixels[(4 * (68 * plain.width + $0))..<(4 * (68 * plain.width + $0) + 3)]) }
    #expect(Set(bar) == [[0x1F, 0x4E, 0x4A]])
  }

  @Test func `learners share the fixed part's bytes`() throws {
    let worker = assembler()
    let sheets = try ["Ana Lima", "Łukasz Żółć", "محمد الأمين"].map { try sampleParts(name: $0) }
    // One fixed part for all.
    let files = try sheets.map { sheet in
      try worker.document(LaidParts(fixed: sheets[0].fixed, learner: sheet.learner, title: sheet.title), created: day).bytes
    }
    let common = files.dropFirst().map { zip(files[0], $0).prefix { $0 == $1 }.count }
    #expect(common.allSatisfy { $0 > files[0].count / 2 })
  }

  @Test func `a learner's part may be large`() throws {
    let words = try shaped("The quick brown fox jumps over the lazy dog, 0123456789 times.", size: 4, x: 5, y: 0)
    let lines = (0..<85).flatMap { line in
      words.map { mark -> Mark in
        guard case .glyphs(var run) = mark else { return mark }
        run.glyphs = run.glyphs.map {
          .init(id: $0.id, origin: Point(x: $0.origin.x, y: .points(5 + 4.5 * Double(line))), advance: $0.advance)
        }
        return .glyphs(run)
      }
    }
    let glyphs = lines.reduce(0) { if case .glyphs(let run) = $1 { $0 + run.glyphs.count } else { $0 } }
    #expect(glyphs > 5000)
    let paths = (0..<400).map { i in
      let frame = square(200 + 9 * Double(i % 20), 10 + 18 * Double(i / 20), 8)
      let dashes: [Length] = i % 3 == 0 ? [.points(1)] : []
      let stroke = Stroke(color: .black, width: .points(Double(i % 5) / 4), dashes: dashes)
      return Mark.path(PathMark(path: .ellipse(in: frame), fill: i % 2 == 0 ? green : red, stroke: stroke))
    }
    let logo = try ImageReader.read(assets + "logo.svg")
    let images = (0..<30).map {
      Mark.image(ImageMark(asset: logo, frame: square(2 + 12 * Double($0), 385, 10), tint: $0 % 2 == 0 ? nil : red))
    }
    let sheet = parts([learner("all", lines + paths + images)], width: 400, height: 400)
    let pdf = try assembled(sheet)
    try expectSound(pdf)
    #expect(try withFile(pdf) { try Tool.run("pdftotext", [$0, "-"]) }.matches(of: #/lazy dog/#).count == 85)
    let difference = try PixelDifference(parts([learner("all", paths + images)], width: 400, height: 400), dpi: 100)
    #expect(difference.visibleShare < 0.004 && difference.likeness > 45, "\(difference)")
  }
}
