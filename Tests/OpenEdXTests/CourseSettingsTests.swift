import Courses
import Diagnostics
import Testing

@testable import OpenEdX

@Suite struct CourseSettingsTests {
  @Test(arguments: ["\"2026-09-30T10:00:00+00:00\"", "2026-09-30T10:00:00Z"])
  func attributeServesWherePolicyIsSilent(written: String) throws {
    var fixture = ExportFixture()
    fixture.policy["end"] = nil
    fixture.attributes["end"] = written
    #expect(try fixture.imported().folder.course.end?.value == Moment(iso: "2026-09-30T10:00:00Z"))
  }

  @Test func sameMomentWrittenOtherwiseIsNoDisagreement() throws {
    var fixture = ExportFixture()
    fixture.attributes["end"] = "\"2026-06-01T02:00:00+02:00\""
    fixture.attributes["display_name"] = "Tides "
    #expect(try !fixture.problems().contains { if case .disagreement = $0 { true } else { false } })
  }

  @Test func nullInPolicyMeansNone() throws {
    var fixture = ExportFixture()
    fixture.policy["end"] = "null"
    fixture.attributes["end"] = "\"2026-06-01T00:00:00Z\""
    #expect(try fixture.imported().folder.course.end == nil)
    #expect(try fixture.problems().contains(.disagreement(setting: "end", policy: "nothing", xml: "2026-06-01T00:00:00Z")))
    #expect(try fixture.problems().contains(.noCourseEnd))
  }

