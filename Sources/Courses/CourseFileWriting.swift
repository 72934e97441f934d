public import Diagnostics

extension CourseFolder {
  /// The text of `course.yaml`, with comments; reads back as the same values.
  /// - Parameters:
  ///   - schema: where editors find the schema, relative to the file; `nil` leaves the line out.
  ///   - lastRun: the run whose dates stand in comments where the course has none.
  /// - Throws: every text that a certificate could not print: empty, with control characters or misplaced line breaks.
  public static func courseYAML(
    course: Course, certificate: CertificateConfiguration, schema: String? = CourseFolderSchema.courseAddress, lastRun: Course? = nil
  ) throws(DiagnosticList) -> String {
    var writer = YAMLFileWriter()
    if let schema { writer.comment("yaml-language-server: $schema=\(schema)") }
    writer.comment("A course and its certificate.  laurel check  names every problem in it,  laurel preview  draws it.")
    writer.blankLine()
    writer.group(CourseFileKey.Root.course) { $0.course(course, lastRun: lastRun) }
    writer.blankLine()
    writer.group(CourseFileKey.Root.certificate) { $0.certificate(certificate) }
    guard writer.problems.isEmpty else { throw writer.problems }
    return writer.text
  }

  /// The text of `organization.yaml`, with comments; reads back as the same values.
  /// - Throws: as `courseYAML` does.
  public static func organizationYAML(
    _ organization: Organization, schema: String? = CourseFolderSchema.organizationAddress
  ) throws(DiagnosticList) -> String {
    var writer = YAMLFileWriter()
    if let schema { writer.comment("yaml-language-server: $schema=\(schema)") }
    writer.comment("Who issues. One folder up, this file serves all the courses beside each other.")
    writer.blankLine()
    writer.organization(organization)
    guard writer.problems.isEmpty else { throw writer.problems }
    return writer.text
  }

  public func courseYAML() throws(DiagnosticList) -> String {
    try Self.courseYAML(course: course, certificate: certificate)
  }

  public func organizationYAML() throws(DiagnosticList) -> String { try Self.organizationYAML(organization) }
}

extension YAMLFileWriter {
  fileprivate mutating func course(_ course: Course, lastRun: Course?) {
    typealias Key = CourseFileKey.Course
    comment("org, number and run make the course key; never change them once certificates are issued.")
    words(Key.org, course.org.value, required: true)
    words(Key.number, course.number.value, required: true)
    words(Key.run, course.run.value, required: true)
    words(Key.displayName, course.displayName.value, required: true)
    words(Key.displayOrganization, course.displayOrganization?.value, comment: "printed instead of org", example: "…")
    words(Key.displayNumber, course.displayNumber?.value, comment: "printed instead of number", example: "…")
    blankLine()
    let languages = course.languages.map { YAMLScalarText.flow($0.value) }
    value(
      Key.language, languages.count == 1 ? languages[0] : "[\(languages.joined(separator: ", "))]",
      comment: "or a list, [en, es]: the course's own first")
    value(Key.pacing, course.pacing.value.rawValue, comment: "instructor or self")
    value(Key.start, course.start.map(day), comment: remembered(lastRun?.start), example: "2026-01-12")
    value(Key.end, course.end.map(day), comment: remembered(lastRun?.end), example: "2026-06-30T12:00:00Z")
    value(Key.passingGrade, course.passingGrade.map { GradeText.text(for: $0.value) }, example: "60%")
    if let effort = course.effort {
      group(Key.effort, comment: "printed as hours: weeks × hours per week") {
        $0.value(CourseFileKey.Effort.weeks, "\(effort.weeks)")
        $0.value(CourseFileKey.Effort.hoursPerWeek, "\(effort.hoursPerWeek)")
      }
    } else {
      value(Key.effort, nil, example: "{weeks: 8, hours_per_week: 4}")
    }
    let tracks = course.tracks.map(\.value.rawValue).joined(separator: ", ")
    value(Key.tracks, "[\(tracks)]", comment: "the enrolment tracks that the course offers")
    value(
      Key.requiresIDVerification, "\(course.requiresIDVerification)",
      comment: "whether tracks like verified demand a checked identity")
  }

