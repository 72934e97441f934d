import Courses
import Diagnostics

/// What an export says of the organization: its code, and whatever a course team wrote into `cert_html_view_overrides`, the words that
/// replace those of Open edX's certificate page.
struct OrganizationSettings {
  var name: Located<String>?
  var shortName: Located<String>?
  var platform: Located<String>?
  var title: Located<String>?
  var printedOrg: Located<String>?
  var logoPath: Located<String>?

  init(overrides: Located<JSONValue>?, findings: inout DiagnosticList) {
    var rest = overrides?.value.object ?? [:]
    func take(_ keys: String...) -> Located<String>? {
      var found: Located<String>?
      for key in keys {
        guard let member = rest[key], let text = member.value.string else { continue }
        rest[key] = nil
        if found == nil { found = text.onOneLine.map { Located($0, at: member.location) } }
      }
      return found
    }
    name = take("organization_long_name", "partner_long_name")
    shortName = take("organization_short_name", "partner_short_name")
    platform = take("platform_name")
    title = take("accomplishment_copy_course_name")
    printedOrg = take("accomplishment_copy_course_org")
    logoPath = take("organization_logo")
    if !rest.isEmpty { findings.add(ExportProblem.overridesNotUsed(rest.keys.sorted()), at: overrides?.location) }
  }
}
