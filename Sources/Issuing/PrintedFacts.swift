import Courses
import Credentials
import Diagnostics
import Eligibility
import Layout
import PDFAssembly

/// What a certificate says in print, for programs to read: attached to its document. Nothing that the sheet doesn't show of the learner.
struct PrintedFacts {
  let json: String

  /// - Parameter variables: those that the layout prints on this award's sheet.
  init(_ award: Award, variables: Set<String>, folder: CourseFolder) {
    let facts = award.facts
    var members: [(key: String, value: JSONText)] = []
    func add(_ key: String, _ value: String?, if variable: String? = nil) {
      guard let value, variable.map(variables.contains) ?? true else { return }
      members.append((key, .string(value)))
    }
    add("certificate_id", award.id.hex, if: "id")
    if variables.contains("url") || variables.contains("address") {
      add("address", folder.organization.baseURL.map { $0.value + award.id.folder + "/" })
    }
    add("name", facts.learnerName, if: "name")
    add("course_title", facts.courseTitle)
    add("course_number", facts.courseNumber)
    add("course_organization", facts.courseOrganization)
    add("organization", folder.organization.name.value)
    add("issued_on", facts.issuedOn.description, if: "issued")
    add("language", facts.language)
    if let grade = facts.grade, grade.isFinite, variables.contains("grade") {
      // As it is printed: a whole percentage.
      members.append(("grade", .number((grade * 100).rounded() / 100)))
    }
    let custom = facts.custom.keys.sorted().filter { variables.contains("roster." + $0) }
    if !custom.isEmpty { members.append(("custom", .object(custom.map { (key: $0, value: .string(facts.custom[$0]!)) }))) }
    json = JSONText.object(members).serialized
  }

  func attachment(_ wording: DocumentWording) -> Attachment {
    let name = "certificate.json"
    return Attachment(
      name: name, description: wording.attachedFacts ?? name, mediaType: "application/json", bytes: Array(json.utf8))
  }
}
