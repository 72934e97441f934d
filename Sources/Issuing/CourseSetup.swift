public import Courses
import Credentials
public import Diagnostics
import Foundation
public import OpenEdX

/// Makes course folders that are ready to generate: with the secret from which certificate IDs come.
public struct CourseSetup: Sendable {
  /// Where the secret of the new folder came from.
  public enum SecretOrigin: Sendable, Equatable {
    case made(path: String)
    /// It was there, and belongs to the organization.
    case found(path: String)
    case carried(from: String, to: String)
    /// `organization.yaml` names one that is not here.
    case elsewhere(path: String)
  }

  public struct Result: Sendable {
    /// Relative to the folder.
    public var files: [String]
    public var secret: SecretOrigin
  }

  private let folder: String

  /// - Parameter folder: the course folder, as the user named it.
  public init(_ folder: String) {
    let kept = folder.reversed().drop { $0 == "/" }.reversed()
    self.folder = kept.isEmpty ? folder : String(kept)
  }

  private var hasCourse: Bool { FileManager.default.fileExists(atPath: "\(folder)/\(CourseFolder.courseFileName)") }

  /// A folder to start from; in one that holds a course already, only the secret that it lacks.
  public func fromTemplate(today: CalendarDate) throws(DiagnosticList) -> Result {
    guard !hasCourse else { return Result(files: [], secret: try provideSecret(besideOf: try CourseFolder.read(at: folder).folder)) }
    let parent = URL(fileURLWithPath: folder).deletingLastPathComponent().appendingPathComponent(CourseFolder.organizationFileName)
    let isShared = FileManager.default.fileExists(atPath: parent.path)
    let files = try CourseFolderTemplate.files(start: today, organizationAlreadyThere: isShared)
    return try write(files, carryingFrom: nil)
  }

  /// A copy of a course, not active; or, given another run, a new run of it without the old one's dates.
  public func copy(of old: CourseFolder, run: String?) throws(DiagnosticList) -> Result {
    var files = try CourseFolderTemplate.newRun(of: old, run: run ?? old.course.run.value, destination: folder)
    if run == nil, let first = files.firstIndex(where: { $0.path == CourseFolder.courseFileName }) {
      let path = "\(old.path)/\(CourseFolder.courseFileName)"
      files[first].content = .text(try CertificateActivation.setActive(false, inCourseFileText: try Self.text(of: path), file: path))
    }
    return try write(files, carryingFrom: old)
  }

  /// What an Open edX export holds, as a course folder.
  public func from(_ imported: ImportedCourse) throws(DiagnosticList) -> SecretOrigin {
    try CourseExport.write(imported, into: folder, makeSecret: { try Secret.create(in: $0).fingerprint })
    return .made(path: "\(folder)/\(Secret.relativePath)")
  }

  private func write(_ files: [FolderFile], carryingFrom old: CourseFolder?) throws(DiagnosticList) -> Result {
    let written = try FolderFile.write(files, into: folder)
    let new = try CourseFolder.read(at: folder).folder
    if let old, written.contains(CourseFolder.organizationFileName), let origin = try carrySecret(of: old, to: new) {
      return Result(files: written, secret: origin)
    }
    return Result(files: written, secret: try provideSecret(besideOf: new))
  }

  // MARK: Secret

  private static func secretPath(of course: CourseFolder) -> String {
    course.organizationFolder.isEmpty ? Secret.relativePath : "\(course.organizationFolder)/\(Secret.relativePath)"
  }

  private func carrySecret(of old: CourseFolder, to new: CourseFolder) throws(DiagnosticList) -> SecretOrigin? {
    let (from, to) = (Self.secretPath(of: old), Self.secretPath(of: new))
    let files = FileManager.default
    guard files.fileExists(atPath: from) else { return nil }
    do {
      _ = try Secret.load(from: old.organizationFolder)
      let contents = try Data(contentsOf: URL(fileURLWithPath: from))
      var keys = OutputFolder(String(to.dropLast("/secret".count)), for: .owner)
      try keys.write(Array("*\n".utf8), to: ".gitignore")
      try keys.write(Array(contents), to: "secret")
    } catch let problem as SecretProblem { throw DiagnosticList([Diagnostic(problem)]) } catch let list as DiagnosticList {
      throw list
    } catch {
      throw DiagnosticList([Diagnostic(IssuingProblem.cannotWrite(path: to, reason: systemReason(error)))])
    }
    if new.organization.secretFingerprint == nil { return try provideSecret(besideOf: new) }
    return .carried(from: from, to: to)
  }

  /// Makes the organization's secret where there is neither one nor a fingerprint of one, and writes its fingerprint down.
  private func provideSecret(besideOf course: CourseFolder) throws(DiagnosticList) -> SecretOrigin {
    let path = Self.secretPath(of: course)
    let isThere = FileManager.default.fileExists(atPath: path)
    let secret: Secret
    do throws(SecretProblem) {
      if let fingerprint = course.organization.secretFingerprint {
        guard isThere else { return .elsewhere(path: path) }
        _ = try Secret.load(from: course.organizationFolder, expecting: fingerprint.value)
        return .found(path: path)
      }
      secret = isThere ? try Secret.load(from: course.organizationFolder) : try Secret.create(in: course.organizationFolder)
    } catch { throw DiagnosticList([Diagnostic(error)]) }
    try enter(secret.fingerprint, into: course.organizationFile)
    return isThere ? .found(path: path) : .made(path: path)
  }

  private func enter(_ fingerprint: String, into file: String) throws(DiagnosticList) {
    let text = try Organization.setSecretFingerprint(fingerprint, inOrganizationFileText: try Self.text(of: file), file: file)
    try FolderFile.replaceText(ofFileAt: file, with: text)
  }

  private static func text(of file: String) throws(DiagnosticList) -> String {
    guard let data = FileManager.default.contents(atPath: file), let text = String(validating: data, as: UTF8.self) else {
      throw DiagnosticList([Diagnostic(IssuingProblem.cannotRead(path: file))])
    }
    return text
  }
}
