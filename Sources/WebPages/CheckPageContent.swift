import Foundation

/// What the check page's tags stand for, by name.
struct CheckPageContent: TagSource {
  struct Line: TagSource { var text: String }
  struct Finding: TagSource {
    var severity: String
    var place: String?
    var message: String
    var hint: String?
    var picture: Picture?
  }
  struct Picture: TagSource {
    var address: String
    var width: String
    var height: String
    var alternative: String
  }
  struct Learner: TagSource {
    var line: String
    var name: String
    var findings: [Finding]
  }
  struct Group: TagSource {
    var learners: [Learner]
    var rest: String?
  }

  let style: String
  let contentSecurityPolicy: String
  let course: String
  let summary: [Line]
  let failures: Group?
  let fits: Group?
  let hasSheets: Bool
  let sheets: [Finding]
  let hasCourseFindings: Bool
  let courseFindings: [Finding]
  let isClean: Bool

  init(_ page: CheckPage, style: String, contentSecurityPolicy: String) {
    self.style = style
    self.contentSecurityPolicy = contentSecurityPolicy
    course = page.course
    summary = page.summary.map(Line.init)
    failures = Self.group(page.failures)
    fits = Self.group(page.fits)
    hasSheets = !page.sheets.isEmpty
    sheets = page.sheets.map(Self.finding)
    hasCourseFindings = !page.courseFindings.isEmpty
    courseFindings = page.courseFindings.map(Self.finding)
    isClean = page.failures.count == 0 && page.sheets.isEmpty && page.courseFindings.isEmpty
  }

  private static func group(_ learners: CheckPage.Learners) -> Group? {
    guard learners.count > 0 else { return nil }
    let rest = learners.count - learners.shown.count
    return Group(
      learners: learners.shown.map { Learner(line: String($0.line), name: $0.name, findings: $0.findings.map(finding)) },
      rest: rest > 0 ? "and \(rest) more" : nil)
  }

  private static func finding(_ finding: CheckPage.Finding) -> Finding {
    Finding(
      severity: finding.severity.rawValue, place: finding.place, message: finding.message, hint: finding.hint,
      picture: finding.picture.map {
        Picture(
          address: "data:image/png;base64," + Data($0.png).base64EncodedString(), width: String($0.width), height: String($0.height),
          alternative: $0.alternative)
      })
  }
}
