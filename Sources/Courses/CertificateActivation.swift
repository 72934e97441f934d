public import Diagnostics

/// Switching a course's certificate on and off in the text of its `course.yaml`.
public enum CertificateActivation {
  /// Sets `certificate.active` with the smallest edit: everything else of the text stays byte for byte.
  /// - Parameter file: the name that problems are reported under.
  /// - Throws: what is wrong with the text, or `CourseProblem.cannotEdit`.
  public static func setActive(
    _ isActive: Bool, inCourseFileText text: String, file: String = CourseFolder.courseFileName
  ) throws(DiagnosticList) -> String {
    try YAMLEdit(section: "certificate", key: CourseFileKey.Certificate.active.rawValue, value: "\(isActive)", place: .first)
      .applied(to: text, file: file)
  }
}

extension Organization {
  /// Sets `secret_fingerprint` in the text of an `organization.yaml` with the smallest edit.
  /// - Parameter fingerprint: `sha256:` and 64 hexadecimal digits.
  /// - Throws: as `CertificateActivation.setActive` does, and `CourseProblem.notAFingerprint`.
  public static func setSecretFingerprint(
    _ fingerprint: String, inOrganizationFileText text: String, file: String = CourseFolder.organizationFileName
  ) throws(DiagnosticList) -> String {
    let key = CourseFileKey.Organization.secretFingerprint.rawValue
    guard SecretFingerprint.isWellFormed(fingerprint) else {
      throw DiagnosticList([Diagnostic(CourseProblem.notAFingerprint(key, text: fingerprint))])
    }
    return try YAMLEdit(section: nil, key: key, value: fingerprint, place: .last).applied(to: text, file: file)
  }
}
