import Courses
import Diagnostics
import Foundation
import LocatedYAML
import Testing

/// A folder that is gone when the test ends.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "courses-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }
  deinit { try? FileManager.default.removeItem(atPath: path) }

  @discardableResult
  func put(_ text: String, at name: String) throws -> String { try put(Data(text.utf8), at: name) }

  @discardableResult
  func put(_ data: Data, at name: String) throws -> String {
    let file = URL(filePath: path + "/" + name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
    return file.path
  }

  /// Reads the folder or one inside it.
  func read(_ place: String = "") throws(DiagnosticList) -> CourseFolder.Reading { try CourseFolder.read(at: path + place) }

  func text(of name: String) throws -> String { try String(contentsOfFile: path + "/" + name, encoding: .utf8) }
}

/// A problem at a place, as a test expects or finds it: of the course, or of its YAML.
struct Found: Equatable, CustomStringConvertible {
  var problem: CourseProblem?
  var yaml: YAMLProblem?
  var file: String
  var line: Int
  var column: Int
  var description: String { "\(file):\(line):\(column): \(problem.map { "\($0)" } ?? yaml.map { "\($0)" } ?? "something else")" }
}

/// Text with numbered markers, `⟦1⟧`, each before the character that a diagnostic must point at.
struct MarkedText {
  private(set) var text = ""
  private(set) var places: [Int: (line: Int, column: Int)] = [:]

  init(_ marked: String) {
    var line = 1
    var column = 1
    var rest = marked[...]
    while let character = rest.first {
      if character == "⟦", let close = rest.firstIndex(of: "⟧"), let number = Int(rest[..<close].dropFirst()) {
        places[number] = (line, column)
        rest = rest[close...].dropFirst()
        continue
      }
      text.append(character)
      rest = rest.dropFirst()
      if character.isNewline {
        line += 1
        column = 1
      } else {
        column += 1
      }
    }
  }
}

enum Sample {
  static let course = """
    course:
      org: NOI
      number: 101
      run: 2026
      display_name: Ocean Literacy
      language: en
      pacing: instructor
      start: 2026-02-02
      end: 2026-06-30T12:00:00Z
      passing_grade: 60%
      effort: {weeks: 12, hours_per_week: 4}
      tracks: [honor, verified]
    certificate:
      active: true
      layout: classic
      signatories:
        - name: Ingrid Halvorsen
          title: President
          signature: assets/ink.png

    """

  static let organization = """
    name: Northfield Open Institute
    logo: assets/logo.svg

    """

  static func folder(course: String = course, organization: String? = organization) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.put(course, at: "course.yaml")
    if let organization { try folder.put(organization, at: "organization.yaml") }
    try folder.put("<svg/>", at: "assets/logo.svg")
    try folder.put("ink", at: "assets/ink.png")
    return folder
  }
}

/// Everything that reading says of a folder, in its order, the files named by their last part.
func findings(in folder: TemporaryFolder, at place: String = "") -> [Found] {
  let list: DiagnosticList
  do throws(DiagnosticList) {
    list = try folder.read(place).findings
  } catch {
    list = error
  }
  return list.sorted.map { diagnostic in
    let place = diagnostic.location
    let file = place.map { URL(filePath: $0.file).lastPathComponent } ?? ""
    return Found(
      problem: diagnostic.problem as? CourseProblem, yaml: diagnostic.problem as? YAMLProblem, file: file, line: place?.line ?? 0,
      column: place?.column ?? 0)
  }
}

/// Expects exactly these problems of a marked `course.yaml`, at their markers.
/// - Parameter further: problems that may stand anywhere.
func expectProblems(
  inCourse marked: String, _ expected: [Int: CourseProblem] = [:], yaml: [Int: YAMLProblem] = [:], further: [CourseProblem] = [],
  sourceLocation: Testing.SourceLocation = #_sourceLocation
) throws {
  let course = MarkedText(marked)
  let folder = try Sample.folder(course: course.text)
  let found = findings(in: folder)
  for problem in further { #expect(found.contains { $0.problem == problem }, sourceLocation: sourceLocation) }
  try expect(
    found.filter { found in !further.contains { $0 == found.problem } }, expected, yaml, at: course.places, of: "course.yaml",
    sourceLocation)
}

/// Expects exactly these problems of a marked `organization.yaml`, at their markers.
func expectProblems(
  inOrganization marked: String, _ expected: [Int: CourseProblem] = [:], yaml: [Int: YAMLProblem] = [:],
  sourceLocation: Testing.SourceLocation = #_sourceLocation
) throws {
  let organization = MarkedText(marked)
  let folder = try Sample.folder(organization: organization.text)
  try expect(findings(in: folder), expected, yaml, at: organization.places, of: "organization.yaml", sourceLocation)
}

private func expect(
  _ found: [Found], _ expected: [Int: CourseProblem], _ yaml: [Int: YAMLProblem], at places: [Int: (line: Int, column: Int)],
  of file: String, _ sourceLocation: Testing.SourceLocation
) throws {
  let wanted = try Set(expected.keys).union(yaml.keys).sorted().map { number in
    let place = try #require(places[number], "marker \(number)", sourceLocation: sourceLocation)
    return Found(problem: expected[number], yaml: yaml[number], file: file, line: place.line, column: place.column)
  }
  #expect(found == wanted, sourceLocation: sourceLocation)
}

extension String {
  /// The sample with one of its passages changed; fails when it has no such passage.
  func with(_ passage: String, _ replacement: String) -> String {
    precondition(contains(passage), "the sample has no “\(passage)”")
    return replacing(passage, with: replacement)
  }
}

/// SplitMix64: the same numbers in every run, so that a failure can be looked at.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64 = 20_261_124

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
