public import Courses
public import PDFAssembly

/// What a print run is to hold, and how.
public struct PrintOptions: Sendable {
  /// Who comes after whom.
  public enum Order: String, Sendable, CaseIterable {
    /// By the printed name, accents and case aside.
    case name
    /// By certificate ID.
    case id
    /// As in the roster.
    case roster
  }

  /// What `generate` wrote to.
  public var out: String
  /// The file to make.
  public var file: String
  public var order: Order
  /// Gives the order `.roster`; the batch's own report when `nil`.
  public var roster: String?
  /// Only these tracks; empty for all.
  public var tracks: Set<Track>
  public var imposition: Imposition
  /// An ICC profile; the one that comes with Laurel when `nil`.
  public var profile: String?
  /// Whether what preflight finds keeps the run from being made.
  public var isStrict: Bool
  /// How many are laid out at once; changes no byte.
  public var jobs: Int

  public init(
    out: String, file: String, order: Order = .name, roster: String? = nil, tracks: Set<Track> = [], imposition: Imposition = Imposition(),
    profile: String? = nil, isStrict: Bool = false, jobs: Int = 1
  ) {
    self.out = out
    self.file = file
    self.order = order
    self.roster = roster
    self.tracks = tracks
    self.imposition = imposition
    self.profile = profile
    self.isStrict = isStrict
    self.jobs = max(1, jobs)
  }
}
