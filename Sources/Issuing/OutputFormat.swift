/// What can be made of an award.
public enum OutputFormat: String, Sendable, CaseIterable, Hashable {
  case pdf, badge, page

  /// Whether it holds public addresses, so that it can't be made without a base URL.
  public var needsBaseURL: Bool { self != .pdf }
}
