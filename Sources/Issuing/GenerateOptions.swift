public import Courses
public import Signing

/// What a run is to make, and how.
public struct GenerateOptions: Sendable {
  public var out: String
  public var formats: Set<OutputFormat>
  public var jobs: Int
  public var shard: Shard?
  public var now: Moment
  public var isDryRun: Bool
  /// Only these tracks; empty for all.
  public var tracks: Set<Track>
  /// Where an archive of everybody's PDF and badge goes, if anywhere.
  public var zip: String?
  /// Who signs the documents, if anybody.
  public var signer: SigningIdentity?

  public init(
    out: String, formats: Set<OutputFormat>, jobs: Int, shard: Shard? = nil, now: Moment, isDryRun: Bool = false, tracks: Set<Track> = [],
    zip: String? = nil, signer: SigningIdentity? = nil
  ) {
    self.out = out
    self.formats = formats
    self.jobs = max(1, jobs)
    self.shard = shard
    self.now = now
    self.isDryRun = isDryRun
    self.tracks = tracks
    self.zip = zip
    self.signer = signer
  }

  /// One of several runs over the same roster, each with its own learners.
  public struct Shard: Sendable, Equatable {
    /// From 1.
    public var number: Int
    public var count: Int

    /// Reads `2/8`.
    public init?(_ text: String) {
      let parts = text.split(separator: "/").compactMap { Int($0) }
      guard parts.count == 2, parts[1] >= 1, (1...parts[1]).contains(parts[0]) else { return nil }
      (number, count) = (parts[0], parts[1])
    }
  }
}

/// How far a run has come.
public struct RunProgress: Sendable {
  public var learners: Int
  /// Part of the roster's bytes that are read, 0…1.
  public var fraction: Double
}
