import Courses
public import Diagnostics
import Foundation

/// A layout, drawn for an invented course.
public struct LayoutSample: Sendable {
  private let layout: String
  private let resources: ResourceFolders

  public init(layout: String, resources: ResourceFolders) {
    self.layout = layout
    self.resources = resources
  }

  /// Draws `LAYOUT.png`, a contact sheet of its tracks with their badges.
  /// - Returns: the path of what was written.
  public func write(into folder: String) throws(DiagnosticList) -> [String] {
    let files = FileManager.default
    let course = files.temporaryDirectory.appendingPathComponent("laurel-sample-\(UUID().uuidString)")
    defer { try? files.removeItem(at: course) }
    let day = CalendarDate(daysSince1970: 20_000)
    _ = try FolderFile.write(try CourseFolderTemplate.files(start: day), into: course.path)
    let plan = try CoursePlan.read(course.path, layout: layout, resources: resources)
    let preview = try Preview(plan: plan, options: .init(today: day))
    return try preview.write([("\(layout).png", try preview.contactSheet())], into: folder)
  }
}
