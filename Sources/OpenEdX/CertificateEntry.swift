import Courses
import Diagnostics

/// The certificate configuration of an export, before its images are looked for.
struct CertificateEntry {
  var isActive: Located<Bool>
  /// On one line; `nil` when the course's display name is to be printed.
  var title: Located<String>?
  var signatories: [Entry] = []
  /// Older exports name the organization's logo here.
  var logoPath: Located<String>?

  struct Entry {
    var signatory: Signatory
    /// As written; may be empty.
    var signaturePath: Located<String>
  }

  /// What a certificate has room for.
  static let signatoryLimit = 8

  /// Reads the `certificates` setting. Of several configurations the first active one is used, which is the one that Open edX shows
  /// its learners; else the first, for previews.
  /// - Returns: `nil` after an error.
  static func read(_ setting: Located<JSONValue>?, findings: inout DiagnosticList) -> CertificateEntry? {
    guard let setting, let written = setting.value.object?["certificates"], !written.value.isNull else {
      findings.add(ExportProblem.noCertificates, at: setting?.location)
      return nil
    }
    guard let list = written.value.array else {
      findings.add(ExportProblem.noUsableConfiguration(found: written.value.kind), at: written.location)
      return nil
    }
    let configurations = list.filter { $0.value.object != nil }
    guard let first = configurations.first else {
      findings.add(list.isEmpty ? ExportProblem.noCertificates : .noUsableConfiguration(found: list[0].value.kind), at: written.location)
      return nil
    }
    let used = configurations.first { $0.value.object?["is_active"]?.value.isTrue == true } ?? first
    let members = used.value.object ?? [:]
    let name = members["name"]?.value.string?.onOneLine ?? "without a name"
    if configurations.count > 1 {
      findings.add(ExportProblem.severalConfigurations(count: configurations.count, used: name), at: used.location)
    }
    return CertificateEntry(members, named: name, at: used.location, findings: &findings)
  }

  private init?(
    _ members: [String: Located<JSONValue>], named name: String, at location: SourceLocation?, findings: inout DiagnosticList
  ) {
    switch members["version"]?.value {
    case nil, .null?: findings.add(ExportProblem.versionMissing, at: location)
    case .number(1)?, .string("1")?: break
    case let other?:
      let found = (try? other.text(of: "version")) ?? other.kind
      findings.add(ExportProblem.unsupportedVersion(found), at: members["version"]?.location)
      return nil
    }
    isActive = Located(members["is_active"]?.value.isTrue == true, at: members["is_active"]?.location ?? location)
    if !isActive.value { findings.add(ExportProblem.inactiveConfiguration(name: name), at: isActive.location) }
    title = Self.text(members["course_title"], "course_title", findings: &findings) { $0.onOneLine }
    logoPath = Self.text(members["org_logo_path"], "org_logo_path", findings: &findings) { $0.onOneLine }
    readSignatories(members["signatories"], at: location, findings: &findings)
  }

  private mutating func readSignatories(_ written: Located<JSONValue>?, at location: SourceLocation?, findings: inout DiagnosticList) {
    for (index, element) in (written?.value.array ?? []).enumerated() {
      guard let members = element.value.object else {
        findings.add(
          ExportProblem.unexpectedJSON(setting: "signatories", expected: "an object", found: element.value.kind), at: element.location)
        continue
      }
      func text(_ key: String, _ form: (String) -> String?) -> Located<String>? {
        Self.text(members[key], key, findings: &findings, form: form)
      }
      guard let name = text("name", { $0.onOneLine }) else {
        findings.add(ExportProblem.signatoryWithoutName(position: index + 1), at: members["name"]?.location ?? element.location)
        continue
      }
      let path = text("signature_image_path") { $0.onOneLine }
      signatories.append(
        Entry(
          signatory: Signatory(
            name: name, title: text("title") { $0.trimmedLines }, organization: text("organization") { $0.trimmedLines }),
          signaturePath: path ?? Located("", at: members["signature_image_path"]?.location ?? element.location)))
    }
    if signatories.isEmpty { findings.add(ExportProblem.noSignatories, at: written?.location ?? location) }
    if signatories.count > Self.signatoryLimit {
      findings.add(ExportProblem.tooManySignatories(signatories.count, limit: Self.signatoryLimit), at: written?.location ?? location)
    }
  }

  private static func text(
    _ member: Located<JSONValue>?, _ key: String, findings: inout DiagnosticList, form: (String) -> String?
  ) -> Located<String>? {
    guard let member else { return nil }
    do throws(ExportProblem) {
      return try member.value.text(of: key).flatMap(form).map { Located($0, at: member.location) }
    } catch {
      findings.add(error, at: member.location)
      return nil
    }
  }
}

extension JSONValue {
  /// `true`, also as a string.
  fileprivate var isTrue: Bool { self == .bool(true) || string?.lowercased() == "true" }
}