  fileprivate mutating func certificate(_ certificate: CertificateConfiguration) {
    typealias Key = CourseFileKey.Certificate
    value(Key.active, "\(certificate.active.value)", comment: "laurel activate sets it; nothing is issued before")
    words(Key.title, certificate.title?.value, comment: "printed instead of the course's display name", example: "…")
    words(Key.layout, certificate.layouts.usual?.value, comment: "laurel layouts shows what there is", example: CertificateDefaults.layout)
    layouts(Key.layouts, certificate.layouts)
    words(
      Key.background, certificate.background?.value.relative, comment: "below everything: PDF, SVG, PNG or JPEG",
      example: "assets/background.pdf")
    value(Key.pageSize, certificate.pageSize.value.rawValue, comment: "A4, Letter, A4-portrait, Letter-portrait")
    group(Key.availability) {
      let behavior = certificate.availability.behavior
      $0.value(CourseFileKey.Availability.behavior, behavior.rawValue, comment: "end, end_with_date or early_no_info")
      $0.value(CourseFileKey.Availability.date, certificate.availability.date.map(day), comment: "for end_with_date", example: "2026-07-01")
    }
    value(
      Key.printedDate, certificate.printedDate?.value.description, comment: "printed for everybody instead of the computed date",
      example: "2026-07-01")
    guard !certificate.signatories.isEmpty else {
      value(Key.signatories, "[]", comment: "one to eight people must sign")
      return trackSettings(certificate.trackSettings)
    }
    group(Key.signatories, comment: "one to eight, in printing order") {
      for signatory in certificate.signatories { $0.signatory(signatory) }
    }
    trackSettings(certificate.trackSettings)
  }

  private mutating func layouts<Key: RawRepresentable<String>>(_ key: Key, _ choice: LayoutChoice) {
    guard !choice.byLanguage.isEmpty else { return }
    group(key, comment: "another one for a language") {
      for (tag, name) in choice.byLanguage.sorted(by: { $0.key < $1.key }) { $0.words(LanguageKey(rawValue: tag), name.value) }
    }
  }

  private mutating func brand(_ brand: Brand?) {
    typealias Key = CourseFileKey.Brand
    guard let brand, brand != Brand() else { return }
    group(CourseFileKey.Organization.brand, comment: "colours and fonts to which layouts yield") {
      $0.words(Key.color, brand.color?.value)
      $0.words(Key.secondColor, brand.secondColor?.value)
      $0.words(Key.font, brand.font?.value)
      $0.words(Key.titleFont, brand.titleFont?.value)
      guard !brand.trackColors.isEmpty else { return }
      $0.group(Key.tracks) {
        for (track, color) in brand.trackColors.sorted(by: { $0.key.rawValue < $1.key.rawValue }) { $0.words(track, color.value) }
      }
    }
  }

  private mutating func signatory(_ signatory: Signatory) {
    typealias Key = CourseFileKey.Signatory
    item {
      $0.words(Key.name, signatory.name.value, required: true)
      $0.words(Key.title, signatory.title?.value, lines: .several)
      $0.words(Key.organization, signatory.organization?.value)
      $0.words(
        Key.signature, signatory.signature?.value.relative, comment: signatory.signature == nil ? "PNG with a clear background" : nil,
        example: "assets/signature.png")
    }
  }

  private mutating func trackSettings(_ settings: [Track: TrackSettings]) {
    typealias Key = CourseFileKey.TrackSettings
    let chosen = settings.filter { $0.value != TrackSettings() }
    guard !chosen.isEmpty else { return }
    group(CourseFileKey.Certificate.tracks, comment: "what one track does differently") {
      for (track, settings) in chosen.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
        $0.group(track) {
          $0.words(Key.title, settings.title?.value)
          $0.words(Key.layout, settings.layout?.value)
          $0.value(Key.showsSignatures, settings.showsSignatures.map { "\($0.value)" })
        }
      }
    }
  }

  fileprivate mutating func organization(_ organization: Organization) {
    typealias Key = CourseFileKey.Organization
    words(Key.name, organization.name.value, required: true)
    words(Key.shortName, organization.shortName?.value, comment: "where room is scarce", example: "…")
    words(Key.logo, organization.logo?.value.relative, comment: "SVG, PNG or JPEG", example: "assets/logo.svg")
    words(Key.url, organization.url?.value, comment: "the home page", example: "https://university.example/")
    words(Key.email, organization.email?.value, comment: "named in badges", example: "certificates@university.example")
    words(Key.platform, organization.platform?.value, comment: "printed: this … Verified Certificate", example: "…")
    blankLine()
    comment("The public address of OUT/www: what QR codes and printed addresses begin with. Never change it once something is printed.")
    words(Key.baseURL, organization.baseURL?.value, example: "https://certificates.university.example/")
    words(Key.issuerURL, organization.issuerURL?.value, comment: "the badge issuer's profile", example: "…")
    words(Key.linkedInID, organization.linkedInID?.value, comment: "LinkedIn's number of the organization", example: "\"1234567\"")
    words(Key.layout, organization.layouts.usual?.value, comment: "for courses that choose none", example: CertificateDefaults.layout)
    layouts(Key.layouts, organization.layouts)
    brand(organization.brand)
    words(Key.secretFingerprint, organization.secretFingerprint?.value, comment: "which secret makes the certificate IDs")
  }
}

/// A day alone where that means the same moment.
private func day(_ moment: Located<Moment>) -> String {
  let date = moment.value.date
  return Moment(startOf: date) == moment.value ? date.description : moment.value.description
}

private func remembered(_ moment: Located<Moment>?) -> String? { moment.map { "the last run: \(day($0))" } }

/// A language tag as a key.
private struct LanguageKey: RawRepresentable { var rawValue: String }
