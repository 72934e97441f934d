public import Diagnostics
import Foundation

/// What `laurel init` puts into a folder.
public enum CourseFolderTemplate {
  /// A course folder to start from: invented values that `check` accepts, and a neutral logo.
  /// - Parameters:
  ///   - start: the first day of the invented run.
  ///   - organizationAlreadyThere: whether `organization.yaml` already stands one folder up.
  public static func files(start: CalendarDate, organizationAlreadyThere: Bool = false) throws(DiagnosticList) -> [FolderFile] {
    let example = exampleCourse(start: start)
    let courseText = try CourseFolder.courseYAML(course: example.course, certificate: example.certificate)
    var files = [FolderFile(path: CourseFolder.courseFileName, content: .text(courseText))]
    if !organizationAlreadyThere {
      files.append(
        FolderFile(path: CourseFolder.organizationFileName, content: .text(try CourseFolder.organizationYAML(exampleOrganization))))
      files.append(FolderFile(path: logoPath, content: .text(logo)))
    }
    return files + surroundings
  }

  /// A new run of an old course: everything stays but the run, the dates and whether it is active.
  /// - Parameters:
  ///   - run: the new run.
  ///   - destination: the folder that the files are for. An `organization.yaml` that will stand one folder above it is not copied.
  public static func newRun(of old: CourseFolder, run: String, destination: String) throws(DiagnosticList) -> [FolderFile] {
    if let wrong = CourseKeyPart.wrongCharacter(in: run) {
      throw DiagnosticList([Diagnostic(CourseProblem.notACourseKeyPart("course.run", text: run, character: wrong))])
    }
    var course = old.course
    course.run = Located(run)
    course.start = nil
    course.end = nil
    var certificate = old.certificate
    certificate.active = Located(false)
    certificate.printedDate = nil
    // A date belongs to the old run; without one, `end_with_date` is `end`.
    if certificate.availability.behavior == .endWithDate { certificate.availability = Availability(behavior: .end) }
    let text = try CourseFolder.courseYAML(course: course, certificate: certificate, lastRun: old.course)
    var files = [FolderFile(path: CourseFolder.courseFileName, content: .text(text))]

    let organizationFolder = FilePlace.parent(of: old.organizationFile)
    func standardized(_ path: String) -> String { URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath().path }
    let isShared = standardized(organizationFolder) == standardized(FilePlace.parent(of: FilePlace.withoutClosingSlash(destination)))
    var assets: [Located<AssetPath>?] = old.certificate.signatories.map(\.signature) + [old.certificate.background]
    if !isShared {
      files.append(FolderFile(path: CourseFolder.organizationFileName, content: .copy(of: old.organizationFile)))
      assets.append(old.organization.logo)
    }
    files += assets.compactMap(\.self).map { FolderFile(path: $0.value.relative, content: .copy(of: $0.value.absolute)) }
    for folder in ["assets", "layouts"] { files += copies(of: folder, in: old.path) }
    var seen = Set<String>()
    return (files + surroundings).filter { seen.insert($0.path).inserted }
  }

  /// Schemas for editors, and what version control must leave out.
  public static let surroundings = [
    FolderFile(path: CourseFolderSchema.courseAddress, content: .text(CourseFolderSchema.course)),
    FolderFile(path: CourseFolderSchema.organizationAddress, content: .text(CourseFolderSchema.organization)),
    FolderFile(path: ".gitignore", content: .text("# The secret behind the certificate IDs, and what is issued with it.\nkeys/\nout/\n")),
  ]

  /// The files of a folder of the old course, those that links lead to elsewhere left out.
  private static func copies(of folder: String, in course: String) -> [FolderFile] {
    let manager = FileManager.default
    let assets = AssetFolder(course)
    let names = (try? manager.subpathsOfDirectory(atPath: FilePlace.join(course, folder))) ?? []
    return names.sorted().compactMap { name in
      let path = "\(folder)/\(name)"
      guard case .success(let asset) = assets.resolve(path) else { return nil }
      return FolderFile(path: path, content: .copy(of: asset.absolute))
    }
  }

  private static let logoPath = "assets/logo.svg"

  private static func exampleCourse(start: CalendarDate) -> (course: Course, certificate: CertificateConfiguration) {
    let end = CalendarDate(daysSince1970: start.daysSince1970 + 12 * 7)
    let course = Course(
      org: Located("EXAMPLE"), number: Located("COURSE101"), run: Located("\(start.year)-1"), displayName: Located("An Example Course"),
      languages: [Located("en")], pacing: Located(.instructor), start: Located(Moment(startOf: start)),
      end: Located(Moment(startOf: end)), passingGrade: Located(0.6), effort: Effort(weeks: 12, hoursPerWeek: 4),
      tracks: [Located(.honor), Located(.verified)])
    let certificate = CertificateConfiguration(
      active: Located(false), layout: Located(CertificateDefaults.layout), pageSize: Located(CertificateDefaults.pageSize),
      signatories: [
        Signatory(name: Located("Robin Example"), title: Located("Dean of Studies"), organization: Located("Example Institution"))
      ])
    return (course, certificate)
  }

  private static let exampleOrganization = Organization(
    name: Located("Example Institution"), shortName: Located("Example"),
    logo: Located(AssetPath(relative: logoPath, absolute: logoPath)), url: Located("https://institution.example/"),
    email: Located("certificates@institution.example"), platform: Located("Example Online"))

  /// An open book in a ring: neutral enough to be noticed as a placeholder, good enough to be printed.
  private static let logo = """
    <svg xmlns="http://www.w3.org/2000/svg" width="48mm" height="48mm" viewBox="0 0 96 96">
      <title>Placeholder logo</title>
      <g fill="none" stroke="#2f4858" stroke-width="4" stroke-linejoin="round" stroke-linecap="round">
        <circle cx="48" cy="48" r="44"/>
        <path d="M48 34 C40 27 30 26 22 28 V64 C30 62 40 63 48 70 C56 63 66 62 74 64 V28 C66 26 56 27 48 34 Z"/>
        <path d="M48 34 V70"/>
      </g>
    </svg>

    """
}
