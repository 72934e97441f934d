import Courses
import Diagnostics

extension IssuingProblem {
  public var severity: Severity {
    switch self {
    case .resources, .notActive, .formatLacks, .cannotWrite, .drawing, .registry, .trackNotOffered: .error
    case .noBaseURL, .nameChanged, .listedButNotInRoster, .opaqueSignature, .noPassingGrade, .absent: .warning
    case .noBadge: .note
    }
  }

  public var message: String {
    switch self {
    case .resources(let reason): reason
    case .notActive: "the certificate is not active, so nothing is generated"
    case .formatLacks(let format, let key): "the format “\(format.rawValue)” needs `\(key)`, which organization.yaml lacks"
    case .noBaseURL: "there is no `base_url`, so the PDF goes without QR code and address"
    case .noBadge: "no badge: the roster has no e-mail address for this learner"
    case .cannotWrite(let path, let reason): "can't write \(path): \(reason)"
    case .drawing(let reason): "drawing failed: \(reason)"
    case .registry(let reason): reason
    case .nameChanged(let issued, let roster): "issued to “\(issued)”, the roster now says “\(roster)”; the certificate keeps what was issued"
    case .listedButNotInRoster(let learner): "“\(learner)” is not in the roster"
    case .trackNotOffered(let track, _): "the course does not offer the track “\(track.rawValue)”"
    case .opaqueSignature(let path): "\(path) has a white ground; a transparent one lies better on the sheet"
    case .noPassingGrade: "nobody said what grade passes, so only learners on the allowlist can be awarded"
    case .absent(let key, let blocks): "`\(key)` is absent, which blocks \(blocks)"
    }
  }

  public var hint: String? {
    switch self {
    case .notActive: "look at `laurel preview`, then run `laurel activate`"
    case .formatLacks(_, let key): "give `\(key)` in organization.yaml, or choose other formats with --format"
    case .noBaseURL: "give `base_url` in organization.yaml: the public address of OUT/www"
    case .trackNotOffered(_, let offered): "offered: \(offered.map(\.rawValue).joined(separator: ", "))"
    case .noPassingGrade: "give `passing_grade` in course.yaml"
    case .absent(let key, _): "give `\(key)` in \(key == "passing_grade" ? "course.yaml" : "organization.yaml")"
    default: nil
    }
  }
}
