import Courses
public import Diagnostics
import Typesetting

extension IssuingProblem {
  public var severity: Severity {
    switch self {
    case .resourcesNotFound, .fonts, .noSecretYet, .languageNotOffered, .notPrintable, .notActive, .formatLacks, .cannotRead, .cannotWrite,
      .notReplaceable,
      .cannotOpen, .drawing, .registry, .overtaken, .trackNotOffered:
      .error
    case .noBaseURL, .stillPublic, .takenDown, .nameChanged, .listedButNotInRoster, .noPassingGrade, .absent, .secretAbsent,
      .secretElsewhere, .formatsLeftOut, .backgroundNotDrawn:
      .warning
    case .noBadge: .note
    }
  }

  public var message: String {
    switch self {
    case .resourcesNotFound: "Laurel's fonts and layouts are not where the program looks for them"
    case .fonts(.noManifest(path: let path)): "there is no list of fonts at \(path)"
    case .fonts(.badManifest(path: let path, reason: let reason)): "the list of fonts at \(path) can't be read: \(reason)"
    case .fonts(.missingFile(family: let family, path: let path)): "the font file \(path) of \(family) is missing"
    case .noSecretYet: "there is no secret yet from which certificate IDs could come"
    case .secretAbsent: "there is no secret yet from which certificate IDs could come, which blocks generating"
    case .secretElsewhere(let path): "the secret \(path) is not on this machine, so it can check and preview but not generate"
    case .formatsLeftOut(let formats, let keys):
      "not made: \(formats.map(\.rawValue).joined(separator: ", ")); organization.yaml lacks \(keys.map { "`\($0)`" }.joined(separator: ", "))"
    case .languageNotOffered(let language, _): "the course does not offer the language “\(language)”"
    case .notPrintable(let name): "“\(name)” can't be printed as a name"
    case .notActive: "the certificate is not active, so nothing is generated"
    case .formatLacks(let format, let key): "the format “\(format.rawValue)” needs `\(key)`, which organization.yaml lacks"
    case .noBaseURL: "there is no `base_url`, so the PDF goes without QR code and address"
    case .noBadge: "no badge: the roster has no e-mail address for this learner"
    case .cannotRead(let path): "\(path) can't be read as UTF-8 text"
    case .cannotWrite(let path, let reason): "can't write \(path): \(reason)"
    case .notReplaceable(let path, let kind): "\(path) is there already and is no \(kind) file, so it stays"
    case .cannotOpen(let path): "can't write \(path): it can't be opened"
    case .drawing(let reason): "drawing failed: \(reason)"
    case .registry(let reason): reason
    case .overtaken: "other runs kept changing this certificate"
    case .stillPublic: "issued before; its files are still public"
    case .takenDown: "issued before; its files were taken down"
    case .nameChanged(let issued, let roster):
      "issued to “\(issued)”, the roster now says “\(roster)”; the certificate keeps what was issued"
    case .listedButNotInRoster(let learner): "“\(learner)” is not in the roster"
    case .trackNotOffered(let track, _): "the course does not offer the track “\(track.rawValue)”"
    case .noPassingGrade: "nobody said what grade passes, so only learners on the allowlist can be awarded"
    case .backgroundNotDrawn: "no layout of the course draws its background"
    case .absent(let key, let blocks): "`\(key)` is absent, which blocks \(blocks)"
    }
  }

  public var hint: String? {
    switch self {
    case .resourcesNotFound: "set LAUREL_HOME to the folder that holds Fonts and Layouts"
    case .fonts: "install Laurel's Fonts folder again"
    case .noSecretYet(let course), .secretAbsent(let course):
      "run `laurel init \(course)`, which makes it, or `laurel init NEW --from \(course)` to work in a copy"
    case .secretElsewhere: "copy it from where the organization keeps it"
    case .languageNotOffered(_, let offered): "offered: \(offered.joined(separator: ", "))"
    case .notActive(let course): "look at `laurel preview \(course)`, then run `laurel activate \(course)`"
    case .overtaken: "run this again"
    case .formatLacks(_, let key): "give `\(key)` in organization.yaml, or choose other formats with --format"
    case .noBaseURL: "give `base_url` in organization.yaml: the public address of OUT/www"
    case .trackNotOffered(_, let offered): "offered: \(offered.map(\.rawValue).joined(separator: ", "))"
    case .noPassingGrade: "give `passing_grade` in course.yaml"
    case .notReplaceable(_, let kind): "name another file, or one that Laurel made before; only a \(kind) file is replaced"
    case .backgroundNotDrawn: "choose a layout with an element `image: background`, or remove it"
    case .absent(let key, _): "give `\(key)` in \(key == "passing_grade" ? "course.yaml" : "organization.yaml")"
    default: nil
    }
  }
}
