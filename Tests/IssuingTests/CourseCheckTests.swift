import Courses
import Diagnostics
import Foundation
import Layout
import PageDescription
import Testing

@testable import Issuing

/// What a check says of a whole roster: each fault once, with how many have it and for whom it is worst.
struct CourseCheckTests {
  private static let first = CheckedCourse.head.components(separatedBy: "\n").count
  private static let long = "Maximiliane Aleksandra Featherstonehaugh"
  private static let name = "  - {text: \"{name}\", style: name, x: 40mm, y: 100mm, width: 80mm, height: 14mm}\n"

  @Test func aFaultOfManyIsToldOnceWithTheWorst() throws {
    let course = try CheckedCourse(
      "  - {text: \"{name}\", style: plain, x: 2mm, y: 100mm, width: 290mm, height: 14mm, align: center}\n",
      head: CheckedCourse.head.replacing("safe: 5mm", with: "safe: 40mm"))
    let names = ["Bo", String(repeating: "Anastasia ", count: 15), String(repeating: "Anastasia ", count: 16), "Cy", "Di"]
    let roster = try course.roster(names.map { "\($0.trimmingCharacters(in: .whitespaces)),honor" })
    for jobs in [1, 3] {
      let found = try course.check().run(try roster.open(), jobs: jobs).sheets.faults
      #expect(found.map(\.fault.kind) == [.nearEdge])
      #expect(found.first?.line == Self.first)
      #expect(
        found.first?.extent
          == CheckExtent(
            learners: 2, of: 5, worst: .init(line: 4, name: names[2].trimmingCharacters(in: .whitespaces)),
            sheets: .init(tracks: [], languages: [])))
    }
  }

  @Test func aFaultOfOneTrackNamesIt() throws {
    let course = try CheckedCourse(
      Self.name + "  - {when: track is honor, text: Honor, style: grey, x: 40mm, y: 50mm, width: 80mm, height: 9mm}")
    let specimens = try course.findings().faults
    #expect(specimens.map(\.extent) == [CheckExtent(learners: 0, of: 0, worst: nil, sheets: .init(tracks: [.honor], languages: []))])
    let roster = try course.roster(["Ana,honor", "Bo,verified", "Cy,honor"])
    let found = try course.check().run(try roster.open(), jobs: 2).sheets.faults
    #expect(found.map(\.extent) == [CheckExtent(learners: 2, of: 3, worst: nil, sheets: .init(tracks: [.honor], languages: []))])
  }

  @Test func aFaultOfOneLanguageNamesIt() throws {
    let course = try CheckedCourse(
      Self.name + "  - {when: language is es, text: Otorgado, style: grey, x: 40mm, y: 50mm, width: 80mm, height: 9mm}")
    #expect(
      try course.findings().faults.map(\.extent)
        == [CheckExtent(learners: 0, of: 0, worst: nil, sheets: .init(tracks: [], languages: ["es"]))])
  }

  /// Nobody of the roster is on the track, and its fault shows all the same.
  @Test func tracksWithoutLearnersAreLookedAtToo() throws {
    let course = try CheckedCourse(
      Self.name + "  - {when: track is honor, text: Honor, style: grey, x: 40mm, y: 50mm, width: 80mm, height: 9mm}")
    let found = try course.check().run(try course.roster(["Bo,verified"]).open(), jobs: 2).sheets.faults
    #expect(found.map(\.fault.kind) == [.lowContrast])
    #expect(found.first?.extent.learners == 0)
  }

  @Test func whoIsShrunkAndWhoDoesNotFitIsMeasured() throws {
    let course = try CheckedCourse(Self.name)
    let result = try course.check().run(
      try course.roster(["Bo,honor", "\(Self.long),honor", "\(Self.long) \(Self.long),honor"]).open(), jobs: 2
    ).result
    #expect(result.fits.map(\.learner) == [Self.long])
    let note = try #require(result.fits.first?.notes.first)
    #expect(note.size < .points(30) && note.lines == 1)
    // It takes as much less room as it is smaller.
    #expect(abs((Length.millimetres(80) + note.excess) / Length.millimetres(80) - note.largest.points / note.size.points) < 0.01)
    #expect(result.failures.map(\.line) == [4])
    guard
      case .doesNotFit(_, _, let needed, let available, false, .points(12), 1)? = result.failures.first?.problems.first?.problem
        as? LayoutProblem
    else { return #expect(result.failures.first?.problems.map(\.description) == []) }
    #expect(available == .millimetres(80) && needed > available)
  }

  /// One script's names are often tighter than all others'; the others are worth a look too.
  @Test func theTightestFitsAreOfEveryScript() throws {
    let course = try CheckedCourse(
      "  - {text: \"{name}\", style: name, x: 40mm, y: 100mm, width: 80mm, height: 14mm, lines: 2, wrap_below: 12pt}\n")
    let names = (0..<14).map { "Константинопольская Александра\($0 % 2 == 0 ? "а" : "") Владиславовна" } + ["Ada Maximiliane Featherstone"]
    let fits = try course.check().run(try course.roster(names.map { "\($0),honor" }).open(), jobs: 2).result.fits
    #expect(fits.count == 15)
    let tightest = CheckDocument.tightest(of: fits)
    #expect(tightest.count == 12)
    #expect(tightest.last?.learner == "Ada Maximiliane Featherstone")
    #expect(tightest.map(\.share) == tightest.map(\.share).sorted())
  }

  @Test func whatIsSmallerForAllIsToldOnce() throws {
    let course = try CheckedCourse(
      Self.name + "  - {text: \"{id}\", style: name, x: 40mm, y: 150mm, width: 80mm, height: 14mm}\n"
        + "  - {text: A title that is far too long for its box, style: name, x: 40mm, y: 50mm, width: 80mm, height: 14mm}")
    let (result, sheets) = try course.check().run(try course.roster(["Bo,honor", "\(Self.long),honor"]).open(), jobs: 2)
    #expect(result.fits.map(\.learner) == [Self.long])
    let lines = sheets.compactMap { finding in
      if case .sharedFit = finding.problem { finding.location?.line } else { nil }
    }
    #expect(lines == [Self.first + 1, Self.first + 2])
  }

  @Test(arguments: [(0x0002, FontRefusal.embedding), (0x0100, .subsets), (0x0200, .outlines)] as [(UInt16, FontRefusal)])
  func aFontThatMayNotBeEmbeddedIsAnError(fsType: UInt16, refusal: FontRefusal) throws {
    let fonts = try LicensedFonts(fsType: fsType)
    let found = try CheckedCourse(Self.name, fonts: fonts.path).findings()
    #expect(
      found.map(\.problem) == [
        .fontForbids(refusal, family: "EB Garamond", file: "EBGaramond-Regular.otf", element: "text-\(Self.first)-5")
      ])
    #expect(found.first?.diagnostic.severity == .error)
    #expect(found.first?.location?.line == Self.first)
  }

  @Test func aFontThatMayBePrintedIsNone() throws {
    let fonts = try LicensedFonts(fsType: 0x0004)
    #expect(try CheckedCourse(Self.name, fonts: fonts.path).findings().isEmpty)
  }

  private static let shipped = try! FileManager.default.contentsOfDirectory(atPath: CheckedCourse.root + "/Layouts")
    .filter { FileManager.default.fileExists(atPath: "\(CheckedCourse.root)/Layouts/\($0)/layout.yaml") }.sorted()

  @Test(arguments: shipped) func shippedLayoutsHaveNothingToMend(name: String) throws {
    let course = try CheckedCourse("")
    let text = try String(contentsOfFile: course.path + "/course.yaml", encoding: .utf8)
    try course.write(text.replacing("layout: own", with: "layout: \(name)"), to: "course.yaml")
    #expect(try course.findings().map(\.diagnostic).filter { $0.severity > .note }.map(\.description) == [])
  }
}

