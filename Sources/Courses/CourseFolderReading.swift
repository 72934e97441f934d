public import Diagnostics
import Foundation
import LocatedYAML

extension CourseFolder {
  /// A course folder and what its readers should know about it.
  public struct Reading: Sendable {
    public var folder: CourseFolder
    /// Warnings and notes; never errors.
    public var findings: DiagnosticList
  }

  public static let courseFileName = "course.yaml"
  public static let organizationFileName = "organization.yaml"

  /// Reads `course.yaml` and `organization.yaml` of a folder; the latter may also stand one folder up.
  /// - Parameter path: the folder as the user named it; locations name the files the same way.
  /// - Throws: every problem of both files at once, warnings and notes included, when one of them is an error.
  public static func read(at path: String) throws(DiagnosticList) -> Reading {
    let folder = FilePlace.withoutClosingSlash(path)
    try checkFolder(folder)

    var findings = DiagnosticList()
    let courseFile = FilePlace.join(folder, courseFileName)
    let parts = readCourseFile(courseFile, folder: folder, findings: &findings)
    let organizationFolder = organizationFolder(for: folder)
    let organizationFile = FilePlace.join(organizationFolder ?? folder, organizationFileName)
    var organization: Organization?
    if let organizationFolder {
      organization = readOrganizationFile(organizationFile, folder: organizationFolder, findings: &findings)
    } else {
      findings.add(CourseProblem.fileMissing(organizationFileName), at: SourceLocation(file: organizationFile, line: 1, column: 1))
    }

    guard !findings.hasErrors, let course = parts.course, let certificate = parts.certificate, let organization else {
      throw findings
    }
    let read = CourseFolder(
      path: folder, organization: organization, course: course, certificate: certificate, organizationFile: organizationFile)
    return Reading(folder: read, findings: findings)
  }

  private static func checkFolder(_ folder: String) throws(DiagnosticList) {
    let resolved = URL(filePath: folder).resolvingSymlinksInPath().path
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: resolved) else {
      throw DiagnosticList([Diagnostic(CourseProblem.folderMissing(folder))])
    }
    guard attributes[.type] as? FileAttributeType == .typeDirectory else {
      throw DiagnosticList([Diagnostic(CourseProblem.notAFolder(folder))])
    }
  }

  private static func organizationFolder(for folder: String) -> String? {
    [folder, FilePlace.parent(of: folder)].first {
      FileManager.default.fileExists(atPath: FilePlace.join($0, organizationFileName))
    }
  }

  private static func readCourseFile(
    _ file: String, folder: String, findings: inout DiagnosticList
  ) -> (course: Course?, certificate: CertificateConfiguration?) {
    let start = SourceLocation(file: file, line: 1, column: 1)
    guard FileManager.default.fileExists(atPath: file) else {
      findings.add(CourseProblem.fileMissing(courseFileName), at: start)
      return (nil, nil)
    }
    guard var reader = reader(for: file, findings: &findings) else { return (nil, nil) }
    defer { findings.add(contentsOf: reader.findings) }
    guard let root = reader.section(reader.document.root, named: "", at: start, CourseFileKey.Root.self) else { return (nil, nil) }

    var course: Course?
    var certificate: CertificateConfiguration?
    if let section = reader.section(.course, of: root, CourseFileKey.Course.self) {
      course = reader.course(section)
    } else if root[.course].map({ $0.value.isNothing }) ?? true {
      reader.add(root[.course] == nil ? .missingKey("course") : .emptyValue("course"), at: root[.course]?.key.location ?? start)
    }
    if let section = reader.section(.certificate, of: root, CourseFileKey.Certificate.self) {
      certificate = reader.certificate(section, assets: AssetFolder(folder), offered: course?.tracks.map(\.value))
      if let course, let certificate, course.pacing.value == .instructor, course.end == nil, certificate.availability.behavior == .end,
        !reader.findings.hasErrors
      {
        reader.add(.neverAvailable, at: root[.course]?.key.location)
      }
    } else if root[.certificate].map({ $0.value.isNothing }) ?? true {
      let location = root[.certificate]?.key.location ?? start
      reader.add(root[.certificate] == nil ? .missingKey("certificate") : .emptyValue("certificate"), at: location)
    }
    return (course, certificate)
  }

  private static func readOrganizationFile(_ file: String, folder: String, findings: inout DiagnosticList) -> Organization? {
    guard var reader = reader(for: file, findings: &findings) else { return nil }
    defer { findings.add(contentsOf: reader.findings) }
    let start = SourceLocation(file: file, line: 1, column: 1)
    guard let section = reader.section(reader.document.root, named: "", at: start, CourseFileKey.Organization.self) else { return nil }
    return reader.organization(section, assets: AssetFolder(folder))
  }

  private static func reader(for file: String, findings: inout DiagnosticList) -> YAMLReader? {
    do throws(DiagnosticList) {
      return YAMLReader(try YAMLDocument(courseFile: SourceText(contentsOf: file, byteLimit: CourseFileLimit.bytes)))
    } catch {
      findings.add(contentsOf: error)
      return nil
    }
  }
}

/// What a file of a course folder may cost its reader.
enum CourseFileLimit {
  /// No course file comes near it, and it bounds what a hostile one can cost.
  static let bytes = 256 * 1024
  /// Enough for people.
  static let aliases = 16
}

extension YAMLDocument {
  init(courseFile source: SourceText) throws(DiagnosticList) { try self.init(source, aliasLimit: CourseFileLimit.aliases) }
}

/// Paths as the user writes them: joined and shortened as text, links left alone.
enum FilePlace {
  static func withoutClosingSlash(_ path: String) -> String {
    guard !path.isEmpty else { return "." }
    let kept = path.reversed().drop { $0 == "/" }.reversed()
    return kept.isEmpty ? "/" : String(kept)
  }

  static func join(_ folder: String, _ name: String) -> String {
    folder == "." ? name : folder == "/" ? "/" + name : folder + "/" + name
  }

  static func parent(of folder: String) -> String {
    if folder == "/" { return folder }
    let parts = folder.split(separator: "/", omittingEmptySubsequences: false)
    guard let last = parts.last, last != ".", last != ".." else { return folder == "." ? ".." : folder + "/.." }
    let rest = parts.dropLast().joined(separator: "/")
    return rest.isEmpty ? (folder.hasPrefix("/") ? "/" : ".") : rest
  }
}
