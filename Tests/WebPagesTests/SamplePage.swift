import Courses
import Diagnostics
import PageDescription

@testable import Eligibility
@testable import WebPages

/// A page that a test changes in the one thing that it is about.
struct SamplePage {
  var learner = "Zoë Þórsdóttir-Ibáñez"
  var title = "Ocean Literacy: Currents, Climate and Life"
  var language = "en"
  var issuedOn = "June 30, 2026"
  var certificateName = "Verified Certificate of Achievement"
  var organization = "Northfield Open Institute"
  var url: String? = "https://northfield.example"
  var pdf: String? = "certificate.pdf"
  var badge: String? = "badge.png"
  var sheet = Size(width: .millimetres(297), height: .millimetres(210))
  var learnerPart = """
    <?xml version="1.0" encoding="UTF-8"?>
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 297 210"><path d="M40 90h200" stroke="#1B1B19"/></svg>
    """

  static let id = CertificateID("7f3a9c1e04b8d62fa1c75e903b4d8826")!
  static let address = "https://verify.northfield.example/c/7f/7f3a9c1e04b8d62fa1c75e903b4d8826/"

  var page: CertificatePage {
    let facts = Award.Facts(
      learnerName: learner, courseKey: "NOI+OCE101+2026", courseOrganization: "NOI", courseNumber: "OCE101", courseTitle: title,
      track: .verified, issuedOn: CalendarDate(year: 2026, month: 6, day: 30)!, language: language, grade: 0.93, custom: [:])
    let award = Award(id: Self.id, facts: facts, isSpecimen: false)
    return CertificatePage(
      award: award,
      issuer: Issuer(name: organization, url: url, logo: "assets/logo.svg", platform: "Northfield Online"),
      certificateName: certificateName, issuedOn: issuedOn, offeredBy: organization,
      effort: Effort(weeks: 12, hoursPerWeek: 4),
      signatories: [
        NamedSignatory(name: "Ingrid Halvorsen", title: "President"),
        NamedSignatory(name: "Samuel T. Okonkwo", title: "Dean of Earth Sciences"),
        NamedSignatory(name: "Dr Leila Moradi", title: "Professor of Physical Oceanography"),
      ],
      address: Self.address, pdf: pdf, badge: badge,
      picture: CertificatePicture(sheet: sheet, staticPart: "assets/static.svg", learnerPart: learnerPart),
      sharing: ShareLinks(
        award: award, organization: Organization(name: Located(organization)), certificateName: certificateName, address: Self.address))
  }

  func html() throws -> String {
    let templates = try PageTemplates()
    return templates.html(of: page, styleSheet: templates.styleSheet(for: sheet))
  }
}
