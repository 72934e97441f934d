public import Courses

/// What a course export cannot say and the person who imports it can.
public struct ImportOptions: Sendable {
  /// Image file of the organization's logo (SVG, PNG or JPEG); an export has none, or only the platform's.
  public var logo: String?
  /// The tracks that the course offers; `nil` means honor and verified, with a note that nobody said so.
  public var tracks: [Track]?
  /// The public address of `OUT/www`.
  public var baseURL: String?
  /// The address of the issuer profile.
  public var issuerURL: String?
  /// The address that a badge's issuer profile names.
  public var issuerEmail: String?
  /// The platform that is printed in “this {platform} Verified Certificate”.
  public var platform: String?
  /// The organization's full name; an export has only its code, unless an override says more.
  public var organizationName: String?
  /// The layout of the new course folder.
  public var layout: String
  /// The paper of the new course folder.
  public var pageSize: PageSizeName
  /// How much of an export is read at most.
  public var limits: ExportLimits

  public init(
    logo: String? = nil, tracks: [Track]? = nil, baseURL: String? = nil, issuerURL: String? = nil, issuerEmail: String? = nil,
    platform: String? = nil, organizationName: String? = nil, layout: String = "classic", pageSize: PageSizeName = .a4,
    limits: ExportLimits = ExportLimits()
  ) {
    self.logo = logo
    self.tracks = tracks
    self.baseURL = baseURL
    self.issuerURL = issuerURL
    self.issuerEmail = issuerEmail
    self.platform = platform
    self.organizationName = organizationName
    self.layout = layout
    self.pageSize = pageSize
    self.limits = limits
  }
}

/// How much of an export is read at most: whoever made it may mean harm. Nothing of it reaches the disk but the settings' values and
/// the few images that they name.
public struct ExportLimits: Sendable {
  /// Files and folders in the export.
  public var entries = 200_000
  /// Bytes of everything unpacked, the videos that are skipped included.
  public var unpackedBytes: Int64 = 8 << 30
  /// Unpacked bytes for each packed byte, judged once `ratioFloor` bytes are unpacked; real exports stay under 20.
  public var compressionRatio: Int64 = 150
  /// Bytes from which on the compression ratio counts.
  public var ratioFloor: Int64 = 64 << 20
  /// Bytes of one settings file (XML or JSON).
  public var settingsFileBytes = 16 << 20
  /// Bytes of all settings files together.
  public var settingsBytes = 64 << 20
  /// Bytes of one image.
  public var assetBytes = 50 << 20
  /// Folders inside folders.
  public var depth = 32

  public init() {}
}
