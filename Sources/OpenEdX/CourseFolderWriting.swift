import Courses
public import Diagnostics
import Foundation

extension CourseExport {
  /// Makes a course folder: `course.yaml`, `organization.yaml`, `assets/`, schemas, `.gitignore`, and whatever `makeSecret` puts beside
  /// them. All of it is written into a new folder beside the target, which then takes the target's name: there is never half a course.
  /// - Parameters:
  ///   - directory: the folder to make; it may exist when it is empty.
  ///   - makeSecret: is given the new folder before it gets its name, puts the secret that certificate IDs come from into it, and
  ///     returns the secret's fingerprint for `organization.yaml`.
  /// - Throws: `targetNotEmpty`, `cannotWrite`, texts that a certificate could not print, and what `makeSecret` throws.
  public static func write(
    _ imported: ImportedCourse, into directory: String, makeSecret: (_ folder: String) throws -> String? = { _ in nil }
  ) throws(DiagnosticList) {
    let target = URL(fileURLWithPath: directory).standardizedFileURL
    try checkIsFree(target, named: directory)
    let staging = target.deletingLastPathComponent().appendingPathComponent(".\(target.lastPathComponent).\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: staging) }
    do {
      try FileManager.default.createDirectory(at: staging, withIntermediateDirectories: true)
      var organization = imported.folder.organization
      if let fingerprint = try makeSecret(staging.path) { organization.secretFingerprint = Located(fingerprint) }
      let files = [
        FolderFile(path: CourseFolder.courseFileName, content: .text(try imported.folder.courseYAML())),
        FolderFile(path: CourseFolder.organizationFileName, content: .text(try CourseFolder.organizationYAML(organization))),
      ]
      _ = try FolderFile.write(files + CourseFolderTemplate.surroundings, into: staging.path)
      try FileManager.default.createDirectory(at: staging.appendingPathComponent("assets"), withIntermediateDirectories: true)
      for asset in imported.assets { try Data(asset.contents).write(to: staging.appendingPathComponent(asset.target)) }
    } catch let list as DiagnosticList {
      throw list
    } catch {
      throw DiagnosticList([Diagnostic(ExportProblem.cannotWrite(directory, reason: FolderReader.reason(error)))])
    }
    // rename(2) puts a folder in the place of an empty one, and refuses when somebody has filled it meanwhile.
    guard unsafe rename(staging.path, target.path) == 0 else {
      let reason = String(describing: POSIXErrorCode(rawValue: errno) ?? .EIO)
      throw DiagnosticList([Diagnostic(ExportProblem.cannotWrite(directory, reason: "rename: \(reason)"))])
    }
  }

  private static func checkIsFree(_ target: URL, named directory: String) throws(DiagnosticList) {
    // The attributes of a link are its own: a link is nothing that a folder may replace.
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: target.path) else { return }
    let isFolder = attributes[.type] as? FileAttributeType == .typeDirectory
    guard isFolder, let names = try? FileManager.default.contentsOfDirectory(atPath: target.path), names.isEmpty else {
      throw DiagnosticList([Diagnostic(ExportProblem.targetNotEmpty(directory))])
    }
  }
}
