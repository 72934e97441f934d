import Courses
public import Diagnostics
import Eligibility
import Foundation
import Layout
import PageDescription
import Rosters

/// Specimens with the names of a roster that are hardest to set, for the course team to look at.
public struct Extremes: Sendable {
  /// A picture and what is extreme about it.
  public struct File: Sendable {
    public var name: String
    public var bytes: [UInt8]
    /// `nil` for the overview.
    public var caption: String?
  }
  public struct Result: Sendable {
    public var files: [File] = []
    /// Rows that can't be read, and names that can't be set at all.
    public var failures: [CourseCheck.Failure] = []
  }

  private let plan: CoursePlan
  private let options: Preview.Options

  /// - Parameter options: without a learner of its own; tracks and language leave out the roster's others.
  public init(plan: CoursePlan, options: Preview.Options) throws(DiagnosticList) {
    // Tracks and language are checked as for any preview.
    _ = try Preview(plan: plan, options: options)
    self.plan = plan
    self.options = options
  }

  /// Lays out every learner of an eligible track, awarded or not, and draws the extremes.
  public func pictures(of roster: OpenRoster, jobs: Int) throws(DiagnosticList) -> Result {
    let (choice, failures) = try choice(from: roster, jobs: jobs)
    var result = Result(failures: failures)
    let renderer = CertificateRenderer(plan: plan)
    var entries: [ExtremeSheet.Entry] = []
    for pick in choice.picks {
      let sheet = try renderer.sheet(for: pick.candidate.award).displayList
      let captions = pick.reasons.map(\.caption)
      let name = "line \(pick.candidate.line): \(pick.candidate.name.withVisibleControls)"
      entries.append(.init(captions: captions, name: name, certificate: sheet))
      result.files.append(
        File(
          name: "extreme-\(pick.reasons[0].word).png", bytes: try renderer.png(sheet, dpi: options.dpi, level: 2),
          caption: "\(name): \(captions.joined(separator: "; "))"))
    }
    guard !entries.isEmpty else { return result }
    let overview = try ExtremeSheet(entries: entries, title: plan.folder.course.displayName.value).displayList(with: renderer)
    let bytes = try renderer.png(overview, dpi: options.dpi * ExtremeSheet.scale, level: 2)
    result.files.insert(File(name: "extremes.png", bytes: bytes), at: 0)
    return result
  }

  func choice(from roster: OpenRoster, jobs: Int) throws(DiagnosticList) -> (ExtremeChoice, [CourseCheck.Failure]) {
    typealias Answer = (line: Int, award: Award, result: Swift.Result<NameMeasure?, DiagnosticList>)
    let plan = plan
    let pool = WorkerPool<(Int, Award), Answer>(
      count: max(1, jobs), makeState: { CertificateRenderer(plan: plan) },
      work: { renderer, job in
        do throws(DiagnosticList) { return (job.0, job.1, .success(try renderer.sheet(for: job.1).name)) } catch {
          return (job.0, job.1, .failure(error))
        }
      })
    defer { pool.finish() }
    var choice = ExtremeChoice()
    var failures: [CourseCheck.Failure] = []
    var inFlight = 0
    func settle() {
      let answer = pool.next()
      inFlight -= 1
      switch answer.result {
      case .success(let measure?): choice.add(.init(line: answer.line, award: answer.award, measure: measure))
      case .success(nil): break
      case .failure(let problems):
        failures.append(.init(line: answer.line, learner: answer.award.facts.learnerName, problems: problems.diagnostics))
      }
    }
    while let row = try roster.reader.next() {
      switch row {
      case .rejected(let line, let username, let problems):
        failures.append(.init(line: line, learner: username ?? "", problems: problems))
      case .learner(let learner, _):
        guard let award = specimen(of: learner) else { continue }
        pool.submit((learner.line, award))
        inFlight += 1
        if inFlight >= 16 * max(1, jobs) { settle() }
      }
    }
    while inFlight > 0 { settle() }
    return (choice, failures.sorted { $0.line < $1.line })
  }

  /// - Returns: `nil` for a learner who can't get a certificate, or is left out by the options.
  private func specimen(of learner: Learner) -> Award? {
    guard let track = learner.track ?? plan.tracks.first, plan.tracks.contains(track),
      options.tracks.isEmpty || options.tracks.contains(track)
    else { return nil }
    let grade: Double? = if case .value(let value) = learner.grade { value } else { nil }
    let award = Award.specimen(
      of: plan.folder, on: track, learnerName: learner.name, today: options.today, language: learner.language, grade: grade,
      custom: learner.custom)
    if let only = options.language, only != award.facts.language { return nil }
    return award
  }

  /// - Returns: the paths, in order.
  public func write(_ files: [File], into folder: String) throws(DiagnosticList) -> [String] {
    // They name learners.
    var target = OutputFolder(folder, for: .owner)
    for file in files { try target.write(file.bytes, to: file.name) }
    return files.map { "\(folder)/\($0.name)" }
  }
}
