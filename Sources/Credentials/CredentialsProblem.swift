public import Diagnostics
public import Eligibility

/// What can be wrong with `keys/secret`.
public enum SecretProblem: Problem {
  case missing(path: String)
  case alreadyExists(path: String)
  /// Others than its owner may open the file.
  case readableByOthers(path: String, mode: Int)
  /// Not 64 hex digits.
  case malformed(path: String)
  /// `organization.yaml` does not say which secret it goes with.
  case noFingerprint(path: String, found: String)
  /// Another secret than the one `organization.yaml` names: every certificate ID would change.
  case different(path: String, found: String, expected: String)
  case notReadable(path: String, reason: String)
  case notWritable(path: String, reason: String)
}

/// Why no Open Badges 2.0 assertion can be made.
public enum BadgeProblem: Problem {
  /// `organization.yaml` lacks something that hosted badges need.
  case organizationLacks(OrganizationKey)
  /// Open Badges 2.0 names the recipient by e-mail address, and the roster has none.
  case noEmail(CertificateID)
  case specimen

  public enum OrganizationKey: String, Sendable, CaseIterable {
    case baseURL = "base_url", url, email
  }
}

/// What can be wrong with a badge picture, by the PNG specification (W3C PNG, third edition; clauses in brackets).
public enum PNGProblem: Problem {
  /// No PNG signature (5.2).
  case notPNG
  /// The file ends within a chunk, or without IEND (5.3, 5.6).
  case truncated(offset: Int)
  /// A length above 2³¹ − 1 or a type that is not four letters (5.3).
  case malformedChunk(offset: Int)
  /// The CRC does not match (5.5).
  case badChecksum(chunk: String, offset: Int)
  /// A chunk that must not be where it is (5.6), or a header or an end of the wrong size (11.2).
  case misplacedChunk(String, offset: Int)
  /// No IDAT (5.6).
  case noImageData
  /// More bytes after IEND (5.6).
  case bytesAfterEnd(offset: Int)
  /// More than one baked credential; Open Badges allows one.
  case severalCredentials
  /// A baked credential that is compressed, against the specification, or not readable as text.
  case unreadableCredential
  /// A text with a zero byte, which cannot be baked (11.3.3.4).
  case zeroByteInText
}
