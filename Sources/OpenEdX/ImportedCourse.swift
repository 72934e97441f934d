public import Courses
public import Diagnostics

/// What was read of a course export: the course as Laurel keeps it, the images it needs, and what the course team should know.
public struct ImportedCourse: Sendable {
  /// Asset paths are `assets/<name>`, relative to the folder that `CourseExport.write` makes; `path` is empty until then.
  public var folder: CourseFolder
  /// The images that `folder` names, once each.
  public var assets: [ImportedAsset]
  /// Warnings and notes; errors are thrown.
  public var findings: DiagnosticList

  public init(folder: CourseFolder, assets: [ImportedAsset], findings: DiagnosticList) {
    self.folder = folder
    self.assets = assets
    self.findings = findings
  }
}

/// A file that goes into the course folder as it is.
public struct ImportedAsset: Sendable, Equatable {
  /// Where it came from: a path inside the export, or the logo file as the user named it.
  public var source: String
  /// `assets/<name>`.
  public var target: String
  public var contents: [UInt8]

  public init(source: String, target: String, contents: [UInt8]) {
    self.source = source
    self.target = target
    self.contents = contents
  }
}
