import Courses
import Credentials
import Diagnostics
import Eligibility
import Layout
import PDFAssembly
import PageDescription
import Signing
import WebPages

/// Writes an award's files below the web root. Belongs to one worker.
final class Publication {
  private let renderer: CertificateRenderer
  private let keepsFiles: Bool
  private let formats: Set<OutputFormat>
  private var webRoot: OutputFolder
  private let secret: Secret
  private let badges: HostedBadges?
  private let templates: PageTemplates
  private var staticParts: [DisplayList: String] = [:]
  private var bakeable: [[UInt8]: BadgePNG] = [:]
  /// Shared files that are known to stand in the web root.
  private var shared: Set<String> = []

  init(
    plan: CoursePlan, pages: PreparedPageCache, signer: SigningIdentity?, keepsFiles: Bool, formats: Set<OutputFormat>, webRoot: String,
    secret: Secret,
    badges: HostedBadges?,
    templates: PageTemplates
  ) {
    renderer = CertificateRenderer(plan: plan, pages: pages, signer: signer)
    self.keepsFiles = keepsFiles
    self.formats = formats
    self.webRoot = OutputFolder(webRoot, for: .everyone)
    self.secret = secret
    self.badges = badges
    self.templates = templates
  }

  /// Makes an award's files in memory.
  /// - Parameter isDryRun: only lay out, which shows whether the award can be set.
  func render(_ award: Award, email: String?, isDryRun: Bool) throws(DiagnosticList) -> Work {
    let sheet = try renderer.sheet(for: award)
    var work = Work(notes: sheet.notes.filter { $0.element == "name" || $0.size < $0.largest })
    guard !isDryRun else {
      if formats.contains(.badge) { _ = try renderer.badgeSheet(for: award) }
      return work
    }
    if formats.contains(.pdf) {
      let document = try renderer.document(sheet, of: award)
      work.files.append(("certificate.pdf", document.bytes))
      work.fingerprints["certificate.pdf"] = hexadecimal(document.digest)
      work.signature = renderer.resignedPart(of: document)
    }
    if formats.contains(.png) { work.files.append(("certificate.png", try renderer.picture(sheet))) }
    var hasBadge = false
    if formats.contains(.badge), let badges {
      do throws(BadgeProblem) {
        let assertion = try badges.assertion(for: award, email: email, secret: secret)
        work.recipient = email.map { HostedBadges.identity(of: $0, salt: secret.salt(for: award.id)) }
        work.files.append(("assertion.json", Array(assertion.contents.utf8)))
        hasBadge = true
      } catch { work.findings.append(Diagnostic(IssuingProblem.noBadge(learner: award.facts.learnerName))) }
      if hasBadge, let assertion = work.files.last { work.files.append(("badge.png", try baked(assertion.bytes, for: award))) }
    }
    if formats.contains(.page) {
      work.files.append(("index.html", Array(try page(award, sheet: sheet.displayList, hasBadge: hasBadge).utf8)))
    }
    return work
  }

  /// Puts an award's files in their places.
  /// - Parameter recorded: the checksum of the document that was written for the same facts before.
  func write(_ work: Work, of award: Award, recorded: String?) throws(DiagnosticList) -> Work {
    var done = work
    for (i, file) in work.files.enumerated() {
      let path = "\(award.id.folder)/\(file.name)"
      if file.name == "certificate.pdf", let resigned = work.signature, let recorded, let old = webRoot.contents(of: path),
        fingerprint(of: old) == recorded, resigned.isNoNews(file.bytes, after: old)
      {
        // The same content signed again: the file that is there, and whole, stays.
        done.files[i].bytes = old
        done.fingerprints[file.name] = recorded
        continue
      }
      if try webRoot.write(file.bytes, to: path) { done.hasChanged = true }
      if done.fingerprints[file.name] == nil { done.fingerprints[file.name] = fingerprint(of: file.bytes) }
    }
    // Three batches are in hand at a time; only an archive still needs what is on disk by now.
    if !keepsFiles { done.files = [] }
    return done
  }

