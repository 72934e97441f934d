import Courses
public import Diagnostics

extension SecretProblem {
  public var message: String {
    switch self {
    case .missing(let path): "there is no secret at \(path)"
    case .alreadyExists(let path): "there is a secret at \(path) already"
    case .readableByOthers(let path, let mode): "others may open the secret at \(path) (mode \(String(mode, radix: 8)))"
    case .malformed(let path): "\(path) does not hold a secret of 64 hex digits"
    case .noFingerprint(let path, _): "organization.yaml does not say which secret it goes with (\(path) was found)"
    case .different(let path, let found, let expected): "the secret at \(path) is \(found), organization.yaml goes with \(expected)"
    case .notReadable(let path, let reason): "\(path) cannot be read: \(reason)"
    case .notWritable(let path, let reason): "\(path) cannot be written: \(reason)"
    }
  }

  public var hint: String? {
    switch self {
    case .missing: "copy it from where the organization keeps it; certificate IDs come from it, so a new one changes them all"
    case .alreadyExists: "keep it: certificate IDs come from it, so a new one changes them all"
    case .readableByOthers(let path, _): "run `chmod 600 \(path)`"
    case .malformed: "copy it again from where the organization keeps it"
    case .noFingerprint(_, let found): "if this is the organization's secret, add `secret_fingerprint: \(found)`"
    case .different: "copy the right one from where the organization keeps it; with this one every certificate ID would change"
    case .notReadable, .notWritable: nil
    }
  }
}

extension BadgeProblem {
  public var message: String {
    switch self {
    case .organizationLacks(let key): "badges need `\(key.rawValue)` in organization.yaml"
    case .noEmail(let id): "no credential could be baked into the badge of certificate \(id): the roster has no e-mail address"
    case .specimen: "a specimen gets no badge assertion"
    }
  }

  public var hint: String? {
    switch self {
    case .organizationLacks(.baseURL): "it is the public address of the folder OUT/www"
    case .organizationLacks(.url): "it is the address of the organization's home page"
    case .organizationLacks(.email): "it is the address at which whoever checks a badge can ask"
    case .noEmail: "add an `email` column to the roster"
    case .specimen: nil
    }
  }

  public var severity: Severity {
    switch self {
    case .noEmail: .warning
    case .organizationLacks, .specimen: .error
    }
  }
}

extension PNGProblem {
  public var message: String {
    switch self {
    case .notPNG: "the picture is not a PNG"
    case .truncated(let offset): "the PNG ends too early, at byte \(offset)"
    case .malformedChunk(let offset): "the PNG is damaged at byte \(offset)"
    case .badChecksum(let chunk, let offset): "the PNG is damaged: the checksum of \(chunk) at byte \(offset) is wrong"
    case .misplacedChunk(let chunk, let offset): "the PNG is damaged: \(chunk) at byte \(offset) is out of place"
    case .noImageData: "the PNG has no image data"
    case .bytesAfterEnd(let offset): "the PNG goes on after its end, at byte \(offset)"
    case .severalCredentials: "the badge holds more than one credential"
    case .unreadableCredential: "the credential in the badge cannot be read as text"
    case .zeroByteInText: "the credential holds a zero byte"
    }
  }
}

extension HostedBadges {
  /// What a badge stands for, in Open edX's words, with as many of the dates as are known.
  static func description(of course: Course, on track: Track) -> String {
    let dates: String? =
      switch (course.start?.value.date, course.end?.value.date) {
      case (let start?, let end?): "\(start) - \(end)"
      case (let start?, nil): "from \(start)"
      case (nil, let end?): "until \(end)"
      case (nil, nil): nil
      }
    let mode = dates.map { "\(track.rawValue), \($0)" } ?? track.rawValue
    return "Completed the course \"\(course.displayName.value)\" (\(mode))"
  }

  /// What had to be done for it.
  static func criteria(of folder: CourseFolder, on track: Track) -> String {
    let course = folder.course
    var conditions: [String] = []
    if let grade = course.passingGrade?.value {
      let percent = (grade * 1000).rounded() / 10
      let number = percent == percent.rounded() ? String(Int(percent)) : String(percent)
      conditions.append("with a grade of at least \(number) %")
    }
    if course.requiresIDVerification, track.needsIDVerification { conditions.append("with a checked identity") }
    let code = "\((course.displayOrganization ?? course.org).value) \((course.displayNumber ?? course.number).value)"
    let extent = conditions.isEmpty ? "" : ", " + conditions.joined(separator: " and ")
    return "Completed \(code), \(course.displayName.value), on its \(track.rawValue) track\(extent)."
  }
}
