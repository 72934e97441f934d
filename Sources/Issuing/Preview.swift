public import Courses
public import Diagnostics
import Eligibility
import Foundation
import Layout
import PDFAssembly
import PageDescription

/// Specimens of a course's certificates, for the course team to look at. Works while the configuration is inactive.
public struct Preview: Sendable {
  public struct Options: Sendable {
    /// Empty for every eligible track.
    public var tracks: [Track]
    public var learner: String?
    public var language: String?
    public var today: CalendarDate
    public var dpi: Double

    public init(tracks: [Track] = [], learner: String? = nil, language: String? = nil, today: CalendarDate, dpi: Double = 150) {
      self.tracks = tracks
      self.learner = learner
      self.language = language
      self.today = today
      self.dpi = dpi
    }
  }

  private let plan: CoursePlan
  private let options: Options
  private let tracks: [Track]

  /// - Throws: tracks and a language that the course does not offer, a name that can't be printed.
  public init(plan: CoursePlan, options: Options) throws(DiagnosticList) {
    self.plan = plan
    self.options = options
    var problems = DiagnosticList()
    for track in options.tracks where !plan.tracks.contains(track) {
      problems.add(IssuingProblem.trackNotOffered(track, offered: plan.tracks))
    }
    let languages = plan.folder.course.languages.map(\.value)
    if let language = options.language, !languages.contains(language) {
      problems.add(IssuingProblem.languageNotOffered(language, offered: languages))
    }
    if let name = options.learner, name.allSatisfy(\.isWhitespace) || name.withVisibleControls != name {
      problems.add(IssuingProblem.notPrintable(name))
    }
    guard problems.isEmpty else { throw problems }
    tracks = options.tracks.isEmpty ? plan.tracks : options.tracks
  }

  private func specimen(on track: Track) -> Award {
    if let learner = options.learner {
      return Award.specimen(of: plan.folder, on: track, learnerName: learner, today: options.today, language: options.language)
    }
    return Award.specimen(of: plan.folder, on: track, today: options.today, language: options.language)
  }

  /// A certificate and a badge for each track, and of several tracks a contact sheet of them all side by side.
  /// - Returns: file names and PNG bytes.
  public func pictures() throws(DiagnosticList) -> [(name: String, bytes: [UInt8])] {
    let renderer = CertificateRenderer(plan: plan)
    let entries = try entries(by: renderer)
    // Drawing and compressing are nearly all of the time, and each picture is its own: share them out.
    let certificates = entries.map { (name: "certificate-\($0.track.rawValue).png", sheet: $0.certificate, dpi: options.dpi) }
    let badges = entries.map {
      (name: "badge-\($0.track.rawValue).png", sheet: $0.badge, dpi: CertificateRenderer.badgeSide / $0.badge.sheet.trim.width.inches)
    }
    var overview: [(name: String, sheet: DisplayList, dpi: Double)] = []
    if entries.count > 1 {
      let sheet = try ContactSheet(entries: entries, title: plan.folder.course.displayName.value).displayList(with: renderer)
      overview = [(name: "contact-sheet.png", sheet: sheet, dpi: options.dpi * Self.contactSheetScale)]
    }
    let jobs = certificates + overview + badges
    let plan = plan
    let pool = WorkerPool<Int, (Int, Result<[UInt8], DiagnosticList>)>(
      count: max(1, min(jobs.count, ProcessInfo.processInfo.activeProcessorCount)), makeState: { CertificateRenderer(plan: plan) },
      work: { renderer, i in
        do throws(DiagnosticList) { return (i, .success(try renderer.png(jobs[i].sheet, dpi: jobs[i].dpi, level: 2))) } catch {
          return (i, .failure(error))
        }
      })
    defer { pool.finish() }
    for i in jobs.indices { pool.submit(i) }
    var finished: [Int: Result<[UInt8], DiagnosticList>] = [:]
    for _ in jobs {
      let (i, result) = pool.next()
      finished[i] = result
    }
    var files: [(name: String, bytes: [UInt8])] = []
    for i in jobs.indices {
      guard let result = finished[i] else { continue }
      files.append((jobs[i].name, try result.get()))
    }
    return files
  }

  /// A sheet of three is as wide as a screen then.
  private static let contactSheetScale = 2.0 / 3

  /// All of them side by side, as PNG.
  func contactSheet() throws(DiagnosticList) -> [UInt8] {
    let renderer = CertificateRenderer(plan: plan)
    let sheet = ContactSheet(entries: try entries(by: renderer), title: plan.folder.course.displayName.value)
    return try renderer.png(try sheet.displayList(with: renderer), dpi: options.dpi * Self.contactSheetScale)
  }

  private func entries(by renderer: CertificateRenderer) throws(DiagnosticList) -> [ContactSheet.Entry] {
    var entries: [ContactSheet.Entry] = []
    var problems = DiagnosticList()
    for track in tracks {
      let award = specimen(on: track)
      do throws(DiagnosticList) {
        entries.append(
          .init(
            track: track, certificate: try renderer.sheet(for: award).displayList, badge: try renderer.badgeSheet(for: award).displayList))
      } catch {
        // The same fault on every track is one fault.
        let known = Set(problems.diagnostics.map(\.description))
        problems.add(contentsOf: DiagnosticList(error.diagnostics.filter { !known.contains($0.description) }))
      }
    }
    guard problems.isEmpty else { throw problems }
    return entries
  }

  /// Writes pictures or a proof.
  /// - Returns: the paths, in order.
  public func write(_ files: [(name: String, bytes: [UInt8])], into folder: String) throws(DiagnosticList) -> [String] {
    var target = OutputFolder(folder, for: .everyone)
    for file in files { try target.write(file.bytes, to: file.name) }
    return files.map { "\(folder)/\($0.name)" }
  }

  /// One proof of all tracks, a sheet each, for signatories to approve: drawn by what makes the certificates, so that it can't differ from
  /// them.
  public func proof(_ resources: ResourceFolders) throws(DiagnosticList) -> [UInt8] {
    let renderer = CertificateRenderer(plan: plan)
    let profile = try resources.pressProfile(nil)
    let run = PrintRun(profile: profile, screenProfile: plan.screenProfile, imposition: Imposition(), drawer: renderer.drawer)
    for track in tracks {
      let sheet = try renderer.sheet(for: specimen(on: track))
      do throws(AssemblyProblem) { try run.add(sheet.parts) } catch { throw DiagnosticList([Diagnostic(error)]) }
    }
    let course = plan.folder.course
    let information = PrintInformation(
      title: course.displayName.value, author: plan.folder.organization.name.value, subject: course.key,
      language: options.language ?? course.languages.first?.value ?? "en", created: PDFMoment(iso: options.today.description)!)
    do throws(AssemblyProblem) { try run.finish(information) } catch { throw DiagnosticList([Diagnostic(error)]) }
    return run.drain()
  }
}