  @Test(arguments: [
    ("true", Pacing.selfPaced), (#""true""#, .selfPaced), (#""True""#, .selfPaced), ("false", .instructor), (#""false""#, .instructor),
  ])
  func pacing(written: String, read: Pacing) throws {
    var fixture = ExportFixture()
    fixture.policy["self_paced"] = written
    #expect(try fixture.imported().folder.course.pacing.value == read)
  }

  @Test func numbersAndQuotedWordsAreText() throws {
    var fixture = ExportFixture()
    fixture.policy["display_coursenumber"] = "101"
    fixture.attributes["display_organization"] = "\"Northfield\""
    let course = try fixture.imported().folder.course
    #expect(course.displayNumber?.value == "101")
    #expect(course.displayOrganization?.value == "Northfield")
  }

  @Test func emptyWordsAreNone() throws {
    var fixture = ExportFixture()
    fixture.policy["display_coursenumber"] = #""""#
    fixture.policy["display_organization"] = "null"
    let course = try fixture.imported().folder.course
    #expect(course.displayNumber == nil)
    #expect(course.displayOrganization == nil)
  }

  @Test func titleWithLineBreakIsOneLine() throws {
    var fixture = ExportFixture()
    fixture.policy["display_name"] = #""Tides\nand  Currents ""#
    #expect(try fixture.imported().folder.course.displayName.value == "Tides and Currents")
  }

  @Test func languageIsATag() throws {
    var fixture = ExportFixture()
    fixture.policy["language"] = #""zh_HANS""#
    #expect(try fixture.imported().folder.course.languages.map(\.value) == ["zh-HANS"])
    fixture.policy["language"] = nil
    #expect(try fixture.problems().contains(.languageAssumed("en")))
  }

  @Test func wrongDateIsNamedAndLeftOut() throws {
    var fixture = ExportFixture()
    fixture.policy["start"] = #""2026-02-30T00:00:00Z""#
    #expect(try fixture.imported().folder.course.start == nil)
    #expect(try fixture.problems().contains(.unreadableDate(setting: "start", text: "2026-02-30T00:00:00Z")))
  }

  @Test(arguments: [
    (#""early_no_info""#, #""2026-07-01""#, Availability.Behavior.earlyNoInfo, false, true),
    (#""early_no_info""#, "null", .earlyNoInfo, false, false),
    (#""end""#, #""2026-07-01""#, .endWithDate, true, true),
    (#""end_with_date""#, #""2026-07-01""#, .endWithDate, true, false),
    (#""end_with_date""#, "null", .end, false, true),
    (#""early_with_info""#, "null", .end, false, true),
    (#""""#, "null", .end, false, false),
    (#""""#, #""2026-07-01""#, .endWithDate, true, false),
  ])
  func availability(behavior: String, date: String, read: Availability.Behavior, hasDate: Bool, isNoted: Bool) throws {
    var fixture = ExportFixture()
    fixture.policy["certificates_display_behavior"] = behavior
    fixture.policy["certificate_available_date"] = date
    let imported = try fixture.imported()
    #expect(imported.folder.certificate.availability.behavior == read)
    #expect((imported.folder.certificate.availability.date != nil) == hasDate)
    #expect(imported.findings.problems.contains { if case .availabilityNormalised = $0 { true } else { false } } == isNoted)
  }

  @Test func lowestCutoffPasses() throws {
    var fixture = ExportFixture()
    fixture.gradingPolicy = #"{"GRADE_CUTOFFS":{"A":0.9,"B":0.75,"C":0.55}}"#
    #expect(try fixture.imported().folder.course.passingGrade?.value == 0.55)
  }

  @Test func cutoffInPerCentIsNotGuessedAt() throws {
    var fixture = ExportFixture()
    fixture.gradingPolicy = #"{"GRADE_CUTOFFS":{"Pass":50}}"#
    #expect(try fixture.imported().folder.course.passingGrade == nil)
    #expect(try fixture.problems().contains(.cutoffOutsideRange(name: "Pass", value: "50")))
  }

  @Test(arguments: ["", "{}", #"{"GRADE_CUTOFFS":{}}"#]) func missingCutoffIsNamed(policy: String) throws {
    var fixture = ExportFixture()
    fixture.gradingPolicy = policy
    #expect(try fixture.imported().folder.course.passingGrade == nil)
    #expect(try fixture.problems().contains(.noPassingGrade))
  }

  @Test func cutoffOfZeroPassesEverybodyAndIsNamed() throws {
    var fixture = ExportFixture()
    fixture.gradingPolicy = #"{"GRADE_CUTOFFS":{"Pass":0}}"#
    #expect(try fixture.imported().folder.course.passingGrade?.value == 0)
    #expect(try fixture.problems().contains(.everybodyPasses))
  }

  @Test func overridesMayBeJSONInAString() throws {
    var fixture = ExportFixture()
    fixture.options.organizationName = nil
    fixture.options.platform = nil
    fixture.policy["cert_html_view_overrides"] =
      #""{\"organization_long_name\":\"Northfield Open Institute\",\"platform_name\":\"Northfield Online\",\"company_tos_url\":\"x\"}""#
    let imported = try fixture.imported()
    #expect(imported.folder.organization.name.value == "Northfield Open Institute")
    #expect(imported.folder.organization.shortName?.value == "NOI")
    #expect(imported.folder.organization.platform?.value == "Northfield Online")
    #expect(imported.findings.problems.contains(.overridesNotUsed(["company_tos_url"])))
  }

  @Test func optionsCountBeforeOverrides() throws {
    var fixture = ExportFixture()
    fixture.policy["cert_html_view_overrides"] = #"{"platform_name":"Old","organization_long_name":"Old"}"#
    let organization = try fixture.imported().folder.organization
    #expect(organization.platform?.value == "P")
    #expect(organization.name.value == "Org")
  }

  @Test func settingsInsideCourseXMLServeWithoutAFileOfTheirOwn() throws {
    var fixture = ExportFixture()
    fixture.policy["display_name"] = nil
    fixture.files["course/R1.xml"] = []
    fixture.files["course.xml"] = Array(#"<course url_name="R1" org="NOI" course="T1" display_name="Old Tides"/>"#.utf8)
    #expect(try fixture.imported().folder.course.displayName.value == "Old Tides")
  }

  @Test func policyOfAnotherRunIsUsedAndNamed() throws {
    var fixture = ExportFixture()
    let certificate = ExportFixture.certificates(#"{"version":1,"is_active":true,"signatories":[{"name":"A"}]}"#)
    fixture.files["policies/R1/policy.json"] = Array(#"{"course/R0":{"display_name":"Tides","certificates":\#(certificate)}}"#.utf8)
    #expect(try fixture.imported().folder.course.run.value == "R1")
    #expect(try fixture.problems().contains(.policyKeyDiffers(expected: "course/R1", used: "course/R0")))
  }

  @Test func courseWithoutANameIsRefused() throws {
    var fixture = ExportFixture()
    fixture.policy["display_name"] = #"" ""#
    #expect(try fixture.problems().contains(.noDisplayName))
    #expect(throws: DiagnosticList.self) { try fixture.imported() }
  }
}
