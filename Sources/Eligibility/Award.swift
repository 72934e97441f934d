public import Courses

/// The facts that are printed for one learner, frozen, with the certificate's ID. Eligibility makes it, the registry restores it
/// against its hash, nothing else: there is no public initialiser.
public struct Award: Sendable, Equatable {
  public let id: CertificateID
  public let facts: Facts
  /// Marked as such on the page; can never be issued.
  public let isSpecimen: Bool

  init(id: CertificateID, facts: Facts, isSpecimen: Bool) {
    self.id = id
    self.facts = facts
    self.isSpecimen = isSpecimen
  }

  /// What is printed of this learner and course.
  public struct Facts: Sendable, Equatable, Codable {
    public var learnerName: String
    /// `org+number+run`.
    public var courseKey: String
    /// The organization code and the number as printed.
    public var courseOrganization: String
    public var courseNumber: String
    /// The title as printed.
    public var courseTitle: String
    public var track: Track
    /// The date as printed.
    public var issuedOn: CalendarDate
    /// BCP 47: the language that the certificate speaks.
    public var language: String
    /// 0…1, when known.
    public var grade: Double?
    /// Further roster columns by header.
    public var custom: [String: String]

    public init(
      learnerName: String, courseKey: String, courseOrganization: String, courseNumber: String, courseTitle: String, track: Track,
      issuedOn: CalendarDate, language: String, grade: Double?, custom: [String: String]
    ) {
      self.learnerName = learnerName
      self.courseKey = courseKey
      self.courseOrganization = courseOrganization
      self.courseNumber = courseNumber
      self.courseTitle = courseTitle
      self.track = track
      self.issuedOn = issuedOn
      self.language = language
      self.grade = grade
      self.custom = custom
    }
  }
}
