public import Courses
public import Diagnostics
import Eligibility
import Layout
import PageDescription

/// Pictures of a course's certificates by any layout on any of its sheets, for galleries and reference pages: without the specimen's mark,
/// so never offered for courses of somebody's own.
public struct LayoutPictures: Sendable {
  private let plan: CoursePlan

  /// - Parameters:
  ///   - course: a course folder.
  ///   - layout: used on every track and in every language.
  ///   - page: one of the layout's sheets; the course's own if `nil`.
  /// - Throws: every error of the course and the layout at once.
  public init(course: String, layout: String, page: String? = nil, resources: ResourceFolders) throws(DiagnosticList) {
    plan = try CoursePlan.read(course, layout: layout, page: page, resources: resources, isTried: false)
  }

  public var tracks: [Track] { plan.tracks }

  /// A certificate as PNG.
  /// - Parameter learner: the name on it; the specimen's if `nil`.
  public func certificate(on track: Track, in language: String, learner: String? = nil, dpi: Double) throws(DiagnosticList) -> [UInt8] {
    let renderer = CertificateRenderer(plan: plan)
    return try draw(try renderer.sheet(for: specimen(on: track, in: language, learner)), dpi: dpi, by: renderer)
  }

  /// A badge as PNG.
  public func badge(on track: Track, in language: String, dpi: Double) throws(DiagnosticList) -> [UInt8] {
    let renderer = CertificateRenderer(plan: plan)
    return try draw(try renderer.badgeSheet(for: specimen(on: track, in: language, nil)), dpi: dpi, by: renderer)
  }

  /// Every track's certificate and badge on one sheet, as PNG.
  public func contactSheet(in language: String, learner: String? = nil, dpi: Double) throws(DiagnosticList) -> [UInt8] {
    let renderer = CertificateRenderer(plan: plan)
    var entries: [ContactSheet.Entry] = []
    for track in tracks {
      let award = specimen(on: track, in: language, learner)
      entries.append(
        .init(
          track: track, certificate: unmarked(try renderer.sheet(for: award)), badge: unmarked(try renderer.badgeSheet(for: award))))
    }
    let sheet = ContactSheet(entries: entries, title: plan.folder.course.displayName.value)
    return try renderer.png(try sheet.displayList(with: renderer), dpi: dpi)
  }

  private func specimen(on track: Track, in language: String, _ learner: String?) -> Award {
    let today = CalendarDate(year: 2026, month: 6, day: 30) ?? CalendarDate(daysSince1970: 20_000)
    guard let learner else { return Award.specimen(of: plan.folder, on: track, today: today, language: language) }
    return Award.specimen(of: plan.folder, on: track, learnerName: learner, today: today, language: language)
  }

  private func draw(_ sheet: LaidSheet, dpi: Double, by renderer: CertificateRenderer) throws(DiagnosticList) -> [UInt8] {
    try renderer.png(unmarked(sheet), dpi: dpi)
  }

  private func unmarked(_ sheet: LaidSheet) -> DisplayList {
    var list = sheet.displayList
    list.items.removeAll { $0.id == LaidSheet.specimenMarkID }
    return list
  }
}
