import Diagnostics

extension RegistryProblem {
  public var message: String {
    switch self {
    case .missing(let path): "there is no registry at \(path)"
    case .notARegistry(let path): "\(path) is not a registry of certificates"
    case .newer(let path, let version, let known): "\(path) was written by a newer version (format \(version), this one knows \(known))"
    case .busy(let path): "another run keeps \(path) locked"
    case .damaged(let path, let reason): "\(path) is damaged: \(reason)"
    case .diskFull(let path): "the disk of \(path) is full"
    case .otherID(let path): "\(path) has a certificate of the same learner and course under another ID"
    case .failed(let path, let reason): "\(path) cannot be used: \(reason)"
    }
  }

  public var hint: String? {
    switch self {
    case .missing: "it stands in the folder that `laurel generate` wrote to; name that folder with --out"
    case .notARegistry: nil
    case .newer: "use the version that wrote it, or a later one"
    case .busy: "wait for the other run to end, then run this again"
    case .damaged: "restore it from a backup"
    case .diskFull: "make room, then run this again; what was done stays done"
    case .otherID: "use the secret that the first certificates were issued with"
    case .failed: nil
    }
  }
}