  private func baked(_ assertion: [UInt8], for award: Award) throws(DiagnosticList) -> [UInt8] {
    let picture = try renderer.badgePicture(for: award)
    do throws(PNGProblem) {
      if bakeable.count > 64 { bakeable.removeAll() }
      let png: BadgePNG
      if let known = bakeable[picture] { png = known } else { png = try BadgePNG(picture) }
      bakeable[picture] = png
      return try png.baking(String(decoding: assertion, as: UTF8.self))
    } catch { throw CertificateRenderer.failure(error) }
  }

  // MARK: Web page

  private func page(_ award: Award, sheet: DisplayList, hasBadge: Bool) throws(DiagnosticList) -> String {
    let folder = renderer.plan.folder
    let organization = folder.organization
    let wording = try renderer.engine(for: award).wording(of: award)
    let addresses = PublicAddresses(baseURL: organization.baseURL?.value ?? "")
    let address = addresses.certificate(award.id)
    let staticPath = try sharedStaticPart(of: sheet)
    let styleSheet = templates.styleSheet(for: sheet.sheet.trim)
    try share(styleSheet.fileName, Array(styleSheet.text.utf8))
    let logo = try sharedLogo()
    let learnerPart = try renderer.svg(sheet, part: .learner)
    let page = CertificatePage(
      award: award,
      issuer: Issuer(name: organization.name.value, url: organization.url?.value, logo: logo, platform: organization.platform?.value),
      certificateName: wording.certificate, issuedOn: wording.issuedOn, offeredBy: organization.name.value, effort: folder.course.effort,
      signatories: folder.certificate.signatories.map { signatory in
        let lines = [signatory.title?.value, signatory.organization?.value].compactMap(\.self)
        return NamedSignatory(name: signatory.name.value, title: lines.isEmpty ? nil : lines.joined(separator: "\n"))
      }, address: address, pdf: formats.contains(.pdf) ? "certificate.pdf" : nil, badge: hasBadge ? "badge.png" : nil,
      picture: CertificatePicture(sheet: sheet.sheet.trim, staticPart: staticPath, learnerPart: learnerPart),
      sharing: ShareLinks(award: award, organization: organization, certificateName: wording.certificate, address: address))
    return templates.html(of: page, styleSheet: styleSheet)
  }

  /// What is the same for every learner of a track and language, as a file of the web root; drawn once.
  private func sharedStaticPart(of sheet: DisplayList) throws(DiagnosticList) -> String {
    var fixed = sheet
    fixed.sheet.title = ""
    fixed.items.removeAll { $0.dependence != .fixed }
    if let known = staticParts[fixed] { return known }
    let picture = Array(try renderer.svg(fixed, part: .fixed).utf8)
    let path = "pictures/\(fingerprint(of: picture).prefix(16)).svg"
    try share(path, picture)
    if staticParts.count > 64 { staticParts.removeAll() }
    staticParts[fixed] = path
    return path
  }

  /// The organization's logo as a file of the web root, named after its contents.
  private func sharedLogo() throws(DiagnosticList) -> String? {
    guard let logo = renderer.plan.assets.logo else { return nil }
    let ending = logo.kind == .jpeg ? "jpg" : logo.kind.rawValue
    let path = "pictures/logo-\(fingerprint(of: logo.bytes).prefix(16)).\(ending)"
    try share(path, logo.bytes)
    return path
  }

  private func share(_ path: String, _ bytes: [UInt8]) throws(DiagnosticList) {
    guard !shared.contains(path) else { return }
    try webRoot.write(bytes, to: path)
    shared.insert(path)
  }

  /// Writes what belongs to the course rather than to a learner: the issuer's profile, badge classes and their pictures.
  func publishCourse() throws(DiagnosticList) {
    guard formats.contains(.badge), let badges else { return }
    try share(badges.issuer.path, Array(badges.issuer.contents.utf8))
    let folder = renderer.plan.folder
    for track in renderer.plan.tracks {
      let badgeClass = badges.badgeClass(on: track)
      try share(badgeClass.path, Array(badgeClass.contents.utf8))
      // A badge class has one picture: in the course's own language, without a learner's facts.
      let specimen = Award.specimen(of: folder, on: track, today: CalendarDate(daysSince1970: 20_000))
      try share(badges.imagePath(on: track), try renderer.badgeClassPicture(for: specimen))
    }
  }
}
