import Courses
import Diagnostics
import Foundation
import Issuing
import Layout

/// The sample course with a layout of its own, in a folder that is gone with it.
final class CheckedCourse {
  static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path
  /// Every file's lines count from here.
  static let head = """
    layout: Own
    sheets: {A4: {width: 297mm, height: 210mm}}
    safe: 5mm
    background: paper
    colors: {paper: "#FFFFFF", ink: "#1B1B19", grey: "#999999", dark: "#1F4E4A", tint: "#E1EBE8"}
    styles:
      plain: {font: EB Garamond, size: 12pt, color: ink}
      name: {font: EB Garamond, size: 12pt to 30pt, color: ink}
      grey: {extends: plain, color: grey}
    elements:

    """
  let path: String
  let fonts: String

  /// - Parameters:
  ///   - elements: what the layout has, each as a list item.
  ///   - head: instead of the usual one.
  init(_ elements: String, head: String = CheckedCourse.head, fonts: String = CheckedCourse.root + "/Fonts") throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("laurel-checked-\(UUID().uuidString)").path
    self.fonts = fonts
    try FileManager.default.copyItem(atPath: Self.root + "/samples/ocean-literacy", toPath: path)
    try FileManager.default.createDirectory(atPath: path + "/layouts/own", withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: Self.root + "/Layouts/classic/badge.yaml", toPath: path + "/layouts/own/badge.yaml")
    try write(head + elements, to: "layouts/own/layout.yaml")
    let course = try String(contentsOfFile: path + "/course.yaml", encoding: .utf8)
    try write(course.replacing("layout: classic", with: "layout: own"), to: "course.yaml")
  }
  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws { try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name)) }

  func plan() throws -> CoursePlan {
    let resources = ResourceFolders(fonts: fonts, layouts: Self.root + "/Layouts", profiles: Self.root + "/Profiles")
    return try CoursePlan.read(path, resources: resources)
  }

  func check() throws -> CourseCheck { CourseCheck(plan: try plan(), now: Moment(iso: "2026-09-01")!) }

  /// On specimens.
  func findings() throws -> [CheckFinding] { try check().specimenFindings(jobs: 2) }

  /// - Parameter rows: name, track and further columns, separated by commas.
  func roster(_ rows: [String], columns: String = "") throws -> RosterInput {
    let lines = rows.enumerated().map { "u\($0),0.9,verified,\($1)" }
    try write((["username,grade,verification,name,track\(columns)"] + lines).joined(separator: "\n") + "\n", to: "roster.csv")
    return RosterInput(source: .laurel(csv: path + "/roster.csv"))
  }
}

extension [CheckFinding] {
  /// Faults on sheets, with their lines in the layout file.
  var faults: [(fault: SheetFinding.Fault, extent: CheckExtent, line: Int)] {
    compactMap { finding in
      guard case .sheet(let fault, _, let extent) = finding.problem else { return nil }
      return (fault, extent, finding.location?.line ?? 0)
    }
  }
}
