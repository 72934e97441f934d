import Courses
import Diagnostics
import Foundation
import Testing

@Suite struct EditingTests {
  @Test(arguments: [
    ("certificate:\n  active: false\n", "certificate:\n  active: true\n"),
    ("certificate:\n  active: no   # not yet\n  title: x", "certificate:\n  active: true   # not yet\n  title: x"),
    ("certificate:\n  active:   off\r\n  title: x\r\n", "certificate:\n  active:   true\r\n  title: x\r\n"),
    ("certificate:\n  \"active\": 'no' # x\n", "certificate:\n  \"active\": true # x\n"),
    ("certificate:\n  active:\n  title: x\n", "certificate:\n  active: true\n  title: x\n"),
    ("certificate:\n  active: # not yet\n  title: x\n", "certificate:\n  active: true # not yet\n  title: x\n"),
    ("certificate:\n  # first\n    \n  title: x # y\n", "certificate:\n  # first\n    \n  active: true\n  title: x # y\n"),
    ("certificate:\r\n    title: x\r\n", "certificate:\r\n    active: true\r\n    title: x\r\n"),
    ("certificate: {title: x}\n", "certificate: {active: true, title: x}\n"),
    ("certificate: {}\n", "certificate: {active: true}\n"),
    ("certificate: { title: x, active: false }\n", "certificate: { title: x, active: true }\n"),
    ("certificate: # soon\ncourse: {}\n", "certificate:\n  active: true # soon\ncourse: {}\n"),
    ("\u{FEFF}# é👩‍👧\ncertificate:\n  active: false", "\u{FEFF}# é👩‍👧\ncertificate:\n  active: true"),
    (
      "course:\n  active: false\ncertificate:\n  signatories:\n  - {name: A, active: false}\n  active: false\n",
      "course:\n  active: false\ncertificate:\n  signatories:\n  - {name: A, active: false}\n  active: true\n"
    ),
    ("{\"certificate\": {\"active\": false, \"title\": \"x\"}}", "{\"certificate\": {\"active\": true, \"title\": \"x\"}}"),
    ("certificate:\n  active: yes\n", "certificate:\n  active: yes\n"),
  ])
  func activatesWithTheSmallestEdit(before: String, after: String) throws {
    #expect(Array(try CertificateActivation.setActive(true, inCourseFileText: before).utf8) == Array(after.utf8))
  }

  @Test func deactivatesAndComesBack() throws {
    let text = try #require(Sample.course.replacing("active: true", with: "active: true  # since May") as String?)
    let off = try CertificateActivation.setActive(false, inCourseFileText: text)
    #expect(off == text.replacing("active: true ", with: "active: false "))
    #expect(try CertificateActivation.setActive(true, inCourseFileText: off) == text)
    #expect(try !Sample.folder(course: off).read().folder.certificate.active.value)
  }

  @Test(arguments: [
    "certificate:\n  active: &a false\n  title: *a\n", "certificate:\n  active: !!bool false\n", "certificate:\n  active: [false]\n",
    "certificate:\n  active: |\n    false\n", "certificate: active\n", "- certificate\n", "course: {}\n",
    "certificate: &c\n  title: x\nother: *c\n",
  ])
  func leavesAloneWhatItCannotEditSafely(text: String) throws {
    #expect(throws: DiagnosticList.self) { try CertificateActivation.setActive(true, inCourseFileText: text) }
  }

  @Test func reportsBrokenFilesUnderTheirName() throws {
    let list = #expect(throws: DiagnosticList.self) {
      try CertificateActivation.setActive(true, inCourseFileText: "certificate: a: b\n", file: "x/course.yaml")
    }
    #expect(list?.description.hasPrefix("x/course.yaml:1:") == true)
  }

  private let fingerprint = "sha256:" + String(repeating: "a1", count: 32)

  @Test func writesTheFingerprint() throws {
    func set(_ text: String) throws -> String { try Organization.setSecretFingerprint(fingerprint, inOrganizationFileText: text) }
    #expect(try set("name: N # n\n# end\n") == "name: N # n\n# end\nsecret_fingerprint: \(fingerprint)\n")
    #expect(try set("name: N\r\nurl: x") == "name: N\r\nurl: x\r\nsecret_fingerprint: \(fingerprint)\r\n")
    let old = "sha256:" + String(repeating: "0", count: 64)
    #expect(try set("secret_fingerprint: \"\(old)\" # k\nname: N\n") == "secret_fingerprint: \(fingerprint) # k\nname: N\n")
    #expect(try set("secret_fingerprint:\nname: N\n") == "secret_fingerprint: \(fingerprint)\nname: N\n")
    #expect(try set("{name: N}\n") == "{secret_fingerprint: \(fingerprint), name: N}\n")
    #expect(try Sample.folder(organization: set(Sample.organization)).read().folder.organization.secretFingerprint?.value == fingerprint)
    #expect(throws: DiagnosticList.self) {
      try Organization.setSecretFingerprint("sha256:12", inOrganizationFileText: "name: N\n")
    }
    #expect(throws: DiagnosticList.self) { try set("name: N\n...\n") }
  }

  @Test func replacesAFileWhole() throws {
    let folder = try Sample.folder()
    let file = folder.path + "/course.yaml"
    let link = folder.path + "/link.yaml"
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "course.yaml")
    try FolderFile.replaceText(ofFileAt: link, with: "course: new\n")
    #expect(try folder.text(of: "course.yaml") == "course: new\n")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "course.yaml")
    #expect(try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int == 0o640)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == [
        "assets", "course.yaml", "link.yaml", "organization.yaml",
      ])
  }
}
