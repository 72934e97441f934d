import Courses
public import Diagnostics
import Foundation

/// Switches a course's certificate on and off in its `course.yaml`.
public struct Activation: Sendable {
  private let folder: String

  public init(_ folder: String) { self.folder = folder }

  /// - Returns: whether the file had to be changed.
  /// - Throws: what is wrong with the file, or that it can't be written.
  public func set(_ isActive: Bool) throws(DiagnosticList) -> Bool {
    let file = folder.hasSuffix("/") ? folder + CourseFolder.courseFileName : "\(folder)/\(CourseFolder.courseFileName)"
    guard let data = FileManager.default.contents(atPath: file), let text = String(validating: data, as: UTF8.self) else {
      throw DiagnosticList([Diagnostic(IssuingProblem.cannotRead(path: file))])
    }
    let edited = try CertificateActivation.setActive(isActive, inCourseFileText: text, file: file)
    guard edited != text else { return false }
    try FolderFile.replaceText(ofFileAt: file, with: edited)
    return true
  }
}
