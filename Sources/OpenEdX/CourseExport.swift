public import Diagnostics

/// An Open edX course export (OLX): a folder, or a `.tar.gz`, `.tar` or `.zip` of one.
public enum CourseExport {
  /// Reads the settings, the certificate configuration and its images. What an export lacks stays absent.
  /// - Throws: every error found; `noSuchExport`, `damagedArchive` and the like end the reading at once.
  public static func read(at path: String, options: ImportOptions) throws(DiagnosticList) -> ImportedCourse {
    let result: (course: ImportedCourse?, findings: DiagnosticList)
    do throws(ExportProblem) {
      var reading = ExportReading(files: try ExportFiles(at: path, limits: options.limits), options: options)
      result = (try reading.course(), reading.findings)
    } catch {
      throw DiagnosticList([Diagnostic(error)])
    }
    guard let course = result.course else { throw result.findings }
    return course
  }
}
