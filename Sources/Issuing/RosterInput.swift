public import Diagnostics
public import Rosters

/// The learners of a run and what the course team has said about them beside the roster.
public struct RosterInput: Sendable {
  public enum Source: Sendable {
    case laurel(csv: String)
    case openEdX(grades: String, profiles: String)
  }
  public var source: Source
  public var allowlist: String?
  public var invalidations: String?

  public init(source: Source, allowlist: String? = nil, invalidations: String? = nil) {
    self.source = source
    self.allowlist = allowlist
    self.invalidations = invalidations
  }

  /// - Throws: what is wrong with any of the files as a whole.
  public func open() throws(DiagnosticList) -> OpenRoster {
    var problems = DiagnosticList()
    var reader: RosterReader?
    do throws(DiagnosticList) {
      switch source {
      case .laurel(let csv): reader = try RosterReader(laurelCSV: csv)
      case .openEdX(let grades, let profiles): reader = try RosterReader(grades: grades, profiles: profiles)
      }
    } catch { problems.add(contentsOf: error) }
    var findings: [Diagnostic] = []
    func list(_ path: String?, _ kind: LearnerList.Kind) -> LearnerList {
      guard let path else { return LearnerList() }
      do throws(DiagnosticList) {
        let read = try LearnerList.read(path, kind)
        findings += read.findings
        return read.list
      } catch {
        problems.add(contentsOf: error)
        return LearnerList()
      }
    }
    let allowlist = list(allowlist, .allowlist)
    let invalidations = list(invalidations, .invalidations)
    guard problems.isEmpty, let reader else { throw problems }
    return OpenRoster(reader: reader, allowlist: allowlist, invalidations: invalidations, findings: findings)
  }
}

/// A roster being read.
public struct OpenRoster {
  public let reader: RosterReader
  public let allowlist: LearnerList
  public let invalidations: LearnerList
  /// Warnings about the lists.
  public let findings: [Diagnostic]
}
