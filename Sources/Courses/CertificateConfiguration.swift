public import Diagnostics

/// What the course team decides: the `certificate` part of `course.yaml`.
public struct CertificateConfiguration: Sendable, Equatable {
  public var active: Located<Bool>
  /// Printed instead of the course's display name when given.
  public var title: Located<String>?
  public var layouts: LayoutChoice
  /// Art that the layout draws below everything: PDF, SVG, PNG or JPEG.
  public var background: Located<AssetPath>?
  public var pageSize: Located<PageSizeName>
  public var availability: Availability
  /// Printed for everyone instead of the computed date.
  public var printedDate: Located<CalendarDate>?
  /// One to eight, in printing order.
  public var signatories: [Signatory]
  /// What one track does differently.
  public var trackSettings: [Track: TrackSettings]

  public init(
    active: Located<Bool>, title: Located<String>? = nil, layout: Located<String>?, layouts: [String: Located<String>] = [:],
    background: Located<AssetPath>? = nil, pageSize: Located<PageSizeName>,
    availability: Availability = Availability(behavior: .end), printedDate: Located<CalendarDate>? = nil, signatories: [Signatory],
    trackSettings: [Track: TrackSettings] = [:]
  ) {
    self.active = active
    self.title = title
    self.layouts = LayoutChoice(layout, byLanguage: layouts)
    self.background = background
    self.pageSize = pageSize
    self.availability = availability
    self.printedDate = printedDate
    self.signatories = signatories
    self.trackSettings = trackSettings
  }
}

public struct Signatory: Sendable, Equatable {
  public var name: Located<String>
  /// May hold several lines.
  public var title: Located<String>?
  public var organization: Located<String>?
  public var signature: Located<AssetPath>?

  public init(
    name: Located<String>, title: Located<String>? = nil, organization: Located<String>? = nil, signature: Located<AssetPath>? = nil
  ) {
    self.name = name
    self.title = title
    self.organization = organization
    self.signature = signature
  }
}

public struct TrackSettings: Sendable, Equatable {
  /// Replaces the configuration's title on this track.
  public var title: Located<String>?
  public var layout: Located<String>?
  /// Overrides the track's own rule (`Track.showsSignatures`).
  public var showsSignatures: Located<Bool>?

  public init(title: Located<String>? = nil, layout: Located<String>? = nil, showsSignatures: Located<Bool>? = nil) {
    self.title = title
    self.layout = layout
    self.showsSignatures = showsSignatures
  }
}

/// The name of one of a layout's sheets. Every layout that comes with Laurel has the well-known ones; whether another has one shows when it is
/// read.
public struct PageSizeName: RawRepresentable, Hashable, Sendable {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }

  public static let a4 = PageSizeName(rawValue: "A4")
  public static let letter = PageSizeName(rawValue: "Letter")
  public static let wellKnown = ["A4", "Letter", "A4-portrait", "Letter-portrait"]
}

/// When certificates may be shown (Open edX `certificates_display_behavior` and `certificate_available_date`).
/// Always normalised: a date belongs to `endWithDate` and to nothing else.
public struct Availability: Sendable, Equatable {
  public enum Behavior: String, Sendable, CaseIterable {
    case earlyNoInfo = "early_no_info", end, endWithDate = "end_with_date"
  }
  public private(set) var behavior: Behavior
  public private(set) var date: Located<Moment>?

  /// Applies Open edX's normalisation: `early_no_info` drops the date; a date otherwise means `end_with_date`; `end_with_date`
  /// without a date, an empty or any other word (`early_with_info`) is `end`.
  public init(behavior: Behavior?, date: Located<Moment>? = nil) {
    switch (behavior, date) {
    case (.earlyNoInfo, _):
      self.behavior = .earlyNoInfo
      self.date = nil
    case (_, let date?):
      self.behavior = .endWithDate
      self.date = date
    case (_, nil):
      self.behavior = .end
      self.date = nil
    }
  }
}

/// A course folder as read: everything the later stages need of it.
public struct CourseFolder: Sendable, Equatable {
  /// The folder on this machine.
  public var path: String
  public var organization: Organization
  public var course: Course
  public var certificate: CertificateConfiguration
  /// Where `organization.yaml` was found; it may stand one folder up.
  public var organizationFile: String

  public init(
    path: String, organization: Organization, course: Course, certificate: CertificateConfiguration, organizationFile: String
  ) {
    self.path = path
    self.organization = organization
    self.course = course
    self.certificate = certificate
    self.organizationFile = organizationFile
  }

  /// The title that a certificate of this track prints: the track's, else the configuration's, else the course's display name.
  public func printedTitle(on track: Track) -> Located<String> {
    certificate.trackSettings[track]?.title ?? certificate.title ?? course.displayName
  }

  public func showsSignatures(on track: Track) -> Bool {
    certificate.trackSettings[track]?.showsSignatures?.value ?? track.showsSignatures
  }
}
