public import Courses
public import Eligibility

/// One certificate in the registry.
public struct IssuedCertificate: Sendable, Equatable {
  /// Restored against its hash.
  public let award: Award
  /// In Unicode normalisation form C.
  public let username: String
  public let state: State
  /// When it was issued for the first time; never changes.
  public let firstIssued: Moment
  /// When its facts were last made.
  public let updated: Moment
  /// What has certainly been written for these facts: SHA-256 in lower-case hex by file name (`certificate.pdf`). A file that is not named
  /// here may be missing or stale and is to be written again; the same facts give the same bytes.
  public let files: [String: String]
  /// The hashed recipient of its badge, as in the assertion; the address itself is kept nowhere.
  public let recipient: String?

  public enum State: String, Sendable, CaseIterable {
    case issued, revoked
  }

  /// What eligibility asks of the past.
  public var previousIssue: PreviousIssue { PreviousIssue(award: award, firstIssued: firstIssued) }
}

/// A certificate to be entered before its files are written.
public struct CertificateEntry: Sendable {
  public var award: Award
  public var username: String
  /// The award that was read from the registry and that this one takes the place of; `nil` for a first issue. Whoever finds another one
  /// there has lost to another run.
  public var replacing: Award?

  public init(award: Award, username: String, replacing: Award? = nil) {
    self.award = award
    self.username = username
    self.replacing = replacing
  }
}

/// Files that have been written and are in their places.
public struct WrittenFiles: Sendable {
  /// What they were made from.
  public var award: Award
  /// SHA-256 in lower-case hex by file name; adds to what is recorded of other files.
  public var files: [String: String]
  /// The hashed recipient, when a badge assertion was among them.
  public var recipient: String?

  public init(award: Award, files: [String: String], recipient: String? = nil) {
    self.award = award
    self.files = files
    self.recipient = recipient
  }
}
