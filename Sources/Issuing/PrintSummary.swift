/// What a print run came to.
public struct PrintSummary: Sendable, Codable, Equatable {
  /// The course's key, `org+number+run`.
  public var course: String
  public var file: String
  /// Learners in the run.
  public var certificates = 0
  /// Pages of the file, backs included.
  public var pages = 0
  public var bytes = 0
  /// Learners whose certificate could not be printed.
  public var failed = 0
  /// What preflight found.
  public var warnings = 0
  public var wasInterrupted = false
  public var seconds = 0.0

  init(course: String, file: String) {
    self.course = course
    self.file = file
  }

  private enum CodingKeys: String, CodingKey {
    case course, file, certificates, pages, bytes, failed, warnings
    case wasInterrupted = "interrupted"
    case seconds
  }
}