/// Laurel's fonts, with EB Garamond's regular cut under other licence bits.
final class LicensedFonts {
  let path: String

  init(fsType: UInt16) throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("laurel-fonts-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let fonts = CheckedCourse.root + "/Fonts"
    for name in try FileManager.default.contentsOfDirectory(atPath: fonts) {
      try FileManager.default.copyItem(atPath: "\(fonts)/\(name)", toPath: "\(path)/\(name)")
    }
    let file = URL(fileURLWithPath: path + "/EBGaramond/EBGaramond-Regular.otf")
    var bytes = try Data(contentsOf: file)
    // The table directory: 16 bytes a table, its offset in the third four (OpenType 1.9, “Table Directory”).
    let tables = Int(bytes[4]) << 8 | Int(bytes[5])
    for table in 0..<tables {
      let entry = 12 + 16 * table
      guard bytes[entry..<entry + 4].elementsEqual(Array("OS/2".utf8)) else { continue }
      let offset = bytes[(entry + 8)..<(entry + 12)].reduce(0) { $0 << 8 | Int($1) }
      (bytes[offset + 8], bytes[offset + 9]) = (UInt8(fsType >> 8), UInt8(fsType & 255))
    }
    try bytes.write(to: file)
  }
  deinit { try? FileManager.default.removeItem(atPath: path) }
}
