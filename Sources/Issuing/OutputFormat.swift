public import Courses

/// What can be made of an award.
public enum OutputFormat: String, Sendable, CaseIterable, Hashable {
  case pdf, badge, page
  /// A picture of the certificate; only when it is asked for.
  case png

  /// The keys of `organization.yaml` that it can't be made without and that are absent.
  public func lacking(in organization: Organization) -> [String] {
    let values: [(String, Bool)] =
      switch self {
      case .pdf, .png: []
      case .badge: [("base_url", organization.baseURL == nil), ("url", organization.url == nil), ("email", organization.email == nil)]
      case .page: [("base_url", organization.baseURL == nil)]
      }
    return values.filter(\.1).map(\.0)
  }
}

extension OutputFormat {
  /// Everything that can be made for an organization, and what that leaves out.
  public static func possible(for organization: Organization) -> (formats: Set<OutputFormat>, leftOut: IssuingProblem?) {
    let usual = allCases.filter { $0 != .png }
    let blocked = usual.filter { !$0.lacking(in: organization).isEmpty }
    var keys: [String] = []
    for key in blocked.flatMap({ $0.lacking(in: organization) }) where !keys.contains(key) { keys.append(key) }
    return (Set(usual).subtracting(blocked), blocked.isEmpty ? nil : .formatsLeftOut(blocked, lacking: keys))
  }
}
