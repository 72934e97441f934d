import Courses
import Diagnostics
import Foundation

/// One reading of an export: settings first, then the course, the organization, the certificate and its images.
struct ExportReading {
  let files: ExportFiles
  let options: ImportOptions
  var findings: DiagnosticList

  init(files: ExportFiles, options: ImportOptions) {
    self.files = files
    self.options = options
    findings = files.findings
  }

  /// - Returns: `nil` when something without which there is no course couldn't be read; the errors are in `findings`.
  mutating func course() throws(ExportProblem) -> ImportedCourse? {
    guard let identity = identity() else { return nil }
    guard var settings = settings(of: identity) else { return nil }
    let organizationWords = OrganizationSettings(overrides: settings.object("cert_html_view_overrides"), findings: &settings.findings)
    let displayName = settings.line("display_name")
    let certificate = CertificateEntry.read(settings.object("certificates"), findings: &settings.findings)
    let availability = availability(&settings)
    if displayName == nil { settings.findings.add(ExportProblem.noDisplayName, at: settings.element.location) }
    let course = course(identity, named: displayName ?? identity.number, &settings, organizationWords)
    findings.add(contentsOf: settings.findings)
    guard let certificate else { return nil }
    if course.pacing.value == .instructor, availability.behavior == .end, course.end == nil { findings.add(ExportProblem.noCourseEnd) }

    var assets = AssetCollection()
    var organization = organization(organizationWords, course: course)
    let signatories = try images(certificate, words: organizationWords, of: course, organization: &organization, into: &assets)
    noteWhatIsMissing(in: organization)
    guard !findings.hasErrors else { return nil }
    let configuration = CertificateConfiguration(
      active: certificate.isActive, title: certificate.title ?? organizationWords.title, layout: Located(options.layout),
      pageSize: Located(options.pageSize), availability: availability, signatories: signatories)
    let folder = CourseFolder(
      path: "", organization: organization, course: course, certificate: configuration, organizationFile: "organization.yaml")
    return ImportedCourse(folder: folder, assets: assets.assets, findings: findings)
  }

  // MARK: - Course

  private mutating func course(
    _ identity: CourseIdentity, named displayName: Located<String>, _ settings: inout CourseSettings, _ words: OrganizationSettings
  ) -> Course {
    let selfPaced = settings.flag("self_paced")
    let language: Located<String>
    if let stated = settings.line("language") {
      language = stated.map { $0.replacing("_", with: "-") }
    } else {
      language = Located("en")
      findings.add(ExportProblem.languageAssumed(language.value))
    }
    let tracks = options.tracks ?? []
    if tracks.isEmpty { findings.add(ExportProblem.tracksAssumed(Self.usualTracks.map(\.rawValue))) }
    return Course(
      org: identity.org, number: identity.number, run: identity.run, displayName: displayName,
      displayOrganization: settings.line("display_organization") ?? words.printedOrg,
      displayNumber: settings.line("display_coursenumber"), languages: [language],
      pacing: Located(selfPaced?.value == true ? .selfPaced : .instructor, at: selfPaced?.location), start: settings.moment("start"),
      end: settings.moment("end"), passingGrade: passingGrade(of: identity),
      tracks: (tracks.isEmpty ? Self.usualTracks : tracks).map { Located($0) })
  }

  private static let usualTracks: [Track] = [.honor, .verified]

  private func availability(_ settings: inout CourseSettings) -> Availability {
    let behavior = settings.line("certificates_display_behavior")
    let date = settings.moment("certificate_available_date")
    let read = Availability(behavior: behavior.flatMap { Availability.Behavior(rawValue: $0.value) }, date: date)
    if let behavior, behavior.value != read.behavior.rawValue || (date != nil && read.date == nil) {
      settings.findings.add(
        ExportProblem.availabilityNormalised(
          behavior: behavior.value, date: date.map { "\($0.value)" }, read: read.behavior.rawValue), at: behavior.location)
    }
    return read
  }

