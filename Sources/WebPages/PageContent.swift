import Courses
import Eligibility
import PageDescription

/// What the template's tags stand for, by name.
struct PageContent: TagSource {
  struct File: TagSource {
    var address: String
    var fileName: String
    var alternative: String
  }

  let words: TagValues
  let pageLanguage: String
  let pageDirection: String
  /// The certificate's language where it is not the page's.
  let foreignLanguage: String?
  let contentSecurityPolicy: String
  let stylesheet: String
  let script: String
  let documentTitle: String
  let summary: String
  let address: String
  let previewImage: File?
  let organizationName: String
  let organizationURL: String?
  let logo: String?
  let platform: String?
  let staticPicture: String
  let learnerPicture: String
  let pictureAlternative: String
  let certificateName: String
  let learnerName: String
  /// Set smaller, so that the certificate's other facts stay near.
  let longName: Bool
  let course: String
  let issuedOn: String
  let issuedOnISO: String
  let offeredBy: String
  let effort: String?
  let signatories: [NamedSignatory]
  let certificateID: String
  let pdf: File?
  let badge: File?
  let linkedInURL: String
  let xURL: String
  let facebookURL: String
  let printing: String
  let proof: String

  init(_ page: CertificatePage, styleSheet: StyleSheet, script: String, contentSecurityPolicy: String) {
    let facts = page.award.facts
    let (words, tags, language) = PageWords.words(for: facts.language)
    let course = "\(facts.courseNumber): \(facts.courseTitle)"
    let shortCourse = "\(facts.courseNumber) \(facts.courseTitle)"
    self.words = tags
    pageLanguage = language
    pageDirection = words.direction
    foreignLanguage = PageWords.primary(facts.language) == language ? nil : facts.language
    self.contentSecurityPolicy = contentSecurityPolicy
    stylesheet = CertificatePage.rootPath + styleSheet.fileName
    self.script = script
    documentTitle = "\(facts.learnerName) – \(facts.courseTitle)"
    summary = words.summary(facts.learnerName, page.certificateName, course, page.issuer.name)
    address = page.address
    organizationName = page.issuer.name
    organizationURL = page.issuer.url.flatMap(Self.webAddress)
    logo = page.issuer.logo.map { CertificatePage.rootPath + $0 }
    platform = page.issuer.platform
    staticPicture = CertificatePage.rootPath + page.picture.staticPart
    learnerPicture = String(page.picture.inline)
    pictureAlternative = words.pictureAlternative(page.certificateName, facts.learnerName, course)
    certificateName = page.certificateName
    learnerName = facts.learnerName
    longName = facts.learnerName.count > 48
    self.course = course
    issuedOn = page.issuedOn
    issuedOnISO = facts.issuedOn.description
    offeredBy = page.offeredBy
    effort = page.effort.map(words.hours)
    signatories = page.signatories
    certificateID = page.award.id.grouped
    pdf = page.pdf.map {
      File(address: $0, fileName: DownloadName([shortCourse, facts.learnerName], extension: "pdf").text, alternative: "")
    }
    let badgeAlternative = words.badgeAlternative(course, page.issuer.name)
    badge = page.badge.map {
      let name = DownloadName([shortCourse, "\(facts.learnerName), \(words.badgeFile)"], extension: "png")
      return File(address: $0, fileName: name.text, alternative: badgeAlternative)
    }
    // Crawlers want an absolute address.
    previewImage = page.badge.map {
      File(address: page.address + (page.address.hasSuffix("/") ? "" : "/") + $0, fileName: "", alternative: badgeAlternative)
    }
    linkedInURL = page.sharing.linkedIn
    xURL = page.sharing.x
    facebookURL = page.sharing.facebook
    printing = words.printing(Self.paperName(page.picture.sheet))
    proof = words.proofText(page.issuer.name)
  }

  /// Nothing but a web address may become a link.
  private static func webAddress(_ text: String) -> String? {
    let scheme = text.prefix { $0 != ":" }.lowercased()
    return scheme == "https" || scheme == "http" ? text : nil
  }

  private static func paperName(_ sheet: Size) -> String {
    let sides = [sheet.width.millimetres, sheet.height.millimetres].sorted()
    func measures(_ short: Double, _ long: Double) -> Bool { abs(sides[0] - short) < 0.5 && abs(sides[1] - long) < 0.5 }
    if measures(210, 297) { return "A4" }
    if measures(215.9, 279.4) { return "Letter" }
    return "\(cssMillimetres(sheet.width)) × \(cssMillimetres(sheet.height)) mm"
  }
}

extension NamedSignatory: TagSource {}
