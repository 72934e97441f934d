/// The keys of the two files, section by section: what the reader knows, the writer writes and the schemas describe.
enum CourseFileKey {
  enum Root: String, CaseIterable { case course, certificate }

  enum Course: String, CaseIterable {
    case org, number, run
    case displayName = "display_name"
    case displayOrganization = "display_organization"
    case displayNumber = "display_number"
    case language, pacing, start, end
    case passingGrade = "passing_grade"
    case effort, tracks
    case requiresIDVerification = "require_id_verification"
  }

  enum Effort: String, CaseIterable {
    case weeks
    case hoursPerWeek = "hours_per_week"
  }

  enum Certificate: String, CaseIterable {
    case active, title, layout, layouts, background
    case pageSize = "page_size"
    case availability
    case printedDate = "printed_date"
    case signatories, tracks
  }

  enum Availability: String, CaseIterable { case behavior, date }

  enum Signatory: String, CaseIterable { case name, title, organization, signature }

  enum TrackSettings: String, CaseIterable {
    case title, layout
    case showsSignatures = "show_signatures"
  }

  enum Organization: String, CaseIterable {
    case name
    case shortName = "short_name"
    case logo, url, email, platform
    case baseURL = "base_url"
    case issuerURL = "issuer_url"
    case linkedInID = "linkedin_id"
    case layout, layouts, brand
    case secretFingerprint = "secret_fingerprint"
  }

  enum Brand: String, CaseIterable {
    case color
    case secondColor = "second_color"
    case font
    case titleFont = "title_font"
    case tracks
  }

  /// The section in which a key is at home, for one that strayed into another. Ambiguous ones are left out.
  static func home(of key: String) -> String? {
    let sections: [(String, [String])] = [
      ("course", Course.allCases.map(\.rawValue)),
      ("course.effort", Effort.allCases.map(\.rawValue)),
      ("certificate", Certificate.allCases.map(\.rawValue)),
      ("certificate.availability", Availability.allCases.map(\.rawValue)),
      ("organization.yaml, brand", Brand.allCases.map(\.rawValue)),
      ("organization.yaml", Organization.allCases.map(\.rawValue)),
    ]
    let homes = sections.filter { $0.1.contains(key) }.map(\.0)
    return homes.count == 1 ? homes[0] : nil
  }
}
