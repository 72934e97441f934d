import Courses
import Diagnostics
import Foundation
import Testing

@testable import OpenEdX

/// A small export in memory: a valid one to begin with, of which a test changes what it is about.
struct ExportFixture {
  /// Members of `"course/R1"` in `policy.json`, as JSON.
  var policy = [
    "display_name": #""Tides""#, "start": #""2026-01-01T00:00:00Z""#, "end": #""2026-06-01T00:00:00Z""#, "language": #""en""#,
    "certificates": Self.certificates(#"{"version":1,"is_active":true,"name":"C","description":"","signatories":[{"name":"Ada Holm"}]}"#),
  ]
  /// Attributes of `<course>` in `course/R1.xml`, unescaped.
  var attributes: [String: String] = [:]
  var gradingPolicy = #"{"GRADE_CUTOFFS":{"Pass":0.6}}"#
  var assets = "{}"
  var files: [String: [UInt8]] = [:]
  var options = ImportOptions(logo: nil, tracks: [.verified], baseURL: "https://c.example/", platform: "P", organizationName: "Org")

  static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3]

  static func certificates(_ entries: String...) -> String { #"{"certificates":[\#(entries.joined(separator: ","))]}"# }

  static func signatory(_ members: String) -> String {
    certificates(#"{"version":1,"is_active":true,"name":"C","signatories":[{"name":"Ada Holm",\#(members)}]}"#)
  }

  /// An export with one signature path, one file in `static/` and, if need be, an entry of `assets.json`.
  static func signature(_ path: String, file: String = "F.png", assets: String = "{}") -> ExportFixture {
    var fixture = ExportFixture()
    fixture.policy["certificates"] = signatory(#""signature_image_path":"\#(path)""#)
    fixture.files["static/\(file)"] = png
    fixture.assets = assets
    return fixture
  }

  /// All files by name.
  var contents: [String: [UInt8]] {
    let members = policy.sorted { $0.key < $1.key }.map { "  \"\($0.key)\": \($0.value)" }.joined(separator: ",\n")
    let escaped = attributes.sorted { $0.key < $1.key }.map { name, value in
      let value = value.replacing("&", with: "&amp;").replacing("\"", with: "&quot;").replacing("<", with: "&lt;")
      return " \(name)=\"\(value)\""
    }.joined()
    let texts = [
      "course.xml": #"<course url_name="R1" org="NOI" course="T1"/>"#, "course/R1.xml": "<course\(escaped)></course>",
      "policies/R1/policy.json": "{\"course/R1\": {\n\(members)\n}}", "policies/R1/grading_policy.json": gradingPolicy,
      "policies/assets.json": assets,
    ]
    return texts.mapValues { Array($0.utf8) }.merging(files) { $1 }.filter { !$0.value.isEmpty }
  }

  @discardableResult
  func write(to folder: TemporaryFolder, below root: String = "") throws -> String {
    for (name, bytes) in contents { try folder.write(bytes, to: root + name) }
    return folder.path
  }

  func imported() throws -> ImportedCourse {
    let folder = try TemporaryFolder()
    return try CourseExport.read(at: try write(to: folder), options: options)
  }

  /// What is found, errors or not.
  func problems() throws -> [ExportProblem] {
    do { return try imported().findings.problems } catch let list as DiagnosticList { return list.problems }
  }
}

extension DiagnosticList {
  var problems: [ExportProblem] { diagnostics.compactMap { $0.problem as? ExportProblem } }
}

/// The problems that reading a file or folder ends with.
func failure(reading path: String, _ options: ImportOptions = ImportOptions()) throws -> [ExportProblem] {
  do {
    _ = try CourseExport.read(at: path, options: options)
    Issue.record("\(path) was read")
    return []
  } catch {
    return error.problems
  }
}
