import Courses
import Diagnostics
import Foundation
import Layout
import PageDescription
import Testing
import Typesetting

/// Names of people of more than a hundred languages, and names that nobody planned for, on every layout's certificate.
struct WorldNamesTests {
  private struct Person {
    /// BCP 47, or `hard`.
    var language: String
    var name: String
  }

  private static let people: [Person] = {
    let text = (try? String(contentsOfFile: Samples.root + "/Tests/LayoutTests/Names/names.tsv", encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      let cells = line.split(separator: "\t", maxSplits: 1).map(String.init)
      return Person(language: cells[0], name: cells[1])
    }
  }()

  /// A certificate of each layout there is.
  static let layouts = ((try? FileManager.default.contentsOfDirectory(atPath: Samples.root + "/Layouts")) ?? []).filter {
    FileManager.default.fileExists(atPath: Samples.root + "/Layouts/\($0)/layout.yaml")
  }.sorted()

  @Test func thereArePeopleOfAHundredLanguages() {
    let counts = Dictionary(grouping: Self.people, by: \.language).mapValues(\.count)
    #expect(Self.people.count >= 2000 && counts.count > 100)
    #expect(counts.values.allSatisfy { $0 >= 20 })
  }

  /// Each name on the sheet of the layout's own language, if the layout speaks it.
  @Test(arguments: layouts) func everyNameStandsInItsPlace(_ layout: String) throws {
    // The first layout takes all of them, the others one in eleven, another one on each sheet.
    let step = layout == "classic" ? 1 : 11
    let catalogue = try Samples.catalogue()
    let template = try catalogue.layout(named: Located(layout), .certificate)
    var start = 0
    for page in template.pages where step > 1 || page == "A4" {
      let typesetter = try Samples.typesetter()
      let engine = try LayoutEngine(
        layout: template, course: Samples.course(),
        assets: LayoutAssets(logo: Samples.picture, signatures: ["signature.png": Samples.picture]),
        page: Located(page), typesetter: typesetter)
      // Words of a language may be missing until the layout is finished.
      let languages = Set(template.languages.filter { (try? engine.lay(Samples.award("Ana Lima", language: $0))) != nil })
      let inspector = SheetInspector(typesetter: typesetter, medium: .screen)
      for i in stride(from: start, to: Self.people.count, by: step) {
        try check(
          Self.people[i], "\(layout) \(page)", engine: engine, languages: languages, inspector)
      }
      start += 3
    }
  }

  private func check(
    _ person: Person, _ place: String, engine: LayoutEngine, languages: Set<String>, _ inspector: SheetInspector
  ) throws {
    let language = languages.contains(person.language) ? person.language : "en"
    let sheet: LaidSheet
    do { sheet = try engine.lay(Samples.award(person.name, language: language)) } catch {
      Issue.record("\(place): \(person.language) \(person.name): \(error)")
      return
    }
    let own = try inspector.own(of: sheet, beside: try inspector.shared(of: sheet))
    for finding in own.findings {
      switch finding.fault {
      case .overlap, .nearEdge: Issue.record("\(place): \(person.language) \(person.name): \(finding.element) \(finding.fault)")
      default: break
      }
    }
    for item in sheet.parts.learner.map(\.item) {
      for run in item.glyphRuns { #expect(!run.glyphs.contains { $0.id == 0 }, "\(place): \(person.name) has a box") }
    }
  }

  /// Measured by the letters' outlines, on a sheet with nothing else on it.
  @Test func noNameLeavesItsBox() throws {
    let engine = try Samples.engine(
      of: """
        layout: Test
        sheets: {A4: {width: 297mm, height: 210mm}}
        colors: {ink: "#112233"}
        styles: {name: {font: EB Garamond, weight: 500, size: 17pt to 43pt, leading: 1.1, color: ink}}
        elements:
          - {id: name, text: "{name}", style: name, x: 45mm, y: 70mm, width: 208mm, height: 19.4mm, align: center, lines: 2, wrap_below: 25.8pt}
        """)
    let measure = GlyphInk()
    let box = Rect(x: .millimetres(45), y: .millimetres(70), width: .millimetres(208), height: .millimetres(19.4))
    for (i, person) in Self.people.enumerated() where i % 3 == 0 || person.language == "hard" {
      let runs = try engine.lay(Samples.award(person.name)).parts.learner.flatMap(\.item.glyphRuns)
      let ink = try #require(try measure.frame(of: runs), "\(person.name)")
      // A letter may hang over its advance, as an f does.
      #expect(box.contains(ink, within: .millimetres(0.5)), "\(person.language) \(person.name)")
    }
  }
}
