import Courses
import Diagnostics
import Eligibility
import Foundation
import Layout
import PageDescription
import Testing
import Typesetting

/// A course folder on disk with one layout, `test`, and empty files in the place of pictures: enough for layout, which reads none.
final class ArtFolder {
  let path: String

  /// - Parameter files: relative to the course folder.
  init(_ layout: String, files: [String] = []) throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("laurel-art-layout-\(UUID().uuidString)").path
    try put("layouts/test/layout.yaml", layout)
    for file in files { try put(file, "") }
  }
  deinit { try? FileManager.default.removeItem(atPath: path) }

  func put(_ name: String, _ text: String) throws {
    let file = URL(fileURLWithPath: "\(path)/\(name)")
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func template() throws -> LayoutFile {
    let catalogue = LayoutCatalogue(
      folders: [path + "/layouts", Samples.root + "/Layouts"], course: path, fonts: try Samples.fonts.get())
    return try catalogue.layout(named: Located("test"), .certificate)
  }

  /// Lays out a sheet on which every file is the same picture.
  func lay(
    picture: ImageAsset = Samples.picture, award: Award = Samples.award("Ana Lima"), course: CourseFolder = Samples.course()
  ) throws -> LaidSheet {
    let template = try template()
    var assets = LayoutAssets(logo: Samples.picture, signatures: ["signature.png": Samples.picture])
    for reference in template.art {
      switch reference.source {
      case .file(let path): assets.art[.init(path: path, page: reference.page)] = picture
      case .background:
        if let path = course.certificate.background { assets.art[.init(path: path.value, page: reference.page)] = picture }
      }
    }
    let engine = try LayoutEngine(
      layout: template, course: course, assets: assets, page: Located("A4"), typesetter: Typesetter(library: try Samples.fonts.get()))
    return try engine.lay(award)
  }
}

extension LaidSheet {
  /// The images of an element.
  func images(_ id: String) -> [ImageMark] {
    displayList.items.filter { $0.id == id }.flatMap(\.contents).compactMap { if case .image(let mark) = $0 { mark } else { nil } }
  }
  func item(_ id: String) throws -> DisplayItem { try #require(displayList.items.first { $0.id == id }) }
}

/// A rectangle in whole micrometres, so that nothing hangs on the last bit.
func micrometres(_ rect: Rect) -> [Int] {
  [rect.minX, rect.minY, rect.width, rect.height].map { Int(($0.millimetres * 1000).rounded()) }
}
