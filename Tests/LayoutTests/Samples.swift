import Courses
import Diagnostics
import Eligibility
import Foundation
import Layout
import PageDescription
import Typesetting

/// An invented course and its people, in memory.
enum Samples {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
  static let fonts = Result { try FontLibrary(folder: root + "/Fonts") }

  static func typesetter() throws -> Typesetter { Typesetter(library: try fonts.get()) }

  static func catalogue(_ folders: [String] = [root + "/Layouts"]) throws -> LayoutCatalogue {
    LayoutCatalogue(folders: folders, fonts: try fonts.get())
  }

  static let people = [
    ("Ingrid Halvorsen", "President"), ("Samuel T. Okonkwo", "Dean of Earth Sciences"), ("Leïla Benhaddou", "Course Director"),
    ("Tomás Arriaga", "Lecturer in\nStatistics"), ("Mei-Ling Zhao", "Lecturer in Remote Sensing"), ("Rakesh Narayan", "Registrar"),
    ("Aurelia Montgomery-Featherstonehaugh", "Professor of Biological Oceanography and Marine Policy"), ("Ola Nordmann", "Provost"),
  ]

  static func course(
    signatories: Int = 2, title: String = "Ocean Literacy: Currents, Climate and Life", languages: [String] = ["en"],
    organization: String = "Northfield Open Institute", baseURL: String? = "https://verify.northfield.example/c/",
    platform: String? = "Northfield Online"
  ) -> CourseFolder {
    func at<Value>(_ value: Value) -> Located<Value> { Located(value) }
    return CourseFolder(
      path: "",
      organization: Organization(name: at(organization), platform: platform.map(at), baseURL: baseURL.map(at)),
      course: Course(
        org: at("NOI"), number: at("OCE101"), run: at("2026"), displayName: at(title), languages: languages.map(at),
        pacing: at(.instructor),
        tracks: Track.allCases.filter(\.isEligible).map(at)),
      certificate: CertificateConfiguration(
        active: at(true), layout: at("classic"), pageSize: at(.a4),
        signatories: people.prefix(signatories).map { name, title in
          Signatory(name: at(name), title: at(title), signature: at(AssetPath(relative: "signature.png", absolute: "")))
        }), organizationFile: "")
  }

  /// A picture of nothing, twice as wide as high: enough for layout.
  static let picture = ImageAsset(path: "picture.svg", kind: .svg, bytes: [], width: 200, height: 100)

  static func award(
    _ name: String, title: String = "Ocean Literacy: Currents, Climate and Life", track: Track = .verified, language: String = "en",
    custom: [String: String] = [:]
  ) -> Award {
    .specimen(
      facts: .init(
        learnerName: name, courseKey: "NOI+OCE101+2026", courseOrganization: "NOI", courseNumber: "OCE101", courseTitle: title,
        track: track,
        issuedOn: CalendarDate(year: 2026, month: 6, day: 30)!, language: language, grade: 0.874, custom: custom))
  }

  static func engine(
    _ course: CourseFolder = course(), page: String = "A4", part: LayoutCatalogue.Part = .certificate, hasLogo: Bool = true
  ) throws -> LayoutEngine {
    let template = try catalogue().layout(named: course.layout(on: .verified, in: "en"), part)
    return try LayoutEngine(
      layout: template, course: course, assets: LayoutAssets(logo: hasLogo ? picture : nil, signatures: ["signature.png": picture]),
      page: Located(page), typesetter: Typesetter(library: try fonts.get()))
  }

  /// Lays out by a layout file of the test's own.
  static func lay(_ layout: String, award: Award = award("Ana Lima"), course: CourseFolder = course()) throws -> LaidSheet {
    try engine(of: layout, course: course).lay(award)
  }

  /// An engine for a layout file of the test's own.
  /// - Parameter words: by language, the lines under `words:` of the layout's own file.
  static func engine(
    of layout: String, words: [String: String] = [:], course: CourseFolder = course(), showsOverflow: Bool = false
  ) throws -> LayoutEngine {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("laurel-layout-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder.appendingPathComponent("test"), withIntermediateDirectories: true)
    try Data(layout.utf8).write(to: folder.appendingPathComponent("test/layout.yaml"))
    for (code, lines) in words {
      try FileManager.default.createDirectory(at: folder.appendingPathComponent("test/words"), withIntermediateDirectories: true)
      let indented = lines.split(separator: "\n", omittingEmptySubsequences: false).map { "  \($0)\n" }.joined()
      try Data("language: \(code)\nwords:\n\(indented)".utf8).write(to: folder.appendingPathComponent("test/words/\(code).yaml"))
    }
    let template = try catalogue([folder.path, root + "/Layouts"]).layout(named: Located("test"), .certificate)
    return try LayoutEngine(
      layout: template, course: course, assets: LayoutAssets(), page: Located("A4"), typesetter: Typesetter(library: try fonts.get()),
      showsOverflow: showsOverflow)
  }
}

extension DisplayItem {
  /// The painted area of its text, from the glyphs' places; near enough for overlaps.
  var textFrame: Rect? {
    var frame: Rect?
    for case .glyphs(let run) in contents {
      for glyph in run.glyphs {
        let box = Rect(
          x: glyph.origin.x, y: glyph.origin.y - run.size * 0.45, width: glyph.advance, height: run.size * 0.45)
        frame = frame.map { $0.union(box) } ?? box
      }
    }
    return frame
  }

  var text: String {
    contents.compactMap { if case .glyphs(let run) = $0 { run.text } else { nil } }.joined()
  }
}
