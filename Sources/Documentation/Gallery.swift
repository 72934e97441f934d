import Courses
import Diagnostics
import Foundation
public import Issuing
import Layout

/// Pictures of every family: on every sheet, in several languages, with every track.
public struct Gallery {
  let project: String
  let resources: ResourceFolders

  public init(project: String, resources: ResourceFolders) {
    self.project = project
    self.resources = resources
  }

  /// The families in the order in which the page shows them.
  public static let families = ["classic", "modern", "editorial", "heritage", "vivid"]
  static let pages = ["A4", "Letter", "A4-portrait", "Letter-portrait"]
  /// A language for each kind of writing, and a learner whose name is in it.
  static let languages: [(code: String, name: String)] = [
    ("en", "Zoë Þórsdóttir-Ibáñez"), ("de", "Friederike Großmann-Lüdenscheidt"), ("ru", "Анастасия Воскресенская"),
    ("ar", "ليلى بنت عبد الرحمن الهاشمي"),
    ("hi", "अनुष्का श्रीवास्तव"), ("ja", "山田 花子"),
  ]
  private static let resolution = 90.0

  private var course: String { "\(project)/samples/gallery" }

  /// Writes a contact sheet of all tracks for each family, sheet and language, and `index.html` to look through them.
  /// - Returns: the files.
  public func write(into folder: String, languages: [String]? = nil) throws -> [String] {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var files: [String] = []
    var index =
      "<!DOCTYPE html><meta charset=\"utf-8\"><title>Layouts</title><style>body{font:16px sans-serif;margin:2rem}img{max-width:100%}</style>\n"
    for family in Self.families {
      index += "<h1>\(family)</h1>\n"
      for page in Self.pages {
        let pictures = try LayoutPictures(course: course, layout: family, page: page, resources: resources)
        for language in Self.languages where languages?.contains(language.code) != false {
          let name = "\(family)-\(page)-\(language.code).png"
          let bytes = try pictures.contactSheet(in: language.code, learner: language.name, dpi: Self.resolution)
          try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
          index += "<h2>\(page), \(language.code)</h2><img loading=\"lazy\" src=\"\(name)\" alt=\"\(family), \(page), \(language.code)\">\n"
          files.append("\(folder)/\(name)")
        }
      }
    }
    try index.write(toFile: "\(folder)/index.html", atomically: true, encoding: .utf8)
    return files + ["\(folder)/index.html"]
  }

  /// Writes what `docs/gallery.md` shows: of each family a certificate in each language, its tracks' badges, and an upright sheet.
  /// - Returns: the files.
  public func writePage() throws -> [String] {
    let folder = "\(project)/docs/pictures/gallery"
    try? FileManager.default.removeItem(atPath: folder)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var files: [String] = []
    var page = Self.introduction
    func put(_ name: String, _ bytes: [UInt8]) throws -> String {
      try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
      files.append("\(folder)/\(name)")
      return "pictures/gallery/\(name)"
    }
    for family in Self.families {
      let landscape = try LayoutPictures(course: course, layout: family, page: "A4", resources: resources)
      let upright = try LayoutPictures(course: course, layout: family, page: "A4-portrait", resources: resources)
      page += "\n## \(family.prefix(1).uppercased() + family.dropFirst())\n\n"
      let large = try landscape.certificate(on: .verified, in: "en", learner: Self.languages[0].name, dpi: 100)
      page += "![\(family), verified](\(try put("\(family).png", large)))\n\n"
      for (track, language) in zip(landscape.tracks.filter { $0 != .verified }, Self.languages.dropFirst()) {
        let small = try landscape.certificate(on: track, in: language.code, learner: language.name, dpi: 44)
        let file = try put("\(family)-\(track.rawValue)-\(language.code).png", small)
        page += "<img src=\"\(file)\" width=\"400\" alt=\"\(family), \(track.rawValue), in \(language.code)\">\n"
      }
      let portrait = try upright.certificate(on: .verified, in: "en", learner: Self.languages[0].name, dpi: 60)
      page += "\n<img src=\"\(try put("\(family)-portrait.png", portrait))\" width=\"300\" alt=\"\(family), upright\">\n"
      for track in landscape.tracks {
        let file = try put("\(family)-badge-\(track.rawValue).png", try landscape.badge(on: track, in: "en", dpi: 68))
        page += "<img src=\"\(file)\" width=\"128\" alt=\"\(family), badge of \(track.rawValue)\">\n"
      }
    }
    let file = "\(project)/docs/gallery.md"
    try page.write(toFile: file, atomically: true, encoding: .utf8)
    return files + [file]
  }

  private static let introduction = """
    # Gallery

    The five families of layouts, drawn by `make gallery`, which also draws every track of each on every sheet in six languages into
    `out/gallery`. [Layouts](layouts.md) tells how to make one your own.

    """
}
