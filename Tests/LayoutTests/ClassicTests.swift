import Courses
import Diagnostics
import Foundation
import PageDescription
import Testing
import Typesetting

@testable import Layout

/// The classic layout with every course and learner one can think of.
struct ClassicTests {
  static let names = [
    "O", "Zoë Þórsdóttir-Ibáñez", "ليلى عبد الرحمن الحسيني", "ศิริพร วงศ์สุวรรณ", "王小明", "कृष्णमूर्ति शास्त्री",
    "Maximiliana Guadalupe Þórgerður Featherstonehaugh de los Ángeles Montgomery Villavicencio-Castellanos",
  ]

  private func check(_ sheet: LaidSheet, _ what: String) {
    let list = sheet.displayList
    let paper = Rect(origin: .zero, size: list.sheet.trim)
    let texts = list.items.filter { $0.id != LaidSheet.specimenMarkID }.compactMap { item in item.textFrame.map { (item.id, $0) } }
    for (id, frame) in texts { #expect(paper.contains(frame), "\(what): \(id) leaves the sheet") }
    for (i, a) in texts.enumerated() {
      for b in texts[(i + 1)...] where a.1.intersects(b.1) { Issue.record("\(what): \(a.0) overlaps \(b.0)") }
    }
  }

  @Test(arguments: Track.allCases.filter(\.isEligible), ["A4", "Letter"])
  func everyTrackAndPageIsSetWithoutOverlaps(_ track: Track, _ page: String) throws {
    let engine = try Samples.engine(Samples.course(), page: page)
    for name in Self.names { check(try engine.lay(Samples.award(name, track: track)), "\(track) \(page) \(name)") }
  }

  @Test(arguments: 1...8) func oneToEightSignatoriesStandInTheirPlaces(_ count: Int) throws {
    let title =
      "An Unusually Long Course Title About the Physical, Chemical and Biological Oceanography of Coastal Upwelling Systems and What They Mean for Fisheries"
    let sheet = try Samples.engine(Samples.course(signatories: count, title: title)).lay(Samples.award(Self.names[6], title: title))
    check(sheet, "\(count) signatories")
    for i in 1...count {
      #expect(sheet.displayList.items.contains { $0.id == "signatories-\(i)-name" && $0.text == Samples.people[i - 1].0 })
      #expect(sheet.displayList.items.contains { $0.id == "signatories-\(i)-signature" })
    }
  }

  @Test(arguments: ["en", "es", "fr", "de"]) func everyLanguageIsSet(_ language: String) throws {
    let engine = try Samples.engine(Samples.course(signatories: 3, languages: [language]))
    for track in Track.allCases where track.isEligible {
      let sheet = try engine.lay(Samples.award("Zoë Þórsdóttir", track: track, language: language))
      check(sheet, "\(language) \(track)")
      #expect(!sheet.displayList.items.contains { $0.text.contains("None") || $0.text.contains("{") })
    }
  }

  @Test func honorShowsNamesAndTitlesButNoSignatures() throws {
    let items = try Samples.engine().lay(Samples.award("Ana Lima", track: .honor)).displayList.items
    #expect(items.contains { $0.id == "signatories-1-name" } && items.contains { $0.id == "signatories-1-title" })
    #expect(!items.contains { $0.id.hasSuffix("-signature") })
  }

  @Test func aSignatoryWithoutImageStillAppears() throws {
    var course = Samples.course()
    course.certificate.signatories[0].signature = nil
    let items = try Samples.engine(course).lay(Samples.award("Ana Lima")).displayList.items
    #expect(items.contains { $0.id == "signatories-1-name" })
    #expect(!items.contains { $0.id == "signatories-1-signature" } && items.contains { $0.id == "signatories-2-signature" })
  }

  @Test func withoutABaseURLThereIsNoCodeAndNoAddress() throws {
    let items = try Samples.engine(Samples.course(baseURL: nil)).lay(Samples.award("Ana Lima")).displayList.items
    #expect(!items.contains { ["code", "scan", "address"].contains($0.id) })
  }

  @Test func aTrackThatDoesNotKnowThePlatformLeavesItOut() throws {
    let items = try Samples.engine(Samples.course(platform: nil)).lay(Samples.award("Ana Lima")).displayList.items
    #expect(items.first { $0.id == "completed" }?.text.contains("this Verified Certificate") == true)
  }

  @Test func whatDependsOnTheLearnerIsMarkedAndNothingElseChanges() throws {
    let engine = try Samples.engine()
    let a = try engine.lay(Samples.award("Ana Lima")).displayList.items
    let b = try engine.lay(Samples.award(Self.names[6])).displayList.items
    #expect(a.map(\.id) == b.map(\.id))
    for (x, y) in zip(a, b) where x.dependence == .fixed { #expect(x == y, "\(x.id) is fixed") }
    #expect(Set(a.filter { $0.dependence == .learner }.map(\.id)) == ["name", "issued", "code", "id", "address"])
  }

  @Test func theLearnersNameIsNeverCut() throws {
    for name in Self.names {
      let sheet = try Samples.engine().lay(Samples.award(name))
      let printed = try #require(sheet.displayList.items.first { $0.id == "name" })
      let lines = Dictionary(grouping: printed.contents.compactMap { if case .glyphs(let run) = $0 { run } else { nil } }) {
        $0.glyphs[0].origin.y
      }.sorted { $0.key < $1.key }
      let text = lines.map { $0.value.map(\.text).joined() }.joined(separator: " ")
      #expect(text == name)
    }
  }

  @Test func aLongNameIsShrunkThenWrappedAndSaysSo() throws {
    let notes = try Samples.engine().lay(Samples.award(Self.names[6])).notes
    let note = try #require(notes.first { $0.element == "name" })
    #expect(note.lines == 2)
    #expect(note.size >= .points(17) && note.size < note.largest)
  }

  @Test func readingOrderFollowsTheSheetWithOneTitle() throws {
    let items = try Samples.engine().lay(Samples.award("Ana Lima")).displayList.items
    let structures = items.compactMap { if case .element(let structure) = $0.role { structure } else { nil } }
    #expect(structures.map(\.readingIndex) == structures.map(\.readingIndex).sorted())
    #expect(structures.filter { $0.kind == .heading1 }.count == 1)
    #expect(structures.filter { $0.kind == .figure }.allSatisfy { $0.alternative?.isEmpty == false })
  }

  @Test func theQRCodeHoldsThePrintedAddress() throws {
    let items = try Samples.engine().lay(Samples.award("Ana Lima")).displayList.items
    guard case .code(let code)? = items.first(where: { $0.id == "code" })?.contents.first else {
      Issue.record("no code")
      return
    }
    #expect(code.text == "https://verify.northfield.example/c/01/0123456789abcdef0123456789abcdef/")
    #expect(code.frame.width / Double(code.side) >= .millimetres(0.33), "modules that a phone can read")
  }

  @Test(arguments: Track.allCases.filter(\.isEligible)) func everyBadgeTellsItsTrack(_ track: Track) throws {
    let sheet = try Samples.engine(page: "square", part: .badge)
      .lay(Samples.award("Ana Lima", track: track))
    let letters = sheet.displayList.items.first { $0.id == "track" }?.contents.compactMap { mark -> String? in
      guard case .group(let group) = mark, case .glyphs(let run)? = group.marks.first else { return nil }
      return run.text
    }
    #expect(letters?.joined().isEmpty == false)
    #expect(
      !sheet.displayList.items.contains { $0.id != LaidSheet.specimenMarkID && $0.dependence == .learner }, "drawn once for all learners")
  }

  @Test func aSpecimenIsMarked() throws {
    let items = try Samples.engine().lay(Samples.award("Ana Lima")).displayList.items
    #expect(items.last?.id == LaidSheet.specimenMarkID)
  }

  @Test func theDisplayListIsAsRecorded() throws {
    let sheet = try Samples.engine(Samples.course(signatories: 3)).lay(Samples.award("Zoë Þórsdóttir-Ibáñez"))
    try Snapshot.expect(Snapshot.dump(sheet.displayList), named: "classic-verified-a4.txt")
  }
}