  /// The lowest of `GRADE_CUTOFFS`, which is what passes (Open edX `lowest_passing_grade`).
  private mutating func passingGrade(of identity: CourseIdentity) -> Located<Double>? {
    let names = ["policies/\(identity.run.value)/grading_policy.json", "grading_policy.json"]
    guard let name = names.first(where: { files.settings[$0] != nil }) else {
      findings.add(ExportProblem.noPassingGrade)
      return nil
    }
    guard let policy = json(name) else { return nil }
    let cutoffs = policy.value.object?["GRADE_CUTOFFS"]
    var lowest: Located<Double>?
    var outside = false
    for (grade, cutoff) in (cutoffs?.value.object ?? [:]).sorted(by: { $0.key < $1.key }) {
      guard case .number(let value) = cutoff.value, (0...1).contains(value) else {
        let text = (try? cutoff.value.text(of: grade)) ?? cutoff.value.kind
        findings.add(ExportProblem.cutoffOutsideRange(name: grade, value: text), at: cutoff.location)
        outside = true
        continue
      }
      if value < lowest?.value ?? .infinity { lowest = Located(value, at: cutoff.location) }
    }
    if let lowest {
      if lowest.value == 0 { findings.add(ExportProblem.everybodyPasses, at: lowest.location) }
    } else if !outside {
      findings.add(ExportProblem.noPassingGrade, at: cutoffs?.location ?? policy.location)
    }
    return lowest
  }

  // MARK: - Organization and certificate

  private mutating func organization(_ words: OrganizationSettings, course: Course) -> Organization {
    let code = course.displayOrganization ?? course.org
    let name = options.organizationName.map { Located($0) } ?? words.name ?? code
    if options.organizationName == nil, words.name == nil {
      findings.add(ExportProblem.organizationNameAssumed(code.value), at: code.location)
    }
    var shortName = words.shortName ?? code
    if shortName.value == name.value { shortName = name }
    return Organization(
      name: name, shortName: shortName.value == name.value ? nil : shortName, email: options.issuerEmail.map { Located($0) },
      platform: options.platform.map { Located($0) } ?? words.platform, baseURL: options.baseURL.map { Located($0) },
      issuerURL: options.issuerURL.map { Located($0) })
  }

  /// Reads the logo and the signatures; an option's logo counts before any that the export names.
  private mutating func images(
    _ certificate: CertificateEntry, words: OrganizationSettings, of course: Course, organization: inout Organization,
    into assets: inout AssetCollection
  ) throws(ExportProblem) -> [Signatory] {
    if let logo = options.logo { organization.logo = self.logo(from: logo, into: &assets) }
    let members = files.settings["policies/assets.json"] == nil ? [:] : json("policies/assets.json")?.value.object ?? [:]
    let index = AssetIndex(assets: members, files: files.names)
    var requests = certificate.signatories.map {
      AssetCollection.Request(path: $0.signaturePath, of: $0.signatory.name.value)
    }
    for (signatory, request) in zip(certificate.signatories, requests) where AssetReference(path: request.path.value) == .none {
      findings.add(ExportProblem.noSignature(signatory: signatory.signatory.name.value), at: request.path.location)
    }
    let exportLogo = words.logoPath ?? certificate.logoPath
    if options.logo == nil, let exportLogo { requests.append(AssetCollection.Request(path: exportLogo, of: organization.name.value)) }
    let keys: Set = [course.key, "\(course.org.value)/\(course.number.value)"]
    let paths = try assets.add(
      requests, index: index, files: files, limits: options.limits, courseKeys: keys, findings: &findings)
    if paths.count > certificate.signatories.count, let logo = paths.last ?? nil {
      organization.logo = Located(logo, at: exportLogo?.location)
    }
    return zip(certificate.signatories, paths).map { entry, path in
      var signatory = entry.signatory
      signatory.signature = path.map { Located($0, at: entry.signaturePath.location) }
      return signatory
    }
  }

  private mutating func logo(from path: String, into assets: inout AssetCollection) -> Located<AssetPath>? {
    do {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      let data = try handle.read(upToCount: options.limits.assetBytes + 1) ?? Data()
      guard data.count <= options.limits.assetBytes else {
        findings.add(ExportProblem.assetTooLarge(path: path, limit: options.limits.assetBytes))
        return nil
      }
      if !AssetCollection.isUsable([UInt8](data)) { findings.add(ExportProblem.unusableImage(path: path, of: "the organization")) }
      return Located(assets.add([UInt8](data), from: path))
    } catch {
      findings.add(ExportProblem.logoUnreadable(path, reason: FolderReader.reason(error)))
      return nil
    }
  }

  private mutating func noteWhatIsMissing(in organization: Organization) {
    if organization.logo == nil { findings.add(ExportProblem.noLogo) }
    if organization.platform == nil { findings.add(ExportProblem.noPlatform) }
    if organization.baseURL == nil { findings.add(ExportProblem.noBaseURL) }
  }
}
